// Prints what the engine answers to every case of the corpus, one line each, about single records
// and about registers, and what the expressions of tests/golden yield: the native and the
// WebAssembly build must print the same bytes.

#include <cstdio>

#include "support/corpus.h"
#include "support/golden.h"
#include "support/policy.h"
#include "support/support.h"

int main() {
  const auto& cases = clause10::test::corpus();
  for (const auto& each : cases) {
    const clause10::Reply reply = clause10::test::run(each);
    std::printf("%s\t%d\t%s\n", each.name.c_str(), static_cast<int>(reply.status),
                reply.json.c_str());
  }
  for (const auto& each : clause10::test::policy_cases()) {
    const auto reply = clause10::test::filled(each)->policy_violations("{}", each.context);
    std::printf("%s\t%d\t%s\n", each.name.c_str(), static_cast<int>(reply.status),
                reply.json.c_str());
  }
  const std::string expressions =
      clause10::test::read_file(clause10::test::golden_expressions_path());
  std::fputs(clause10::test::golden_expressions(expressions).c_str(), stdout);
  return cases.empty() ? 1 : 0;
}
