#include "cel/library/function.h"

/// The optionals extension; or() and orValue() are run by the evaluator, which must not look at
/// what it does not need.
namespace clause10::cel {
namespace {

bool is_zero(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return !value.truth();
    case Kind::integer:
    case Kind::duration:
      return value.integer() == 0;
    case Kind::natural:
      return value.natural() == 0;
    case Kind::real:
      return value.real() == 0;
    case Kind::text:
    case Kind::bytes:
      return value.text().empty();
    case Kind::list:
    case Kind::map:
      return value.size() == 0;
    case Kind::optional:
      return !value.has_value();
    default:
      return false;
  }
}

Value some(const Call& call) {
  return Value::some(call[0]);
}

Value none(const Call&) {
  return Value::none();
}

Value of_non_zero(const Call& call) {
  return is_zero(call[0]) ? Value::none() : Value::some(call[0]);
}

Value has_value(const Call& call) {
  return Value::of(call[0].has_value());
}

Value value(const Call& call) {
  if (!call[0].has_value()) return Value::error("optional.none() has no value");
  return call[0].boxed();
}

/// Those of a list of optionals that have a value.
Value unwrap(const Call& call) {
  if (!call.context.produce(call[0].size() * sizeof(Value))) return call.context.exhaustion();
  Items items;
  for (std::size_t i = 0; i < call[0].size(); ++i) {
    const Value item = call[0].item(i);
    if (!item.is(Kind::optional)) return no_overload(call);
    if (item.has_value()) items.push_back(item.boxed());
  }
  return Value::of(std::move(items));
}

}  // namespace

const Function optional_functions[] = {
    {"optional.of", "A:OA", some},
    {"optional.none", ":OA", none},
    {"optional.ofNonZeroValue", "A:OA", of_non_zero},
    {"optional.unwrap", "LOA:LA", unwrap},
    {"unwrapOpt", "LOA.:LA", unwrap},
    {"hasValue", "OA.:b", has_value},
    {"value", "OA.:A", value},
    {"or", "OA.OA:OA", none},
    {"orValue", "OA.A:A", value},
    {},
};

}  // namespace clause10::cel
