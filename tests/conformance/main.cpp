// cel-conformance DIR: runs the cases in DIR/*.json and ends with "N passed, N failed". Exit status
// 0 when none failed, 1 when some did, 2 when there is nothing to run.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "case.h"
#include "codec/json.h"

namespace {

using clause10::conformance::Verdict;
using clause10::model::Value;

struct Counts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

void count(const Verdict& verdict, Counts& counts) {
  counts.passed += verdict.kind == Verdict::Kind::passed ? 1 : 0;
  counts.failed += verdict.kind == Verdict::Kind::failed ? 1 : 0;
  counts.skipped += verdict.kind == Verdict::Kind::skipped ? 1 : 0;
}

std::string text(const Value& json, const char* name) {
  const Value* found = json.find(name);
  return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
}

Counts run_file(const std::filesystem::path& file) {
  Counts counts;
  std::ifstream stream(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  const auto parsed = clause10::codec::read_json(content);
  const Value* sections = parsed.ok() ? parsed->find("section") : nullptr;
  if (sections == nullptr || sections->list() == nullptr) {
    std::printf("FAILED %s: no cases can be read\n", file.filename().c_str());
    counts.failed = 1;
    return counts;
  }
  for (const Value& section : *sections->list()) {
    const Value* tests = section.find("test");
    if (tests == nullptr) continue;
    for (const Value& test : *tests->list()) {
      const Verdict verdict = clause10::conformance::run(test);
      count(verdict, counts);
      if (verdict.kind == Verdict::Kind::failed) {
        std::printf("FAILED %s/%s/%s: %s\n    %s\n", file.stem().c_str(),
                    text(section, "name").c_str(), text(test, "name").c_str(), verdict.why.c_str(),
                    text(test, "expr").c_str());
      }
    }
  }
  std::printf("%s: %d passed, %d failed, %d skipped\n", file.stem().c_str(), counts.passed,
              counts.failed, counts.skipped);
  return counts;
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
  if (count_of_arguments != 2 || !std::filesystem::is_directory(arguments[1])) {
    std::fprintf(stderr, "usage: cel-conformance DIR, a folder with cases as JSON\n");
    return 2;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Counts all;
  for (const auto& file : files) {
    const Counts counts = run_file(file);
    all.passed += counts.passed;
    all.failed += counts.failed;
    all.skipped += counts.skipped;
  }
  if (all.skipped > 0) std::printf("%d skipped, which need protobuf messages\n", all.skipped);
  std::printf("%d passed, %d failed\n", all.passed, all.failed);
  if (files.empty()) return 2;
  return all.failed == 0 ? 0 : 1;
}
