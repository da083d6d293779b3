#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cel/cel.h"
#include "cel/value/compare.h"
#include "cel/value/value.h"

namespace clause10::cel {

/// Where the values of variables come from.
class Variables {
 public:
  /// The variable's value, or an error without text when it has none.
  virtual Value find(std::string_view name) const = 0;
  /// The same for the variable at that place in the environment.
  virtual Value at(std::uint32_t variable, std::string_view name) const {
    static_cast<void>(variable);
    return find(name);
  }
  /// What has(name) answers.
  virtual bool is_filled(std::string_view name) const { return !find(name).is_error(); }
  virtual const WorkingDays* working_days() const { return nullptr; }

 protected:
  ~Variables() = default;
};

/// One evaluation: what it may read, and what is left of its budget.
class Context final : public Steps {
 public:
  Context(const Variables& variables, const Budget& budget, std::uint32_t slots)
      : locals(slots), variables_(variables), budget_(budget), left_(budget) {}

  /// Takes steps from the budget; false once it is used up, for good.
  bool spend(std::uint64_t steps) override {
    if (steps >= left_.steps) {
      left_.steps = 0;
      return false;
    }
    left_.steps -= steps;
    return true;
  }

  /// Takes bytes that are about to be produced, and the steps to fill them.
  bool produce(std::uint64_t bytes) {
    if (bytes >= left_.bytes) {
      left_.bytes = 0;
      return false;
    }
    left_.bytes -= bytes;
    return spend(bytes / 64);
  }

  bool exhausted() const { return left_.steps == 0 || left_.bytes == 0; }
  std::uint64_t steps_taken() const { return budget_.steps - left_.steps; }

  /// The error of an exhausted budget; nothing absorbs it.
  Value exhaustion() const {
    if (left_.bytes == 0) {
      return Value::error("this produces more than " + std::to_string(budget_.bytes) +
                          " bytes, which is the limit of one evaluation");
    }
    return Value::error("this takes more than " + std::to_string(budget_.steps) +
                        " steps, which is the limit of one evaluation");
  }

  const Variables& variables() const { return variables_; }

  std::vector<Value> locals;

 private:
  const Variables& variables_;
  Budget budget_;
  Budget left_;
};

/// A text that is charged to the budget as it grows.
class TextBuilder {
 public:
  explicit TextBuilder(Context& context) : context_(context) {}
  void add(std::string_view part) {
    if (context_.produce(part.size())) text_ += part;
  }
  void add(char c) { add(std::string_view(&c, 1)); }
  std::string& text() { return text_; }
  Value take(Kind kind = Kind::text) {
    if (context_.exhausted()) return context_.exhaustion();
    return Value::of(std::move(text_), kind);
  }

 private:
  Context& context_;
  std::string text_;
};

}  // namespace clause10::cel
