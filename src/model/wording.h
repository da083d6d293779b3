#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

/// What the engine itself says to the people at a record; what a pack says is in the pack. All such
/// texts stand here, in every language that the engine speaks.
namespace clause10::model {

/// A text with places {0}, {1} … for what it speaks of, the same ones in each language: a constant
/// that has others does not compile.
struct Wording {
  constexpr Wording(std::string_view english, std::string_view german) : en(english), de(german) {
    for (const std::string_view place : {"{0}", "{1}", "{2}", "{3}"}) {
      const bool in_both = (en.find(place) == de.npos) == (de.find(place) == de.npos);
      if (!in_both) places_differ();
    }
  }

  /// In the language of the locale ("de", "de-AT"), else in English.
  std::string_view in(std::string_view locale) const {
    return locale.substr(0, locale.find('-')) == "de" ? de : en;
  }

  std::string_view en;
  std::string_view de;

 private:
  static void places_differ();  // no constant is made by calling it
};

/// The text in the locale's language with its places filled.
std::string say(const Wording& wording, std::string_view locale,
                std::initializer_list<std::string_view> parts = {});

namespace wording {

// Pieces.
inline constexpr Wording alternative = {" or ", " oder "};
inline constexpr Wording quoted = {"\"{0}\"", "„{0}“"};
inline constexpr Wording today = {"today", "heute"};
inline constexpr Wording did_you_mean = {"did you mean \"{0}\"?", "war „{0}“ gemeint?"};
inline constexpr Wording nothing = {"empty", "leer"};
inline constexpr Wording one_item = {"1 item", "1 Eintrag"};
inline constexpr Wording items = {"{0} items", "{0} Einträge"};

// Values that do not fit their field.
inline constexpr Wording no_date = {"\"{0}\" is no date: {1}.", "„{0}“ ist kein Datum: {1}."};
inline constexpr Wording date_form = {"a date is written YYYY-MM-DD, such as 2026-11-23",
                                      "Ein Datum wird als JJJJ-MM-TT geschrieben, etwa 2026-11-23"};
inline constexpr Wording no_such_day = {"the calendar has no such day",
                                        "Diesen Tag gibt es im Kalender nicht"};
inline constexpr Wording unknown_days = {"dates from 1900-01-01 to 9999-12-31 are known",
                                         "Bekannt sind die Tage von 1900-01-01 bis 9999-12-31"};
inline constexpr Wording no_choice = {"\"{0}\" is not one of the choices for {1}.",
                                      "„{0}“ steht für {1} nicht zur Wahl."};
inline constexpr Wording wrong_type = {"{0} must be {1}.", "{0} muss {1} sein."};
inline constexpr Wording a_person = {"a person", "eine Person"};
inline constexpr Wording an_issue = {"an issue", "ein Ticket"};
inline constexpr Wording references = {"a list of clause or control numbers",
                                       "eine Liste von Nummern von Abschnitten oder Maßnahmen"};
inline constexpr Wording a_list = {"a list", "eine Liste"};
inline constexpr Wording a_truth = {"yes or no", "Ja oder Nein"};
inline constexpr Wording a_number = {"a whole number", "eine ganze Zahl"};
inline constexpr Wording a_text = {"a text", "ein Text"};
inline constexpr Wording unknown_field = {
    "unknown field \"{0}\": it is kept, but no rule looks at it",
    "Unbekanntes Feld „{0}“: Es bleibt erhalten, aber keine Regel prüft es"};

// Rules and steps.
inline constexpr Wording undecided = {"This rule of the pack could not be decided: {0}.",
                                      "Diese Regel des Pakets ließ sich nicht entscheiden: {0}."};
inline constexpr Wording for_others = {"\"{0}\" is for {1} to do; ask them to take this step.",
                                       "„{0}“ ist Sache von {1}; dort um diesen Schritt bitten."};
inline constexpr Wording starts_elsewhere = {
    "\"{0}\" does not start from the state \"{1}\"; it starts from {2}",
    "„{0}“ beginnt nicht im Zustand „{1}“, sondern in {2}"};

// Waivers.
inline constexpr Wording waiver_of_no_rule = {
    "A waiver names the rule \"{0}\", which records of this type do not have; it lets nothing "
    "pass.",
    "Eine Ausnahme nennt die Regel „{0}“, die es für diese Art Vorgang nicht gibt; sie bewirkt "
    "nichts."};
inline constexpr Wording waiver_not_allowed = {
    "A waiver was given for \"{0}\", which cannot be waived; mend what the rule asks for.",
    "Eine Ausnahme wurde für „{0}“ erteilt; diese Regel lässt keine zu, bitte erfüllen."};
inline constexpr Wording waiver_without_reason = {
    "The waiver of \"{0}\" needs a reason of {1} characters or more; it lets nothing pass.",
    "Die Ausnahme von „{0}“ braucht eine Begründung von mindestens {1} Zeichen; sie bewirkt "
    "nichts."};
inline constexpr Wording waiver_by_nobody = {
    "The waiver of \"{0}\" does not say who gave it, with \"id\" and \"name\"; it lets nothing "
    "pass.",
    "Die Ausnahme von „{0}“ sagt nicht mit „id“ und „name“, wer sie erteilt hat; sie bewirkt "
    "nichts."};
inline constexpr Wording waiver_without_day = {
    "The waiver of \"{0}\" does not say on which day it was given; it lets nothing pass.",
    "Die Ausnahme von „{0}“ sagt nicht, an welchem Tag sie erteilt wurde; sie bewirkt nichts."};

}  // namespace wording
}  // namespace clause10::model
