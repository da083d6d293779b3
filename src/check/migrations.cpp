#include "check/migrations.h"

#include <algorithm>
#include <utility>

#include "check/findings.h"
#include "model/pointer.h"
#include "model/suggest.h"
#include "model/version.h"

namespace clause10::check {
namespace {

using model::item_of;
using model::member_of;
using model::MigrationStep;
using Kind = MigrationStep::Kind;

void check_chain(const model::Pack& pack, Findings& findings) {
  const auto& migrations = pack.migrations;
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    const std::string at = item_of("/migrations", i);
    const model::Migration& each = migrations[i];
    if (!model::is_version(each.from) || !model::is_version(each.to)) continue;
    if (model::compare_versions(each.from, each.to) >= 0) {
      findings.add("pack.migrationChain", "a migration leads to a later version than it begins at",
                   at + "/to");
    }
    if (i > 0 && model::is_version(migrations[i - 1].to) &&
        model::compare_versions(migrations[i - 1].to, each.from) != 0) {
      findings.add(
          "pack.migrationChain",
          "the migration before ends at " + migrations[i - 1].to + "; this one must begin there",
          at + "/from");
    }
    if (model::is_version(pack.version) && model::compare_versions(each.to, pack.version) > 0) {
      findings.add("pack.migrationChain", "this leads beyond the pack's version " + pack.version,
                   at + "/to");
    }
  }
}

/// What a record type was made of at one point of its past. Steps are undone from the last to the
/// first: before a step renames a field, the old name is known as well.
class Past {
 public:
  explicit Past(const model::RecordType& type) : type_(&type), states_(ids_of(type.states)) {}

  const std::string& type() const { return type_->id; }
  std::vector<std::string>& states() { return states_; }

  std::vector<std::string> fields() const {
    std::vector<std::string> known = ids_of(type_->fields);
    for (const auto& [name, later] : renamed_) {
      known.push_back(name);
    }
    return known;
  }

  /// The field of the pack that a field of then has become; null when it is there no more.
  const model::Field* now(const std::string& name) const {
    const auto found = std::find_if(renamed_.rbegin(), renamed_.rend(),
                                    [&](const auto& each) { return each.first == name; });
    return found == renamed_.rend() ? by_id(type_->fields, name) : found->second;
  }

  /// Before a step, `name` was what is `later` after it.
  void rename(const std::string& name, const model::Field* later) {
    renamed_.emplace_back(name, later);
  }

  void add_value(const model::Field* field, const std::string& value) {
    values_.emplace_back(field, value);
  }

  /// The values that the field may have had.
  std::vector<std::string> values(const model::Pack& pack, const model::Field* field) const {
    const auto* list = by_id(pack.enums, field->enumeration.value_or(""));
    std::vector<std::string> known =
        list == nullptr ? std::vector<std::string>() : ids_of(list->values);
    for (const auto& [of, value] : values_) {
      if (of == field) known.push_back(value);
    }
    return known;
  }

 private:
  const model::RecordType* type_;
  std::vector<std::string> states_;
  std::vector<std::pair<std::string, const model::Field*>> renamed_;  ///< the nearest step last
  std::vector<std::pair<const model::Field*, std::string>> values_;
};

class Steps {
 public:
  Steps(const model::Pack& pack, Findings& findings) : pack_(pack), findings_(findings) {
    for (const model::RecordType& each : pack.record_types) {
      past_.emplace_back(each);
    }
  }

