#include <algorithm>
#include <vector>

#include "cel/library/function.h"
#include "cel/parse/ast.h"
#include "cel/time/moment.h"
#include "model/decimal.h"
#include "model/sort.h"

/// string.format of the strings extension.
namespace clause10::cel {
namespace {

constexpr int most_digits = 1000;

std::string digits_of(std::uint64_t number, unsigned base, char ten) {
  std::string text;
  do {
    const auto digit = static_cast<char>(number % base);
    text.insert(text.begin(), static_cast<char>(digit < 10 ? '0' + digit : ten + digit - 10));
    number /= base;
  } while (number > 0);
  return text;
}

/// A number in that base, with a minus where it is negative; false when it is no whole number.
bool whole(const Value& value, unsigned base, char ten, std::string& text) {
  if (value.is(Kind::natural)) {
    text = digits_of(value.natural(), base, ten);
  } else if (value.is(Kind::integer)) {
    const bool negative = value.integer() < 0;
    const auto number = static_cast<std::uint64_t>(value.integer());
    text = (negative ? "-" : "") + digits_of(negative ? 0 - number : number, base, ten);
  } else {
    return false;
  }
  return true;
}

struct Key {
  std::string text;
  std::size_t index;
};

bool before(const Key& a, const Key& b) {
  return a.text < b.text;
}

class Formatter {
 public:
  explicit Formatter(const Call& call) : call_(call), builder_(call.context) {}

  Value run() {
    std::string_view form = call_[0].text();
    while (!form.empty() && !call_.context.exhausted()) {
      const std::size_t plain = std::min(form.find('%'), form.size());
      builder_.add(form.substr(0, plain));
      form.remove_prefix(plain);
      if (form.empty()) break;
      form.remove_prefix(1);
      if (Value error = clause(form); error.is_error()) return error;
    }
    return builder_.take();
  }

 private:
  Value clause(std::string_view& form) {
    if (form.starts_with('%')) {
      builder_.add('%');
      form.remove_prefix(1);
      return {};
    }
    int precision = -1;
    if (form.starts_with('.')) {
      form.remove_prefix(1);
      precision = 0;
      for (; !form.empty() && form.front() >= '0' && form.front() <= '9'; form.remove_prefix(1)) {
        precision = std::min(precision * 10 + (form.front() - '0'), most_digits + 1);
      }
      if (precision > most_digits) {
        return Value::error("a format takes " + std::to_string(most_digits) +
                            " digits after the point at most");
      }
    }
    if (form.empty()) return Value::error("could not parse formatting clause: % stands at the end");
    const char verb = form.front();
    form.remove_prefix(1);
    if (std::string_view("sdfebxXo").find(verb) == std::string_view::npos) {
      return Value::error("could not parse formatting clause: unrecognized formatting clause \"" +
                          std::string(1, verb) + "\"");
    }
    if (next_ == call_[1].size()) {
      return Value::error("format: there is no value for clause " + std::to_string(next_ + 1));
    }
    return write(call_[1].item(next_++), verb, precision < 0 ? 6 : precision);
  }

  Value write(const Value& value, char verb, int precision) {
    std::string text;
    switch (verb) {
      case 's':
        return write_text(value);
      case 'd':
        call_.context.spend(value.is(Kind::real) ? model::steps_of_decimal : 0);
        if (value.is(Kind::real)) text = model::shortest(value.real(), model::Notation::plain);
        if (!text.empty() || whole(value, 10, 'a', text)) return put(text);
        return refuse("decimal clause can only be used on integers", value);
      case 'f':
      case 'e':
        return write_real(value, verb, precision);
      case 'b':
        if (value.is(Kind::boolean)) return put(value.truth() ? "1" : "0");
        if (whole(value, 2, 'a', text)) return put(text);
        return refuse("only integers and bools can be formatted as binary", value);
      case 'o':
        if (whole(value, 8, 'a', text)) return put(text);
        return refuse("octal clause can only be used on integers", value);
      default:
        return write_hex(value, verb == 'x' ? 'a' : 'A');
    }
  }

  Value put(std::string_view text) {
    builder_.add(text);
    return {};
  }

  static Value refuse(std::string_view why, const Value& value) {
    return Value::error("error during formatting: " + std::string(why) + ", was given " +
                        std::string(type_name(value.kind())));
  }

  Value write_real(const Value& value, char verb, int precision) {
    double number = 0;
    if (value.is(Kind::real)) {
      number = value.real();
    } else if (value.is(Kind::integer)) {
      number = static_cast<double>(value.integer());
    } else if (value.is(Kind::natural)) {
      number = static_cast<double>(value.natural());
    } else {
      return refuse(verb == 'f' ? "fixed-point clause can only be used on doubles"
                                : "scientific clause can only be used on doubles",
                    value);
    }
    call_.context.spend(model::steps_of_decimal);
    return put(verb == 'f' ? model::fixed(number, precision)
                           : model::scientific(number, precision));
  }

  Value write_hex(const Value& value, char ten) {
    std::string text;
    if (whole(value, 16, ten, text)) return put(text);
    if (!value.is(Kind::text) && !value.is(Kind::bytes)) {
      return refuse("only integers, byte buffers, and strings can be formatted as hex", value);
    }
    for (const char c : value.text()) {
      const auto byte = static_cast<unsigned char>(c);
      builder_.add(digits_of(byte / 16U, 16, ten));
      builder_.add(digits_of(byte % 16U, 16, ten));
      if (call_.context.exhausted()) break;
    }
    return {};
  }

  Value write_text(const Value& value) {
    if (!call_.context.spend(1)) return {};
    switch (value.kind()) {
      case Kind::null:
        return put("null");
      case Kind::boolean:
        return put(value.truth() ? "true" : "false");
      case Kind::integer:
        return put(std::to_string(value.integer()));
      case Kind::natural:
        return put(std::to_string(value.natural()));
      case Kind::real:
        call_.context.spend(model::steps_of_decimal);
        return put(model::shortest(value.real(), model::Notation::plain));
      case Kind::timestamp:
        return put(text_of_timestamp(value));
      case Kind::duration:
        return put(text_of_duration(value.integer()));
      case Kind::list:
        return write_list(value);
      case Kind::map:
        return write_map(value);
      case Kind::text:
      case Kind::bytes:
      case Kind::type:
        return put(value.text());
      default:
        return refuse(
            "string clause can only be used on strings, bools, bytes, ints, doubles, "
            "maps, lists, types, durations, and timestamps",
            value);
    }
  }

  Value write_list(const Value& list) {
    builder_.add('[');
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) builder_.add(", ");
      if (Value error = write_text(list.item(i)); error.is_error()) return error;
    }
    return put("]");
  }

  /// In the order of the keys as texts.
  Value write_map(const Value& map) {
    std::vector<Key> keys;
    for (std::size_t i = 0; i < map.size(); ++i) {
      Formatter key(call_);
      if (Value error = key.write_text(map.key(i)); error.is_error()) return error;
      if (!call_.context.spend(1)) return {};
      keys.push_back({std::move(key.builder_.text()), i});
    }
    model::sort<Key, before>(keys);
    builder_.add('{');
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i > 0) builder_.add(", ");
      builder_.add(keys[i].text);
      builder_.add(": ");
      if (Value error = write_text(map.entry(keys[i].index)); error.is_error()) return error;
    }
    return put("}");
  }

  const Call& call_;
  TextBuilder builder_;
  std::size_t next_ = 0;
};

Value format(const Call& call) {
  return Formatter(call).run();
}

}  // namespace

const Function format_functions[] = {
    {"format", "s.LD:s", format},
    {},
};

}  // namespace clause10::cel
