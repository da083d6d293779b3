#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/date.h"
#include "model/severity.h"
#include "model/value.h"

/// A rule pack as plain data; packs/schema/pack.schema.json describes each member. A pack that was
/// read is well-formed; whether it is sound is for check/ to say.
namespace clause10::model {

struct LocalizedText {
  std::vector<std::pair<std::string, std::string>> by_language;

  /// In the language of the locale ("de", "de-AT"), else in English, else empty. A view into this.
  std::string_view in(std::string_view locale) const;
};

struct EnumerationValue {
  std::string id;
  LocalizedText label;
  LocalizedText help;
};

struct Enumeration {
  std::string id;
  LocalizedText label;
  std::vector<EnumerationValue> values;
};

/// Words and phrases of one kind, for lint checks; lint/lexicon.h says how they are written.
struct Lexicon {
  std::string id;
  std::vector<std::pair<std::string, std::vector<std::string>>> by_language = {};
};

struct Calendar {
  std::string id;
  std::vector<int> weekend;    ///< ISO weekdays, 1 is Monday
  std::vector<Date> holidays;  ///< ascending
};

struct Period {
  enum class Unit { working_days, days, months, hours };
  std::optional<std::string> when;
  Unit unit = Unit::days;
  std::int64_t amount = 0;
  std::vector<std::string> not_after;  ///< date fields; see DeadlineRule, where others stand
};

/// Approved requests for more time, which move a date that is frozen: lines of a list.
struct ExtendedBy {
  std::string list;
  std::string deadline;           ///< column with the id of the deadline that a line is about
  std::string state;              ///< what the column "state" of a line that counts says
  std::string due;                ///< column with the new date
  std::optional<std::string> by;  ///< column with who approved it

  friend bool operator==(const ExtendedBy&, const ExtendedBy&) = default;
};

struct DeadlineRule {
  std::string id;
  LocalizedText label;
  std::string clause;
  std::optional<std::string> starts_on;
  std::optional<std::string> due_field;
  std::string frozen_at;
  std::optional<std::string> met_at;
  std::vector<std::string> not_after;  ///< date fields, the earliest of which caps every period
  std::optional<ExtendedBy> extended_by;
  std::vector<Period> periods;
};

/// A person by what they are: named in a user field of the record, or holder of a role.
struct Party {
  enum class Named { in_field, by_role };
  Named named = Named::in_field;
  std::string id;  ///< of the field or of the role
};

struct Escalation {
  std::int64_t after = 0;  ///< calendar days after the due date
  Party to;
};

struct DeadlineProfile {
  std::string id;
  LocalizedText title;
  /// The profile that this one differs from, whose parts count where this one has none; empty:
  /// none.
  std::string extends;
  std::string calendar;                 ///< empty: that of the profile it extends
  std::vector<std::int64_t> reminders;  ///< calendar days against the due date, ascending, <= 0
  std::vector<Escalation> escalation;   ///< ascending by `after`
  bool inherits_reminders = false;
  bool inherits_escalation = false;
  std::vector<std::pair<std::string, std::vector<DeadlineRule>>> by_type;

