#include <algorithm>
#include <cstdint>

#include "search/affix.h"

namespace clause10::search {
namespace {

// While stemming, a y that is a consonant is written Y.
constexpr std::string_view vowels = "aeiouy";

/// What an ending needs in front of it.
enum class Before : std::uint8_t { nothing, l, s_or_t, valid_li, region2 };

struct Ending {
  std::string_view ending;
  std::string_view with;
  Before before = Before::nothing;
};

constexpr Ending step2[] = {
    {"tional", "tion"},       {"enci", "ence"},   {"anci", "ance"},   {"abli", "able"},
    {"entli", "ent"},         {"izer", "ize"},    {"ization", "ize"}, {"ational", "ate"},
    {"ation", "ate"},         {"ator", "ate"},    {"alism", "al"},    {"aliti", "al"},
    {"alli", "al"},           {"fulness", "ful"}, {"ousli", "ous"},   {"ousness", "ous"},
    {"iveness", "ive"},       {"iviti", "ive"},   {"biliti", "ble"},  {"bli", "ble"},
    {"ogi", "og", Before::l}, {"fulli", "ful"},   {"lessli", "less"}, {"li", "", Before::valid_li},
};

constexpr Ending step3[] = {
    {"tional", "tion"}, {"ational", "ate"}, {"alize", "al"},
    {"icate", "ic"},    {"iciti", "ic"},    {"ical", "ic"},
    {"ful", ""},        {"ness", ""},       {"ative", "", Before::region2},
};

constexpr Ending step4[] = {
    {"al", ""},   {"ance", ""}, {"ence", ""},
    {"er", ""},   {"ic", ""},   {"able", ""},
    {"ible", ""}, {"ant", ""},  {"ement", ""},
    {"ment", ""}, {"ent", ""},  {"ism", ""},
    {"ate", ""},  {"iti", ""},  {"ous", ""},
    {"ive", ""},  {"ize", ""},  {"ion", "", Before::s_or_t},
};

// Words that the rules would get wrong.
constexpr Ending exceptions[] = {
    {"skis", "ski"},    {"skies", "sky"},   {"dying", "die"},    {"lying", "lie"},
    {"tying", "tie"},   {"idly", "idl"},    {"gently", "gentl"}, {"ugly", "ugli"},
    {"early", "earli"}, {"only", "onli"},   {"singly", "singl"}, {"sky", "sky"},
    {"news", "news"},   {"howe", "howe"},   {"atlas", "atlas"},  {"cosmos", "cosmos"},
    {"bias", "bias"},   {"andes", "andes"},
};

constexpr std::string_view done_after_plural[] = {"inning",  "outing",  "canning", "herring",
                                                  "earring", "proceed", "exceed",  "succeed"};

class English {
 public:
  explicit English(Stem& word) : word_(word) {}

  void run() {
    mark_consonant_ys();
    find_regions();
    plural();
    if (std::find(std::begin(done_after_plural), std::end(done_after_plural), text()) ==
        std::end(done_after_plural)) {
      past_and_gerund();
      final_y();
      replace(step2, region1_);
      replace(step3, region1_);
      replace(step4, region2_);
      final_e_or_l();
    }
    std::replace(word_.letters, word_.letters + word_.size, 'Y', 'y');
  }

 private:
  std::string_view text() const { return word_.text(); }
  bool ends_with(std::string_view ending) const { return text().ends_with(ending); }
  void cut(std::size_t length) { word_.size -= length; }
  bool is_vowel(std::size_t i) const { return is_among(word_.letters[i], vowels); }

  bool has_vowel_before(std::size_t end) const {
    return text().substr(0, end).find_first_of(vowels) != std::string_view::npos;
  }

  void mark_consonant_ys() {
    for (std::size_t i = 0; i < word_.size; ++i) {
      if (word_.letters[i] == 'y' && (i == 0 || is_vowel(i - 1))) word_.letters[i] = 'Y';
    }
  }

