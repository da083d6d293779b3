#pragma once
#include <cstdint>
#include <random>
#include <string>

#include "model/value.h"

namespace clause10::test {

/// Packs and records made at random: every kind of field, rule and condition, and every way in
/// which a value can be absent or wrong. The same seed gives the same texts in every build.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  /// A pack "p" with a record type "r" and that many rules.
  std::string pack(int rules);
  /// A context for it; sometimes with parameters or the other profile.
  std::string context();
  /// A record of it, as JSON text, with that number in its id.
  std::string record(int number);
  /// A condition on such a record, as a text of the expression language.
  std::string condition(int depth);

  std::size_t below(std::size_t count) { return random_() % count; }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

 private:
  std::string rule(int number);
  std::string leaf();
  std::string deadline();
  model::Value requests();
  model::Object frozen();
  model::List waivers(const model::Object& values);
  std::string comparison_of_dates();
  std::string date(int depth);
  std::string days(int depth);
  std::string duration(int depth);
  model::Value field(std::string_view name);
  std::string day();
  template <std::size_t N>
  std::string one_of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }

  std::mt19937 random_;
};

}  // namespace clause10::test
