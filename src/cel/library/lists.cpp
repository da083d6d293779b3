#include <algorithm>

#include "cel/library/function.h"
#include "model/sort.h"

/// The lists and sets extensions.
namespace clause10::cel {
namespace {

bool copy(const Call& call, std::size_t from, std::size_t to, Items& into) {
  if (!call.context.produce((to - from) * sizeof(Value))) return false;
  for (std::size_t i = from; i < to; ++i) {
    into.push_back(call[0].item(i));
  }
  return true;
}

Value slice(const Call& call) {
  const std::int64_t from = call[1].integer();
  const std::int64_t to = call[2].integer();
  if (from < 0 || to < from || to > static_cast<std::int64_t>(call[0].size())) {
    return Value::error("cannot slice from " + std::to_string(from) + " to " + std::to_string(to) +
                        ": index out of range of " + std::to_string(call[0].size()) + " items");
  }
  Items items;
  if (!copy(call, static_cast<std::size_t>(from), static_cast<std::size_t>(to), items)) {
    return call.context.exhaustion();
  }
  return Value::of(std::move(items));
}

bool flatten_into(const Call& call, const Value& list, std::int64_t depth, Items& into) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    Value item = list.item(i);
    if (!call.context.produce(sizeof(Value)) || !call.context.spend(1)) return false;
    if (depth > 0 && item.is(Kind::list)) {
      if (!flatten_into(call, item, depth - 1, into)) return false;
    } else {
      into.push_back(std::move(item));
    }
  }
  return true;
}

Value flatten(const Call& call) {
  const std::int64_t depth = call.count == 2 ? call[1].integer() : 1;
  if (depth < 0) return Value::error("level must be non-negative");
  Items items;
  if (!flatten_into(call, call[0], depth, items)) return call.context.exhaustion();
  return Value::of(std::move(items));
}

Value range(const Call& call) {
  const std::int64_t count = call[0].integer();
  if (count > 0 && !call.context.produce(static_cast<std::uint64_t>(count) * sizeof(Value))) {
    return call.context.exhaustion();
  }
  Items items;
  for (std::int64_t i = 0; i < count; ++i) {
    items.push_back(Value::of(i));
  }
  return Value::of(std::move(items));
}

Value distinct(const Call& call) {
  Items items;
  for (std::size_t i = 0; i < call[0].size(); ++i) {
    Value item = call[0].item(i);
    const bool known = std::any_of(items.begin(), items.end(), [&](const Value& each) {
      return equal(each, item, call.context);
    });
    if (!known) items.push_back(std::move(item));
    if (!call.context.produce(sizeof(Value))) return call.context.exhaustion();
  }
  return Value::of(std::move(items));
}

struct Keyed {
  Value key;
  std::size_t index;
};

/// Items of one key stay in their order.
bool before(const Keyed& a, const Keyed& b) {
  bool comparable = true;
  const auto found = order(a.key, b.key, comparable);
  return found < 0 || (found == 0 && a.index < b.index);
}

/// The items of the first list in the order of their keys, which the last one holds: the items
/// themselves, or those that sortBy made.
Value sorted(const Call& call) {
  const Value& keys = call[call.count - 1];
  const std::size_t count = call[0].size();
  if (keys.size() != count) return no_overload(call);
  if (!call.context.produce(count * sizeof(Keyed))) return call.context.exhaustion();
  std::vector<Keyed> keyed;
  keyed.reserve(count);
  std::uint64_t comparisons = count;
  for (std::size_t rest = count; rest > 0; rest /= 2) {
    comparisons += 2 * count;
  }
  if (!call.context.spend(comparisons)) return call.context.exhaustion();
  for (std::size_t i = 0; i < count; ++i) {
    keyed.push_back({keys.item(i), i});
    const Value& first = keyed.front().key;
    bool comparable = true;
    order(first, keyed.back().key, comparable);
    if (!comparable || keyed.back().key.kind() != first.kind()) {
      return Value::error("a list is sorted when its items are of one ordered type");
    }
  }
  model::sort<Keyed, before>(keyed);
  Items items;
  items.reserve(count);
  for (const Keyed& each : keyed) {
    items.push_back(call[0].item(each.index));
  }
  return Value::of(std::move(items));
}

/// Of the first list's items, how many the other has, too.
std::size_t shared(const Call& call, const Value& list, const Value& other) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value item = list.item(i);
    bool found = false;
    for (std::size_t j = 0; !found && j < other.size() && !call.context.exhausted(); ++j) {
      found = equal(item, other.item(j), call.context);
    }
    count += found ? 1 : 0;
  }
  return count;
}

Value verdict(const Call& call, bool holds) {
  return call.context.exhausted() ? call.context.exhaustion() : Value::of(holds);
}

Value has_all(const Call& call) {
  return verdict(call, shared(call, call[1], call[0]) == call[1].size());
}

Value equivalent(const Call& call) {
  return verdict(call, shared(call, call[1], call[0]) == call[1].size() &&
                           shared(call, call[0], call[1]) == call[0].size());
}

Value intersects(const Call& call) {
  return verdict(call, shared(call, call[0], call[1]) > 0);
}

Value first(const Call& call) {
  return call[0].size() == 0 ? Value::none() : Value::some(call[0].item(0));
}

Value last(const Call& call) {
  const std::size_t count = call[0].size();
  return count == 0 ? Value::none() : Value::some(call[0].item(count - 1));
}

}  // namespace

const Function list_functions[] = {
    {"slice", "LA.ii:LA", slice},
    {"flatten", "LLA.:LA|LD.i:LD|LA.:LA", flatten},
    {"lists.range", "i:Li", range},
    {"distinct", "LA.:LA", distinct},
    {"sort", "LA.:LA", sorted},
    {"@sortByAssociatedKeys", "LA.LB:LA", sorted},
    {"first", "LA.:OA", first},
    {"last", "LA.:OA", last},
    {"sets.contains", "LALA:b", has_all},
    {"sets.equivalent", "LALA:b", equivalent},
    {"sets.intersects", "LALA:b", intersects},
    {},
};

}  // namespace clause10::cel
