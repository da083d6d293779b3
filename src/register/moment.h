#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "evaluate/facts.h"
#include "register/plan.h"
#include "register/store.h"

namespace clause10::columns {

/// One record type on one day: what the parts of conditions say that depend on it. Parts are
/// decided by the evaluator of cel/ on a record that has just the value asked about.
class Moment {
 public:
  /// All must outlive the moment.
  Moment(const evaluate::Ruleset& ruleset, const Store& store, std::uint32_t type);

  /// Another day, calendar or other parameters. The context must live until the next move.
  void move(const model::Context& context);
  /// Codes that were not known before have come up.
  void extend();

  std::int32_t today() const { return context_->today.days_since_1970(); }
  const CodeTable& codes(std::uint32_t table) const { return codes_[table]; }
  /// What the part says of that day of the table's column.
  Verdict on_day(std::uint32_t table, std::int32_t day);
  /// For a row whose code says nothing.
  Verdict of_row(const CodeTable& table, Row row) const;
  /// `deadlines` are the values of part.deadlines, without those that the row has not.
  Verdict of_row(const RowPart& part, Row row, const model::Object& deadlines) const;
  const ComparisonAt& dates(std::uint32_t comparison) const { return comparisons_[comparison]; }
  /// For a row where a field of the comparison holds what is no date.
  Verdict of_row(const DateComparison& comparison, Row row) const;

 private:
  model::Value value_of_code(std::uint32_t field, std::uint32_t code) const;
  model::Value value_of_day(std::uint32_t field, std::int32_t day) const;
  Verdict decided(const cel::Program& program, std::uint32_t field,
                  const model::Value& value) const;

  const evaluate::Ruleset& ruleset_;
  const Store& store_;
  std::uint32_t type_;
  const TypePlan& plan_;
  const model::Context* context_ = nullptr;
  model::Record blank_;
  std::vector<CodeTable> codes_;
  std::vector<DayTable> days_;
  std::vector<ComparisonAt> comparisons_;
};

}  // namespace clause10::columns
