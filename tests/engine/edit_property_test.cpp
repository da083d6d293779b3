#include <catch_amalgamated.hpp>

#include <algorithm>
#include <random>

#include "support/corpus.h"
#include "support/support.h"

// Property: a save that is made of edits of open fields and steps taken by the engine passes, and
// the same save with anything protected changed or dropped does not.

namespace {

using clause10::Status;
using clause10::model::Member;
using clause10::model::Value;
using clause10::test::at;
using clause10::test::changed;
using clause10::test::iso27001;
using clause10::test::json;
using clause10::test::text_at;
using clause10::test::text_of;
using Texts = std::vector<std::string>;

constexpr int walks = 30;
constexpr int saves_of_a_walk = 12;

const Value& type() {
  static const Value pack = json(clause10::test::iso27001_json());
  return *at(pack, "/recordTypes/nonconformity");
}

bool contains(const Texts& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// A person's way through a record: each save is a few edits and steps.
class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed) {
    const auto created = iso27001().create(
        R"({"type":"nonconformity","id":"1","fields":{"likelihood":{"of":3}}})", context());
    record_ = text_of(*json(created.json).find("record"));
    record_ = changed(record_, "/tags", json(R"(["a",{"b":1}])"));
  }

  const std::string& record() const { return record_; }

  std::string context() const {
    return text_of(clause10::test::corpus_context(
        clause10::model::Object{{"today", day()}, {"now", day() + "T10:00:00Z"}}));
  }

  /// One save; where nothing is to be done any more, an edit of nothing.
  void save() {
    ++day_;
    for (std::size_t operations = 1 + pick(4); operations > 0; --operations) {
      pick(3) == 0 ? step() : edit();
    }
  }

  std::size_t pick(std::size_t below) { return random_() % below; }

 private:
  std::string day() const { return "2026-12-" + std::to_string(10 + day_); }

  Texts locked() const {
    Texts ids;
    const Value evaluation = json(iso27001().evaluate(record_, context()).json);
    for (const Value& each : *at(evaluation, "/locked")->list()) {
      ids.push_back(each.text()->substr(8));
    }
    return ids;
  }

  void edit() {
    const auto& fields = *at(type(), "/fields")->list();
    const Value& field = fields[pick(fields.size())];
    const std::string id = text_at(field, "/id");
    if (field.find("computed") != nullptr || contains(locked(), id)) return;
    record_ = changed(record_, "/fields/" + id, pick(8) == 0 ? Value() : value_for(id));
  }

  void fill_in() {
    const Texts closed = locked();
    for (const Value& field : *at(type(), "/fields")->list()) {
      const std::string id = text_at(field, "/id");
      if (field.find("computed") != nullptr || contains(closed, id) || id == "cancelReason")
        continue;
      record_ = changed(record_, "/fields/" + id, value_for(id));
    }
  }

  /// What the corpus has at the end of the way, so that steps open.
  static Value value_for(const std::string& id) {
    const Value planned = clause10::test::corpus_record("planned", clause10::model::Object());
    const Value* found = at(planned, "/fields/" + id);
    return found == nullptr ? Value() : *found;
  }

  /// The first open step; an exit seldom. Often after everything that may be has been filled in.
  void step() {
    if (pick(2) == 0) fill_in();
    const Value evaluation = json(iso27001().evaluate(record_, context()).json);
    for (const Value& each : *at(evaluation, "/transitions")->list()) {
      if (!*at(each, "/open")->truth() || (*at(each, "/exit")->truth() && pick(20) > 0)) continue;
      const auto reply = iso27001().apply(
          record_, text_of(clause10::model::Object{{"transition", text_at(each, "/id")}}),
          context());
      REQUIRE(reply.status == Status::ok);
      record_ = text_of(*json(reply.json).find("record"));
      return;
    }
  }

  std::mt19937 random_;
  int day_ = 0;
  std::string record_;
};

