#include "codec/register_codec.h"

#include <limits>

#include "codec/reader.h"

namespace clause10::codec {
namespace {

constexpr IntegerRange any_row{0, std::numeric_limits<std::int32_t>::max()};
constexpr IntegerRange any_limit{1, 100'000};
constexpr IntegerRange hits_range{1, 1000};

}  // namespace

model::Result<std::vector<std::string>> read_remove_request(std::string_view json) {
  return read_object<std::vector<std::string>>(
      json, "request", [](ObjectReader& reader, std::vector<std::string>& ids) {
        ids = reader.texts("ids");
        reader.finish();
      });
}

model::Result<RowsRequest> read_rows_request(std::string_view json) {
  return read_object<RowsRequest>(json, "request", [](ObjectReader& reader, RowsRequest& request) {
    request.rule = reader.optional_text("rule").value_or("");
    request.ids = reader.optional_texts("ids");
    request.from = reader.optional_integer("from", any_row).value_or(request.from);
    request.limit = reader.optional_integer("limit", any_limit).value_or(request.limit);
    reader.finish();
  });
}

model::Result<SearchRequest> read_search_request(std::string_view json) {
  return read_object<SearchRequest>(
      json, "request", [](ObjectReader& reader, SearchRequest& request) {
        // An empty query is what somebody has typed so far, not a mistake.
        const model::Value* query = reader.required("query");
        if (query != nullptr && query->text() != nullptr) {
          request.query = *query->text();
        } else if (query != nullptr) {
          reader.problems().add("wrongType", "\"query\" must be a text", "/query");
        }
        request.type = reader.optional_text("type").value_or("");
        request.fields = reader.optional_texts("fields");
        request.limit = reader.optional_integer("limit", hits_range).value_or(request.limit);
        if (reader.optional("prefix") != nullptr) request.prefix = reader.flag("prefix");
        reader.finish();
      });
}

}  // namespace clause10::codec
