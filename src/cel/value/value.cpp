#include "cel/value/value.h"

#include <algorithm>
#include <array>

#include "cel/value/compare.h"

namespace clause10::cel {
namespace {

struct SharedText : Shared {
  explicit SharedText(std::string held) : Shared(Holds::text), text(std::move(held)) {}
  std::string text;
};
struct SharedItems : Shared {
  explicit SharedItems(Items held) : Shared(Holds::items), items(std::move(held)) {}
  Items items;
};
struct SharedEntries : Shared {
  explicit SharedEntries(Entries held) : Shared(Holds::entries), entries(std::move(held)) {}
  Entries entries;
};
struct SharedBox : Shared {
  explicit SharedBox(Value held) : Shared(Holds::box), value(std::move(held)) {}
  Value value;
};

}  // namespace

std::string_view type_name(Kind kind) {
  static constexpr std::array<std::string_view, 14> names = {"error",
                                                             "null_type",
                                                             "bool",
                                                             "int",
                                                             "uint",
                                                             "double",
                                                             "string",
                                                             "bytes",
                                                             "list",
                                                             "map",
                                                             "google.protobuf.Timestamp",
                                                             "google.protobuf.Duration",
                                                             "type",
                                                             "optional_type"};
  return names[static_cast<std::size_t>(kind)];
}

void Value::release(Shared* shared) {
  switch (shared->holds) {
    case Shared::Holds::text:
      delete static_cast<SharedText*>(shared);
      break;
    case Shared::Holds::items:
      delete static_cast<SharedItems*>(shared);
      break;
    case Shared::Holds::entries:
      delete static_cast<SharedEntries*>(shared);
      break;
    case Shared::Holds::box:
      delete static_cast<SharedBox*>(shared);
      break;
  }
}

Value Value::of(bool truth) {
  Value made;
  made.kind_ = Kind::boolean;
  made.data_.truth = truth;
  return made;
}

Value Value::of(std::int64_t number) {
  Value made;
  made.kind_ = Kind::integer;
  made.data_.integer = number;
  return made;
}

Value Value::of(std::uint64_t number) {
  Value made;
  made.kind_ = Kind::natural;
  made.data_.natural = number;
  return made;
}

Value Value::of(double number) {
  Value made;
  made.kind_ = Kind::real;
  made.data_.real = number;
  return made;
}

Value Value::view(std::string_view text, Kind kind) {
  Value made;
  made.kind_ = kind;
  made.data_.text = text.data();
  made.small_ = static_cast<std::uint32_t>(text.size());
  return made;
}

Value Value::of(std::string text, Kind kind) {
  auto* shared = new SharedText(std::move(text));
  Value made = view(shared->text, kind);
  made.share(shared);
  return made;
}

Value Value::of_record(const model::Value& value) {
  Value made;
  if (const std::string* text = value.text()) return view(*text);
  if (const bool* truth = value.truth()) return of(*truth);
  if (const std::int64_t* number = value.integer()) return of(*number);
  if (const std::uint64_t* number = value.natural()) return of(*number);
  if (const double* number = value.real()) return of(*number);
  if (const model::List* list = value.list()) {
    made.kind_ = Kind::list;
    made.data_.list = list;
  } else if (const model::Object* object = value.object()) {
    made.kind_ = Kind::map;
    made.data_.object = object;
  }
  return made;
}

Value Value::of(Items items) {
  auto* shared = new SharedItems(std::move(items));
  Value made;
  made.kind_ = Kind::list;
  made.data_.items = &shared->items;
  made.share(shared);
  return made;
}

Value Value::of(Entries entries) {
  auto* shared = new SharedEntries(std::move(entries));
  Value made;
  made.kind_ = Kind::map;
  made.data_.entries = &shared->entries;
  made.share(shared);
  return made;
}

Value Value::timestamp(std::int64_t seconds, std::uint32_t nanos) {
  Value made = of(seconds);
  made.kind_ = Kind::timestamp;
  made.small_ = nanos;
  return made;
}

Value Value::duration(std::int64_t nanos) {
  Value made = of(nanos);
  made.kind_ = Kind::duration;
  return made;
}

Value Value::none() {
  Value made;
  made.kind_ = Kind::optional;
  return made;
}

Value Value::some(Value value) {
  Value made = none();
  made.share(new SharedBox(std::move(value)));
  return made;
}

Value Value::error(std::string message) {
  return message.empty() ? view({}, Kind::error) : of(std::move(message), Kind::error);
}

void Value::put(std::uint16_t line, std::uint16_t column) {
  if (shared_ == nullptr || shared_->line != 0) return;
  shared_->line = line;
  shared_->column = column;
}

std::size_t Value::size() const {
  if (kind_ == Kind::list) return is_view() ? data_.list->size() : data_.items->size();
  return is_view() ? data_.object->size() : data_.entries->size();
}

Value Value::item(std::size_t index) const {
  return is_view() ? of_record((*data_.list)[index]) : (*data_.items)[index];
}

Value Value::key(std::size_t index) const {
  return is_view() ? view((*data_.object)[index].name) : (*data_.entries)[index].key;
}

Value Value::entry(std::size_t index) const {
  return is_view() ? of_record((*data_.object)[index].value) : (*data_.entries)[index].value;
}

Value Value::find(std::string_view key) const {
  if (!is_view()) return find(view(key));
  const model::Value* found = model::find(*data_.object, key);
  return found == nullptr ? error({}) : of_record(*found);
}

bool Value::has(std::string_view key) const {
  if (!is_view()) return !find(view(key)).is_error();
  const model::Value* found = model::find(*data_.object, key);
  return found != nullptr && !model::is_absent(*found);
}

Value Value::find(const Value& key) const {
  if (is_view()) return key.is(Kind::text) ? find(key.text()) : error({});
  Value sought = key;
  if (key.is(Kind::real) && !as_integral(key, sought)) return error({});
  if (!is_key(sought.kind())) return error({});
  const auto found = std::lower_bound(
      data_.entries->begin(), data_.entries->end(), sought,
      [](const Entry& entry, const Value& wanted) { return compare_keys(entry.key, wanted) < 0; });
  if (found == data_.entries->end() || compare_keys(found->key, sought) != 0) return error({});
  return found->value;
}

const Value& Value::boxed() const {
  return static_cast<const SharedBox*>(shared_)->value;
}

}  // namespace clause10::cel
