#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace clause10::codec {

/// {"ids": [...]}
model::Result<std::vector<std::string>> read_remove_request(std::string_view json);

struct RowsRequest {
  std::string rule;                             ///< empty: any
  std::optional<std::vector<std::string>> ids;  ///< none: those that violate something
  std::int64_t from = 0;
  std::int64_t limit = 100;
};

/// {"rule"?, "ids"?, "from"?, "limit"?}
model::Result<RowsRequest> read_rows_request(std::string_view json);

struct SearchRequest {
  std::string query;
  std::string type;                                ///< empty: any
  std::optional<std::vector<std::string>> fields;  ///< none: all
  std::int64_t limit = 10;
  bool prefix = true;
};

/// {"query", "type"?, "fields"?, "limit"?, "prefix"?}
model::Result<SearchRequest> read_search_request(std::string_view json);

}  // namespace clause10::codec
