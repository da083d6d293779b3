#include "register/period_conditions.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>

#include "codec/json.h"
#include "model/parameters.h"
#include "register/fact.h"

namespace clause10::columns {
namespace {

using model::Value;

/// A row's record for conditions, as far as they ask.
class RowNames final : public cel::Activation, private cel::WorkingDays {
 public:
  RowNames(const Store& store, const model::Context& context,
           const schedule::WorkingCalendar* calendar, Row row)
      : store_(store),
        plan_(store.type_of(store.block_of(row))),
        context_(context),
        calendar_(calendar),
        row_(row) {}

  const Value* find(std::string_view name) const override {
    if (name == "state") return &(value_ = plan_.type->states[state()].id);
    if (name == "today") return &(today_ = context_.today.text());
    if (name.starts_with(model::parameters_prefix)) {
      return model::parameter_value(*store_.plan().pack, context_,
                                    name.substr(model::parameters_prefix.size()));
    }
    const model::Object* kept = store_.kept(row_);
    const Value* found = kept == nullptr ? nullptr : model::find(*kept, name);
    return found != nullptr ? found : by_code(name);
  }

  const cel::WorkingDays* working_days() const override {
    return calendar_ == nullptr ? nullptr : this;
  }

 private:
  std::uint8_t state() const { return byte_of(plan_.state); }

  std::uint8_t byte_of(Column<std::uint8_t> column) const {
    return store_.block_of(row_).at(column)[row_ % rows_per_block];
  }

  /// An enum's value; null for a field that is none, since those are kept where they are filled.
  const Value* by_code(std::string_view name) const {
    const std::uint32_t index = plan_.field_names.find(name);
    if (index == Dictionary::unknown || !plan_.fields[index].code.exists()) return nullptr;
    const FieldColumns& field = plan_.fields[index];
    const std::uint32_t code = byte_of(field.code);
    if (code == no_value || code == other_value) return nullptr;
    if (code <= field.choices.size()) {
      return &(value_ = field.choices.text(code - 1));
    }
    const auto type = static_cast<std::uint32_t>(&plan_ - store_.plan().types.data());
    const Dictionary& odd = store_.leftovers(type).odd[index];
    auto value = codec::read_json(odd.text(code - 1 - field.choices.size()));
    if (!value) return nullptr;
    return &(value_ = std::move(*value));
  }

  model::Date today() const override { return context_.today; }
  std::optional<model::Date> add(model::Date start, std::int64_t days) const override {
    return calendar_->add(start, days);
  }
  std::int64_t between(model::Date from, model::Date to) const override {
    return calendar_->between(from, to);
  }

  const Store& store_;
  const TypePlan& plan_;
  const model::Context& context_;
  const schedule::WorkingCalendar* calendar_;
  Row row_;
  mutable Value value_;  ///< only what depends on one enum or the state is not kept
  mutable Value today_;
};

template <class Visit>
void each_period(const evaluate::Ruleset& ruleset, const Plan& plan, const Visit& visit) {
  for (const model::DeadlineProfile& profile : plan.pack->profiles) {
    for (const auto& [type, deadlines] : profile.by_type) {
      const std::uint32_t index = plan.type_names.find(type);
      for (const model::DeadlineRule& deadline : deadlines) {
        for (const model::Period& period : deadline.periods) {
          const auto& program = ruleset.period_program(period);
          if (program) visit(index, period, *program);
        }
      }
    }
  }
}

}  // namespace

PeriodConditions::PeriodConditions(const evaluate::Ruleset& ruleset, const Store& store,
                                   const model::Context& context)
    : store_(store), context_(context) {
  if (const auto* profile = model::by_id(store.plan().pack->profiles, context.profile)) {
    calendar_ = ruleset.calendar(profile->calendar);
  }
  each_period(
      ruleset, store.plan(),
      [this](std::uint32_t type, const model::Period& period, const cel::Program& program) {
        conditions_.push_back({&period, &program, part_of(program, store_.plan().types[type])});
      });
}

void PeriodConditions::keep(const model::Period& period, const Block& block, Rows& rows) {
  const auto found = std::find_if(conditions_.begin(), conditions_.end(),
                                  [&](const Condition& each) { return each.period == &period; });
  if (found == conditions_.end()) return;
  Condition& condition = *found;
  const TypePlan& plan = store_.type_of(block);
  const bool by_code = condition.part.kind == Part::Kind::code;
  const bool by_state = condition.part.field == Part::state;
  const std::uint8_t* codes =
      by_code ? block.at(by_state ? plan.state : plan.fields[condition.part.field].code) : nullptr;
  const Row first = static_cast<Row>(&block - store_.blocks().data()) * rows_per_block;
  for (std::uint32_t word = 0; word < words_per_block; ++word) {
    for (std::uint64_t rest = rows[word]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(rest));
      const std::uint32_t place = word * 64 + bit;
      Known known = Known::not_yet;
      // Rows with the last code may differ.
      const bool shared = by_code && (by_state || codes[place] != other_value);
      if (shared) known = condition.by_code[codes[place]];
      if (known == Known::not_yet) {
        known = applies(condition, first + place) ? Known::applies : Known::does_not;
        if (shared) condition.by_code[codes[place]] = known;
      }
      if (known == Known::does_not) rows[word] &= ~(std::uint64_t{1} << bit);
    }
  }
}

bool PeriodConditions::applies(Condition& condition, Row row) const {
  return decide(*condition.program, RowNames(store_, context_, calendar_, row)) == Verdict::yes;
}

void keep_for_periods(const evaluate::Ruleset& ruleset, Plan& plan) {
  each_period(ruleset, plan,
              [&](std::uint32_t type, const model::Period&, const cel::Program& program) {
                TypePlan& own = plan.types[type];
                const Part part = part_of(program, own);
                if (part.kind == Part::Kind::code) return;
                for (const std::uint32_t field : part.reads) {
                  if (std::find(own.kept.begin(), own.kept.end(), field) == own.kept.end()) {
                    own.kept.push_back(field);
                  }
                }
              });
}

}  // namespace clause10::columns
