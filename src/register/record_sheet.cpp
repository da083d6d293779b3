#include "register/record_sheet.h"

#include <algorithm>

namespace clause10::columns {
namespace {

using model::Value;

bool is_filled_text(const Value& value) {
  return value.text() != nullptr && !model::is_absent(value);
}

Cell cell_of(const Value& value) {
  Cell cell;
  cell.value = &value;
  if (const std::string* text = value.text()) cell.text = *text;
  if (model::is_absent(value)) return cell;
  const Value* id = value.find("id");
  if (value.text() != nullptr) {
    cell.holds = Holds::text;
  } else if (const model::List* list = value.list()) {
    const bool texts = std::all_of(list->begin(), list->end(), is_filled_text);
    cell.holds = texts ? Holds::texts : Holds::list;
    cell.items = static_cast<std::uint32_t>(list->size());
  } else if (id != nullptr && id->integer() != nullptr) {
    cell.holds = Holds::reference;
    cell.id = *id->integer();
  } else {
    cell.holds = Holds::other;
  }
  return cell;
}

std::string_view text_of(const Value& object, std::string_view name) {
  const Value* value = object.find(name);
  return value == nullptr || value->text() == nullptr ? std::string_view() : *value->text();
}

}  // namespace

Sheet sheet_of(const Plan& plan, const model::Record& record, std::uint32_t type,
               std::uint32_t state) {
  const TypePlan& own = plan.types[type];
  Sheet sheet;
  sheet.type = type;
  sheet.state = state;
  sheet.version = record.version;
  sheet.id = record.id;
  sheet.pack_version = record.pack_version;
  sheet.cells.resize(own.fields.size());
  for (const model::Member& member : record.fields) {
    const std::uint32_t index = own.field_names.find(member.name);
    if (index == Dictionary::unknown) {
      sheet.unknown_fields.push_back(member.name);
    } else {
      sheet.cells[index] = cell_of(member.value);
    }
  }
  for (const model::Member& member : record.deadlines) {
    const auto dates = model::frozen_deadline(record, member.name);
    if (!dates) continue;
    sheet.deadlines.push_back(
        {member.name, dates->due.days_since_1970(), dates->original.days_since_1970()});
  }
  for (const Value& entry : record.history) {
    sheet.history.push_back({text_of(entry, "to"), text_of(entry, "on")});
  }
  if (!record.waivers.empty()) sheet.waivers = &record.waivers;
  for (const model::Member& member : record.unknown) {
    if (model::is_place(member)) {
      sheet.issue = issue_number(*member.value.integer());
    } else {
      sheet.unknown_members.push_back(member.name);
    }
  }
  return sheet;
}

}  // namespace clause10::columns
