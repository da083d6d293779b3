#include "codec/record_codec.h"

#include <limits>
#include <utility>

#include "codec/reader.h"
#include "model/pointer.h"

namespace clause10::codec {
namespace {

using model::Value;

constexpr IntegerRange working_days{-1'000'000, 1'000'000};
constexpr IntegerRange any_version{0, std::numeric_limits<std::int32_t>::max()};

void read_format(ObjectReader& reader) {
  const Value* format = reader.required("clause10");
  if (format == nullptr) return;
  if (format->integer() == nullptr || *format->integer() != model::record_format) {
    reader.problems().add("format",
                          "this engine reads record format " +
                              std::to_string(model::record_format) +
                              "; a newer record needs a newer engine",
                          reader.pointer_to("clause10"));
  }
}

void read_fields(ObjectReader& reader, model::Record& record) {
  const Value* fields = reader.required("fields");
  if (fields == nullptr) return;
  if (fields->object() != nullptr) {
    record.fields = *fields->object();
  } else {
    reader.problems().add("wrongType", "\"fields\" must be an object", reader.pointer_to("fields"));
  }
}

void read_deadlines(ObjectReader& reader, model::Record& record) {
  Problems& problems = reader.problems();
  reader.each_member("deadlines",
                     [&](const std::string& id, const Value& entry, const std::string& at) {
                       ObjectReader dates(entry, at, problems);
                       dates.date("due");
                       dates.date("original");
                       record.deadlines.push_back({id, entry});
                     });
}

void read_history(ObjectReader& reader, model::Record& record) {
  reader.each_item("history", [&](const Value& entry, const std::string& at) {
    if (entry.object() == nullptr) {
      reader.problems().add("wrongType", "an entry of the history must be an object", at);
    }
    record.history.push_back(entry);
  });
}

/// All of a record but its format.
model::Record record_of(ObjectReader& reader) {
  model::Record record;
  record.pack = reader.text("pack");
  record.pack_version = reader.text("packVersion");
  record.type = reader.text("type");
  record.id = reader.text("id");
  record.version = reader.integer("version", any_version);
  record.state = reader.text("state");
  read_fields(reader, record);
  read_deadlines(reader, record);
  read_history(reader, record);
  reader.each_optional_item(
      "former", [&](const Value& entry, const std::string&) { record.former.push_back(entry); });
  reader.each_optional_item(
      "chain", [&](const Value& entry, const std::string&) { record.chain.push_back(entry); });
  reader.each_optional_item(
      "waivers", [&](const Value& entry, const std::string&) { record.waivers.push_back(entry); });
  record.unknown = reader.unknown();
  return record;
}

}  // namespace

model::Result<model::Record> read_record(std::string_view json) {
  return read_object<model::Record>(json, "record",
                                    [](ObjectReader& reader, model::Record& record) {
                                      read_format(reader);
                                      record = record_of(reader);
                                    });
}

model::Result<EditRequest> read_edit_request(std::string_view json) {
  return read_object<EditRequest>(json, "record", [](ObjectReader& reader, EditRequest& request) {
    Problems& problems = reader.problems();
    const Value* before = reader.required("before");
    const Value* after = reader.required("after");
    reader.finish();
    if (before == nullptr || after == nullptr) return;
    if (!before->is_null()) {
      ObjectReader record(*before, "/before", problems);
      read_format(record);
      request.before = record_of(record);
    }
    ObjectReader record(*after, "/after", problems);
    const Value* format = after->find("clause10");
    if (request.before && problems.none() && format != nullptr && format->integer() != nullptr &&
        *format->integer() != model::record_format) {
      request.other_format = *format->integer();
      return;
    }
    read_format(record);
    request.after = record_of(record);
  });
}

static void read_member_record(ObjectReader& reader, model::Record& into) {
  const Value* record = reader.required("record");
  reader.finish();
  if (record == nullptr) return;
  ObjectReader record_reader(*record, "/record", reader.problems());
  read_format(record_reader);
  into = record_of(record_reader);
}

model::Result<ExplainRequest> read_explain_request(std::string_view json) {
  return read_object<ExplainRequest>(json, "record",
                                     [](ObjectReader& reader, ExplainRequest& request) {
                                       request.rule = reader.text("rule");
                                       read_member_record(reader, request.record);
                                     });
}

model::Result<AboutRequest> read_about_request(std::string_view json) {
  static constexpr IntegerRange any_person{0, std::numeric_limits<std::int64_t>::max()};
  return read_object<AboutRequest>(json, "record", [](ObjectReader& reader, AboutRequest& request) {
    request.person = reader.optional_integer("person", any_person);
    read_member_record(reader, request.record);
  });
}

void write(JsonWriter& out, const model::Record& record) {
  out.begin_object();
  out.integer("clause10", model::record_format);
  out.text("pack", record.pack);
  out.text("packVersion", record.pack_version);
  out.text("type", record.type);
  out.text("id", record.id);
  out.integer("version", record.version);
  out.text("state", record.state);
  out.object("fields", record.fields);
  out.object("deadlines", record.deadlines);
  out.list("history", record.history);
  if (!record.former.empty()) out.list("former", record.former);
  if (!record.chain.empty()) out.list("chain", record.chain);
  if (!record.waivers.empty()) out.list("waivers", record.waivers);
  out.members(record.unknown);
  out.end_object();
}

model::Result<CreateRequest> read_create_request(std::string_view json) {
  return read_object<CreateRequest>(
      json, "request", [](ObjectReader& reader, CreateRequest& request) {
        request.type = reader.text("type");
        request.id = reader.text("id");
        reader.each_member("fields",
                           [&](const std::string& name, const Value& item, const std::string&) {
                             request.fields.push_back({name, item});
                           });
        reader.finish();
      });
}

model::Result<std::string> read_transition_request(std::string_view json) {
  return read_object<std::string>(json, "request",
                                  [](ObjectReader& reader, std::string& transition) {
                                    transition = reader.text("transition");
                                    reader.finish();
                                  });
}

model::Result<WorkingDaysRequest> read_working_days_request(std::string_view json) {
  return read_object<WorkingDaysRequest>(json, "request",
                                         [](ObjectReader& reader, WorkingDaysRequest& request) {
                                           request.calendar = reader.text("calendar");
                                           request.days = reader.integer("days", working_days);
                                           reader.finish();
                                         });
}

}  // namespace clause10::codec
