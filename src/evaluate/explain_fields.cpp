#include "evaluate/explain_fields.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <variant>

#include "evaluate/wording.h"
#include "model/pointer.h"
#include "model/text.h"

namespace clause10::evaluate {
namespace {

using model::FieldLook;
using model::Value;

/// One call operator for each kind of check.
class Looker {
 public:
  explicit Looker(const Facts& facts) : facts_(facts) {}

  void operator()(const model::Require& check) {
    for (const std::string& field : check.fields) {
      add(field, words(wording::must_be_filled), facts_.is_present(field));
    }
  }

  void operator()(const model::RequireOneOf& check) {
    const bool any = std::any_of(check.fields.begin(), check.fields.end(),
                                 [this](const auto& field) { return facts_.is_present(field); });
    for (const std::string& field : check.fields) {
      add(field, words(wording::one_must_be_filled), any);
    }
  }

  void operator()(const model::OneOf& check) {
    const Value* value = facts_.sound(check.field);
    const auto& values = check.values;
    const bool holds = value == nullptr || value->text() == nullptr ||
                       std::find(values.begin(), values.end(), *value->text()) != values.end();
    add(check.field, words(wording::must_be_one_of, {model::join(values)}), holds);
  }

  void operator()(const model::Length& check) {
    const Value* value = facts_.sound(check.field);
    const bool is_text = value != nullptr && value->text() != nullptr;
    const auto length = static_cast<std::int64_t>(
        is_text ? model::code_points(model::trim(*value->text())) : std::size_t{0});
    const bool holds =
        !is_text || (length >= check.min.value_or(0) && (!check.max || length <= *check.max));
    const std::string least = std::to_string(check.min.value_or(0));
    const std::string most = std::to_string(check.max.value_or(0));
    add(check.field,
        !check.max   ? words(wording::at_least, {least})
        : !check.min ? words(wording::at_most, {most})
                     : words(wording::from_to, {least, most}),
        holds);
    if (is_text) looks_.back().length = length;
  }

  void operator()(const model::DateOrder& check) {
    const auto earlier = facts_.date(check.earlier);
    const auto later = facts_.date(check.later);
    const bool holds = !earlier || !later || *earlier <= *later;
    add(check.earlier, words(wording::not_after, {label(check.later)}), holds);
    add(check.later, words(wording::not_before, {label(check.earlier)}), holds);
  }

  void operator()(const model::Lint& check) {
    add(check.field, words(wording::read_for_meaning), true);
    for (const std::string& field : check.of) {
      add(field, words(wording::compared), true);
    }
    if (!check.in.empty()) add(check.in, words(wording::compared), true);
  }

  void operator()(const model::Condition& check) {
    for (const std::string& field : check.fields) {
      add(field, words(wording::filled_to_be_looked_at), facts_.is_present(field));
    }
  }

  std::vector<FieldLook> take() { return std::move(looks_); }

 private:
  std::string words(const model::Wording& wording,
                    std::initializer_list<std::string_view> parts = {}) const {
    return model::say(wording, facts_.context().locale, parts);
  }

  std::string label(const std::string& field) const {
    return field == "today" ? words(model::wording::today)
                            : words(model::wording::quoted, {facts_.label(field)});
  }

  void add(const std::string& field, std::string asked, bool holds) {
    FieldLook look;
    look.id = field;
    look.label = facts_.label(field);
    look.holds = holds;
    look.asked = std::move(asked);
    if (const Value* value = facts_.find(field)) {
      look.present = true;
      look.value = *value;
      const bool fits = field == "today" || facts_.sound(field) != nullptr;
      if (!fits) look.asked += words(wording::does_not_fit);
    }
    if (field != "today") look.pointer = model::field_pointer(field);
    looks_.push_back(std::move(look));
  }

  const Facts& facts_;
  std::vector<FieldLook> looks_;
};

}  // namespace

std::vector<FieldLook> fields_of(const model::RuleCheck& check, const Facts& facts) {
  Looker looker(facts);
  std::visit(looker, check);
  return looker.take();
}

}  // namespace clause10::evaluate
