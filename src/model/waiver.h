#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/context.h"
#include "model/pack.h"
#include "model/value.h"

namespace clause10::model {

/// Characters that a reason takes to say something.
constexpr std::size_t least_reason = 20;

/// What keeps a waiver from counting.
enum class WaiverFault : std::uint8_t {
  none,
  no_rule,       ///< it names none, or none that the record type has
  not_waivable,  ///< the rule allows none
  no_reason,     ///< or one shorter than least_reason
  nobody,        ///< "by" is no person
  no_day,        ///< "on" is no date
};

/// A waiver that counts. Views of the record.
struct Waiver {
  std::string_view reason;
  User by;
  std::string_view on;
};

/// The field whose value a waiver of that rule was given for: the first that the rule looks at.
std::string_view waived_field(const Rule& rule);

/// Whether the waiver counts, whatever the field holds by now.
WaiverFault fault_of(const RecordType& type, const Value& waiver);

/// What is wrong with the waiver, in words for people; empty when it counts.
std::string explain_fault(const RecordType& type, const Value& waiver, std::string_view locale);

/// The first of the record's waivers that lets the rule pass: it counts, and was given for the
/// value that the field has. Nothing where there is none.
std::optional<Waiver> waiver_of(const RecordType& type, const Rule& rule, const List& waivers,
                                const Value* value);

}  // namespace clause10::model
