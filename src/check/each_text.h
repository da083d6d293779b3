#pragma once
#include <string>

#include "model/pack.h"
#include "model/pointer.h"

namespace clause10::check {

/// Calls visit(text, pointer) for every text of the pack that people read. One that is not there
/// has no language at all.
template <class Visit>
void each_text(const model::Pack& pack, const Visit& visit) {
  using model::item_of;
  using model::member_of;
  const auto labelled = [&](const auto& item, const std::string& at) {
    visit(item.label, at + "/label");
    if constexpr (requires { item.help; }) visit(item.help, at + "/help");
    if constexpr (requires { item.example; }) visit(item.example, at + "/example");
  };
  const auto list = [&](const auto& items, const std::string& at) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      labelled(items[i], item_of(at, i));
    }
  };
  visit(pack.title, std::string("/title"));
  for (const auto& each : pack.roles)
    labelled(each, member_of("/roles", each.id));
  for (const auto& each : pack.parameters)
    labelled(each, member_of("/parameters", each.id));
  for (const auto& each : pack.enums) {
    const std::string at = member_of("/enums", each.id);
    labelled(each, at);
    list(each.values, at + "/values");
  }
  for (const auto& each : pack.profiles) {
    const std::string at = member_of("/deadlineProfiles", each.id);
    visit(each.title, at + "/title");
    for (const auto& [type, rules] : each.by_type) {
      list(rules, member_of(at + "/deadlines", type));
    }
  }
  for (const auto& each : pack.record_types) {
    const std::string at = member_of("/recordTypes", each.id);
    labelled(each, at);
    list(each.fields, at + "/fields");
    for (std::size_t i = 0; i < each.fields.size(); ++i) {
      list(each.fields[i].lines.columns, item_of(at + "/fields", i) + "/items");
    }
    list(each.sections, at + "/sections");
    list(each.states, at + "/states");
    list(each.transitions, at + "/transitions");
    for (std::size_t i = 0; i < each.rules.size(); ++i) {
      visit(each.rules[i].message, item_of(at + "/rules", i) + "/message");
    }
    for (std::size_t i = 0; i < each.proposals.size(); ++i) {
      visit(each.proposals[i].message, item_of(at + "/proposals", i) + "/message");
    }
  }
}

}  // namespace clause10::check
