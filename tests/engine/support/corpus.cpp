#include "support/corpus.h"

#include "support/paths.h"
#include "support/support.h"

namespace clause10::test {
namespace {

const model::Value& shared() {
  static const model::Value value = [] {
    for (const std::string_view file : corpus_files) {
      if (file.ends_with("/records.json")) return json(read_file(file));
    }
    return model::Value(model::Object());
  }();
  return value;
}

model::Value member_or_empty(const model::Value& value, std::string_view name) {
  const model::Value* found = value.find(name);
  return found == nullptr ? model::Value(model::Object()) : *found;
}

CorpusCase read_case(const std::string& file, const model::Value& value) {
  CorpusCase read;
  read.name = file + ": " + text_at(value, "/name");
  model::Value record = corpus_record(text_at(value, "/record"), member_or_empty(value, "fields"));
  patch(record, member_or_empty(value, "members"));
  read.record = text_of(record);
  read.context = text_of(corpus_context(member_or_empty(value, "context")));
  read.transition = text_at(value, "/apply");
  read.expect = member_or_empty(value, "expect");
  return read;
}

}  // namespace

model::Value corpus_record(std::string_view name, const model::Value& fields) {
  const model::Value* found = at(shared(), "/records/" + std::string(name));
  model::Value record = found == nullptr ? model::Value(model::Object()) : *found;
  if (record.find("fields") == nullptr) return record;
  model::Value patched = *record.find("fields");
  patch(patched, fields);
  model::set(*record.object(), "fields", patched);
  return record;
}

model::Value corpus_context(const model::Value& changes) {
  model::Value context = member_or_empty(shared(), "context");
  patch(context, changes);
  return context;
}

std::vector<CorpusCase> corpus() {
  std::vector<CorpusCase> cases;
  for (const std::string_view path : corpus_files) {
    const std::string file(path.substr(path.rfind('/') + 1));
    if (file == "records.json") continue;
    const model::Value content = json(read_file(path));
    for (const model::Value& each : *content.list()) {
      cases.push_back(read_case(file, each));
    }
  }
  return cases;
}

Reply run(const CorpusCase& each) {
  if (each.transition.empty()) return iso27001().evaluate(each.record, each.context);
  const model::Value request = model::Object{{"transition", each.transition}};
  return iso27001().apply(each.record, text_of(request), each.context);
}

}  // namespace clause10::test
