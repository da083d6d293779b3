// The clause10 command. Exit status: 0 clean, 1 violations, 2 bad input.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/options.h"
#include "cli/print.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"
#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "evaluate/evaluate.h"

namespace clause10::cli {
namespace {

constexpr int clean = 0;
constexpr int violations = 1;
constexpr int bad_input = 2;

std::optional<std::string> contents(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    std::cerr << file << ": cannot be read\n";
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

int refuse(const std::string& file, const model::Diagnostics& errors) {
  print(std::cerr, file, errors);
  return bad_input;
}

model::Result<evaluate::Ruleset> load(const std::string& json) {
  auto pack = codec::read_pack(json);
  if (!pack) return pack.errors();
  return evaluate::Ruleset::compile(std::move(*pack));
}

int run(const CheckOptions& options) {
  const auto pack_text = contents(options.pack);
  const auto record_text = contents(options.record);
  if (!pack_text || !record_text) return bad_input;
  const auto ruleset = load(*pack_text);
  if (!ruleset) return refuse(options.pack, ruleset.errors());
  const auto record = codec::read_record(*record_text);
  if (!record) return refuse(options.record, record.errors());
  const auto today = model::Date::parse(options.today);
  if (!today) {
    std::cerr << "--today: " << model::explain_date(options.today) << '\n';
    return bad_input;
  }
  model::Context context{*today};
  context.locale = options.locale;
  context.profile = options.profile;
  const auto subject = evaluate::subject_of(*ruleset, *record, context);
  if (!subject) return refuse(options.record, subject.errors());
  const auto evaluation = evaluate::evaluate(*ruleset, *subject, *record, context);
  if (options.json) {
    std::cout << codec::write_json(codec::to_value(evaluation)) << '\n';
  } else {
    print(std::cout, evaluation);
  }
  const bool violated = std::any_of(
      evaluation.violations.begin(), evaluation.violations.end(), [](const model::Violation& each) {
        return each.in_force && each.severity == model::Severity::error;
      });
  return violated ? violations : clean;
}

int run(const LintOptions& options) {
  const auto text = contents(options.pack);
  if (!text) return bad_input;
  const auto ruleset = load(*text);
  if (!ruleset) return refuse(options.pack, ruleset.errors());
  std::cout << options.pack << ": sound\n";
  return clean;
}

int run(const UsageError& error) {
  std::cerr << "clause10: " << error.message << "\n\n"
            << "  clause10 check --pack PACK --today YYYY-MM-DD [--json] [--profile ID]\n"
            << "                 [--locale TAG] [FILE|-]    judge one record\n"
            << "  clause10 lint PACK                        say what is wrong with a pack\n";
  return bad_input;
}

}  // namespace
}  // namespace clause10::cli

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto options = clause10::cli::read_options(arguments);
    return std::visit([](const auto& each) { return clause10::cli::run(each); }, options);
  } catch (const std::exception& fault) {
    // Only the standard library throws here: out of memory, a broken output.
    std::fputs(fault.what(), stderr);
    return clause10::cli::bad_input;
  }
}
