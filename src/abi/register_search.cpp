// Registers: the search for similar records.

#include <algorithm>
#include <utility>
#include <vector>

#include "abi/register_state.h"
#include "clause10/register.h"
#include "codec/evaluation_codec.h"
#include "codec/json.h"
#include "codec/register_codec.h"
#include "model/suggest.h"

namespace clause10 {
namespace {

Reply refused(std::string code, std::string message, std::string pointer = {},
              std::string suggestion = {}) {
  model::Diagnostic problem{std::move(code), std::move(message), std::move(pointer)};
  problem.suggestion = std::move(suggestion);
  return {Status::bad_input, codec::errors_json({std::move(problem)})};
}

/// Three places behind the point say enough about a score.
double rounded(std::uint32_t score) {
  const std::uint64_t thousandths = std::uint64_t{score} * 1000 / search::Score::unit;
  return static_cast<double>(thousandths) / 1000;
}

class Written {
 public:
  Written(const columns::Store& store, const search::Index& index, std::string_view query,
          const search::Answer& answer)
      : store_(store), index_(index), query_(query), answer_(answer) {}

  std::string json() const {
    codec::JsonWriter out;
    out.begin_object();
    out.begin_list("words");
    for (const search::QueryWord& word : answer_.words) {
      out.begin_object();
      out.text("text", text_of(word));
      out.integer("begin", static_cast<std::int64_t>(word.begin));
      out.integer("end", static_cast<std::int64_t>(word.end));
      out.end_object();
    }
    out.end_list();
    out.begin_list("hits");
    for (const search::Hit& hit : answer_.hits) {
      write_hit(out, hit);
    }
    out.end_list();
    out.end_object();
    return out.take();
  }

 private:
  std::string_view text_of(const search::QueryWord& word) const {
    return query_.substr(word.begin, word.end - word.begin);
  }

  void write_hit(codec::JsonWriter& out, const search::Hit& hit) const {
    std::vector<std::string> words;
    std::vector<std::string> terms;
    for (std::uint32_t i = hit.first_match; i < hit.last_match; ++i) {
      const search::Match& match = answer_.matches[i];
      add_once(words, text_of(answer_.words[match.word]));
      add_once(terms, index_.text(match.form));
    }
    out.begin_object();
    out.text("id", store_.id_of(hit.document));
    out.text("type", store_.type_of(store_.block_of(hit.document)).type->id);
    out.value("score", rounded(hit.score));
    out.texts("words", words);
    out.texts("terms", terms);
    out.end_object();
  }

  static void add_once(std::vector<std::string>& list, std::string_view text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
  }

  const columns::Store& store_;
  const search::Index& index_;
  std::string_view query_;
  const search::Answer& answer_;
};

}  // namespace

Reply Register::index() {
  State& state = *state_;
  if (state.searched) return {Status::ok, "{}"};
  if (state.store.records() > 0) {
    return refused("register.notEmpty",
                   "the register has records that would be missing from the index: ask for it "
                   "before the first record is put");
  }
  auto searched = std::make_unique<Searched>(state.ruleset().pack());
  if (searched->field_ids().empty()) {
    return refused("register.nothingToSearch",
                   "no record type of the pack names fields to search: add them as "
                   "\"register\": {\"search\": {\"title\": 3}}");
  }
  state.searched = std::move(searched);
  return {Status::ok, "{}"};
}

Reply Register::search(std::string_view request_json) {
  State& state = *state_;
  if (!state.searched) {
    return refused("register.notIndexed",
                   "the register has no search index: ask for it before the first record is put");
  }
  const auto request = codec::read_search_request(request_json);
  if (!request) return {Status::bad_input, codec::errors_json(request.errors())};

  search::Query query;
  query.text = request->query;
  query.limit = static_cast<std::size_t>(request->limit);
  query.prefix = request->prefix;
  if (request->fields) {
    query.fields = state.searched->fields_of(*request->fields);
    for (const std::string& id : *request->fields) {
      if (state.searched->fields_of({id}) != 0) continue;
      return refused("request.unknownField", "\"" + id + "\" is not a searched field", "/fields",
                     model::suggest(id, state.searched->field_ids()));
    }
  }
  if (!request->type.empty()) {
    std::vector<std::string> known;
    for (const columns::TypePlan& each : state.plan.types) {
      if (each.type->id == request->type) query.kind = static_cast<int>(known.size());
      known.push_back(each.type->id);
    }
    if (query.kind < 0) {
      return refused("request.unknownType", "\"" + request->type + "\" is no record type", "/type",
                     model::suggest(request->type, known));
    }
  }
  search::Index& index = state.searched->index();
  const search::Answer answer = index.search(query);
  return {Status::ok, Written(state.store, index, query.text, answer).json()};
}

}  // namespace clause10
