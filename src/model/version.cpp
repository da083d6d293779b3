#include "model/version.h"

#include <algorithm>
#include <cstdint>

namespace clause10::model {
namespace {

constexpr std::uint64_t no_number = ~std::uint64_t{0};

/// Takes the number up to the next point off the text; what is no number is the highest one.
std::uint64_t next_number(std::string_view& text) {
  const std::string_view written = text.substr(0, text.find('.'));
  text.remove_prefix(std::min(written.size() + 1, text.size()));
  constexpr std::size_t most_digits = 18;
  if (written.size() > most_digits) return no_number;
  std::uint64_t number = 0;
  for (const char c : written) {
    if (c < '0' || c > '9') return no_number;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

}  // namespace

bool is_version(std::string_view text) {
  int dots = 0;
  char before = '.';
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c != '.' || before == '.')) return false;
    dots += is_digit ? 0 : 1;
    before = c;
  }
  return dots == 2 && before != '.';
}

int compare_versions(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    const std::uint64_t left = next_number(a);
    const std::uint64_t right = next_number(b);
    if (left != right) return left < right ? -1 : 1;
  }
  return 0;
}

VersionStanding standing_of(const Pack& pack, std::string_view record_version) {
  if (record_version == pack.version) return VersionStanding::fits;
  const int against_pack = compare_versions(record_version, pack.version);
  if (against_pack > 0) return VersionStanding::newer;
  const auto& migrations = pack.migrations;
  if (against_pack == 0 || migrations.empty() ||
      compare_versions(record_version, migrations.back().to) >= 0) {
    return VersionStanding::fits;
  }
  const bool before_all = compare_versions(record_version, migrations.front().from) < 0;
  return before_all ? VersionStanding::no_way : VersionStanding::to_migrate;
}

}  // namespace clause10::model
