#include <catch_amalgamated.hpp>

#include <map>

#include "evaluate/evaluate.h"
#include "register/metrics.h"
#include "register/runner.h"
#include "support/register.h"

using namespace clause10;
using model::Record;

TEST_CASE("violations in force by clause are those of each record", "[register]") {
  const model::Context context = test::context_on("2026-11-23");
  test::Register filled;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> expected;
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  for (int number = 0; number < 600; ++number) {
    const Record record = test::any_record(number);
    filled.put(record);
    const auto subject = evaluate::subject_of(test::register_rules(), record, context);
    REQUIRE(subject.ok());
    for (const auto& each :
         evaluate::evaluate(test::register_rules(), *subject, record, context).violations) {
      if (!each.in_force) continue;
      const bool error = each.severity == model::Severity::error;
      ++(error ? errors : warnings);
      if (!each.clause.empty())
        ++(error ? expected[each.clause].first : expected[each.clause].second);
    }
  }
  columns::Runner runner(test::register_rules(), filled.store);
  runner.evaluate(context);
  const auto metrics = columns::metrics_of(test::register_rules(), filled.store, context);
  CHECK(metrics.errors == errors);
  CHECK(metrics.warnings == warnings);
  CHECK(errors > 600);
  REQUIRE(metrics.clauses.size() == expected.size());
  for (const model::ClauseCounts& each : metrics.clauses) {
    INFO(each.clause);
    CHECK(std::pair(each.errors, each.warnings) == expected[each.clause]);
  }
}
