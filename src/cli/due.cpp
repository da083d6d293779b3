#include <algorithm>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/sorted_lines.h"
#include "cli/status.h"
#include "codec/json.h"
#include "evaluate/deadlines.h"
#include "evaluate/facts.h"
#include "evaluate/tasks.h"

namespace clause10::cli {
namespace {

using model::DeadlineStatus;

/// Whose it is to keep the date: of the step that leads to where it is met.
std::optional<model::Assignee> keeper_of(const Item& item, const DeadlineStatus& deadline,
                                         const evaluate::Facts& facts) {
  const model::RecordType& type = *item.subject.type;
  const auto* rules = item.subject.profile->deadlines_of(type.id);
  const auto* rule = rules == nullptr ? nullptr : model::by_id(*rules, deadline.id);
  if (rule == nullptr || !rule->met_at) return std::nullopt;
  for (const model::Transition& each : type.transitions) {
    if (each.to == *rule->met_at && each.responsible) {
      return evaluate::assignee_of(*each.responsible, facts);
    }
  }
  return std::nullopt;
}

std::string name_of(const model::Assignee& keeper, const model::Pack& pack,
                    const model::RecordType& type, std::string_view locale) {
  if (keeper.user) return keeper.user->name;
  if (keeper.party.named == model::Party::Named::by_role) {
    const model::Role* role = model::by_id(pack.roles, keeper.party.id);
    return role == nullptr ? keeper.party.id : std::string(role->label.in(locale));
  }
  const model::Field* field = model::by_id(type.fields, keeper.party.id);
  return "(no " + (field == nullptr ? keeper.party.id : std::string(field->label.in(locale))) + ")";
}

std::string_view name_of(model::DeadlineState state) {
  return state == model::DeadlineState::overdue     ? "overdue"
         : state == model::DeadlineState::due_today ? "dueToday"
                                                    : "upcoming";
}

class Due {
 public:
  Due(const Options& options, const Session& session) : options_(options), session_(session) {}

  bool add(const Item& item) {
    const evaluate::Facts facts(session_.ruleset, *item.subject.type, item.record,
                                session_.context);
    const auto deadlines = evaluate::deadlines_of(session_.ruleset, *item.subject.profile, facts);
    for (const DeadlineStatus& each : deadlines) {
      if (each.status == model::DeadlineState::met) continue;
      overdue_ = overdue_ || each.status == model::DeadlineState::overdue;
      lines_.add(each.due.text(),
                 options_.json ? json(item, each, facts) : text(item, each, facts));
    }
    return lines_.ok();
  }

  bool print_all() {
    return lines_.each_sorted([](std::string_view line) { return print(line); });
  }
  bool overdue() const { return overdue_; }

 private:
  std::string who(const Item& item, const DeadlineStatus& each,
                  const evaluate::Facts& facts) const {
    const auto keeper = keeper_of(item, each, facts);
    return keeper ? name_of(*keeper, session_.ruleset.pack(), *item.subject.type,
                            session_.context.locale)
                  : std::string();
  }

  std::string text(const Item& item, const DeadlineStatus& each,
                   const evaluate::Facts& facts) const {
    const model::Value* title = model::find(item.record.fields, item.subject.type->title_field);
    const bool titled = title != nullptr && title->text() != nullptr;
    return each.due.text() + "  " + padded(text_of(each) + (each.frozen ? "" : ", projected"), 24) +
           "  " + padded(one_line(who(item, each, facts)), 22) + "  " + padded(each.label, 22) +
           "  " + one_line(item.record.id) + (titled ? "  " + one_line(*title->text()) : "") + "\n";
  }

  std::string json(const Item& item, const DeadlineStatus& each,
                   const evaluate::Facts& facts) const {
    model::Object row = {{"due", each.due.text()},
                         {"status", name_of(each.status)},
                         {"daysLeft", each.days_left},
                         {"frozen", each.frozen},
                         {"record", item.record.id},
                         {"type", item.record.type},
                         {"deadline", each.id},
                         {"label", each.label},
                         {"original", each.original.text()}};
    const std::string name = who(item, each, facts);
    if (!name.empty()) row.push_back({"who", name});
    return codec::write_json(row) + "\n";
  }

  const Options& options_;
  const Session& session_;
  SortedLines lines_;
  bool overdue_ = false;
};

int due(const Options& options) {
  const auto session = open_session(options);
  if (!session) return bad_input;
  Due due(options, *session);
  bool kept = true;
  const Tally tally =
      each_record(options, *session, [&](const Item& item) { return kept = due.add(item); });
  if (!kept || !due.print_all()) {
    if (kept && !print("")) return status_of(tally, due.overdue());
    complain("clause10: the list does not fit the disk's room for temporary files\n");
    return broken;
  }
  return status_of(tally, due.overdue());
}

}  // namespace

const Command due_command = {
    "due",
    "list what is due when, and whose it is",
    "pack today profile locale param json",
    "today",
    "clause10 due --today YYYY-MM-DD [--pack FILE] [--profile ID] [--param NAME=VALUE]...\n"
    "             [--locale TAG] [--json] [FILE|-]\n"
    "\n"
    "Lists the open deadlines of all records by date: the due date, days left or overdue, whose "
    "it\n"
    "is to take the step that meets it, what is due, and the record. A date that is \"projected\"\n"
    "still moves. The input is that of check; a long list is sorted in temporary files.\n"
    "\n"
    "  --json           one JSON object a line: {\"due\", \"status\", \"daysLeft\", \"frozen\", "
    "\"record\",\n"
    "                   \"type\", \"deadline\", \"label\", \"original\", \"who\"}; without \"who\" "
    "where\n"
    "                   the pack names nobody\n"
    "\n"
    "Exit status: 0 nothing is overdue, 1 something is, 2 something in the input cannot be used,\n"
    "3 the answer could not be written.\n",
    &due};

}  // namespace clause10::cli
