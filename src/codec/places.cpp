#include "codec/places.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "codec/json.h"
#include "model/pointer.h"

// Only whoever explains a whole pack to its author asks for places, so they are looked up in the
// text once more instead of being kept with every value.
namespace clause10::codec {
namespace {

constexpr std::size_t none = std::string_view::npos;

struct Place {
  std::string pointer;
  std::size_t name = none;   ///< of the member's name; none for an item
  std::size_t value = none;  ///< none until it was found
};

/// Walks through valid JSON and notes where the wanted pointers lead.
class Walk {
 public:
  Walk(std::string_view text, std::vector<Place>& wanted) : text_(text), wanted_(wanted) {}

  void run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark
    value("", none);
  }

  model::Diagnostics take_duplicates() { return std::move(duplicates_); }

 private:
  void value(const std::string& pointer, std::size_t name) {
    skip_space();
    const auto found = std::lower_bound(
        wanted_.begin(), wanted_.end(), pointer,
        [](const Place& each, const std::string& at) { return each.pointer < at; });
    // Of a member that stands twice the last value counts.
    if (found != wanted_.end() && found->pointer == pointer) {
      found->name = name;
      found->value = at_;
    }
    if (at_ >= text_.size() || depth_ > deepest_json) return;
    ++depth_;
    if (text_[at_] == '{') {
      object(pointer);
    } else if (text_[at_] == '[') {
      list(pointer);
    } else if (text_[at_] == '"') {
      skip_text();
    } else {
      at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    }
    --depth_;
  }

  void object(const std::string& pointer) {
    std::vector<std::pair<std::string, std::size_t>> names;
    for (++at_; !closes('}');) {
      const std::size_t start = at_;
      skip_text();
      const auto name = read_json(text_.substr(start, at_ - start));
      skip_space();
      ++at_;  // the colon
      names.emplace_back(name.ok() && name->text() != nullptr ? *name->text() : std::string(),
                         start);
      value(model::member_of(pointer, names.back().first), start);
    }
    note_duplicates(pointer, names);
  }

  void note_duplicates(const std::string& pointer,
                       std::vector<std::pair<std::string, std::size_t>>& names) {
    constexpr std::size_t most_duplicates = 100;
    std::sort(names.begin(), names.end());
    for (std::size_t i = 1; i < names.size() && duplicates_.size() < most_duplicates; ++i) {
      if (names[i].first != names[i - 1].first) continue;
      model::Diagnostic duplicate{
          "json.duplicateMember",
          "\"" + names[i].first + "\" stands twice in one object; remove one",
          model::member_of(pointer, names[i].first)};
      duplicate.offset = names[i].second;
      locate(duplicate, text_);
      duplicates_.push_back(std::move(duplicate));
    }
  }

  void list(const std::string& pointer) {
    std::size_t index = 0;
    for (++at_; !closes(']'); ++index) {
      value(model::item_of(pointer, index), none);
    }
  }

  /// Moves to the next member or item, or behind the end of the object or list.
  bool closes(char end) {
    skip_space();
    if (at_ < text_.size() && text_[at_] == ',') ++at_;
    skip_space();
    if (at_ < text_.size() && text_[at_] != end) return false;
    ++at_;
    return true;
  }

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  void skip_text() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_;
  std::vector<Place>& wanted_;
  model::Diagnostics duplicates_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

std::size_t hex(std::string_view digits) {
  std::size_t value = 0;
  for (const char c : digits) {
    const auto digit = static_cast<std::size_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    value = value * 16 + digit;
  }
  return value;
}

/// Bytes of the character that a JSON text begins with; an escape and a pair of them are one.
std::size_t bytes_of_character(std::string_view text) {
  if (text.size() > 1 && text[0] == '\\') {
    if (text[1] != 'u' || text.size() < 6) return 2;
    const bool is_half = (hex(text.substr(2, 4)) & 0xFC00U) == 0xD800U;
    return is_half && text.substr(6).starts_with("\\u") ? 12 : 6;
  }
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return size;
}

/// The byte of a line and column of the JSON text that starts at `quote`.
std::size_t offset_within(std::string_view json, std::size_t quote, std::uint64_t line,
                          std::uint64_t column) {
  std::size_t at = quote + 1;
  while (at < json.size() && json[at] != '"' && (line > 1 || column > 1)) {
    const std::string_view rest = json.substr(at);
    if (line == 1) {
      --column;
    } else if (rest.starts_with("\\n") || rest.starts_with("\\u000a") ||
               rest.starts_with("\\u000A")) {
      --line;
    }
    at += bytes_of_character(rest);
  }
  return std::min(at, json.size());
}

/// What the pointer leads to, or what is nearest around that.
const Place* nearest(const std::vector<Place>& places, std::string pointer) {
  while (true) {
    const auto found = std::lower_bound(
        places.begin(), places.end(), pointer,
        [](const Place& each, const std::string& at) { return each.pointer < at; });
    if (found != places.end() && found->pointer == pointer && found->value != none) return &*found;
    if (pointer.empty()) return nullptr;
    pointer.resize(pointer.rfind('/'));
  }
}

/// A member that should not be there is named where its name stands, and so is what an object or a
/// list is about.
std::size_t offset_of(const Place& place, const model::Diagnostic& diagnostic,
                      std::string_view json) {
  const bool is_text = json[place.value] == '"';
  if (is_text && diagnostic.column) {
    return offset_within(json, place.value, diagnostic.line.value_or(1), *diagnostic.column);
  }
  const bool at_name = diagnostic.code.ends_with("unknownMember") || json[place.value] == '{' ||
                       json[place.value] == '[';
  return at_name && place.name != none ? place.name : place.value;
}

/// The pointers of the diagnostics with everything around them, each once, in order.
std::vector<Place> wanted_by(const model::Diagnostics& diagnostics) {
  std::vector<std::string> pointers = {""};
  for (const model::Diagnostic& each : diagnostics) {
    for (std::string pointer = each.pointer; !pointer.empty(); pointer.resize(pointer.rfind('/'))) {
      pointers.push_back(pointer);
    }
  }
  std::sort(pointers.begin(), pointers.end());
  pointers.erase(std::unique(pointers.begin(), pointers.end()), pointers.end());
  std::vector<Place> wanted;
  wanted.reserve(pointers.size());
  for (std::string& pointer : pointers) {
    wanted.push_back({std::move(pointer)});
  }
  return wanted;
}

}  // namespace

void locate(model::Diagnostic& diagnostic, std::string_view text) {
  if (!diagnostic.offset) return;
  const auto end =
      static_cast<std::size_t>(std::min<std::uint64_t>(*diagnostic.offset, text.size()));
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  for (const char c : text.substr(0, end)) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  diagnostic.line = line;
  diagnostic.column = column;
}

model::Diagnostics duplicates_in(std::string_view json) {
  std::vector<Place> places;
  Walk walk(json, places);
  walk.run();
  return walk.take_duplicates();
}

void locate(model::Diagnostics& diagnostics, std::string_view json) {
  std::vector<Place> places = wanted_by(diagnostics);
  Walk(json, places).run();
  for (model::Diagnostic& each : diagnostics) {
    if (each.offset) continue;
    const Place* place = nearest(places, each.pointer);
    if (place == nullptr || place->value >= json.size()) continue;
    each.offset = offset_of(*place, each, json);
    locate(each, json);
  }
}

}  // namespace clause10::codec
