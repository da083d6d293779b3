#include <array>
#include <utility>

#include "codec/pack_parts.h"
#include "model/suggest.h"

namespace clause10::codec {
namespace {

using model::Value;
using Check = model::Lint::Check;

constexpr std::array<std::pair<std::string_view, Check>, 6> names = {{
    {"restates", Check::restates},
    {"endsAt", Check::ends_at},
    {"saysNothing", Check::says_nothing},
    {"repeats", Check::repeats},
    {"incomplete", Check::incomplete},
    {"unmatched", Check::unmatched},
}};
constexpr IntegerRange words{1, 20};
constexpr IntegerRange percent{50, 100};

std::optional<Check> check_named(ObjectReader& reader) {
  const std::string written = reader.text("check");
  std::vector<std::string> known;
  for (const auto& [name, check] : names) {
    if (name == written) return check;
    known.emplace_back(name);
  }
  if (!written.empty()) {
    reader.problems().add("unknownLint", "there is no lint check \"" + written + "\"",
                          reader.pointer_to("check"), model::suggest(written, known));
  }
  return std::nullopt;
}

std::vector<std::string> texts_or_none(ObjectReader& reader, std::string_view name) {
  return reader.optional_texts(name, 1).value_or(std::vector<std::string>());
}

void read_column(ObjectReader& reader, model::Lint& read) {
  if (auto column = reader.optional_text("column")) read.columns = {std::move(*column)};
}

void read_ends_at(ObjectReader& reader, model::Lint& read) {
  read_column(reader, read);
  read.phrases = reader.text("phrases");
  read.unless = texts_or_none(reader, "unless");
  read.because = texts_or_none(reader, "because");
  read.therefore = texts_or_none(reader, "therefore");
  read.negations = texts_or_none(reader, "not");
  read.least = reader.optional_integer("least", words).value_or(read.least);
}

void read_repeats(ObjectReader& reader, model::Lint& read) {
  read.columns = {reader.text("column")};
  if (auto question = reader.optional_text("question")) {
    read.columns.push_back(std::move(*question));
  }
}

void read_unmatched(ObjectReader& reader, model::Lint& read) {
  read.key = reader.text("key");
  read.in = reader.text("in");
  read.in_key = reader.text("inKey");
  read.shows = reader.text("shows");
  read.known = texts_or_none(reader, "known");
  reader.each_optional_member(
      "leaveOut", [&](const std::string& column, const Value& item, const std::string& at) {
        if (item.text() != nullptr && !item.text()->empty()) {
          read.leave_out.emplace_back(column, *item.text());
        } else {
          reader.problems().add("wrongType", "a text is expected here", at);
        }
      });
}

}  // namespace

model::Lint read_lint(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Lint read;
  const auto check = check_named(reader);
  read.field = reader.text("field");
  if (!check) return read;  // what else it may have depends on the check
  read.check = *check;
  if (*check != Check::unmatched) read.ignore = texts_or_none(reader, "ignore");
  switch (*check) {
    case Check::restates:
      read.of = reader.texts("of", 1);
      read.share = reader.optional_integer("share", percent).value_or(read.share);
      break;
    case Check::ends_at:
      read_ends_at(reader, read);
      break;
    case Check::says_nothing:
      read_column(reader, read);
      read.unless = texts_or_none(reader, "unless");
      read.least = reader.optional_integer("least", words).value_or(read.least);
      break;
    case Check::repeats:
      read_repeats(reader, read);
      break;
    case Check::incomplete:
      read.columns = reader.texts("columns", 1);
      break;
    case Check::unmatched:
      read_unmatched(reader, read);
      break;
  }
  reader.finish();
  return read;
}

model::Lexicon read_lexicon(const std::string& id, const Value& value, const std::string& pointer,
                            Problems& problems) {
  model::Lexicon read;
  read.id = id;
  ObjectReader reader(value, pointer, problems);
  for (const std::string_view language : languages) {
    if (auto phrases = reader.optional_texts(language)) {
      read.by_language.emplace_back(language, std::move(*phrases));
    }
  }
  reader.finish();
  return read;
}

}  // namespace clause10::codec
