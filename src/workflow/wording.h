#pragma once
#include "model/wording.h"

/// What is said of a change that may not be made.
namespace clause10::workflow::wording {

using model::Wording;

inline constexpr Wording type_changed = {
    "the record's type changed from \"{0}\" to \"{1}\"; put it back, it never changes; or raise a "
    "new record",
    "die Art des Vorgangs wurde von „{0}“ zu „{1}“; zurücksetzen, sie ändert sich nie; oder einen "
    "neuen Vorgang anlegen"};
inline constexpr Wording format_changed = {
    "the record's format changed from {0} to {1}; put it back, or judge the edit with a newer "
    "engine",
    "das Format des Vorgangs wurde von {0} zu {1}; zurücksetzen oder die Änderung mit einer "
    "neueren "
    "Fassung prüfen"};

// Deadlines.
inline constexpr Wording the_deadline = {"the deadline \"{0}\"", "die Frist „{0}“"};
inline constexpr Wording was_frozen = {
    "{0} was frozen on {1} (\"{2}\") and is now {3}; put it back, what was agreed stays on record",
    "{0} wurde auf {1} („{2}“) festgelegt und ist nun {3}; zurücksetzen, was vereinbart wurde, "
    "bleibt stehen"};
inline constexpr Wording is_frozen = {
    "{0} is frozen on {1} (\"{2}\") and is now {3}; it follows from the rules of the pack",
    "{0} wird auf {1} („{2}“) festgelegt und ist nun {3}; sie folgt aus den Regeln des Pakets"};
inline constexpr Wording deadline_from_nowhere = {
    "{0} was not there before, and no step of this edit freezes it; remove it, the step that does "
    "will write it",
    "{0} gab es vorher nicht, und kein Schritt dieser Änderung legt sie fest; entfernen, der "
    "Schritt, der sie festlegt, schreibt sie selbst"};
inline constexpr Wording two_days = {
    "{0} is frozen on two different days, {1} (\"due\") and {2} (\"original\"); a step writes one",
    "{0} ist auf zwei verschiedene Tage festgelegt, {1} („due“) und {2} („original“); ein Schritt "
    "schreibt nur einen"};

// Fields.
inline constexpr Wording field_changed = {"\"{0}\" changed from {1} to {2}",
                                          "„{0}“ wurde von {1} zu {2}"};
inline constexpr Wording filled_by_nobody = {"{0}; put it back, nobody fills it in by hand",
                                             "{0}; zurücksetzen, niemand füllt das von Hand aus"};
inline constexpr Wording filled_by_step = {"{0}; put it back, it is filled in by the step {1}",
                                           "{0}; zurücksetzen, das füllt der Schritt {1} aus"};
inline constexpr Wording step_fills_day = {
    "{0}; the step \"{1}\" fills in the day on which it is taken",
    "{0}; der Schritt „{1}“ trägt den Tag ein, an dem er getan wird"};
inline constexpr Wording step_fills_person = {
    "{0}; the step \"{1}\" fills in the person who takes it",
    "{0}; der Schritt „{1}“ trägt die Person ein, die ihn tut"};
inline constexpr Wording step_fills = {"\"{0}\" must be {1} after the step \"{2}\", not {3}",
                                       "„{0}“ muss nach dem Schritt „{2}“ {1} sein, nicht {3}"};
inline constexpr Wording proven_of_another = {
    "\"{0}\" changed, and \"{1}\" is still what was found about it before; clear it, or say anew "
    "what holds now",
    "„{0}“ wurde geändert, und „{1}“ gilt noch dem, was vorher dort stand; leeren oder neu "
    "festhalten, was nun gilt"};
inline constexpr Wording field_locked = {
    "{0}; put it back, it is locked from the state \"{1}\" on",
    "{0}; zurücksetzen, ab dem Zustand „{1}“ ist das gesperrt"};
inline constexpr Wording field_of_others = {"{0}; put it back, or ask {1} to change it",
                                            "{0}; zurücksetzen oder {1} um die Änderung bitten"};

// What must not be lost.
inline constexpr Wording is_gone = {
    "\"{0}\" ({1}) is gone; put it back: this version does not know it, but another one does",
    "„{0}“ ({1}) fehlt nun; zurücksetzen: Diese Fassung kennt es nicht, aber eine andere"};
inline constexpr Wording identity_changed = {
    "the record's {0} changed from \"{1}\" to \"{2}\"; put it back, it never changes",
    "„{0}“ des Vorgangs wurde von „{1}“ zu „{2}“; zurücksetzen, das ändert sich nie"};
inline constexpr Wording former_changed = {
    "what a migration took away is kept under \"former\": it was {0} and is {1}; put it back",
    "was eine Überführung herausnahm, bleibt unter „former“ erhalten: Es war {0} und ist {1}; "
    "zurücksetzen"};
inline constexpr Wording chain_changed = {
    "the chain of saves had {0} entries, and they are no longer as they were; put them back, it "
    "only ever grows",
    "die Kette der Speicherungen hatte {0} Einträge, und sie sind nicht mehr, wie sie waren; "
    "zurücksetzen, sie wächst nur"};
inline constexpr Wording waiver_gone = {
    "waiver {0}, of {1}, is gone; put it back, what was waived stays on record",
    "Ausnahme {0} von {1} fehlt nun; zurücksetzen, was erlassen wurde, bleibt stehen"};
inline constexpr Wording waiver_changed = {
    "waiver {0}, of {1}, was altered; put it back as it was, and add another one if need be",
    "Ausnahme {0} von {1} wurde geändert; zurücksetzen und bei Bedarf eine weitere hinzufügen"};
inline constexpr Wording waiver_of_other = {
    "the waiver is signed by {0}, but the one who edits is \"{1}\"; everybody signs their own",
    "Die Ausnahme hat {0} unterzeichnet, die Änderung macht aber „{1}“; jede Person unterzeichnet "
    "die eigenen"};
inline constexpr Wording waiver_in_future = {
    "the waiver is dated {0}, more than a day in the future; it is {1}",
    "Die Ausnahme ist auf den {0} datiert, mehr als einen Tag in der Zukunft; es ist der {1}"};
inline constexpr Wording waiver_of_other_text = {
    "the waiver was given for another value of \"{0}\", {1}; it holds {2} now: give it anew",
    "Die Ausnahme wurde für einen anderen Wert von „{0}“ erteilt, {1}; nun steht dort {2}: neu "
    "erteilen"};
inline constexpr Wording pack_version_changed = {
    "the pack's version changed from \"{0}\" to \"{1}\"; put it back, it changes with a step "
    "alone, "
    "and then to the version of the pack, \"{2}\"",
    "die Version des Pakets wurde von „{0}“ zu „{1}“; zurücksetzen, sie ändert sich nur mit einem "
    "Schritt, und dann zur Version des Pakets, „{2}“"};

// The history.
inline constexpr Wording history_had_one = {
    "the history had 1 entry and now has {1}; put back what is missing, it only ever grows",
    "der Verlauf hatte 1 Eintrag und hat nun {1}; Fehlendes zurücksetzen, er wächst nur"};
inline constexpr Wording history_had = {
    "the history had {0} entries and now has {1}; put back what is missing, it only ever grows",
    "der Verlauf hatte {0} Einträge und hat nun {1}; Fehlendes zurücksetzen, er wächst nur"};
inline constexpr Wording entry = {"entry {0} of the history: {1}", "Eintrag {0} des Verlaufs: {1}"};
inline constexpr Wording entry_part_changed = {
    "\"{0}\" changed from {1} to {2}; put it back, what happened stays as it was recorded",
    "„{0}“ wurde von {1} zu {2}; zurücksetzen, was geschehen ist, bleibt stehen"};
inline constexpr Wording entry_changed = {
    "it changed; put it back, what happened stays as it was recorded",
    "Er wurde geändert; zurücksetzen, was geschehen ist, bleibt stehen"};
inline constexpr Wording no_step = {"the pack has no step \"{0}\"; {1}",
                                    "Das Paket hat keinen Schritt „{0}“; {1}"};
inline constexpr Wording it_has = {"it has {0}", "es hat {0}"};
inline constexpr Wording entry_version = {
    "the version must be {0}, one more than before, not {1}",
    "Die Version muss {0} sein, eine mehr als zuvor, nicht {1}"};
inline constexpr Wording wrong_start = {
    "\"{0}\" starts from {1}, and the record was in the state \"{2}\"; written is {3}",
    "„{0}“ beginnt in {1}, und der Vorgang war im Zustand „{2}“; geschrieben steht {3}"};
inline constexpr Wording wrong_end = {"\"{0}\" leads to \"{1}\", not to {2}",
                                      "„{0}“ führt zu „{1}“, nicht zu {2}"};
inline constexpr Wording unsigned_step = {
    "\"by\" must say who took the step, as {\"id\", \"name\"}",
    "„by“ muss sagen, wer den Schritt getan hat, mit „id“ und „name“"};
inline constexpr Wording signed_by_other = {
    "it is signed by {0}, but the one who edits is \"{1}\"; everybody signs their own steps",
    "Unterzeichnet hat {0}, die Änderung macht aber „{1}“; jede Person unterzeichnet ihre eigenen "
    "Schritte"};
inline constexpr Wording no_moment = {
    "\"on\" must be a moment in UTC such as 2026-11-23T10:00:00Z, not {0}",
    "„on“ muss ein Zeitpunkt in UTC sein wie 2026-11-23T10:00:00Z, nicht {0}"};
inline constexpr Wording before_the_last = {"{0} lies more than a day before the entry before it",
                                            "{0} liegt mehr als einen Tag vor dem vorigen Eintrag"};
inline constexpr Wording in_the_future = {
    "{0} lies more than a day in the future; it is {1}",
    "{0} liegt mehr als einen Tag in der Zukunft; es ist {1}"};
inline constexpr Wording state_without_way = {
    "the state changed from \"{0}\" to \"{1}\" without a step in the history that leads there; put "
    "it back, no step of the pack leads from one to the other",
    "der Zustand wurde von „{0}“ zu „{1}“, ohne dass ein Schritt im Verlauf dorthin führt; "
    "zurücksetzen, kein Schritt des Pakets führt vom einen zum anderen"};
inline constexpr Wording state_without_step = {
    "the state changed from \"{0}\" to \"{1}\" without a step in the history that leads there; "
    "take "
    "the step \"{2}\" instead of setting the state",
    "der Zustand wurde von „{0}“ zu „{1}“, ohne dass ein Schritt im Verlauf dorthin führt; den "
    "Schritt „{2}“ tun, statt den Zustand zu setzen"};
inline constexpr Wording wrong_version = {
    "the version must be {0}, not {1}: it was {2} and counts the steps taken, nothing else",
    "die Version muss {0} sein, nicht {1}: Sie war {2} und zählt die getanen Schritte, sonst "
    "nichts"};

}  // namespace clause10::workflow::wording
