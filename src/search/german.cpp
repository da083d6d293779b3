#include <algorithm>

#include "search/affix.h"

namespace clause10::search {
namespace {

// While stemming, a u or y between vowels is a consonant and written U or Y.
constexpr std::string_view vowels = "aeiouy";
constexpr std::string_view letters_before_s = "bdfghklmnrt";
constexpr std::string_view letters_before_st = "bdfghklmnt";

constexpr std::string_view step1 = "em ern er e en es s";
constexpr std::string_view step2 = "en er est st";
constexpr std::string_view step3 = "end ung ig ik isch lich heit keit";

class German {
 public:
  explicit German(Stem& word) : word_(word) {}

  void run() {
    mark_consonants();
    join_umlauts();
    find_regions();
    inflection();
    comparison();
    derivation();
    std::replace(word_.letters, word_.letters + word_.size, 'U', 'u');
    std::replace(word_.letters, word_.letters + word_.size, 'Y', 'y');
  }

 private:
  std::string_view text() const { return word_.text(); }
  bool ends_with(std::string_view ending) const { return text().ends_with(ending); }
  void cut(std::size_t length) { word_.size -= length; }
  bool is_vowel(std::size_t i) const { return is_among(word_.letters[i], vowels); }

  /// True when the word has this ending and all of it lies in the region.
  bool has_in(std::size_t region, std::string_view ending) const {
    return ends_with(ending) && word_.size - ending.size() >= region;
  }

  void mark_consonants() {
    for (std::size_t i = 1; i + 1 < word_.size; ++i) {
      char& letter = word_.letters[i];
      if ((letter != 'u' && letter != 'y') || !is_vowel(i - 1) || !is_vowel(i + 1)) continue;
      letter = letter == 'u' ? 'U' : 'Y';
      ++i;  // the vowel behind is used up
    }
  }

  /// ae, oe and ue are ä, ö and ü, which fold to their first letter; qu keeps its u.
  void join_umlauts() {
    std::size_t to = 0;
    for (std::size_t i = 0; i < word_.size; ++i) {
      const char letter = word_.letters[i];
      word_.letters[to++] = letter;
      if (i + 1 == word_.size) break;
      const char next = word_.letters[i + 1];
      if (letter == 'q' && next == 'u') {
        word_.letters[to++] = next;
        ++i;
      } else if (next == 'e' && is_among(letter, "aou")) {
        ++i;
      }
    }
    word_.size = to;
  }

  void find_regions() {
    const std::size_t first = region_after(text(), 0, vowels);
    region1_ = word_.size < 3 ? word_.size : std::max<std::size_t>(first, 3);
    region2_ = region_after(text(), first, vowels);
  }

  void inflection() {
    Ending found;
    if (!longest_ending(text(), step1, found)) return;
    const std::string_view ending = found.ending;
    const std::size_t start = word_.size - ending.size();
    if (start < region1_) return;
    if (ending == "s") {
      if (start > 0 && is_among(word_.letters[start - 1], letters_before_s)) cut(1);
      return;
    }
    cut(ending.size());
    if (ending != "em" && ending != "ern" && ending != "er" && ends_with("niss")) cut(1);
  }

  void comparison() {
    Ending found;
    if (!longest_ending(text(), step2, found)) return;
    const std::string_view ending = found.ending;
    const std::size_t start = word_.size - ending.size();
    if (start < region1_) return;
    if (ending == "st" && (start < 4 || !is_among(word_.letters[start - 1], letters_before_st))) {
      return;
    }
    cut(ending.size());
  }

  void derivation() {
    Ending found;
    if (!longest_ending(text(), step3, found)) return;
    const std::string_view ending = found.ending;
    const std::size_t start = word_.size - ending.size();
    if (start < region2_) return;
    const auto follows_e = [this](std::size_t i) { return i > 0 && word_.letters[i - 1] == 'e'; };
    if ((ending == "ig" || ending == "ik" || ending == "isch") && follows_e(start)) return;
    cut(ending.size());
    if (ending == "end" || ending == "ung") {
      if (has_in(region2_, "ig") && !follows_e(word_.size - 2)) cut(2);
    } else if (ending == "lich" || ending == "heit") {
      if (has_in(region1_, "er") || has_in(region1_, "en")) cut(2);
    } else if (ending == "keit") {
      if (has_in(region2_, "lich")) {
        cut(4);
      } else if (has_in(region2_, "ig")) {
        cut(2);
      }
    }
  }

  Stem& word_;
  std::size_t region1_ = 0;
  std::size_t region2_ = 0;
};

}  // namespace

void stem_german(Stem& word) {
  German(word).run();
}

}  // namespace clause10::search
