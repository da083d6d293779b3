#include "search/fold.h"

#include <cstddef>

namespace clause10::search {
namespace {

// The base letter of each Latin character with diacritics, '.' where there is none, a digit for the
// pair of letters in `pairs`.
constexpr char32_t latin_first = 0xC0;
constexpr std::string_view latin =
    "aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4yaaaaaaccccccccdd"
    "ddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkkllllllllllnnnnnnnnnoooooo22rrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbb....occdddd.ee.ffg...ikkl.mnnooo..pp.....ttttu"
    "u.vyyzz........w....666777888aaiioouuuuuuuuuueaaaa11ggggkkoooo..j666gg.wnnaa11oo"
    "aaaaeeeeiiiioooorrrruuuussttyyhhnd99zzaaeeooooooooyylntj..accltsz..bu.eejjqqrryy";
constexpr char32_t latin_more_first = 0x1E00;
constexpr std::string_view latin_more =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
    "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..3."
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy......";
constexpr std::string_view pairs[] = {"", "ae", "oe", "ss", "th", "ij", "dz", "lj", "nj", "ou"};

struct Range {
  char32_t first;
  char32_t last;
  Letter kind;
};

// Beyond ASCII everything is a letter but for these, in ascending order.
constexpr Range ranges[] = {
    {0x0080, 0x00AC, Letter::separator},  {0x00AD, 0x00AD, Letter::ignored},
    {0x00AE, 0x00BF, Letter::separator},  {0x00D7, 0x00D7, Letter::separator},
    {0x00F7, 0x00F7, Letter::separator},  {0x0300, 0x036F, Letter::ignored},
    {0x037E, 0x037E, Letter::separator},  {0x0387, 0x0387, Letter::separator},
    {0x0483, 0x0489, Letter::ignored},    {0x0591, 0x05C7, Letter::ignored},
    {0x0600, 0x060F, Letter::separator},  {0x0610, 0x061A, Letter::ignored},
    {0x061B, 0x061F, Letter::separator},  {0x0640, 0x0640, Letter::ignored},
    {0x064B, 0x065F, Letter::ignored},    {0x066A, 0x066D, Letter::separator},
    {0x0670, 0x0670, Letter::ignored},    {0x06D4, 0x06D4, Letter::separator},
    {0x0964, 0x0965, Letter::separator},  {0x0E00, 0x0EFF, Letter::syllable},
    {0x1000, 0x109F, Letter::syllable},   {0x1100, 0x11FF, Letter::syllable},
    {0x1780, 0x17FF, Letter::syllable},   {0x1AB0, 0x1AFF, Letter::ignored},
    {0x1DC0, 0x1DFF, Letter::ignored},    {0x2000, 0x200B, Letter::separator},
    {0x200C, 0x200F, Letter::ignored},    {0x2010, 0x205F, Letter::separator},
    {0x2060, 0x2064, Letter::ignored},    {0x2065, 0x20CF, Letter::separator},
    {0x20D0, 0x20FF, Letter::ignored},    {0x2100, 0x2BFF, Letter::separator},
    {0x2E00, 0x2E7F, Letter::separator},  {0x2E80, 0x2FDF, Letter::syllable},
    {0x2FE0, 0x3004, Letter::separator},  {0x3005, 0x3007, Letter::syllable},
    {0x3008, 0x3020, Letter::separator},  {0x3021, 0x302F, Letter::syllable},
    {0x3030, 0x3030, Letter::separator},  {0x3031, 0x303C, Letter::syllable},
    {0x303D, 0x3040, Letter::separator},  {0x3041, 0xA4CF, Letter::syllable},
    {0xAC00, 0xD7FF, Letter::syllable},   {0xD800, 0xF8FF, Letter::separator},
    {0xF900, 0xFAFF, Letter::syllable},   {0xFE00, 0xFE0F, Letter::ignored},
    {0xFE10, 0xFE1F, Letter::separator},  {0xFE20, 0xFE2F, Letter::ignored},
    {0xFE30, 0xFE6F, Letter::separator},  {0xFEFF, 0xFEFF, Letter::ignored},
    {0xFF00, 0xFF65, Letter::separator},  {0xFF66, 0xFFDC, Letter::syllable},
    {0xFFDD, 0xFFFF, Letter::separator},  {0x1F000, 0x1FAFF, Letter::separator},
    {0x20000, 0x3FFFF, Letter::syllable}, {0xE0000, 0x10FFFF, Letter::ignored},
};

Letter kind_of(char32_t c) {
  std::size_t low = 0;
  std::size_t high = sizeof(ranges) / sizeof(ranges[0]);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (ranges[middle].last < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const bool inside = low < sizeof(ranges) / sizeof(ranges[0]) && ranges[low].first <= c;
  return inside ? ranges[low].kind : Letter::letter;
}

/// The code point at `position`; U+FFFD, a separator, for one byte that starts none.
char32_t decode(std::string_view text, std::size_t& position) {
  constexpr char32_t bad = 0xFFFD;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(position++);
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - position < more) return bad;
  char32_t c = lead & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    const unsigned char next = byte(position + i);
    if ((next & 0xC0U) != 0x80) return bad;
    c = (c << 6U) | (next & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (c < least[more] || c > 0x10FFFF) return bad;
  position += more;
  return c;
}

Folded letters(std::string_view text) {
  Folded folded;
  folded.kind = Letter::letter;
  for (const char c : text)
    folded.bytes[folded.size++] = c;
  return folded;
}

Folded letter(char c) {
  return letters({&c, 1});
}

/// Greek and Cyrillic without capitals and accents.
char32_t lower(char32_t c) {
  switch (c) {
    case 0x386:
    case 0x3AC:
      return 0x3B1;
    case 0x388:
    case 0x3AD:
      return 0x3B5;
    case 0x389:
    case 0x3AE:
      return 0x3B7;
    case 0x38A:
    case 0x390:
    case 0x3AA:
    case 0x3AF:
    case 0x3CA:
      return 0x3B9;
    case 0x38C:
    case 0x3CC:
      return 0x3BF;
    case 0x38E:
    case 0x3AB:
    case 0x3B0:
    case 0x3CB:
    case 0x3CD:
      return 0x3C5;
    case 0x38F:
    case 0x3CE:
      return 0x3C9;
    case 0x3C2:
      return 0x3C3;
    case 0x401:
    case 0x451:
      return 0x435;
    case 0x407:
    case 0x457:
      return 0x456;
    case 0x419:
    case 0x439:
      return 0x438;
    default:
      break;
  }
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x460 && c <= 0x52F && c != 0x482) return c | 1U;
  return c;
}

Folded written(char32_t c, Letter kind) {
  Folded folded;
  folded.kind = kind;
  const auto add = [&folded](char32_t byte) {
    folded.bytes[folded.size++] = static_cast<char>(byte);
  };
  if (c < 0x800) {
    add(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      add(0xE0U | (c >> 12U));
    } else {
      add(0xF0U | (c >> 18U));
      add(0x80U | ((c >> 12U) & 0x3FU));
    }
    add(0x80U | ((c >> 6U) & 0x3FU));
  }
  add(0x80U | (c & 0x3FU));
  return folded;
}

Folded from_table(char entry) {
  if (entry >= '0' && entry <= '9') return letters(pairs[entry - '0']);
  return letter(entry);
}

Folded ascii(char32_t c) {
  if (c >= 'A' && c <= 'Z') return letter(static_cast<char>(c + 0x20));
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return letter(static_cast<char>(c));
  return {};
}

}  // namespace

Folded fold(std::string_view text, std::size_t& position) {
  const char32_t c = decode(text, position);
  if (c < 0x80) return ascii(c);
  if (c >= latin_first && c - latin_first < latin.size() && latin[c - latin_first] != '.') {
    return from_table(latin[c - latin_first]);
  }
  if (c >= latin_more_first && c - latin_more_first < latin_more.size() &&
      latin_more[c - latin_more_first] != '.') {
    return from_table(latin_more[c - latin_more_first]);
  }
  if (c >= 0xFF01 && c <= 0xFF5E) return ascii(c - 0xFEE0);  // full-width forms of ASCII
  if (c >= 0xFB00 && c <= 0xFB06) {
    constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return letters(ligatures[c - 0xFB00]);
  }
  switch (c) {
    case 0xAA:
      return letter('a');
    case 0xBA:
      return letter('o');
    case 0xB2:
      return letter('2');
    case 0xB3:
      return letter('3');
    case 0xB9:
      return letter('1');
    case 0xB5:
      return written(0x3BC, Letter::letter);
    default:
      break;
  }
  const Letter kind = kind_of(c);
  if (kind == Letter::separator || kind == Letter::ignored) {
    Folded folded;
    folded.kind = kind;
    return folded;
  }
  return written(lower(c), kind);
}

}  // namespace clause10::search
