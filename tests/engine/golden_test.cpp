#include <catch_amalgamated.hpp>

#include <cstdlib>
#include <fstream>

#include "support/golden.h"
#include "support/support.h"

// After a change of a message that is meant: CLAUSE10_RENEW=1
// build/native/tests/engine/clause10-tests
// "[golden]" writes the file anew; git diff shows what people will read.
TEST_CASE("expressions yield and complain as written down", "[golden]") {
  const std::string path = clause10::test::golden_expressions_path();
  const std::string file = clause10::test::read_file(path);
  const std::string answers = clause10::test::golden_expressions(file);
  if (std::getenv("CLAUSE10_RENEW") != nullptr) std::ofstream(path, std::ios::binary) << answers;
  CHECK(answers == file);
}
