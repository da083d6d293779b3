#include "cel/program.h"
#include "target.h"

// Any text as an expression: it is compiled, and run when it compiles, within a small budget.

namespace cel = clause10::cel;
using clause10::fuzz::must;

namespace {

class Record final : public cel::Variables {
 public:
  cel::Value find(std::string_view name) const override {
    if (name == "title") return cel::Value::view("Access review, Überprüfung");
    if (name == "count") return cel::Value::of(std::int64_t{3});
    if (name == "today") return cel::Value::view("2026-11-23");
    if (name == "tags") {
      return cel::Value::of(cel::Items{cel::Value::view("a"), cel::Value::view("b")});
    }
    return cel::Value();
  }
};

void run(const cel::Environment& environment, std::string_view text) {
  const auto made = cel::compile(text, environment);
  if (const auto* errors = std::get_if<cel::Errors>(&made)) {
    must(!errors->empty());
    for (const cel::Error& error : *errors) {
      must(!cel::describe(error, text).empty());
    }
    return;
  }
  const cel::Budget budget{20'000, std::uint64_t{1} << 20U};
  const Record record;
  const cel::Ran ran = cel::run(std::get_if<cel::Compiled>(&made)->program, record, budget);
  must(ran.steps <= budget.steps);
  if (const auto* value = std::get_if<cel::Value>(&ran.result)) cel::to_json(*value, budget.bytes);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  cel::Environment environment;
  environment.with_dates = true;
  environment.variables = {
      {"title", "Ns"}, {"count", "Ni"}, {"today", "s"}, {"tags", "NLD"}, {"other", "NMsD"}};
  run(environment, clause10::fuzz::text(bytes, size));
  environment.check_types = false;
  run(environment, clause10::fuzz::text(bytes, size));
  return 0;
}
