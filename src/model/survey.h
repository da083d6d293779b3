#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/pack.h"

/// What a pack says about a whole register: which violations of the policy to look for, and which
/// fields name a role that somebody had. packs/schema/pack.schema.json describes each member.
namespace clause10::model {

/// A field of the nonconformity that a violation drafts: a text with placeholders, or an
/// expression.
struct DraftField {
  std::string field;
  LocalizedText text;
  std::string expression;  ///< empty: the text
};

/// Other records that conditions may look at: those of a type that name this one in a field.
struct RelatedRecords {
  std::string name;  ///< in conditions: a list; absent where it is not known which issue this is
  std::string type;
  std::string by;  ///< field of type issue
};

/// Something that is to happen at least once in so many days. The condition says which records
/// count; the violation is that the last of them is too long ago.
struct Periodic {
  std::string date;       ///< date field
  std::int64_t days = 0;  ///< or, where that is set:
  std::optional<std::string> days_parameter;
};

struct PolicyViolation {
  std::string id;
  LocalizedText label;
  LocalizedText help;
  std::string clause;
  std::vector<std::string> types;
  std::string when;
  std::optional<std::string> each;  ///< list field: the condition is asked of each `line`
  std::vector<RelatedRecords> related;
  std::optional<Periodic> every;
  std::optional<std::string> occurrence;  ///< text that tells one time from the next
  std::optional<std::string> since;       ///< first day on which it was so
  std::optional<Party> responsible;
  std::vector<std::pair<std::string, std::string>> with;
  LocalizedText message;
  std::vector<DraftField> draft;
};

struct Survey {
  std::string raises;  ///< record type of the drafts
  std::vector<PolicyViolation> violations;
};

/// A field that names people, and the role that they have by it.
struct PastRole {
  std::string type;
  std::string field;               ///< of type user or a list of users, or list.column
  std::string until;               ///< expression: the day it ended; absent while it goes on
  std::string area;                ///< expression: a text or a list of texts
  std::vector<std::string> links;  ///< issue fields: the records that it was a role on, too
  std::vector<std::pair<std::string, std::string>> with;
  LocalizedText label;
};

/// Records whose independence is at stake.
struct RolesAsked {
  std::string type;
  std::string into;                 ///< list field of people with the columns role and until
  std::vector<std::string> people;  ///< as PastRole::field: who is asked about
  std::string area;                 ///< expression: a text or a list of texts
  std::vector<std::string> links;   ///< fields of issues, or lists of them
};

struct PastRoles {
  std::string within_parameter;  ///< days
  std::vector<PastRole> roles;
  std::vector<RolesAsked> asked;
};

}  // namespace clause10::model
