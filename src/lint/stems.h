#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/text.h"

namespace clause10::lint {

/// The folded word without what inflection puts around it, in English and in German: rough, and
/// the same for the forms of a word.
std::string_view stem(std::string_view word);

/// The stems of words, each once.
class Stems {
 public:
  /// Of the words that are not covered.
  Stems(const Text& text, const std::vector<bool>& covered);

  bool has(std::string_view stem) const;
  const std::vector<std::string>& all() const { return stems_; }  ///< ascending

 private:
  std::vector<std::string> stems_;
};

}  // namespace clause10::lint
