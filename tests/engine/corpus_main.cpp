// Prints what the engine answers to every case of the corpus, one line each: the native and the
// WebAssembly build must print the same bytes.

#include <cstdio>

#include "support/corpus.h"

int main() {
  const auto cases = clause10::test::corpus();
  for (const auto& each : cases) {
    const clause10::Reply reply = clause10::test::run(each);
    std::printf("%s\t%d\t%s\n", each.name.c_str(), static_cast<int>(reply.status),
                reply.json.c_str());
  }
  return cases.empty() ? 1 : 0;
}
