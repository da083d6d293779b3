#include <algorithm>

#include "cel/library/function.h"
#include "model/sort.h"

/// The lists extension.
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

bool before(const Value& a, const Value& b) {
  bool comparable = true;
  return order(a, b, comparable) < 0;
}

Value sorted(const Call& call) {
  Items items;
  const std::size_t count = call[0].size();
  if (!copy(call, 0, count, items)) return call.context.exhaustion();
  for (const Value& item : items) {
    bool comparable = true;
    order(items.front(), item, comparable);
    if (!comparable || item.kind() != items.front().kind()) {
      return Value::error("a list is sorted when its items are of one ordered type");
    }
  }
  std::uint64_t comparisons = count;
  for (std::size_t rest = count; rest > 0; rest /= 2) {
    comparisons += 2 * count;
  }
  if (!call.context.spend(comparisons)) return call.context.exhaustion();
  model::sort<Value, before>(items);
  return Value::of(std::move(items));
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
    {"slice", "LA.ii:LA", slice},   {"flatten", "LLA.:LA|LD.i:LD|LA.:LA", flatten},
    {"lists.range", "i:Li", range}, {"distinct", "LA.:LA", distinct},
    {"sort", "LA.:LA", sorted},     {"first", "LA.:OA", first},
    {"last", "LA.:OA", last},       {},
};

}  // namespace clause10::cel
