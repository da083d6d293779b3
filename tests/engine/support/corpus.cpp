#include "support/corpus.h"

#include "support/paths.h"
#include "support/support.h"

namespace clause10::test {
namespace {

model::Value member_or_empty(const model::Value& value, std::string_view name) {
  const model::Value* found = value.find(name);
  return found == nullptr ? model::Value(model::Object()) : *found;
}

struct File {
  std::string name;
  model::Value content;  ///< a list of cases, or an object of records, cases and walk
};

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<File> read;
    read.reserve(corpus_files.size());
    for (const std::string_view path : corpus_files) {
      read.push_back({std::string(path.substr(path.rfind('/') + 1)), json(read_file(path))});
    }
    return read;
  }();
  return all;
}

const model::Value& shared() {
  for (const File& each : files()) {
    if (each.name == "records.json") return each.content;
  }
  static const model::Value none{model::Object()};
  return none;
}

const model::Value* written_record(std::string_view name) {
  for (const File& each : files()) {
    const model::Value* records = each.content.find("records");
    const model::Value* found = records == nullptr ? nullptr : records->find(name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

/// The record that `base` names, or the blank one, with what the record says laid over it.
model::Value whole_record(const model::Value& written) {
  const model::Value* base = written.find("base");
  const model::Value* below = base == nullptr ? nullptr : written_record(*base->text());
  model::Value record =
      below == nullptr ? member_or_empty(shared(), "blank") : whole_record(*below);
  for (const model::Member& member : *written.object()) {
    if (member.name == "base") continue;
    if (member.name != "fields") {
      model::set(*record.object(), member.name, member.value);
      continue;
    }
    model::Value fields = member_or_empty(record, "fields");
    patch(fields, member.value);
    model::set(*record.object(), "fields", fields);
  }
  return record;
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
  const model::Value* found = written_record(name);
  model::Value record = found == nullptr ? model::Value(model::Object()) : whole_record(*found);
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

namespace {

std::vector<CorpusCase> read_cases() {
  std::vector<CorpusCase> cases;
  for (const File& file : files()) {
    const model::Value* listed =
        file.content.list() != nullptr ? &file.content : file.content.find("cases");
    if (listed == nullptr) continue;
    for (const model::Value& each : *listed->list()) {
      cases.push_back(read_case(file.name, each));
    }
  }
  return cases;
}

}  // namespace

const std::vector<CorpusCase>& corpus() {
  static const std::vector<CorpusCase> cases = read_cases();
  return cases;
}

std::vector<std::pair<std::string, model::Value>> corpus_walks() {
  std::vector<std::pair<std::string, model::Value>> walks;
  for (const File& file : files()) {
    const model::Value* walk = file.content.find("walk");
    if (walk != nullptr) walks.emplace_back(file.name.substr(0, file.name.rfind('.')), *walk);
  }
  return walks;
}

Reply run(const CorpusCase& each) {
  return run(iso27001(), each);
}

Reply run(const Engine& engine, const CorpusCase& each) {
  if (each.transition.empty()) return engine.evaluate(each.record, each.context);
  const model::Value request = model::Object{{"transition", each.transition}};
  return engine.apply(each.record, text_of(request), each.context);
}

}  // namespace clause10::test
