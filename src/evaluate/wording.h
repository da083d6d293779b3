#pragma once
#include "model/wording.h"

/// What is said about a record's version, and what explain() says.
namespace clause10::evaluate::wording {

using model::Wording;

inline constexpr Wording older_pack = {
    "This record was written with version {0} of the rules; they are {1} now. It is shown as it "
    "was written: migrate it before going on.",
    "Dieser Vorgang wurde mit Version {0} der Regeln geschrieben; jetzt gilt {1}. Er wird gezeigt, "
    "wie er geschrieben wurde: vor dem Weiterarbeiten überführen."};
inline constexpr Wording no_migration = {
    "This record was written with version {0} of the rules; from there no way leads to {1}, only "
    "from {2} on. It is shown as it was written: migrate it with an earlier release first.",
    "Dieser Vorgang wurde mit Version {0} der Regeln geschrieben; von dort führt kein Weg zu {1}, "
    "erst ab {2}. Er wird gezeigt, wie er geschrieben wurde: erst mit einer früheren Ausgabe "
    "überführen."};
inline constexpr Wording newer_pack = {
    "This record was written with version {0} of the rules, which is newer than {1} here. It is "
    "shown as far as it can be read and cannot be saved: update Clause 10 to go on.",
    "Dieser Vorgang wurde mit Version {0} der Regeln geschrieben, neuer als {1} hier. Er wird "
    "gezeigt, soweit er lesbar ist, und lässt sich nicht speichern: Clause 10 aktualisieren, um "
    "weiterzuarbeiten."};

inline constexpr Wording when_undecided = {
    "Its \"when\" cannot be decided: {0}. That counts as a violation, so that a faulty rule shows.",
    "Ihr „when“ lässt sich nicht entscheiden: {0}. Das zählt als Verstoß, damit eine fehlerhafte "
    "Regel auffällt."};
inline constexpr Wording does_not_apply = {"It does not apply: its \"when\" does not hold.",
                                           "Sie gilt hier nicht: Ihr „when“ trifft nicht zu."};
inline constexpr Wording does_apply = {"It applies: its \"when\" holds.",
                                       "Sie gilt hier: Ihr „when“ trifft zu."};
inline constexpr Wording violated = {"It is violated.", "Sie ist verletzt."};
inline constexpr Wording not_looked_at = {"It is not looked at as long as {0} is empty.",
                                          "Sie wird nicht geprüft, solange {0} leer ist."};
inline constexpr Wording satisfied = {"It is satisfied.", "Sie ist erfüllt."};
inline constexpr Wording always_in_force = {
    "It is in force in every state, since it names no gates.",
    "Sie ist in jedem Zustand in Kraft, denn sie nennt keine Schranke."};
inline constexpr Wording gate_leads_to = {"{0}, which leads to {1}", "{0}, die zu {1} führt"};
inline constexpr Wording or_gate = {"; or ", "; oder "};
inline constexpr Wording in_force = {
    "It is in force in the state {0}: that lies behind its gate {1}.",
    "Sie ist im Zustand {0} in Kraft: Er liegt hinter ihrer Schranke {1}."};
inline constexpr Wording not_in_force = {
    "It is not in force in the state {0}, only in the way of its gate {1}.",
    "Sie ist im Zustand {0} nicht in Kraft und steht nur vor ihrer Schranke {1}."};
inline constexpr Wording not_reported = {
    "It is not reported: the record is in a final state, and no step needs it any more.",
    "Sie wird nicht gemeldet: Der Vorgang ist abgeschlossen, und kein Schritt braucht sie mehr."};
inline constexpr Wording waived = {"It is waived by {0} on {1}: {2}",
                                   "{0} hat sie am {1} erlassen: {2}"};
inline constexpr Wording only_warns = {"It is a warning and blocks nothing.",
                                       "Sie ist eine Warnung und hält nichts auf."};
inline constexpr Wording no_step_left = {"It blocks nothing: no step is left to be blocked.",
                                         "Sie hält nichts auf: Es ist kein Schritt mehr übrig."};
inline constexpr Wording blocks = {"So it blocks {0}.", "Also hält sie auf: {0}."};
inline constexpr Wording blocks_onward = {
    "So it blocks {0}: what is violated and in force blocks every step onward.",
    "Also hält sie auf: {0}. Was in Kraft und verletzt ist, hält jeden Schritt nach vorn auf."};

inline constexpr Wording must_be_filled = {"must be filled in", "muss ausgefüllt sein"};
inline constexpr Wording one_must_be_filled = {"one of these must be filled in",
                                               "eines davon muss ausgefüllt sein"};
inline constexpr Wording must_be_one_of = {"must be one of {0}", "muss eines sein von {0}"};
inline constexpr Wording at_least = {"must have at least {0} characters",
                                     "braucht mindestens {0} Zeichen"};
inline constexpr Wording at_most = {"must have at most {0} characters",
                                    "darf höchstens {0} Zeichen haben"};
inline constexpr Wording from_to = {"must have {0} to {1} characters",
                                    "braucht {0} bis {1} Zeichen"};
inline constexpr Wording not_after = {"must not be after {0}", "darf nicht nach {0} liegen"};
inline constexpr Wording not_before = {"must not be before {0}", "darf nicht vor {0} liegen"};
inline constexpr Wording read_for_meaning = {"is read for what it says",
                                             "wird auf seine Aussage hin gelesen"};
inline constexpr Wording compared = {"is compared with it", "wird damit verglichen"};
inline constexpr Wording filled_to_be_looked_at = {
    "must be filled in for the condition to be looked at",
    "muss ausgefüllt sein, damit die Bedingung geprüft wird"};
inline constexpr Wording does_not_fit = {"; not looked at, since the value does not fit the field",
                                         "; nicht geprüft, denn der Wert passt nicht zum Feld"};

}  // namespace clause10::evaluate::wording
