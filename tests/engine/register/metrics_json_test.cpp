#include <catch_amalgamated.hpp>

#include "codec/metrics_codec.h"
#include "register/metrics.h"
#include "support/register.h"
#include "support/support.h"

using namespace clause10;
using model::Record;
using model::Value;

TEST_CASE("metrics as JSON", "[register]") {
  test::Register filled;
  Record record = test::any_record(1);
  record.type = "correctiveAction";
  record.state = "planned";
  record.fields = {{"owner", model::Object{{"id", 5}, {"name", "Anna Berger"}}},
                   {"due", "2026-11-20"}};
  record.history = {model::Object{{"to", "planned"}, {"on", "2026-11-03T10:00:00Z"}}};
  record.deadlines = {};
  filled.put(record);
  const Value json = test::json(codec::json_of(
      columns::metrics_of(test::register_rules(), filled.store, test::context_on("2026-11-23"))));
  CHECK(test::text_of(*test::at(json, "/types/1/deadlines/0")) ==
        R"({"deadline":"due","label":"Action done","met":0,"overdue":1,"dueToday":0,"upcoming":0,)"
        R"("dueWithin7":0,"dueWithin30":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/dimensions/0/values")) ==
        R"([{"value":"5","label":"Anna Berger","records":1,"open":1,"overdue":1}])");
  CHECK(test::text_of(*test::at(json, "/types/1/timeToState/0")) ==
        R"({"state":"planned","label":"Planned","records":1,"mean":0.0,"median":0.0,"p90":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/months/23")) ==
        R"({"month":"2026-11","opened":1,"closed":0})");
  CHECK(test::text_of(*test::at(json, "/types/1/ageing/buckets/0")) ==
        R"({"from":0,"to":30,"records":1})");
}
