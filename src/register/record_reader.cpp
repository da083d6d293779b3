#include "register/record_reader.h"

#include <algorithm>
#include <array>

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
constexpr std::array<std::string_view, Member::count> member_names = {
    "clause10", "pack",  "packVersion", "type",      "id",
    "version",  "state", "fields",      "deadlines", "history"};

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
  Scanner scanner(text.data(), text.data() + text.size());
  next_member_ = 0;
  used_ = 0;
  seen_ = 0;
  type_ = nullptr;
  sheet_.deadlines.clear();
  sheet_.history.clear();
  sheet_.unknown_fields.clear();
  sheet_.unknown_members.clear();
  if (!scanner.take('{')) return false;
  std::string_view name;
  do {
    if (!scanner.name(name) || !member(name, scanner)) return false;
  } while (scanner.take(','));
  if (!scanner.take('}') || seen_ != all_members) return false;
  rest = text.substr(static_cast<std::size_t>(scanner.at() - text.data()));
  return true;
}

bool QuickReader::once(unsigned bit) {
  const unsigned mask = 1U << bit;
  if ((seen_ & mask) != 0) return false;
  seen_ |= mask;
  return true;
}

bool QuickReader::member(std::string_view name, Scanner& scanner) {
  // Mostly they come in the order in which the engine writes them.
  unsigned index = next_member_;
  if (index == Member::count || member_names[index] != name) {
    index = static_cast<unsigned>(std::find(member_names.begin(), member_names.end(), name) -
                                  member_names.begin());
  }
  if (index == Member::count) {
    auto& unknown = sheet_.unknown_members;
    if (std::find(unknown.begin(), unknown.end(), name) != unknown.end()) return false;
    unknown.push_back(name);
    return unknown.size() < 16 && scanner.skip(quick_depth);
  }
  if (!once(index)) return false;
  next_member_ = index + 1;
  std::string_view text;
  std::uint32_t number = 0;
  switch (index) {
    case Member::format:
      return format(scanner);
    case Member::pack:
      return filled(scanner, text) && text == plan_.pack->id;
    case Member::pack_version:
      return filled(scanner, text);
    case Member::type:
      if (!one_of(plan_.type_names, scanner, number)) return false;
      type_ = &plan_.types[number];
      sheet_.type = number;
      return true;
    case Member::id:
      return filled(scanner, sheet_.id);
    case Member::version:
      return scanner.integer(sheet_.version) && sheet_.version >= 0 &&
             sheet_.version <= std::numeric_limits<std::int32_t>::max();
    case Member::state:
      return type_ != nullptr && one_of(type_->state_names, scanner, sheet_.state);
    case Member::fields:
      return type_ != nullptr && fields(scanner);
    case Member::deadlines:
      return deadlines(scanner);
    default:
      return history(scanner);
  }
}

bool QuickReader::format(Scanner& scanner) {
  std::int64_t format = 0;
  return scanner.integer(format) && format == model::record_format;
}

bool QuickReader::decoded(const Scanner::Text& written, std::string_view& text) {
  text = written.raw;
  if (!written.escaped) return true;
  letters_.resize(most_letters);
  if (letters_.size() - used_ < written.raw.size()) return false;
  std::size_t size = 0;
  if (!decode(written.raw, letters_.data() + used_, size)) return false;
  text = {letters_.data() + used_, size};
  used_ += size;
  return true;
}

bool QuickReader::filled(Scanner& scanner, std::string_view& text) {
  Scanner::Text written;
  return scanner.text(written) && decoded(written, text) && is_filled(text);
}

bool QuickReader::one_of(const Dictionary& known, Scanner& scanner, std::uint32_t& number) {
  std::string_view text;
  if (!filled(scanner, text)) return false;
  number = known.find(text);
  return number != Dictionary::unknown;
}