  void find_regions() {
    region1_ = region_after(text(), 0, vowels);
    for (const std::string_view start : {"gener", "commun", "arsen"}) {
      if (text().starts_with(start)) region1_ = start.size();
    }
    region2_ = region_after(text(), region1_, vowels);
  }

  /// A vowel between a non-vowel and a non-vowel other than w, x and Y; or, at the word's
  /// beginning, a vowel and a non-vowel.
  bool ends_in_short_syllable(std::size_t end) const {
    if (end < 2 || is_vowel(end - 1) || !is_vowel(end - 2)) return false;
    if (end == 2) return true;
    return !is_vowel(end - 3) && !is_among(word_.letters[end - 1], "wxY");
  }

  void plural() {
    for (const std::string_view ending : {"'s'", "'s", "'"}) {
      if (!ends_with(ending)) continue;
      cut(ending.size());
      break;
    }
    if (ends_with("sses")) return cut(2);
    if (ends_with("ied") || ends_with("ies")) return cut(word_.size > 4 ? 2 : 1);
    if (ends_with("us") || ends_with("ss") || !ends_with("s")) return;
    if (word_.size > 2 && has_vowel_before(word_.size - 2)) cut(1);
  }

  void past_and_gerund() {
    for (const std::string_view ending : {"eedly", "eed"}) {
      if (!ends_with(ending)) continue;
      if (word_.size - ending.size() >= region1_) replace_end(word_, ending.size(), "ee");
      return;
    }
    for (const std::string_view ending : {"ingly", "edly", "ing", "ed"}) {
      if (!ends_with(ending)) continue;
      if (!has_vowel_before(word_.size - ending.size())) return;
      cut(ending.size());
      return after_past();
    }
  }

  void after_past() {
    const auto add_e = [this] { word_.letters[word_.size++] = 'e'; };
    if (ends_with("at") || ends_with("bl") || ends_with("iz")) return add_e();
    const std::size_t n = word_.size;
    if (n >= 2 && word_.letters[n - 1] == word_.letters[n - 2] &&
        is_among(word_.letters[n - 1], "bdfgmnprt")) {
      return cut(1);
    }
    if (region1_ >= n && ends_in_short_syllable(n)) add_e();
  }

  void final_y() {
    const std::size_t n = word_.size;
    if (n > 2 && is_among(word_.letters[n - 1], "yY") && !is_vowel(n - 2)) {
      word_.letters[n - 1] = 'i';
    }
  }

  template <std::size_t count>
  void replace(const Ending (&endings)[count], std::size_t region) {
    const std::size_t found = longest_ending(text(), endings);
    if (found == count) return;
    const Ending& entry = endings[found];
    const std::size_t start = word_.size - entry.ending.size();
    if (start < region || !is_allowed(entry.before, start)) return;
    replace_end(word_, entry.ending.size(), entry.with);
  }

  bool is_allowed(Before before, std::size_t start) const {
    const char last = start > 0 ? word_.letters[start - 1] : '\0';
    switch (before) {
      case Before::l:
        return last == 'l';
      case Before::s_or_t:
        return last == 's' || last == 't';
      case Before::valid_li:
        return is_among(last, "cdeghkmnrt");
      case Before::region2:
        return start >= region2_;
      case Before::nothing:
        break;
    }
    return true;
  }

  void final_e_or_l() {
    const std::size_t n = word_.size;
    if (ends_with("e")) {
      if (n - 1 >= region2_ || (n - 1 >= region1_ && !ends_in_short_syllable(n - 1))) cut(1);
    } else if (ends_with("ll") && n - 1 >= region2_) {
      cut(1);
    }
  }

  Stem& word_;
  std::size_t region1_ = 0;
  std::size_t region2_ = 0;
};

}  // namespace

void stem_english(Stem& word) {
  for (const Ending& exception : exceptions) {
    if (word.text() == exception.ending) return replace_end(word, word.size, exception.with);
  }
  if (word.size > 2) English(word).run();
}

}  // namespace clause10::search
