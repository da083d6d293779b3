#include "codec/pack_parts.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr IntegerRange months_range{1, 1200};
constexpr IntegerRange weight_range{1, 10};

model::Recurrence recurrence(const Value& value, const std::string& pointer, Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::Recurrence read;
  const Value* by = reader.optional("by");
  if (by != nullptr && by->text() != nullptr) {
    read.by.push_back(reader.text("by"));
  } else {
    read.by = reader.texts("by", 1);
  }
  read.since = reader.text("since");
  const Value* months = reader.required("months");
  if (months != nullptr && months->text() != nullptr) {
    read.months_parameter = reader.optional_text("months");
  } else if (months != nullptr) {
    read.months = reader.integer("months", months_range);
  }
  reader.finish();
  return read;
}

}  // namespace

model::RegisterUse read_register_use(const Value& value, const std::string& pointer,
                                     Problems& problems) {
  ObjectReader reader(value, pointer, problems);
  model::RegisterUse read;
  read.dimensions = reader.texts("dimensions");
  if (const Value* written = reader.optional("recurrence")) {
    read.recurrence = recurrence(*written, reader.pointer_to("recurrence"), problems);
  }
  if (const Value* written = reader.optional("search")) {
    ObjectReader weights(*written, reader.pointer_to("search"), problems);
    for (const std::string& field : weights.names()) {
      read.search.push_back({field, weights.integer(field, weight_range)});
    }
  }
  reader.finish();
  return read;
}

}  // namespace clause10::codec
