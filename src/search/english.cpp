#include <algorithm>

#include "search/affix.h"

namespace clause10::search {
namespace {

// While stemming, a y that is a consonant is written Y.
constexpr std::string_view vowels = "aeiouy";

// Conditions: behind an l; behind s or t (t); behind a letter that may stand before li (v); in the
// second region (2).
constexpr std::string_view step2 =
    "tional=tion enci=ence anci=ance abli=able entli=ent izer=ize ization=ize ational=ate "
    "ation=ate "
    "ator=ate alism=al aliti=al alli=al fulness=ful ousli=ous ousness=ous iveness=ive iviti=ive "
    "biliti=ble bli=ble ogi=og?l fulli=ful lessli=less li=?v";
constexpr std::string_view step3 =
    "tional=tion ational=ate alize=al icate=ic iciti=ic ical=ic ful ness ative=?2";
constexpr std::string_view step4 =
    "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion=?t";

// Words that the rules would get wrong.
constexpr std::string_view exceptions =
    "skis=ski skies=sky dying=die lying=lie tying=tie idly=idl gently=gentl ugly=ugli early=earli "
    "only=onli singly=singl sky=sky news=news howe=howe atlas=atlas cosmos=cosmos bias=bias "
    "andes=andes";
constexpr std::string_view done_after_plural =
    "inning outing canning herring earring proceed exceed succeed";

class English {
 public:
  explicit English(Stem& word) : word_(word) {}

  void run() {
    mark_consonant_ys();
    find_regions();
    plural();
    Ending whole;
    if (!whole_word(text(), done_after_plural, whole)) {
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

  void replace(std::string_view endings, std::size_t region) {
    Ending found;
    if (!longest_ending(text(), endings, found)) return;
    const std::size_t start = word_.size - found.ending.size();
    if (start < region || !is_allowed(found.condition, start)) return;
    replace_end(word_, found.ending.size(), found.with);
  }

  bool is_allowed(char condition, std::size_t start) const {
    const char last = start > 0 ? word_.letters[start - 1] : '\0';
    switch (condition) {
      case 'l':
        return last == 'l';
      case 't':
        return last == 's' || last == 't';
      case 'v':
        return is_among(last, "cdeghkmnrt");
      case '2':
        return start >= region2_;
      default:
        return true;
    }
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
  Ending exception;
  if (whole_word(word.text(), exceptions, exception)) {
    return replace_end(word, word.size, exception.with);
  }
  if (word.size > 2) English(word).run();
}

}  // namespace clause10::search
