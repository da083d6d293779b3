#include "cel/check/names.h"

#include <algorithm>
#include <array>

#include "model/suggest.h"

namespace clause10::cel {
namespace {

constexpr std::array<std::string_view, 13> type_names = {"bool",
                                                         "int",
                                                         "uint",
                                                         "double",
                                                         "string",
                                                         "bytes",
                                                         "list",
                                                         "map",
                                                         "null_type",
                                                         "type",
                                                         "optional_type",
                                                         "google.protobuf.Timestamp",
                                                         "google.protobuf.Duration"};

const Declared* find(const std::vector<Declared>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const Declared& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Names::Local* Names::local(std::string_view name) const {
  const auto found = std::find_if(locals_.rbegin(), locals_.rend(),
                                  [name](const Local& each) { return each.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

std::uint32_t Names::enter(std::string name, TypeId type) {
  const auto slot = static_cast<std::uint32_t>(locals_.size());
  locals_.push_back({std::move(name), slot, type});
  slots_ = std::max(slots_, slot + 1);
  return slot;
}

/// Asks for a.b.name, a.name and name in the container a.b; an absolute name only as it is.
template <class Find>
auto Names::in_containers(std::string_view name, Find find) const {
  std::string container = environment_.container;
  if (name.starts_with('.')) {
    name.remove_prefix(1);
    container.clear();
  }
  while (!container.empty()) {
    if (auto found = find(container + "." + std::string(name))) return found;
    const std::size_t dot = container.rfind('.');
    container.resize(dot == std::string::npos ? 0 : dot);
  }
  return find(std::string(name));
}

const Declared* Names::variable(std::string_view name) const {
  return in_containers(
      name, [this](const std::string& full) { return find(environment_.variables, full); });
}

bool Names::is_prefix(std::string_view name) const {
  const auto& all = environment_.variables;
  return !name.empty() && variable(name) == nullptr &&
         std::any_of(all.begin(), all.end(), [name](const Declared& each) {
           return each.name.size() > name.size() && each.name.starts_with(name) &&
                  each.name[name.size()] == '.';
         });
}

std::string_view Names::type(std::string_view name) const {
  const std::string_view* found =
      in_containers(name, [](const std::string& full) -> const std::string_view* {
        const auto* const at = std::find(type_names.begin(), type_names.end(), full);
        return at == type_names.end() ? nullptr : at;
      });
  return found == nullptr ? std::string_view() : *found;
}

Names::Callable Names::method(std::string_view name) const {
  return {find_function(name, environment_.with_dates), find(environment_.functions, name)};
}

Names::Callable Names::function(std::string_view name) const {
  return in_containers(name, [this](const std::string& full) { return method(full); });
}

std::string Names::suggest_variable(std::string_view written) const {
  std::vector<std::string> known;
  for (const Local& each : locals_) {
    known.push_back(each.name);
  }
  for (const Declared& each : environment_.variables) {
    known.push_back(each.name);
  }
  return model::suggest(written, known);
}

std::string Names::suggest_function(std::string_view written) const {
  std::vector<std::string> known = {"has",    "all",    "exists",        "exists_one",
                                    "map",    "filter", "transformList", "transformMap",
                                    "optMap", "sortBy"};
  const auto add = [](std::string_view name, void* into) {
    const bool is_operator = name.front() == '_' || name.front() == '@' || name.back() == '_';
    if (!is_operator) static_cast<std::vector<std::string>*>(into)->emplace_back(name);
  };
  each_function(environment_.with_dates, add, &known);
  for (const Declared& each : environment_.functions) {
    known.push_back(each.name);
  }
  return model::suggest(written, known);
}

}  // namespace clause10::cel
