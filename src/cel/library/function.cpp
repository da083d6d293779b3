#include "cel/library/function.h"

#include <array>

#include "cel/parse/ast.h"

namespace clause10::cel {
namespace {

const std::array<const Function*, 11>& tables() {
  static const std::array<const Function*, 11> all = {
      operator_functions, core_functions,   conversion_functions, time_functions,
      string_functions,   format_functions, math_functions,       encoder_functions,
      optional_functions, list_functions,   date_functions};
  return all;
}

/// Reads one type and moves on; true when the value is of it, as far as its kind tells.
bool fits_type(std::string_view& code, const Value* value) {
  const char c = code.front();
  code.remove_prefix(1);
  const auto is = [value](Kind kind) { return value != nullptr && value->is(kind); };
  bool inner = true;
  switch (c) {
    case 'b':
      return is(Kind::boolean);
    case 'i':
      return is(Kind::integer);
    case 'u':
      return is(Kind::natural);
    case 'd':
      return is(Kind::real);
    case 's':
      return is(Kind::text);
    case 'y':
      return is(Kind::bytes);
    case 'n':
      return is(Kind::null);
    case 't':
      return is(Kind::timestamp);
    case 'r':
      return is(Kind::duration);
    case 'T':
      return is(Kind::type);
    case 'M':
      fits_type(code, nullptr);
      fits_type(code, nullptr);
      return is(Kind::map);
    case 'L':
      fits_type(code, nullptr);
      return is(Kind::list);
    case 'O':
      fits_type(code, nullptr);
      return is(Kind::optional);
    case 'N':
      inner = fits_type(code, value);
      return inner || is(Kind::null);
    default:
      return true;  // dyn, a type parameter
  }
}

bool fits_one(std::string_view overload, const Value* values, std::size_t count, bool method) {
  std::size_t given = 0;
  bool of_method = false;
  while (overload.front() != ':') {
    if (overload.front() == '.') {
      of_method = true;
      overload.remove_prefix(1);
      continue;
    }
    if (given == count || !fits_type(overload, &values[given])) return false;
    ++given;
  }
  return given == count && of_method == method;
}

}  // namespace

const Function* find_function(std::string_view name, bool with_dates) {
  for (std::size_t i = 0; i < tables().size() - (with_dates ? 0 : 1); ++i) {
    for (const Function* row = tables()[i]; !row->name.empty(); ++row) {
      if (row->name == name) return row;
    }
  }
  return nullptr;
}

void each_function(bool with_dates, void (*visit)(std::string_view, void*), void* into) {
  for (std::size_t i = 0; i < tables().size() - (with_dates ? 0 : 1); ++i) {
    for (const Function* row = tables()[i]; !row->name.empty(); ++row) {
      visit(row->name, into);
    }
  }
}

bool fits(std::string_view overloads, const Value* values, std::size_t count, bool method) {
  while (!overloads.empty()) {
    const std::size_t end = std::min(overloads.find('|'), overloads.size());
    if (fits_one(overloads.substr(0, end), values, count, method)) return true;
    overloads.remove_prefix(std::min(end + 1, overloads.size()));
  }
  return false;
}

Value no_overload(const Call& call) {
  std::string kinds;
  for (std::size_t i = 0; i < call.count; ++i) {
    if (i > 0) kinds += ", ";
    kinds += type_name(call[i].kind());
  }
  return Value::error("no such overload: " + call.node.text + "(" + kinds + ")");
}

}  // namespace clause10::cel
