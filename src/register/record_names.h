#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cel/cel.h"
#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/policy_findings.h"
#include "register/deadline_values.h"
#include "register/store.h"

namespace clause10::columns {

/// The record of a row as expressions of a survey know it: what a condition of a rule may read, as
/// far as the register tells it, and `record`, `arrivedOn`, `violations` and what was added. Values
/// are made when they are asked for, and live until another row is looked at.
class RecordNames final : public cel::Activation, private cel::WorkingDays {
 public:
  /// All must outlive this. Violations are those that the runner left.
  RecordNames(const evaluate::Ruleset& ruleset, const Store& store, const model::Context& context);

  void look_at(Row row);
  /// No record at all: every field is absent.
  void look_at_none();
  Row row() const { return row_; }
  /// A further name, until the next row. An empty list is there, too.
  void add(std::string_view name, model::Value value);

  const model::Value* find(std::string_view name) const override;
  const cel::WorkingDays* working_days() const override {
    return calendar_ == nullptr ? nullptr : this;
  }

  model::RecordRef reference() const;
  /// The record as an item of a list: issue as id, state, and its fields.
  model::Value whole() const;

 private:
  model::Date today() const override { return context_.today; }
  std::optional<model::Date> add(model::Date start, std::int64_t days) const override;
  std::int64_t between(model::Date from, model::Date to) const override;

  const TypePlan& plan() const { return store_.type_of(store_.block_of(row_)); }
  model::Value made(std::string_view name) const;
  model::Value of_field(std::uint32_t field) const;
  model::Value violations() const;
  model::Value arrived_on() const;
  std::int64_t issue() const;
  const model::Object& told() const;

  const evaluate::Ruleset& ruleset_;
  const Store& store_;
  const model::Context& context_;
  const schedule::WorkingCalendar* calendar_ = nullptr;
  Row row_ = no_row;
  const Block* block_ = nullptr;
  model::Value today_;
  mutable DeadlineValues deadlines_;
  mutable std::optional<model::Object> told_;
  std::map<std::string, model::Value, std::less<>> added_;
  mutable std::map<std::string, model::Value, std::less<>> values_;
};

}  // namespace clause10::columns
