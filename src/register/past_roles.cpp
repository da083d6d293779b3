#include "register/past_roles.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/facts.h"
#include "evaluate/message.h"
#include "evaluate/rule_check.h"
#include "model/parameters.h"
#include "model/text.h"
#include "register/links.h"
#include "register/policy.h"
#include "register/record_names.h"

namespace clause10::columns {
namespace {

using model::Value;

struct Person {
  std::int64_t id = 0;
  std::string name;
};

std::optional<Person> person_of(const Value* value) {
  const Value* id = value == nullptr ? nullptr : value->find("id");
  if (id == nullptr || id->integer() == nullptr) return std::nullopt;
  const Value* name = value->find("name");
  return Person{*id->integer(),
                name != nullptr && name->text() != nullptr ? *name->text() : std::string()};
}

/// A text, or several, without white space around.
std::vector<std::string> texts_of(const Value& value) {
  std::vector<std::string> texts;
  const auto add = [&](const Value& item) {
    if (item.text() != nullptr && !model::is_absent(item)) {
      texts.emplace_back(model::trim(*item.text()));
    }
  };
  add(value);
  if (const model::List* list = value.list()) {
    for (const Value& item : *list) {
      add(item);
    }
  }
  return texts;
}

template <class Item>
bool contains(const std::vector<Item>& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

/// The people and issues in a field, or in a column of it.
void add_ids(const model::Record& record, const std::string& path, std::vector<std::int64_t>& ids) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string column = path.substr(std::min(dot + 1, path.size()));
  const Value* value = model::find(record.fields, path.substr(0, dot));
  const auto add = [&](const Value* item) {
    if (item != nullptr && !column.empty()) item = item->find(column);
    const auto found = person_of(item);
    if (found && !contains(ids, found->id)) ids.push_back(found->id);
  };
  if (value == nullptr) return;
  if (const model::List* list = value->list()) {
    for (const Value& item : *list) {
      add(&item);
    }
  } else {
    add(value);
  }
}

class Search {
 public:
  Search(const evaluate::Ruleset& ruleset, const Store& store, const model::Record& record,
         const model::RolesAsked& asked, std::optional<std::int64_t> person,
         const model::Context& context)
      : store_(store),
        policy_(*store.plan().policy),
        context_(context),
        own_(store.find(record.id)),
        names_(ruleset, store, context),
        others_(ruleset, store, context),
        by_issue_(store) {
    const auto* type = model::by_id(ruleset.pack().record_types, record.type);
    if (!asked.area.empty()) {
      const evaluate::Facts facts(ruleset, *type, record, context);
      areas_ = texts_of(evaluate::value_of(ruleset.message_program(*type, asked.area), facts));
    }
    for (const std::string& link : asked.links) {
      add_ids(record, link, linked_);
    }
    if (own_ != no_row) add_link(issue_of(own_));
    for (const model::Member& member : record.unknown) {
      if (model::is_place(member)) add_link(*member.value.integer());
    }
    if (person) {
      people_.push_back(*person);
    } else {
      for (const std::string& each : asked.people) {
        add_ids(record, each, people_);
      }
    }
    const Value* days =
        model::parameter_value(ruleset.pack(), context, policy_.past_roles.within_parameter);
    const std::int64_t within =
        days == nullptr || days->integer() == nullptr ? 0 : *days->integer();
    const auto since = model::Date::from_days(static_cast<std::int32_t>(
        context.today.days_since_1970() - std::clamp<std::int64_t>(within, 0, 100'000)));
    made_.field = asked.into;
    made_.since = since ? since->text() : context.today.text();
  }

  model::FormerRoles run() {
    for (std::uint32_t number = 0; number < store_.blocks().size(); ++number) {
      const Block& block = store_.blocks()[number];
      const auto& roles = policy_.roles[block.type()];
      if (roles.empty() || people_.empty()) continue;
      for (std::uint32_t place = 0; place < block.used; ++place) {
        const Row row = number * rows_per_block + place;
        if (block.at(store_.type_of(block).state)[place] == no_state || row == own_) continue;
        if (!names_somebody(row)) continue;
        names_.look_at(row);
        for (const RoleOf& role : roles) {
          look_at(role);
        }
      }
    }
    std::sort(made_.roles.begin(), made_.roles.end(), [](const auto& a, const auto& b) {
      if (a.until != b.until) return a.until > b.until;
      if (a.person != b.person) return a.person < b.person;
      return a.role != b.role ? a.role < b.role : a.record.id < b.record.id;
    });
    // Of the same role the latest stays.
    std::vector<model::FormerRole> distinct;
    for (model::FormerRole& each : made_.roles) {
      const bool known = std::any_of(distinct.begin(), distinct.end(), [&](const auto& other) {
        return other.person == each.person && other.role == each.role;
      });
      if (!known) distinct.push_back(std::move(each));
    }
    made_.roles = std::move(distinct);
    return std::move(made_);
  }

 private:
  std::int64_t issue_of(Row row) const {
    const Block& block = store_.block_of(row);
    return block.at(store_.type_of(block).issue)[row % rows_per_block];
  }

  void add_link(std::int64_t issue) {
    if (issue != 0 && !contains(linked_, issue)) linked_.push_back(issue);
  }

  /// False when none of the numbers stands in what is told of the row, which costs little to find
  /// out.
  bool names_somebody(Row row) const {
    const std::string_view told = store_.told(row);
    return std::any_of(people_.begin(), people_.end(), [&](std::int64_t person) {
      return told.find(std::to_string(person)) != std::string_view::npos;
    });
  }

  void look_at(const RoleOf& role) {
    const std::string& field = store_.plan().types[role.type].type->fields[role.field].id;
    const Value* found = names_.find(field);
    if (found == nullptr) return;
    if (role.column.empty() && found->list() == nullptr) return consider(role, found);
    if (found->list() == nullptr) return;
    for (const Value& item : *found->list()) {
      if (!role.column.empty()) names_.add("line", item);
      consider(role, role.column.empty() ? &item : item.find(role.column));
    }
  }

  void consider(const RoleOf& role, const Value* named) {
    const auto person = person_of(named);
    if (!person || !contains(people_, person->id)) return;
    const bool linked = add_linked(role);
    const auto areas = texts_of(evaluate::value_of(role.area, names_));
    const bool here = std::any_of(areas.begin(), areas.end(),
                                  [this](const auto& area) { return contains(areas_, area); });
    if (!linked && !here) return;
    const Value ended = evaluate::value_of(role.until, names_);
    const std::string today = context_.today.text();
    const bool goes_on = ended.text() == nullptr || model::is_absent(ended);
    const std::string until = goes_on ? today : std::min(*ended.text(), today);
    if (until < made_.since) return;
    const model::RecordRef record = names_.reference();
    model::Object args = {{"title", record.title}};
    for (const auto& [name, expression] : role.with) {
      const auto texts = texts_of(evaluate::value_of(expression, names_));
      args.push_back({name, texts.empty() ? std::string("?") : model::join(texts)});
    }
    made_.roles.push_back({person->id, person->name,
                           evaluate::fill(role.says->label.in(context_.locale), args), until,
                           record});
  }

  /// Tells the expressions which records the links name; true when this one or one of those is
  /// linked to the record asked about.
  bool add_linked(const RoleOf& role) {
    const Row row = names_.row();
    bool linked = contains(linked_, issue_of(row)) && issue_of(row) != 0;
    model::List records;
    for (const std::uint32_t link : role.links) {
      const Block& block = store_.block_of(row);
      const std::uint32_t issue =
          block.at(store_.type_of(block).fields[link].points)[row % rows_per_block];
      linked = linked || (issue != 0 && contains(linked_, std::int64_t{issue}));
      for (const Row other : by_issue_.find(issue)) {
        others_.look_at(other);
        records.push_back(others_.whole());
      }
    }
    names_.add("linked", std::move(records));
    return linked;
  }

  const Store& store_;
  const Policy& policy_;
  const model::Context& context_;
  Row own_;
  RecordNames names_;
  RecordNames others_;
  RowsByIssue by_issue_;
  std::vector<std::string> areas_;
  std::vector<std::int64_t> linked_;  ///< issues
  std::vector<std::int64_t> people_;
  model::FormerRoles made_;
};

}  // namespace

std::optional<model::FormerRoles> former_roles_of(const evaluate::Ruleset& ruleset,
                                                  const Store& store, const model::Record& record,
                                                  std::optional<std::int64_t> person,
                                                  const model::Context& context) {
  for (const model::RolesAsked& asked : store.plan().policy->past_roles.asked) {
    if (asked.type == record.type) {
      return Search(ruleset, store, record, asked, person, context).run();
    }
  }
  return std::nullopt;
}

}  // namespace clause10::columns