  void undo(const MigrationStep& step, const std::string& at) {
    if (!findings_.expect_known(step.type, ids_of(pack_.record_types), "pack.unknownType",
                                "record type", at + "/type")) {
      return;
    }
    Past& past = *std::find_if(past_.begin(), past_.end(),
                               [&](const Past& each) { return each.type() == step.type; });
    switch (step.kind) {
      case Kind::rename_field:
        return rename_field(step, past, at + "/renameField");
      case Kind::rename_state:
        return rename_state(step, past, at + "/renameState");
      case Kind::rename_values:
        return rename_values(step, past, at + "/renameValues");
      case Kind::split_value:
        return split_value(step, past, at + "/splitValue");
      case Kind::set_default:
        return set_default(step, past, at + "/setDefault");
      case Kind::drop_field:
        if (by_id(by_id(pack_.record_types, step.type)->fields, step.from) != nullptr) {
          findings_.add("pack.uselessStep",
                        "the pack still has the field \"" + step.from +
                            "\": nothing is to be "
                            "dropped",
                        at + "/dropField/field");
        }
        return past.rename(step.from, nullptr);
      case Kind::convert_field:
        field(step.from, past, at + "/convertField/field");
        return;
    }
  }

 private:
  bool field(const std::string& name, const Past& past, const std::string& at) {
    return findings_.expect_known(name, past.fields(), "pack.unknownField", "field", at);
  }

  void changes(bool does, const std::string& at) {
    if (!does) findings_.add("pack.uselessStep", "old and new name are the same", at);
  }

  /// That the value is one which the field may have.
  void value(const model::Value& value, const std::string& name, const Past& past,
             const std::string& at) {
    const model::Field* now = past.now(name);
    if (now == nullptr || now->type != model::FieldType::enumeration || value.text() == nullptr) {
      return;
    }
    findings_.expect_known(*value.text(), past.values(pack_, now), "pack.unknownValue", "value",
                           at);
  }

  void rename_field(const MigrationStep& step, Past& past, const std::string& at) {
    changes(step.from != step.to, at + "/to");
    field(step.to, past, at + "/to");
    past.rename(step.from, past.now(step.to));
  }

  void rename_state(const MigrationStep& step, Past& past, const std::string& at) {
    changes(step.from != step.to, at + "/to");
    findings_.expect_known(step.to, past.states(), "pack.unknownState", "state", at + "/to");
    past.states().push_back(step.from);
  }

  void rename_values(const MigrationStep& step, Past& past, const std::string& at) {
    if (!field(step.from, past, at + "/field")) return;
    for (const auto& [from, to] : step.renamed) {
      const std::string place = member_of(at + "/values", from);
      changes(from != to, place);
      value(to, step.from, past, place);
    }
    for (const auto& [from, to] : step.renamed) {
      past.add_value(past.now(step.from), from);
    }
  }

  void split_value(const MigrationStep& step, Past& past, const std::string& at) {
    for (const model::Member& each : step.into) {
      const std::string place = member_of(at + "/into", each.name);
      if (field(each.name, past, place)) value(each.value, each.name, past, place);
    }
    // The field may be one that only this step still knows.
    if (past.now(step.from) == nullptr) past.rename(step.from, nullptr);
    if (step.value.text() != nullptr) past.add_value(past.now(step.from), *step.value.text());
  }

  void set_default(const MigrationStep& step, Past& past, const std::string& at) {
    if (field(step.from, past, at + "/field")) {
      value(step.value, step.from, past, at + "/value");
    }
    for (std::size_t i = 0; i < step.states.size(); ++i) {
      findings_.expect_known(step.states[i], past.states(), "pack.unknownState", "state",
                             item_of(at + "/states", i));
    }
  }

  const model::Pack& pack_;
  Findings& findings_;
  std::vector<Past> past_;
};

}  // namespace

model::Diagnostics check_migrations(const model::Pack& pack,
                                    const std::vector<model::MigrationSteps>& steps) {
  Findings findings;
  check_chain(pack, findings);
  Steps past(pack, findings);
  for (std::size_t i = steps.size(); i-- > 0;) {
    const std::string at = item_of("/migrations", i) + "/steps";
    for (std::size_t j = steps[i].size(); j-- > 0;) {
      past.undo(steps[i][j], item_of(at, j));
    }
  }
  return findings.take();
}

}  // namespace clause10::check
