#include "support/policy.h"

#include <utility>

#include "support/corpus.h"
#include "support/paths.h"
#include "support/support.h"

namespace clause10::test {
namespace {

model::Value member_or_empty(const model::Value& value, std::string_view name) {
  const model::Value* found = value.find(name);
  return found == nullptr ? model::Value(model::Object()) : *found;
}

PolicyCase case_of(const model::Value& written) {
  PolicyCase read;
  read.violation = text_at(written, "/violation");
  read.name = read.violation + ": " + text_at(written, "/name");
  for (const model::Value& each : *written.find("records")->list()) {
    model::Value record = corpus_record(text_at(each, "/record"), member_or_empty(each, "fields"));
    patch(record, member_or_empty(each, "members"));
    read.records.push_back(text_of(record));
  }
  read.context = text_of(corpus_context(member_or_empty(written, "context")));
  read.request = model::Object{{"violations", model::List{read.violation}}};
  read.finds = *written.find("finds");
  return read;
}

}  // namespace

const std::vector<PolicyCase>& policy_cases() {
  static const std::vector<PolicyCase> cases = [] {
    std::vector<PolicyCase> read;
    for (const std::string_view path : corpus_files) {
      if (!path.ends_with("/policy.json")) continue;
      const model::Value content = json(read_file(path));
      for (const model::Value& each : *content.find("policy")->list()) {
        read.push_back(case_of(each));
      }
    }
    return read;
  }();
  return cases;
}

std::unique_ptr<Register> filled(const PolicyCase& each) {
  auto created = Register::create(iso27001(), each.context);
  for (const std::string& record : each.records) {
    created.opened->put(record);
  }
  return std::move(created.opened);
}

}  // namespace clause10::test
