#include "register/feed.h"

#include <utility>

#include "codec/json.h"
#include "codec/record_codec.h"
#include "evaluate/evaluate.h"
#include "register/record_sheet.h"

namespace clause10::columns {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// The record's id, also of one that cannot be taken in.
std::string id_in(std::string_view json) {
  const auto value = codec::read_json(json);
  const model::Value* id = value ? value->find("id") : nullptr;
  return id == nullptr || id->text() == nullptr ? std::string() : *id->text();
}

}  // namespace

void Feed::open(std::string_view bytes) {
  bytes_ = rest_ = bytes;
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  skip_space();
  in_list_ = rest_.starts_with('[');
  if (in_list_) rest_.remove_prefix(1);
  first_ = true;
  index_ = 0;
}

void Feed::skip_space() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(white_space), rest_.size()));
}

/// Where the value at which the input stands ends, by its brackets and quotes alone. In a list, one
/// that lacks a brace ends before the next: behind a comma, an object has a name and no other one.
std::size_t Feed::extent() const {
  std::size_t depth = 0;
  std::uint64_t objects = 0;  // the innermost 64 levels, from the lowest bit: an object
  std::size_t comma = 0;      // where one stands in an object, while nothing stands behind it
  bool quoted = false;
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    const char c = rest_[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
      continue;
    }
    if (comma > 0 && c == '{' && in_list_) return comma;
    if (white_space.find(c) == std::string_view::npos) comma = 0;
    if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
      objects = objects << 1U | (c == '{' ? 1U : 0U);
    } else if (c == '}' || c == ']') {
      if (depth == 0) return i + (in_list_ ? 0 : 1);
      if (--depth == 0) return i + 1;
      objects >>= 1U;
    } else if (c == ',' && (objects & 1U) != 0) {
      comma = i;
    } else if (depth == 0 && (in_list_ ? c == ',' : c == '\n')) {
      return i;
    }
  }
  return rest_.size();
}

Feed::Next Feed::refuse(model::Diagnostics errors, std::string id) {
  refusal_.index = index_++;
  refusal_.id = std::move(id);
  refusal_.errors = std::move(errors);
  return Next::refused;
}

Feed::Next Feed::refuse_rest(std::string_view message) {
  refusal_.offset = bytes_.size() - rest_.size();
  refusal_.hash = hash_of(rest_);
  rest_ = {};
  in_list_ = false;
  return refuse({{"json.syntax", std::string(message), {}}});
}

/// Takes what stands between two records. `record` means: here one begins.
Feed::Next Feed::between() {
  skip_space();
  if (!in_list_) return rest_.empty() ? Next::end : Next::record;
  if (rest_.empty()) return refuse_rest("the list of records does not end: a ] is missing");
  if (rest_.front() == ']') {
    rest_.remove_prefix(1);
    skip_space();
    in_list_ = false;
    if (rest_.empty()) return Next::end;
    return refuse_rest("something follows the list of records");
  }
  if (!first_) {
    if (rest_.front() != ',') return refuse_rest("between two records a comma is expected");
    rest_.remove_prefix(1);
    skip_space();
  }
  return Next::record;
}

Feed::Next Feed::next() {
  const Next here = between();
  if (here != Next::record) return here;
  first_ = false;
  refusal_.offset = bytes_.size() - rest_.size();
  std::string_view after;
  if (quick_.read(rest_, after) && rest_.size() - after.size() <= codec::largest_json) {
    rest_ = after;
    sheet_ = &quick_.sheet();
    ++index_;
    return Next::record;
  }
  return slow();
}

/// Reads the record as the engine reads one, which yields the record or what is wrong with it.
Feed::Next Feed::slow() {
  std::string_view text = rest_.substr(0, extent());
  auto record = codec::read_record(text);
  const bool broken = !record && record.errors().front().code.starts_with("json.");
  const std::size_t line_end = text.find("\n{");
  if (broken && !in_list_ && line_end != std::string_view::npos) {
    // A quote or bracket is missing on this line; the next record is on the next.
    text = text.substr(0, line_end);
    record = codec::read_record(text);
  }
  rest_.remove_prefix(text.size());
  refusal_.hash = hash_of(text);
  if (!record) return refuse(record.errors(), id_in(text));
  const model::Pack& pack = ruleset_.pack();
  model::Context context{*model::Date::from_days(0)};
  context.profile = pack.profiles.empty() ? std::string() : pack.profiles.front().id;
  const auto subject = evaluate::subject_of(ruleset_, *record, context);
  if (!subject) return refuse(subject.errors(), record->id);
  const std::uint32_t type = plan_.type_names.find(record->type);
  const std::uint32_t state = plan_.types[type].state_names.find(record->state);
  record_ = std::move(*record);
  slow_sheet_ = sheet_of(plan_, *record_, type, state);
  sheet_ = &slow_sheet_;
  ++index_;
  return Next::record;
}

}  // namespace clause10::columns