bool QuickReader::fields(Scanner& scanner) {
  sheet_.cells.assign(type_->fields.size(), {});
  filled_.assign((type_->fields.size() + 63) / 64, 0);
  if (!scanner.take('{')) return false;
  if (scanner.take('}')) return true;
  std::string_view name;
  std::uint32_t next = 0;
  do {
    if (!scanner.name(name)) return false;
    // Mostly they come in the order of the pack.
    const bool in_order = next < type_->fields.size() && type_->fields[next].field->id == name;
    const std::uint32_t index = in_order ? next : type_->field_names.find(name);
    if (index == Dictionary::unknown) {
      auto& unknown = sheet_.unknown_fields;
      if (std::find(unknown.begin(), unknown.end(), name) != unknown.end()) return false;
      unknown.push_back(name);
      if (unknown.size() == 16 || !scanner.skip(quick_depth)) return false;
      continue;
    }
    const std::uint64_t bit = std::uint64_t{1} << (index % 64);
    if ((filled_[index / 64] & bit) != 0) return false;
    filled_[index / 64] |= bit;
    if (!field(index, scanner)) return false;
    next = index + 1;
  } while (scanner.take(','));
  return scanner.take('}');
}

bool QuickReader::field(std::uint32_t index, Scanner& scanner) {
  Cell& cell = sheet_.cells[index];
  const char first = scanner.peek();
  const char* begin = scanner.at();
  if (first == '"') {
    Scanner::Text written;
    if (!scanner.text(written) || !decoded(written, cell.text)) return false;
    cell.ascii = written.ascii && !written.escaped;
    if (is_filled(cell.text)) cell.holds = Holds::text;
  } else if (first == '{') {
    bool has_id = false;
    if (!scanner.reference(cell.id, has_id)) return false;
    cell.holds = has_id ? Holds::reference : Holds::other;
  } else if (first == '[') {
    bool is_filled = false;
    bool texts = false;
    if (!scanner.list(is_filled, texts)) return false;
    if (is_filled) cell.holds = texts ? Holds::texts : Holds::list;
  } else {
    if (!scanner.skip(0)) return false;
    if (first != 'n') cell.holds = Holds::other;
  }
  cell.raw = {begin, static_cast<std::size_t>(scanner.at() - begin)};
  return true;
}

bool QuickReader::deadlines(Scanner& scanner) {
  if (!scanner.take('{')) return false;
  if (scanner.take('}')) return true;
  std::string_view name;
  do {
    if (!scanner.name(name) || !deadline(name, scanner)) return false;
  } while (scanner.take(','));
  return scanner.take('}');
}

bool QuickReader::deadline(std::string_view id, Scanner& scanner) {
  FrozenDates dates{id, no_day, no_day};
  for (const FrozenDates& other : sheet_.deadlines) {
    if (other.id == id) return false;
  }
  if (sheet_.deadlines.size() == 16 || !scanner.take('{')) return false;
  Names names;
  std::string_view name;
  do {
    if (!scanner.name(name) || !names.add(name)) return false;
    if (name == "due" || name == "original") {
      std::string_view text;
      if (!filled(scanner, text)) return false;
      (name == "due" ? dates.due : dates.original) = day_of(text);
    } else if (!scanner.skip(quick_depth)) {
      return false;
    }
  } while (scanner.take(','));
  sheet_.deadlines.push_back(dates);
  return scanner.take('}') && is_day(dates.due) && is_day(dates.original);
}

bool QuickReader::history(Scanner& scanner) {
  if (!scanner.take('[')) return false;
  if (scanner.take(']')) return true;
  do {
    if (!step(scanner)) return false;
  } while (scanner.take(','));
  return scanner.take(']');
}

bool QuickReader::step(Scanner& scanner) {
  if (!scanner.take('{')) return false;
  sheet_.history.push_back({});
  if (scanner.take('}')) return true;
  Step& step = sheet_.history.back();
  Names names;
  std::string_view name;
  do {
    if (!scanner.name(name) || !names.add(name)) return false;
    if ((name == "to" || name == "on") && scanner.peek() == '"') {
      Scanner::Text written;
      if (!scanner.text(written) || !decoded(written, name == "to" ? step.to : step.on)) {
        return false;
      }
    } else if (!scanner.skip(quick_depth)) {
      return false;
    }
  } while (scanner.take(','));
  return scanner.take('}');
}

}  // namespace clause10::columns
