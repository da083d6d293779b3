#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "codec/reader.h"
#include "model/pack.h"

/// The readers of a pack's parts, one file each.
namespace clause10::codec {

/// Languages that a text of the pack may have.
constexpr std::array<std::string_view, 2> languages = {"en", "de"};

model::LocalizedText read_localized(ObjectReader& owner, std::string_view name);
model::LocalizedText read_optional_localized(ObjectReader& owner, std::string_view name);

model::RecordType read_record_type(const std::string& id, const model::Value& value,
                                   const std::string& pointer, Problems& problems);

/// The member "type" of a field or of a column.
model::FieldType read_field_type(ObjectReader& reader);

/// The members of a field that say what the lines of a list are.
model::Lines read_lines(ObjectReader& field);

/// A member that is an object of expressions by name, such as "with"; it may be missing.
std::vector<std::pair<std::string, std::string>> read_expressions(ObjectReader& owner,
                                                                  std::string_view name);

model::Rule read_rule(const model::Value& value, const std::string& pointer, Problems& problems);

/// What stands under "lint" in a rule.
model::Lint read_lint(const model::Value& value, const std::string& pointer, Problems& problems);

model::Lexicon read_lexicon(const std::string& id, const model::Value& value,
                            const std::string& pointer, Problems& problems);

model::RegisterUse read_register_use(const model::Value& value, const std::string& pointer,
                                     Problems& problems);

model::Role read_role(const std::string& id, const model::Value& value, const std::string& pointer,
                      Problems& problems);

model::Parameter read_parameter(const std::string& id, const model::Value& value,
                                const std::string& pointer, Problems& problems);

/// "field" or "role" among the members of the object; nothing after a fault was reported.
std::optional<model::Party> read_party(ObjectReader& reader);

model::DeadlineProfile read_profile(const std::string& id, const model::Value& value,
                                    const std::string& pointer, Problems& problems);

/// Where they begin and end; their steps are read by read_steps (codec/migration.h).
std::vector<model::Migration> read_migrations(ObjectReader& reader);

}  // namespace clause10::codec
