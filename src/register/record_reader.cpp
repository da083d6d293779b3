#include "register/record_reader.h"

#include <algorithm>
#include <array>
#include <limits>

#include "model/date.h"
#include "model/record.h"
#include "model/text.h"

namespace clause10::columns {
namespace {

// Room for the texts of one record that have escapes; a longer one is left to the other reader.
constexpr std::size_t most_letters = std::size_t{64} * 1024;

/// The members that every record has, as positions in member_names; a bit each in seen_.
struct Member {
  enum : unsigned {
    format,
    pack,
    pack_version,
    type,
    id,
    version,
    state,
    fields,
    deadlines,
    history,
    count
  };
};
constexpr unsigned all_members = (1U << Member::count) - 1;
constexpr std::array<Label, Member::count> member_names = {
    Label("clause10"), Label("pack"),  Label("packVersion"), Label("type"),      Label("id"),
    Label("version"),  Label("state"), Label("fields"),      Label("deadlines"), Label("history")};
/// Of a frozen deadline and of an entry of the history.
constexpr std::array<Label, 2> deadline_names = {Label("due"), Label("original")};
constexpr std::array<Label, 6> step_names = {Label("version"), Label("transition"), Label("from"),
                                             Label("to"),      Label("by"),         Label("on")};
constexpr std::size_t step_to = 3;
constexpr std::size_t step_on = 5;

/// Takes a name into the list; false when it is there or the list is long.
bool add_once(std::vector<std::string_view>& names, std::string_view name) {
  if (names.size() == 15 || std::find(names.begin(), names.end(), name) != names.end()) {
    return false;
  }
  names.push_back(name);
  return true;
}

}  // namespace

bool is_filled(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() > ' ') return true;
  return !model::trim(text).empty();
}

std::int32_t day_of(std::string_view text) {
  const auto date = model::Date::parse(text);
  return date ? date->days_since_1970() : no_day;
}

bool QuickReader::read(std::string_view text, std::string_view& rest) {
  used_ = 0;
  type_ = nullptr;
  sheet_.deadlines.clear();
  sheet_.history.clear();
  sheet_.unknown_fields.clear();
  sheet_.unknown_members.clear();
  sheet_.issue = 0;
  scanner_ = Scanner(text);
  std::uint32_t seen = 0;
  const char* at = scanner_.object(
      text.data(), member_names, seen,
      [this](const char* value, std::size_t member) { return value_of(member, value); },
      [this](const char* value, std::string_view name) -> const char* {
        if (name == "waivers") return nullptr;  // few records have any
        if (name == "issue") return place(value);
        const bool list = name == "former" || name == "chain";
        if (!list) sheet_.unknown_members.push_back(name);
        const bool usual = !list || scanner_.look(scanner_.to_next(value)) == '[';
        return usual ? scanner_.skip(value, quick_depth) : nullptr;
      });
  if (at == nullptr || seen != all_members) return false;
  rest = text.substr(static_cast<std::size_t>(at - text.data()));
  return true;
}

const char* QuickReader::value_of(std::size_t member, const char* at) {
  std::string_view text;
  std::uint32_t number = 0;
  switch (member) {
    case Member::format:
      return format(at);
    case Member::pack:
      at = filled(at, text);
      return text == plan_.pack->id ? at : nullptr;
    case Member::pack_version:
      return filled(at, sheet_.pack_version);
    case Member::type:
      at = one_of(plan_.type_names, at, number);
      if (at == nullptr) return nullptr;
      type_ = &plan_.types[number];
      sheet_.type = number;
      return at;
    case Member::id:
      return filled(at, sheet_.id);
    case Member::version:
      return version(at);
    case Member::state:
      return type_ == nullptr ? nullptr : one_of(type_->state_names, at, sheet_.state);
    case Member::fields:
      return type_ == nullptr ? nullptr : fields(at);
    case Member::deadlines:
      return scanner_.object(at, [this](const char* item) -> const char* {
        std::string_view id;
        const char* value = scanner_.name(item, id);
        return value == nullptr ? nullptr : deadline(id, value);
      });
    default:
      return scanner_.list(at, [this](const char* item) { return step(item); });
  }
}

const char* QuickReader::format(const char* at) const {
  std::int64_t format = 0;
  at = scanner_.integer(at, format);
  return format == model::record_format ? at : nullptr;
}

const char* QuickReader::version(const char* at) {
  at = scanner_.integer(at, sheet_.version);
  const bool sound =
      sheet_.version >= 0 && sheet_.version <= std::numeric_limits<std::int32_t>::max();
  return sound ? at : nullptr;
}

const char* QuickReader::place(const char* at) {
  std::int64_t number = 0;
  at = scanner_.integer(at, number);
  if (at != nullptr) sheet_.issue = issue_number(number);
  return sheet_.issue != 0 ? at : nullptr;
}

bool QuickReader::decoded(const Scanner::Text& written, std::string_view& text) {
  text = written.raw;
  if (!written.escaped) return true;
  if (letters_ == nullptr) letters_ = std::make_unique<char[]>(most_letters);
  if (most_letters - used_ < written.raw.size()) return false;
  std::size_t size = 0;
  if (!decode(written.raw, letters_.get() + used_, size)) return false;
  text = {letters_.get() + used_, size};
  used_ += size;
  return true;
}

