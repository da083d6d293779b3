#include "cel/program.h"
#include "cel/time/moment.h"
#include "cel/value/base64.h"

namespace clause10::cel {
namespace {

class JsonWriter {
 public:
  explicit JsonWriter(std::uint64_t most_bytes) : left_(most_bytes) {}
  bool failed() const { return failed_; }

  model::Value write(const Value& value) {
    if (!take(sizeof(model::Value))) return {};
    switch (value.kind()) {
      case Kind::error:
      case Kind::null:
        return {};
      case Kind::boolean:
        return value.truth();
      case Kind::integer:
        return value.integer();
      case Kind::natural:
        return value.natural();
      case Kind::real:
        return value.real();
      case Kind::text:
      case Kind::type:
        return take(value.text().size()) ? model::Value(value.text()) : model::Value();
      case Kind::bytes:
        return take(value.text().size() * 2) ? base64(value.text()) : std::string();
      case Kind::timestamp:
        return text_of_timestamp(value);
      case Kind::duration:
        return text_of_duration(value.integer());
      case Kind::optional:
        return value.has_value() ? write(value.boxed()) : model::Value();
      case Kind::list:
        return list(value);
      case Kind::map:
        return map(value);
    }
    return {};
  }

 private:
  bool take(std::uint64_t bytes) {
    failed_ = failed_ || bytes > left_;
    if (!failed_) left_ -= bytes;
    return !failed_;
  }

  model::Value list(const Value& value) {
    model::List items;
    for (std::size_t i = 0; i < value.size() && !failed_; ++i) {
      items.push_back(write(value.item(i)));
    }
    return items;
  }

  model::Value map(const Value& value) {
    model::Object members;
    for (std::size_t i = 0; i < value.size() && !failed_; ++i) {
      std::string key = name(value.key(i));
      members.push_back({std::move(key), write(value.entry(i))});
    }
    return members;
  }

  std::string name(const Value& key) {
    if (key.is(Kind::text))
      return take(key.text().size()) ? std::string(key.text()) : std::string();
    if (key.is(Kind::boolean)) return key.truth() ? "true" : "false";
    return key.is(Kind::integer) ? std::to_string(key.integer()) : std::to_string(key.natural());
  }

  std::uint64_t left_;
  bool failed_ = false;
};

}  // namespace

std::optional<model::Value> to_json(const Value& value, std::uint64_t most_bytes) {
  JsonWriter writer(most_bytes);
  model::Value written = writer.write(value);
  if (writer.failed()) return std::nullopt;
  return written;
}

}  // namespace clause10::cel
