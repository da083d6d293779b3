#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "codec/json_writer.h"
#include "model/context.h"
#include "model/diagnostic.h"
#include "model/record.h"
#include "model/value.h"

namespace clause10::codec {

/// Reads a record (packs/schema/record.schema.json). Unknown members are kept.
model::Result<model::Record> read_record(std::string_view json);

/// The record as JSON: known members in a fixed order, then the unknown ones as they came.
void write(JsonWriter& out, const model::Record& record);

/// Reads a context (packs/schema/context.schema.json).
model::Result<model::Context> read_context(std::string_view json);

struct CreateRequest {
  std::string type;
  std::string id;
  model::Object fields;
};

/// A save to be judged. Where `after` has another format than `before`, that is all that is known
/// of it.
struct EditRequest {
  std::optional<model::Record> before;
  model::Record after;
  std::optional<std::int64_t> other_format;
};

/// Reads {"before": Record or null, "after": Record}.
model::Result<EditRequest> read_edit_request(std::string_view json);

struct ExplainRequest {
  std::string rule;
  model::Record record;
};

/// Reads {"rule": id, "record": Record}.
model::Result<ExplainRequest> read_explain_request(std::string_view json);

/// A question to a register about one record, which need not be in it.
struct AboutRequest {
  model::Record record;
  std::optional<std::int64_t> person;
};

/// Reads {"record": Record, "person"?: number}.
model::Result<AboutRequest> read_about_request(std::string_view json);

model::Result<CreateRequest> read_create_request(std::string_view json);

/// Reads {"transition": "raise"}: the transition's id.
model::Result<std::string> read_transition_request(std::string_view json);

struct WorkingDaysRequest {
  std::string calendar;
  std::int64_t days = 0;  ///< may be negative
};

model::Result<WorkingDaysRequest> read_working_days_request(std::string_view json);

}  // namespace clause10::codec
