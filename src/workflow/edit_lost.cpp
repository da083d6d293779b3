#include <utility>

#include "model/pointer.h"
#include "model/same.h"
#include "workflow/edit.h"
#include "workflow/wording.h"

namespace clause10::workflow {
namespace {

using model::Object;
using model::Value;

class Lost {
 public:
  Lost(const Edit& edit, std::vector<model::Violation>& found) : edit_(edit), found_(found) {}

  void run() {
    const model::Record& before = edit_.before;
    const model::Record& after = edit_.after;
    members("", before.unknown, after.unknown);
    former(before.former, after.former);
    chain(before.chain, after.chain);
    for (const model::Member& each : before.fields) {
      if (model::by_id(edit_.type.fields, each.name) == nullptr) {
        member("/fields", each, after.fields);
      }
    }
    // Of a deadline this version knows the two dates, and the deadlines' own check looks at them.
    for (const model::Member& each : before.deadlines) {
      const Value* now = model::find(after.deadlines, each.name);
      const std::string at = model::member_of("/deadlines", each.name);
      if (now != nullptr && now->object() != nullptr && each.value.object() != nullptr) {
        members(at, *each.value.object(), *now->object());
      }
    }
    identity("pack", before.pack, after.pack);
    identity("id", before.id, after.id);
    pack_version();
  }

 private:
  void members(const std::string& pointer, const Object& before, const Object& after) {
    for (const model::Member& each : before) {
      member(pointer, each, after);
    }
  }

  void member(const std::string& pointer, const model::Member& was, const Object& after) {
    if (was.value.is_null() || model::find(after, was.name) != nullptr) return;
    const std::string at = model::member_of(pointer, was.name);
    found_.push_back(edit_violation(
        "edit.lost", at, at, edit_.say(wording::is_gone, {was.name, edit_.shown(&was.value)}),
        {{"field", was.name}}));
  }

  /// What migrations took away only they write.
  void former(const model::List& was, const model::List& is) {
    const Value before(was);
    const Value after(is);
    if (model::same(before, after)) return;
    found_.push_back(edit_violation(
        "edit.former", "", "/former",
        edit_.say(wording::former_changed, {edit_.shown(&before), edit_.shown(&after)})));
  }

  /// Whoever saves adds to the chain; what it says, the platform's own history vouches for.
  void chain(const model::List& was, const model::List& is) {
    bool kept = was.size() <= is.size();
    for (std::size_t at = 0; kept && at < was.size(); ++at) {
      kept = model::same(was[at], is[at]);
    }
    if (kept) return;
    found_.push_back(
        edit_violation("edit.chain", "", "/chain",
                       edit_.say(wording::chain_changed, {std::to_string(was.size())})));
  }

  void identity(const std::string& name, const std::string& was, const std::string& is) {
    if (was == is) return;
    found_.push_back(edit_violation("edit." + name, "", "/" + name,
                                    edit_.say(wording::identity_changed, {name, was, is}),
                                    {{"from", was}, {"to", is}}));
  }

  /// A step brings the record to the rules it was taken by; nothing else moves it.
  void pack_version() {
    const std::string& was = edit_.before.pack_version;
    const std::string& is = edit_.after.pack_version;
    const bool moved = edit_.after.history.size() > edit_.before.history.size();
    if (was == is || (moved && is == edit_.pack.version)) return;
    found_.push_back(
        edit_violation("edit.packVersion", "", "/packVersion",
                       edit_.say(wording::pack_version_changed, {was, is, edit_.pack.version}),
                       {{"from", was}, {"to", is}}));
  }

  const Edit& edit_;
  std::vector<model::Violation>& found_;
};

}  // namespace

void check_nothing_lost(const Edit& edit, std::vector<model::Violation>& found) {
  Lost(edit, found).run();
}

model::Violation edit_violation(std::string_view rule, std::string_view what, std::string pointer,
                                std::string message, Object args) {
  model::Violation made;
  made.rule = rule;
  made.id = made.rule;
  if (!what.empty()) made.id += ":" + std::string(what);
  made.fields = {std::move(pointer)};
  made.clause = "7.5.3";  // control of documented information
  made.message = std::move(message);
  if (!made.message.empty() && made.message.front() >= 'a' && made.message.front() <= 'z') {
    made.message.front() = static_cast<char>(made.message.front() - 'a' + 'A');
  }
  if (!made.message.ends_with('?')) made.message += '.';
  made.args = std::move(args);
  made.in_force = true;
  return made;
}

}  // namespace clause10::workflow