  /// Null when the profile has none for that record type.
  const std::vector<DeadlineRule>* deadlines_of(std::string_view record_type) const;
};

enum class FieldType {
  text,
  long_text,
  date,
  enumeration,
  user,
  issue,
  refs,
  list,
  truth,
  integer
};

/// What each line of a list holds beside what it is itself.
struct Column {
  std::string id;
  FieldType type = FieldType::text;
  LocalizedText label;
  LocalizedText help;
  LocalizedText example;
  std::optional<std::string> enumeration;
  bool needed = false;
  std::optional<std::string>
      mirrors;  ///< "state", or a field of the record that the line stands for
};

/// Records of another type that a list holds: each line stands for one and shows parts of it.
struct LinkedRecords {
  std::string type;
  bool child = false;  ///< issues below this one; else issues that it is related to
  /// Fields of a new one, each with what it begins with: "record" is this record, "list.member"
  /// that part of each line, anything else a field of this record.
  std::vector<std::pair<std::string, std::string>> fill;
};

/// What the lines of a field of type list are. Lists whose lines are described nowhere are kept and
/// read by conditions, and are nothing that people type.
struct Lines {
  std::optional<FieldType> each;  ///< a line is itself a user or an issue
  std::vector<Column> columns;
  std::optional<LinkedRecords> of;
};

struct Field {
  std::string id;
  FieldType type = FieldType::text;
  LocalizedText label;
  LocalizedText help;
  LocalizedText example;
  std::optional<std::string> enumeration;
  Lines lines;
  bool computed = false;
  std::optional<std::string> locked_from;
  std::vector<std::string> editable_by;  ///< roles; empty: everybody
};

struct Section {
  std::string id;
  LocalizedText label;
  std::string transition;
  std::vector<std::string> fields;
};

struct State {
  std::string id;
  LocalizedText label;
  LocalizedText help;
  bool final = false;
  bool aside = false;
};

/// What a transition puts into a field.
struct Setting {
  enum class Kind { today, user, copy, add, clear };
  Kind kind = Kind::today;
  std::string from;         ///< of copy: the field whose value it takes
  std::int64_t amount = 0;  ///< of add: to what is there; nothing there counts as 0
};

struct Transition {
  std::string id;
  LocalizedText label;
  std::vector<std::string> from;
  std::string to;
  std::string clause;
  bool exit = false;
  /// By field. All of them look at the record as it was before the step.
  std::vector<std::pair<std::string, Setting>> sets;
  std::vector<std::string> by;       ///< roles that may take it; empty: everybody
  std::optional<Party> responsible;  ///< whose task it is
};

struct Require {
  std::vector<std::string> fields;
};
struct RequireOneOf {
  std::vector<std::string> fields;
};
struct OneOf {
  std::string field;
  std::vector<std::string> values;
};
struct Length {
  std::string field;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};
struct DateOrder {
  std::string earlier;
  std::string later;
};
struct Condition {
  std::string text;
  std::vector<std::string> fields;
};

/// A check of what a text, or the lines of a list, say; see lint/. Which members count depends on
/// the check. Lexicons are named by their ids.
struct Lint {
  enum class Check { restates, ends_at, says_nothing, repeats, incomplete, unmatched };
  Check check = Check::says_nothing;
  std::string field;
  std::vector<std::string> columns;    ///< of a list; of repeats: the answer, then the question
  std::vector<std::string> ignore;     ///< lexicons of words that count for nothing
  std::vector<std::string> of;         ///< restates: fields
  std::int64_t share = 80;             ///< restates: per cent of the words that the other has
  std::string phrases;                 ///< endsAt: lexicon of what is no end
  std::vector<std::string> unless;     ///< endsAt, saysNothing: lexicons of what lets it pass
  std::vector<std::string> because;    ///< endsAt: lexicons of what a reason begins with
  std::vector<std::string> therefore;  ///< endsAt: lexicons of what a reason ends with
  std::vector<std::string> negations;  ///< endsAt: lexicons of what denies a phrase
  std::int64_t least = 2;              ///< endsAt, saysNothing: words that say something
  std::string key;                     ///< unmatched: column of the field
  std::string in;                      ///< unmatched: the other list
  std::string in_key;                  ///< unmatched: column of that
  std::string shows;                   ///< unmatched: member of a line to name it by
  std::vector<std::string> known;      ///< unmatched: keys that need no line
  std::vector<std::pair<std::string, std::string>> leave_out;  ///< unmatched: column and value
};

using RuleCheck = std::variant<Require, RequireOneOf, OneOf, Length, DateOrder, Condition, Lint>;

struct Rule {
  std::string id;
  std::string clause;
  Severity severity = Severity::error;
  std::optional<std::string> when;
  std::vector<std::string> gates;
  bool waivable = false;  ///< somebody may let it pass, with a reason; see model/waiver.h
  LocalizedText message;
  /// Further placeholders of the message, each with the condition language's expression of its
  /// text.
  std::vector<std::pair<std::string, std::string>> with;
  RuleCheck check;
};

/// What a person may take over: values for fields, when a condition holds. Never taken over by
/// itself.
struct Proposal {
  std::string id;
  std::string clause;
  std::string when;
  std::vector<std::pair<std::string, std::string>> set;  ///< field and expression of its value
  LocalizedText message;
  std::vector<std::pair<std::string, std::string>> with;  ///< as of a rule
};

/// Records that name the same things again within some months of each other.
struct Recurrence {
  std::vector<std::string> by;  ///< fields whose values come back, all of them together
  std::string since;            ///< date field that the months count between
  std::int64_t months = 0;      ///< or, where that is set:
  std::optional<std::string> months_parameter;
};

struct SearchField {
  std::string field;
  std::int64_t weight = 1;  ///< 1 to 10
};

/// What a register of such records is counted by and searched in.
struct RegisterUse {
  std::vector<std::string> dimensions;  ///< fields
  std::optional<Recurrence> recurrence;
  std::vector<SearchField> search;
};

struct RecordType {
  std::string id;
  LocalizedText label;
  LocalizedText help;
  std::string initial;
  std::string title_field;
  std::optional<std::string> profile_field;  ///< enum field that names the profile of a record
  std::vector<Field> fields;
  std::vector<Section> sections;
  std::vector<State> states;
  std::vector<Transition> transitions;
  std::vector<Rule> rules;
  /// An edit of a field that was filled leaves these others unproven: they are done anew.
  std::vector<std::pair<std::string, std::vector<std::string>>> resets;
  std::vector<Proposal> proposals;
  RegisterUse in_register;
};

struct Role {
  std::string id;
  LocalizedText label;
  LocalizedText help;
};

/// Something an organisation may set; conditions read it as parameters.ID.
struct Parameter {
  enum class Type { integer, text, truth, date };
  std::string id;
  Type type = Type::text;
  Value default_value;
  std::optional<std::int64_t> min;  ///< of an integer
  std::optional<std::int64_t> max;
  std::vector<std::string> values;  ///< of a text; empty: any
  LocalizedText label;
  LocalizedText help;
};

/// How records written before version `to` become records of it, see model/migration.h.
struct Migration {
  std::string from;
  std::string to;
  Value steps;  ///< a list, as written: only whoever migrates reads it
};

struct Pack {
  std::string id;
  std::string version;
  LocalizedText title;
  std::vector<Role> roles;
  std::vector<Parameter> parameters;
  std::vector<Enumeration> enums;
  std::vector<Lexicon> lexicons;
  std::vector<Calendar> calendars;
  std::vector<DeadlineProfile> profiles;
  std::vector<RecordType> record_types;
  std::vector<Migration> migrations;  ///< each begins at the version at which the one before ends
  Value survey;      ///< as written, see model/survey.h: only registers and lint read it
  Value past_roles;  ///< likewise
};

/// The item with that id, or null. The pointer lives as long as the list is not changed.
template <class Item>
const Item* by_id(const std::vector<Item>& items, std::string_view id) {
  for (const Item& item : items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

/// The ids, in order; for suggestions.
template <class Item>
std::vector<std::string> ids_of(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  ids.reserve(items.size());
  for (const Item& item : items) {
    ids.push_back(item.id);
  }
  return ids;
}

}  // namespace clause10::model