const char* QuickReader::filled(const char* at, std::string_view& text) {
  Scanner::Text written;
  at = scanner_.text(at, written);
  return at != nullptr && decoded(written, text) && is_filled(text) ? at : nullptr;
}

const char* QuickReader::one_of(const Dictionary& known, const char* at, std::uint32_t& number) {
  std::string_view text;
  at = filled(at, text);
  if (at == nullptr) return nullptr;
  number = known.find(text);
  return number == Dictionary::unknown ? nullptr : at;
}

const char* QuickReader::fields(const char* at) {
  sheet_.cells.assign(type_->fields.size(), {});
  filled_.assign((type_->fields.size() + 63) / 64, 0);
  std::uint32_t next = 0;
  return scanner_.object(at, [&](const char* item) { return member_of_fields(next, item); });
}

const char* QuickReader::member_of_fields(std::uint32_t& next, const char* at) {
  // Mostly they come in the order of the pack, and some are left out.
  const std::vector<FieldColumns>& fields = type_->fields;
  const char* value = nullptr;
  std::uint32_t index = next;
  for (; index < fields.size(); ++index) {
    value = scanner_.take(at, fields[index].name);
    if (value != nullptr) break;
  }
  if (value == nullptr) {
    std::string_view name;
    value = scanner_.name(at, name);
    if (value == nullptr) return nullptr;
    index = type_->field_names.find(name);
    if (index == Dictionary::unknown) {
      return add_once(sheet_.unknown_fields, name) ? scanner_.skip(value, quick_depth) : nullptr;
    }
  }
  const std::uint64_t bit = std::uint64_t{1} << (index % 64);
  if ((filled_[index / 64] & bit) != 0) return nullptr;
  filled_[index / 64] |= bit;
  next = index + 1;
  return field(index, value);
}

const char* QuickReader::field(std::uint32_t index, const char* at) {
  Cell& cell = sheet_.cells[index];
  const char* begin = at = scanner_.to_next(at);
  const char first = scanner_.look(at);
  if (first == '"') {
    Scanner::Text written;
    at = scanner_.text(at, written);
    if (at == nullptr || !decoded(written, cell.text)) return nullptr;
    cell.continued = written.continued;
    if (is_filled(cell.text)) cell.holds = Holds::text;
  } else if (first == '{') {
    at = reference(cell, at);
  } else if (first == '[') {
    at = list(cell, at);
  } else {
    at = scanner_.skip(at, 0);
    if (first != 'n') cell.holds = Holds::other;
  }
  if (at == nullptr) return nullptr;
  cell.raw = {begin, static_cast<std::size_t>(at - begin)};
  return at;
}

const char* QuickReader::reference(Cell& cell, const char* at) const {
  cell.holds = Holds::other;
  const auto skip = [this](const char* value, const auto&) {
    return scanner_.skip(value, quick_depth);
  };
  std::uint32_t ignored = 0;
  return scanner_.object(
      at, reference_names, ignored,
      [&](const char* value, std::size_t name) -> const char* {
        const char first = scanner_.look(scanner_.to_next(value));
        if (name != 0 || (first != '-' && (first < '0' || first > '9'))) return skip(value, name);
        bool whole = false;
        value = scanner_.number(value, whole, cell.id);
        if (whole) cell.holds = Holds::reference;
        return value;
      },
      skip);
}

const char* QuickReader::list(Cell& cell, const char* at) const {
  bool texts = true;
  at = scanner_.list(at, [&](const char* item) -> const char* {
    ++cell.items;
    Scanner::Text written;
    const char* behind = scanner_.text(item, written);
    if (behind == nullptr) {
      texts = false;
      return scanner_.skip(item, quick_depth);
    }
    texts = texts && is_filled(written.raw);
    return written.escaped ? nullptr : behind;
  });
  if (cell.items != 0) cell.holds = texts ? Holds::texts : Holds::list;
  return at;
}

const char* QuickReader::deadline(std::string_view id, const char* at) {
  FrozenDates dates{id, no_day, no_day};
  for (const FrozenDates& other : sheet_.deadlines) {
    if (other.id == id) return nullptr;
  }
  if (sheet_.deadlines.size() == 16) return nullptr;
  std::uint32_t ignored = 0;
  at = scanner_.object(
      at, deadline_names, ignored,
      [&](const char* value, std::size_t name) {
        std::string_view text;
        value = filled(value, text);
        (name == 0 ? dates.due : dates.original) = day_of(text);
        return value;
      },
      [this](const char* value, std::string_view) { return scanner_.skip(value, quick_depth); });
  sheet_.deadlines.push_back(dates);
  return is_day(dates.due) && is_day(dates.original) ? at : nullptr;
}

const char* QuickReader::step(const char* at) {
  Step step;
  const auto skip = [this](const char* value, const auto&) {
    return scanner_.skip(value, quick_depth);
  };
  std::uint32_t ignored = 0;
  at = scanner_.object(
      at, step_names, ignored,
      [&](const char* value, std::size_t name) -> const char* {
        if (name != step_to && name != step_on) return skip(value, name);
        Scanner::Text written;
        const char* behind = scanner_.text(value, written);
        if (behind == nullptr) return skip(value, name);
        return decoded(written, name == step_to ? step.to : step.on) ? behind : nullptr;
      },
      skip);
  sheet_.history.push_back(step);
  return at;
}

}  // namespace clause10::columns
