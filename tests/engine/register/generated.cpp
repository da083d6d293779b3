#include "register/generated.h"

#include <initializer_list>

#include "model/date.h"
#include "support/support.h"

namespace clause10::test {
namespace {

using model::List;
using model::Object;
using model::Value;

// Two fields of a kind, so that they can be compared with each other.
constexpr const char* fields[] = {"t1", "t2", "l1", "d1", "d2", "e1", "e2", "u1",
                                  "u2", "i1", "r1", "x1", "x2", "p1", "b1", "n1"};
constexpr const char* states[] = {"draft", "open", "done", "closed", "cancelled"};

constexpr const char* start = R"json({
  "id": "p", "version": "1.0.0", "title": {"en": "P"},
  "enums": {"e": {"label": {"en": "E"}, "values": [
    {"id": "a", "label": {"en": "A"}}, {"id": "bb", "label": {"en": "B"}},
    {"id": "c", "label": {"en": "C"}}]},
    "profiles": {"label": {"en": "P"}, "values": [
    {"id": "third", "label": {"en": "3"}}, {"id": "default", "label": {"en": "1"}},
    {"id": "other", "label": {"en": "2"}}]}},
  "lexicons": {
    "some": {"en": ["x|xy", "abc"]}, "more": {"en": ["x ~ y", "a*"]}, "q": {"de": ["q"]}},
  "parameters": {
    "n": {"type": "integer", "default": 3, "label": {"en": "N"}},
    "q": {"type": "text", "default": "a", "label": {"en": "Q"}},
    "on": {"type": "truth", "default": true, "label": {"en": "On"}},
    "since": {"type": "date", "default": "2026-11-20", "label": {"en": "Since"}}},
  "calendars": {"weekdays": {"weekend": [6, 7], "holidays": []},
                "short": {"weekend": [5, 6, 7], "holidays": ["2026-11-24"]}},
  "deadlineProfiles": {
    "default": {"title": {"en": "D"}, "calendar": "weekdays", "deadlines": {"r": [
      {"id": "first", "label": {"en": "1"}, "clause": "1", "startsOn": "d1", "frozenAt": "start",
       "metAt": "done", "periods": [{"when": "e1 == 'a'", "workingDays": 3}, {"days": 5}],
       "extendedBy": {"list": "x2", "deadline": "about", "state": "yes", "due": "until"}},
      {"id": "last", "label": {"en": "2"}, "clause": "1", "dueField": "d2", "frozenAt": "start",
       "metAt": "closed"}]}},
    "third": {"title": {"en": "T"}, "extends": "other", "deadlines": {"r": [
      {"id": "first", "label": {"en": "1"}, "clause": "1", "startsOn": "d1", "frozenAt": "start",
       "metAt": "done", "notAfter": ["d2", "d1"],
       "periods": [{"when": "b1", "months": 1, "notAfter": "d1"}, {"when": "n1 > 2", "hours": 30},
                   {"months": 2}],
       "extendedBy": {"list": "x2", "deadline": "about", "state": "no", "due": "until"}},
      {"id": "last", "label": {"en": "2"}, "clause": "1", "dueField": "d2", "frozenAt": "start",
       "extendedBy": {"list": "x2", "deadline": "about", "state": "yes", "due": "until"}}]}},
    "other": {"title": {"en": "O"}, "calendar": "short", "deadlines": {"r": [
      {"id": "first", "label": {"en": "1"}, "clause": "1", "startsOn": "d2", "frozenAt": "start",
       "metAt": "open", "notAfter": "d1", "periods": [{"when": "has(t1)", "workingDays": 2}]},
      {"id": "more", "label": {"en": "3"}, "clause": "1", "startsOn": "d1", "frozenAt": "finish",
       "periods": [{"days": 9}]}]}}},
  "migrations": [{"from": "0.6.0", "to": "0.9.1", "steps": []}],
  "recordTypes": {"r": {
    "label": {"en": "R"}, "help": {"en": "R"}, "initial": "draft", "titleField": "t1",
    "profileField": "p1",
    "fields": [
      {"id": "t1", "type": "text", "label": {"en": "t1"}},
      {"id": "t2", "type": "text", "label": {"en": "t2"}},
      {"id": "l1", "type": "longText", "label": {"en": "l1"}},
      {"id": "d1", "type": "date", "label": {"en": "d1"}},
      {"id": "d2", "type": "date", "label": {"en": "d2"}},
      {"id": "e1", "type": "enum", "enum": "e", "label": {"en": "e1"}},
      {"id": "e2", "type": "enum", "enum": "e", "label": {"en": "e2"}},
      {"id": "u1", "type": "user", "label": {"en": "u1"}},
      {"id": "u2", "type": "user", "label": {"en": "u2"}},
      {"id": "i1", "type": "issue", "label": {"en": "i1"}},
      {"id": "r1", "type": "refs", "label": {"en": "r1"}},
      {"id": "x1", "type": "list", "label": {"en": "x1"}},
      {"id": "x2", "type": "list", "label": {"en": "x2"}, "items": [
        {"id": "about", "type": "text", "label": {"en": "a"}},
        {"id": "state", "type": "text", "label": {"en": "s"}},
        {"id": "until", "type": "date", "label": {"en": "u"}}]},
      {"id": "p1", "type": "enum", "enum": "profiles", "label": {"en": "p1"}},
      {"id": "b1", "type": "truth", "label": {"en": "b1"}},
      {"id": "n1", "type": "integer", "label": {"en": "n1"}}],
    "sections": [],
    "states": [
      {"id": "draft", "label": {"en": "1"}}, {"id": "open", "label": {"en": "2"}},
      {"id": "done", "label": {"en": "3"}}, {"id": "closed", "label": {"en": "4"}, "final": true},
      {"id": "cancelled", "label": {"en": "5"}, "final": true, "aside": true}],
    "transitions": [
      {"id": "start", "label": {"en": "s"}, "from": ["draft"], "to": "open", "clause": "1"},
      {"id": "finish", "label": {"en": "f"}, "from": ["open"], "to": "done", "clause": "1"},
      {"id": "close", "label": {"en": "c"}, "from": ["done"], "to": "closed", "clause": "1"},
      {"id": "cancel", "label": {"en": "x"}, "from": ["draft", "open", "done"], "to": "cancelled",
       "clause": "1", "exit": true}],
    "rules": [)json";

/// Parts in a list are made in its order, those of a sum in any.
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += part;
  }
  return text;
}

}  // namespace

std::string Generator::day() {
  const auto days = static_cast<std::int64_t>(20780 + below(40));
  return model::Date::from_days(days)->text();
}

/// A text that is a date, mostly.
std::string Generator::date(int depth) {
  if (depth == 0 || chance(3)) {
    return one_of({"d1", "d2", "d1", "d2", "today", "today()", "parameters.since", "'2026-12-01'",
                   chance(8) ? "'soon'" : "d1", chance(8) ? "parameters.q" : "d2"});
  }
  switch (below(4)) {
    case 0:
      return joined({"date(", date(depth - 1), ")"});
    case 1:
      return joined({"addWorkingDays(", date(depth - 1), ", ", days(depth - 1), ")"});
    default:
      return joined({"addDays(", date(depth - 1), ", ", days(depth - 1), ")"});
  }
}

/// A whole number, now and then so large that what is made of it is out of range.
std::string Generator::days(int depth) {
  if (depth == 0 || chance(5)) {
    if (chance(12)) {
      return one_of({"9223372036854775807", "-9223372036854775807", "100001", "-700000", "2912119",
                     "106752", "3037000500"});
    }
    return chance(3) ? "parameters.n" : std::to_string(static_cast<int>(below(20)) - 4);
  }
  switch (below(6)) {
    case 0:
      return joined({"workingDaysBetween(", date(depth - 1), ", ", date(depth - 1), ")"});
    case 1:
      return joined({"(", days(depth - 1), one_of({" + ", " - ", " * "}), days(depth - 1), ")"});
    case 2:
      return one_of({"size(t1)", "-daysBetween(d1, today)", "size('abc')"});
    default:
      return joined({"daysBetween(", date(depth - 1), ", ", date(depth - 1), ")"});
  }
}

std::string Generator::duration(int depth) {
  if (depth == 0 || !chance(3)) return "days(" + days(depth) + ")";
  return joined({"(", duration(depth - 1), one_of({" + ", " - "}), duration(depth - 1), ")"});
}

std::string Generator::comparison_of_dates() {
  const std::string relation = one_of({" < ", " <= ", " > ", " >= ", " == ", " != "});
  const auto depth = static_cast<int>(1 + below(2));
  switch (below(4)) {
    case 0:
      return joined({date(depth), relation, date(depth)});
    case 1:
      return joined({duration(depth), relation, duration(depth)});
    default:
      return joined({days(depth), relation, days(depth)});
  }
}

/// A condition on a deadline; the record may not have it.
std::string Generator::deadline() {
  const std::string of = std::string("deadlines.") + one_of({"first", "last", "more"});
  const std::string other = std::string("deadlines.") + one_of({"first", "last"});
  switch (below(6)) {
    case 0:
    case 1:
      return joined({of, ".status", one_of({" == ", " != "}),
                     one_of({"'overdue'", "'met'", "'upcoming'", "'dueToday'", "null"})});
    case 2:
      return of + ".due > " + of + ".original";
    case 3:
      return "has(" + of + ".due)";
    case 4:
      return "has(" + of + one_of({".original) && ", ".status) || "}) + of + ".due < " + other +
             ".due";
    default:
      return of + ".status == 'overdue' && " + one_of({"e1 == 'a'", "has(t2)", "d1 < d2"});
  }
}

std::string Generator::leaf() {
  const std::string field = one_of(fields);
  const std::string on = chance(2) ? "d1" : "d2";
  const std::string choice = chance(2) ? "e1" : "e2";
  const std::string text = one_of({"t1", "t2", "l1"});
  const std::string number = std::to_string(below(8));
  const std::string less = one_of({" < ", " <= ", " > ", " >= ", " == ", " != "});
  const std::string same = one_of({" == ", " != "});
  if (chance(12)) return deadline();
  switch (below(40)) {
    case 0:
    case 1:
      return "has(" + field + ")";
    case 2:
      return choice + same + one_of({"'a'", "'bb'", "'zz'", "null"});
    case 3:
      return choice + " in ['a', 'c']";
    case 4:
      return "state" + same + "'" + one_of(states) + "'";
    case 5:
      return "state in ['open', 'done']";
    case 6:
      return text + same + one_of({"t1", "t2", "l1", "'xy'"});
    case 7:
      return text + ".contains('x')";
    case 8:
      return "size(" + text + ")" + less + number;
    case 9:
      return text + ".matches('^x.*y$')";
    case 10:
      return "d1" + less + "d2";
    case 11:
      return on + less + "today";
    case 12:
      return on + less + "addDays(today, " + number + ")";
    case 13:
      return "daysBetween(" + on + ", today)" + less + number;
    case 14:
      return "workingDaysBetween(" + on + ", today())" + less + number;
    case 15:
      return "addWorkingDays(" + on + ", " + number + ")" + less + "today";
    case 16:
      return "u1.id" + same + "u2.id";
    case 17:
      return "u1" + same + "u2";
    case 18:
      return "i1.id" + less + number;
    case 19:
      return "size(r1)" + less + number;
    case 20:
      return one_of({"'A.5' in r1", "r1.all(v, v.startsWith('A'))", "x1.exists(v, v == 'q')",
                     "r1.exists_one(v, v == 'A.5') || state == 'open'"});
    case 21:
      return one_of({"parameters.on", "parameters.n > 3", "parameters.q == 'a'"});
    case 22:
      return "size(" + text + ")" + less + "parameters.n";
    case 23:
      return choice + same + "parameters.q";
    case 24:
      return on + less + "parameters.since";
    case 25:
      return "has(u1.name) && u1.name == 'x'";
    case 26:
      return choice + " + 'x' == 'ax'";
    case 27:
      return "days(daysBetween(" + on + ", today)) > days(" + number + ")";
    case 28:
      return "date(" + on + ") >= '2026-11-2" + number + "'";
    case 29:
    case 30:
    case 31:
    case 32:
    case 33:
    case 34:
      return comparison_of_dates();
    case 35:
      return one_of({"b1", "b1 == (e1 == 'a')", "!b1 && n1 == 2", "has(b1) && b1"});
    case 36:
      return "n1" + less + one_of({"2", "parameters.n", "daysBetween(d1, today)", "size(t1)"});
    case 37:
      return "p1" + same + one_of({"'other'", "'third'", "e1"});
    case 38:
      return one_of({"x2.exists(v, has(v.state) && v.state == 'yes')", "size(x2) > 1"});
    default:
      return chance(2) ? "today > '2026-11-2" + number + "'" : "size(" + choice + ") > 1";
  }
}

std::string Generator::condition(int depth) {
  if (depth == 0 || chance(4)) return leaf();
  const auto part = [&] { return "(" + condition(depth - 1) + ")"; };
  switch (below(4)) {
    case 0:
      return "!" + part();
    case 1:
      return joined({part(), " ? ", part(), " : ", part()});
    case 2:
      return joined({part(), " && ", part()});
    default:
      return joined({part(), " || ", part()});
  }
}

std::string Generator::rule(int number) {
  Object rule = {
      {"id", "rule" + std::to_string(number)}, {"clause", "1"}, {"message", Object{{"en", "No."}}}};
  const auto field = [&] { return Value(one_of(fields)); };
  const auto two_fields = [&] {
    const Value first = field();
    Value second = field();
    while (*second.text() == *first.text()) {
      second = field();
    }
    return List{first, second};
  };
  const auto fields_of = [&] { return chance(4) ? List{field()} : two_fields(); };
  if (chance(3)) rule.push_back({"when", condition(2)});
  if (chance(4)) rule.push_back({"severity", "warning"});
  if (!chance(3)) rule.push_back({"gates", List{one_of({"start", "finish", "close", "cancel"})}});
  const bool waivable = chance(3);
  if (waivable) rule.push_back({"waivable", true});
  switch (below(11)) {
    case 0:
      rule.push_back({"require", waivable ? List{field()} : fields_of()});
      break;
    case 1:
      rule.push_back({"requireOneOf", two_fields()});
      break;
    case 2:
      rule.push_back({"oneOf", chance(3) ? Object{{"field", "t1"}, {"values", List{"xy", "abc"}}}
                                         : Object{{"field", "e1"}, {"values", List{"a", "c"}}}});
      break;
    case 3:
      rule.push_back({"length", Object{{"field", one_of({"t1", "l1"})},
                                       {"min", static_cast<std::int64_t>(below(6))},
                                       {"max", static_cast<std::int64_t>(6 + below(4) * 30000)}}});
      break;
    case 4: {
      const char* const order[] = {"d1", "d2", "today"};
      const std::size_t first = below(3);
      rule.push_back({"dateOrder", Object{{"earlier", order[first]},
                                          {"later", order[(first + 1 + below(2)) % 3]}}});
      break;
    }
    case 5: {
      const Value text = one_of({"t1", "l1"});
      const List some = {one_of({"some", "more", "q"})};
      rule.push_back(
          {"lint", chance(3)   ? Object{{"check", "restates"}, {"field", text}, {"of", List{"t2"}}}
                   : chance(2) ? Object{{"check", "saysNothing"}, {"field", text}, {"ignore", some}}
                               : Object{{"check", "endsAt"},
                                        {"field", text},
                                        {"phrases", "more"},
                                        {"unless", some},
                                        {"least", 1}}});
      break;
    }
    case 6:
      rule.push_back(
          {"lint", chance(2)
                       ? Object{{"check", "incomplete"}, {"field", "x1"}, {"columns", List{"a"}}}
                       : Object{{"check", "unmatched"},
                                {"field", "x1"},
                                {"key", "a"},
                                {"in", "x1"},
                                {"inKey", "b"},
                                {"shows", "a"}}});
      break;
    default:
      rule.push_back({"check", condition(3)});
      rule.push_back({"fields", fields_of()});
  }
  return text_of(rule);
}

std::string Generator::pack(int rules) {
  std::string text = start;
  for (int i = 0; i < rules; ++i) {
    text += (i == 0 ? "" : ",") + rule(i);
  }
  return text + "]}}}";
}

std::string Generator::context() {
  Object context = {{"today", day()}};
  if (chance(3)) context.push_back({"profile", "other"});
  if (chance(2)) {
    context.push_back({"parameters", Object{{"n", static_cast<std::int64_t>(below(8))},
                                            {"q", one_of({"a", "bb", "odd"})},
                                            {"on", chance(2)},
                                            {"since", day()}}});
  }
  return text_of(context);
}

Value Generator::field(std::string_view name) {
  if (chance(25)) {
    switch (below(7)) {
      case 0:
        return Value();
      case 1:
        return "  ";
      case 2:
        return List{};
      case 3:
        return 7;
      case 4:
        return Object{{"id", "7"}};
      case 5:
        return true;
      default:
        return "\xE2\x80\x83";
    }
  }
  if (name == "x2") return requests();
  switch (name[0]) {
    case 'b':
      return chance(2);
    case 'n':
      return static_cast<std::int64_t>(below(6));
    case 'p':
      return one_of({"default", "other", "third", "third", "fourth"});
    case 't':
    case 'l':
      return one_of({"xy", "xay", "abc", " xy ", "x\ny", "\xC3\xA4\xC3\xB6x", "q\"\\\t", "x"});
    case 'd':
      return chance(20)
                 ? Value(one_of({"2026-02-30", "2026-1-1", "soon", "2026-11-2", "1899-12-31"}))
                 : Value(day());
    case 'e':
      return chance(12) ? Value("odd" + std::to_string(below(chance(4) ? 400 : 3)))
                        : Value(one_of({"a", "bb", "c"}));
    case 'u':
    case 'i':
      return chance(15) ? Value(Object{{"name", "x"}})
                        : Value(Object{{"id", static_cast<std::int64_t>(below(6))},
                                       {"name", one_of({"x", "y", " "})}});
    default: {
      List list;
      for (std::size_t i = below(4); i > 0; --i) {
        list.push_back(chance(20) ? Value(5)
                       : name[0] == 'x' && chance(3)
                           ? Value(Object{{"a", one_of({"1", "2", ""})}, {"b", one_of({"1", "2"})}})
                           : Value(one_of({"A.5", "A.6", "q", "B"})));
      }
      return list;
    }
  }
}

/// Requests for more time; some are about nothing, some are no lines at all.
Value Generator::requests() {
  List list;
  for (std::size_t i = below(4); i > 0; --i) {
    list.push_back(chance(9) ? Value("A.5")
                             : Value(Object{{"about", one_of({"first", "last", "first", "odd"})},
                                            {"state", one_of({"yes", "yes", "no"})},
                                            {"until", chance(9) ? Value("soon") : Value(day())}}));
  }
  return list;
}

Object Generator::frozen() {
  Object deadlines;
  for (const char* const id : {"first", "last", "more", "unknown"}) {
    if (!chance(3)) continue;
    const std::string original = day();
    deadlines.push_back(
        {id, Object{{"due", chance(4) ? day() : original}, {"original", original}}});
  }
  return deadlines;
}

/// Waivers of some rules: for the value of one field or another, so that some count, and with
/// faults.
List Generator::waivers(const Object& values) {
  List list;
  for (std::size_t i = 1 + below(12); i > 0; --i) {
    Object waiver = {{"rule", "rule" + std::to_string(below(42))},
                     {"reason", chance(9) ? "Because." : "Looked at by hand, and right as it is."},
                     {"on", chance(9) ? "soon" : day()}};
    if (!chance(9)) waiver.push_back({"by", Object{{"id", 5}, {"name", "x"}}});
    const Value* value = model::find(values, one_of(fields));
    if (value != nullptr) waiver.push_back({"text", *value});
    list.push_back(chance(30) ? Value("none") : Value(std::move(waiver)));
  }
  return list;
}

std::string Generator::record(int number) {
  Object values;
  for (const char* const name : fields) {
    if (!chance(5)) values.push_back({name, field(name)});
  }
  if (chance(20)) values.push_back({one_of({"unknown", "other"}), 1});
  List waived = chance(5) ? waivers(values) : List();
  Object record = {
      {"clause10", 1},
      {"pack", "p"},
      {"packVersion", one_of({"1.0.0", "1.0.0", "1.0.0", "0.9.9", "0.9.0", "0.5.2", "1.0.1", "x"})},
      {"type", "r"},
      {"id", "record-" + std::to_string(number)},
      {"version", 0},
      {"state", one_of(states)},
      {"fields", std::move(values)},
      {"deadlines", frozen()},
      {"history", List()}};
  if (!waived.empty()) record.push_back({"waivers", std::move(waived)});
  if (chance(30)) record.push_back({"extra", 1});
  return text_of(record);
}

}  // namespace clause10::test
