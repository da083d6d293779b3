#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clause10/engine.h"
#include "model/value.h"

/// The corpus: tests/corpus/README.md describes the files.
namespace clause10::test {

struct CorpusCase {
  std::string name;  ///< "file: name"
  std::string record;
  std::string context;
  std::string transition;  ///< empty: evaluate only
  model::Value expect;
};

/// All cases, read once.
const std::vector<CorpusCase>& corpus();

/// A record of records.json by name with fields patched; a null removes one.
model::Value corpus_record(std::string_view name, const model::Value& fields = model::Object());
/// The context of records.json with members patched.
model::Value corpus_context(const model::Value& changes = model::Object());

/// Evaluates, or applies the transition and answers what the engine answered.
Reply run(const CorpusCase& each);
/// The same with another pack.
Reply run(const Engine& engine, const CorpusCase& each);

/// What a walk fills in, by record type: tests/corpus/README.md.
std::vector<std::pair<std::string, model::Value>> corpus_walks();

}  // namespace clause10::test