/// Pointers to everything inside the value, each followed by what is inside of it.
void collect(const Value& value, const std::string& pointer, Texts& into) {
  if (const auto* object = value.object()) {
    for (const Member& each : *object) {
      const std::string inside = pointer + "/" + each.name;
      into.push_back(inside);
      collect(each.value, inside, into);
    }
  } else if (const auto* list = value.list()) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string inside = pointer + "/" + std::to_string(i);
      into.push_back(inside);
      collect((*list)[i], inside, into);
    }
  }
}

/// Fields that nobody may edit in the record as it was.
Texts protected_fields(const std::string& before, const std::string& context) {
  Texts ids;
  for (const Value& each : *at(type(), "/fields")->list()) {
    if (each.find("computed") != nullptr) ids.push_back(text_at(each, "/id"));
  }
  const Value evaluation = json(iso27001().evaluate(before, context).json);
  for (const Value& each : *at(evaluation, "/locked")->list()) {
    ids.push_back(each.text()->substr(8));
  }
  return ids;
}

/// Another value of the same kind; nothing of a list or object, whose parts are changed instead.
std::optional<Value> tampered(const Value& value) {
  if (value.text() != nullptr) return Value(*value.text() + "x");
  if (value.integer() != nullptr) return Value(*value.integer() + 1);
  if (value.truth() != nullptr) return Value(!*value.truth());
  return std::nullopt;
}

clause10::Reply check(const std::string& before, const std::string& after,
                      const std::string& context) {
  return iso27001().check_edit(R"({"before":)" + before + R"(,"after":)" + after + "}", context);
}

/// What may change: open fields, members that are not known (only dropping them is a loss), and the
/// name under which a new step is signed.
bool is_free(const std::string& pointer, const Texts& guarded, std::size_t old_entries,
             bool dropped) {
  if (pointer.starts_with("/fields/")) {
    const std::string field = pointer.substr(8, pointer.find('/', 8) - 8);
    if (field == "likelihood") return !dropped || pointer != "/fields/likelihood";
    return !contains(guarded, field);
  }
  if (pointer.starts_with("/tags")) return !dropped || pointer != "/tags";
  const bool is_name = pointer.starts_with("/history/") && pointer.ends_with("/by/name");
  return is_name && !dropped && std::stoul(pointer.substr(9)) >= old_entries;
}

}  // namespace

TEST_CASE("what the engine and open fields make passes, and nothing protected changes unseen",
          "[edit][property]") {
  std::size_t steps = 0;
  std::size_t tried = 0;
  for (unsigned seed = 0; seed < walks; ++seed) {
    Walk walk(seed);
    for (int save = 0; save < saves_of_a_walk; ++save) {
      const std::string before = walk.record();
      walk.save();
      const std::string& after = walk.record();
      INFO("seed " << seed << " save " << save << "\n" << before << "\n" << after);
      const auto reply = check(before, after, walk.context());
      INFO(reply.json);
      REQUIRE(reply.status == Status::ok);

      const Value was = json(before);
      const Value is = json(after);
      const std::size_t old_entries = was.find("history")->list()->size();
      steps += is.find("history")->list()->size() - old_entries;
      const Texts guarded = protected_fields(before, walk.context());
      Texts pointers;
      collect(is, "", pointers);
      for (int i = 0; i < 4; ++i) {
        const std::string& pointer = pointers[walk.pick(pointers.size())];
        const bool drop = walk.pick(3) == 0;
        const auto other = tampered(*at(is, pointer));
        if (is_free(pointer, guarded, old_entries, drop) || (!drop && !other)) continue;
        INFO((drop ? "dropped " : "changed ") << pointer);
        ++tried;
        CHECK(check(before, changed(after, pointer, drop ? Value() : *other), walk.context())
                  .status != Status::ok);
      }
    }
  }
  // The walks get somewhere, and tampering was not all about what is free.
  CHECK(steps > 60);
  CHECK(tried > 400);
}
