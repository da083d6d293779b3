#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cel/cel.h"
#include "evaluate/ruleset.h"
#include "lint/lint.h"
#include "model/context.h"
#include "model/pack.h"
#include "model/record.h"

namespace clause10::evaluate {

/// How a field's value fits the field.
enum class Shape { absent, sound, wrong_type, bad_date, not_in_enum };

/// What rules may know about one record on one day. Holds references: ruleset, record and context
/// must outlive it.
class Facts : public cel::Activation, private cel::WorkingDays, private lint::Fields {
 public:
  Facts(const Ruleset& ruleset, const model::RecordType& type, const model::Record& record,
        const model::Context& context);

  const model::RecordType& type() const { return type_; }
  const model::Record& record() const { return record_; }
  const model::Context& context() const { return context_; }

  /// For conditions: `state`, `today`, a field, `parameters.ID` or `deadlines.ID.due`, `.original`,
  /// `.status`; null when absent.
  const model::Value* find(std::string_view name) const override;
  const model::Value* at(std::uint32_t declaration, std::string_view name) const override;

  /// The calendar of the context's deadline profile, where there is one.
  const cel::WorkingDays* working_days() const override {
    return calendar_ == nullptr ? nullptr : this;
  }

  bool is_present(std::string_view field) const { return present(field) != nullptr; }

  /// The value when there is one that fits its field, else null.
  const model::Value* sound(std::string_view field) const;

  /// The date of a date field, or of the word today; nothing when absent or no date.
  std::optional<model::Date> date(std::string_view name) const;

  /// What its texts say, for lint checks; each is taken apart once.
  lint::Subject& texts() const { return texts_; }

  /// By position in type().fields.
  Shape shape(std::size_t field) const { return slots_[field].shape; }

  /// Its label in the language of the context.
  std::string_view label(std::string_view field) const;

 private:
  struct Slot {
    const model::Value* value = nullptr;  ///< null when absent
    Shape shape = Shape::absent;
  };

  const model::Value* field(std::string_view id) const override { return present(id); }
  model::Date today() const override { return context_.today; }
  std::optional<model::Date> add(model::Date start, std::int64_t days) const override;
  std::int64_t between(model::Date from, model::Date to) const override;

  const model::Value* present(std::string_view field) const;
  const model::Value* deadline(std::string_view name) const;
  const Slot* slot(std::string_view field) const;

  const Ruleset& ruleset_;
  const model::Pack& pack_;
  const model::RecordType& type_;
  const model::Record& record_;
  const model::Context& context_;
  const schedule::WorkingCalendar* calendar_ = nullptr;
  model::Value state_;
  model::Value today_;
  std::vector<Slot> slots_;
  mutable lint::Subject texts_;
  /// What conditions call the deadlines, by name; worked out when one first asks.
  mutable std::optional<model::Object> deadlines_;
};

}  // namespace clause10::evaluate
