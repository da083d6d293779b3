#include <algorithm>
#include <utility>

#include "model/pointer.h"
#include "model/same.h"
#include "model/waiver.h"
#include "workflow/edit.h"
#include "workflow/wording.h"

namespace clause10::workflow {
namespace {

using model::Value;

class Waivers {
 public:
  Waivers(const Edit& edit, std::vector<model::Violation>& found) : edit_(edit), found_(found) {}

  void run() {
    const model::List& before = edit_.before.waivers;
    const model::List& after = edit_.after.waivers;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (i >= after.size()) {
        report(i, "", edit_.say(wording::waiver_gone, {number(i), rule_of(before[i])}));
      } else if (!model::same(before[i], after[i])) {
        report(i, "", edit_.say(wording::waiver_changed, {number(i), rule_of(before[i])}));
      }
    }
    for (std::size_t i = before.size(); i < after.size(); ++i) {
      added(i, after[i]);
    }
  }

 private:
  static std::string number(std::size_t i) { return std::to_string(i + 1); }

  std::string rule_of(const Value& waiver) const { return edit_.shown(waiver.find("rule")); }

  void added(std::size_t i, const Value& waiver) {
    std::string fault = model::explain_fault(edit_.type, waiver, edit_.context.locale);
    if (!fault.empty()) {
      fault.pop_back();  // every violation of an edit gets its full stop
      report(i, "", std::move(fault));
      return;
    }
    const model::Rule* rule = model::by_id(edit_.type.rules, *waiver.find("rule")->text());
    const Value* by = waiver.find("by");
    if (edit_.context.user && edit_.context.user->id != *by->find("id")->integer()) {
      report(i, "by",
             edit_.say(wording::waiver_of_other, {edit_.shown(by), edit_.context.user->name}));
    }
    const auto on = model::Date::parse(*waiver.find("on")->text());
    const std::int32_t tomorrow = edit_.context.today.days_since_1970() + 1;
    if (on->days_since_1970() > tomorrow) {
      report(i, "on",
             edit_.say(wording::waiver_in_future, {on->text(), edit_.context.today.text()}));
    }
    const std::string field(model::waived_field(*rule));
    const Value* now = model::find(edit_.after.fields, field);
    if (!model::same_or_absent(waiver.find("text"), now)) {
      report(i, "text",
             edit_.say(wording::waiver_of_other_text,
                       {field, edit_.shown(waiver.find("text")), edit_.shown(now)}));
    }
  }

  void report(std::size_t i, std::string_view member, std::string message) {
    const std::string at = model::item_of("/waivers", i);
    found_.push_back(edit_violation("edit.waiver", std::to_string(i + 1),
                                    member.empty() ? at : model::member_of(at, member),
                                    std::move(message)));
  }

  const Edit& edit_;
  std::vector<model::Violation>& found_;
};

}  // namespace

void check_waivers(const Edit& edit, std::vector<model::Violation>& found) {
  Waivers(edit, found).run();
}

}  // namespace clause10::workflow
