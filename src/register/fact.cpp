#include "register/fact.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "codec/json.h"
#include "lint/lint.h"
#include "model/date.h"
#include "model/text.h"
#include "model/waiver.h"
#include "register/bytes.h"
#include "register/plan.h"

namespace clause10::columns {
namespace {

/// A record on its way in, for conditions. Values are made when they are asked for.
class SheetNames final : public cel::Activation, public lint::Fields {
 public:
  SheetNames(const TypePlan& plan, const Sheet& sheet) : plan_(plan), sheet_(sheet) {}

  const model::Value* find(std::string_view name) const override {
    if (name == "state") {
      if (state_.is_null()) state_ = plan_.type->states[sheet_.state].id;
      return &state_;
    }
    const std::uint32_t field = plan_.field_names.find(name);
    if (field == Dictionary::unknown || sheet_.cells[field].holds == Holds::nothing) return nullptr;
    if (sheet_.cells[field].value != nullptr) return sheet_.cells[field].value;
    if (values_.empty()) values_.resize(sheet_.cells.size());
    if (!values_[field]) values_[field] = value_of(sheet_.cells[field]);
    return &*values_[field];
  }

  const model::Value* field(std::string_view id) const override { return find(id); }

 private:
  const TypePlan& plan_;
  const Sheet& sheet_;
  mutable model::Value state_;
  mutable std::vector<std::optional<model::Value>> values_;
};

/// The verdict on two cells, where both hold what the fact compares or one holds nothing.
std::optional<bool> compared(const Fact& fact, const Cell& a, const Cell& b) {
  const Holds wanted = fact.kind == Fact::Kind::equal_texts ? Holds::text : Holds::reference;
  if (a.holds != wanted || b.holds != wanted) return std::nullopt;
  const bool same = wanted == Holds::text ? same_text(a.text, b.text) : a.id == b.id;
  return same != fact.negated;
}

/// The verdict on the size of a list; none on anything else.
std::optional<bool> counted(const Fact& fact, const Cell& cell) {
  if (cell.holds != Holds::texts && cell.holds != Holds::list) return std::nullopt;
  return (cell.items >= fact.least && cell.items <= fact.most) != fact.negated;
}

bool is_sound_text(const FieldColumns& field, const Cell& cell) {
  if (cell.holds != Holds::text) return false;
  if (field.day.exists()) return model::Date::parse(cell.text).has_value();
  if (field.code.exists()) return field.choices.find(cell.text) != Dictionary::unknown;
  return field.field->type == model::FieldType::text ||
         field.field->type == model::FieldType::long_text;
}

bool out_of_bounds(const model::Length& bounds, const Cell& cell) {
  const auto length = static_cast<std::int64_t>(length_of(cell));
  return length < bounds.min.value_or(0) || (bounds.max && length > *bounds.max);
}

bool is_waived(const TypePlan& plan, const Fact& fact, const Sheet& sheet) {
  if (sheet.waivers == nullptr) return false;
  const model::Value value = value_of(sheet.cells[fact.a]);
  return model::waiver_of(*plan.type, *fact.rule, *sheet.waivers, &value).has_value();
}

bool is_none_of(const model::OneOf& check, const Cell& cell) {
  return std::none_of(check.values.begin(), check.values.end(),
                      [&](const std::string& value) { return same_text(value, cell.text); });
}

}  // namespace

Verdict decide(const cel::Program& program, const cel::Activation& names) {
  const auto outcome = cel::evaluate(program, names);
  const auto* value = std::get_if<model::Value>(&outcome);
  const bool* truth = value == nullptr ? nullptr : value->truth();
  if (truth == nullptr) return Verdict::undecided;
  return *truth ? Verdict::yes : Verdict::no;
}

model::Value value_of(const Cell& cell) {
  if (cell.value != nullptr) return *cell.value;
  if (cell.holds == Holds::nothing) return {};
  if (cell.holds == Holds::text) return cell.text;
  auto read = codec::read_json(cell.raw);
  return read ? std::move(*read) : model::Value();
}

std::size_t length_of(const Cell& cell) {
  const std::string_view text = model::trim(cell.text);
  const bool counted = cell.continued != not_counted && text.size() == cell.text.size();
  return counted ? text.size() - cell.continued : model::code_points(text);
}

void write_facts(const TypePlan& plan, const Sheet& sheet, Block& block, std::uint32_t place) {
  const SheetNames names(plan, sheet);
  lint::Subject texts(names, *plan.lexicons);
  for (const Fact& fact : plan.facts) {
    const bool asked = std::all_of(fact.needs.begin(), fact.needs.end(), [&](std::uint32_t field) {
      return sheet.cells[field].holds != Holds::nothing;
    });
    auto verdict = Verdict::no;
    if (fact.kind == Fact::Kind::waived) {
      verdict = is_waived(plan, fact, sheet) ? Verdict::yes : Verdict::no;
    } else if (asked && fact.kind == Fact::Kind::lint) {
      const auto* check = std::get_if<model::Lint>(&fact.rule->check);
      verdict = lint::run(*check, texts) ? Verdict::yes : Verdict::no;
    } else if (asked) {
      const Cell& cell = sheet.cells[fact.a];
      std::optional<bool> holds;
      if (fact.kind == Fact::Kind::equal_texts || fact.kind == Fact::Kind::equal_ids) {
        holds = compared(fact, cell, sheet.cells[fact.b]);
      } else if (fact.kind == Fact::Kind::items) {
        holds = counted(fact, cell);
      } else if (fact.kind == Fact::Kind::dates) {
        std::int64_t room[most_counts];
        auto compared = Compared::ask;
        fact.dates->run(plan, block, place, 1, room, &compared);
        if (compared == Compared::yes || compared == Compared::no) {
          holds = compared == Compared::yes;
        }
      } else if (fact.kind != Fact::Kind::condition) {
        const auto* bounds = std::get_if<model::Length>(fact.check);
        holds = is_sound_text(plan.fields[fact.a], cell) &&
                (bounds != nullptr ? out_of_bounds(*bounds, cell)
                                   : is_none_of(*std::get_if<model::OneOf>(fact.check), cell));
      }
      verdict = holds ? (*holds ? Verdict::yes : Verdict::no) : decide(*fact.program, names);
    }
    block.put(fact.holds, place, verdict == Verdict::yes);
    block.put(fact.fails, place, verdict == Verdict::undecided);
  }
}

}  // namespace clause10::columns
