#include "support/register.h"

#include <random>

#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "register/record_sheet.h"
#include "support/support.h"

namespace clause10::test {
namespace {

using model::Object;
using model::Value;

std::string pack() {
  Value pack = json(iso27001_json());
  const auto member = [](Value& owner, std::string_view name) -> Value& {
    for (model::Member& each : *owner.object()) {
      if (each.name == name) return each.value;
    }
    return owner;
  };
  member(pack, "calendars") =
      json(R"({"weekdays": {"weekend": [6, 7], "holidays": ["2026-12-25", "2027-01-01"]}})");
  member(pack, "deadlineProfiles").object()->push_back({"strange", json(R"json({
    "title": {"en": "Every kind of period"}, "calendar": "weekdays", "deadlines": {
      "nonconformity": [
        {"id": "correction", "label": {"en": "Correction"}, "clause": "10.2 a)",
         "startsOn": "detectedOn", "frozenAt": "triage", "metAt": "contained",
         "periods": [{"when": "area == 'IT'", "workingDays": 3},
                     {"when": "state == 'draft' && title.contains('a')", "days": 4},
                     {"when": "daysBetween(detectedOn, today) > 20", "workingDays": 2},
                     {"when": "severity == 'major' || source == 'audit'", "days": 9},
                     {"when": "parameters.recurrenceMonths > 11", "days": 8}],
         "extendedBy": {"list": "extensions", "deadline": "deadline", "state": "approved",
                        "due": "newDue"}},
        {"id": "other", "label": {"en": "Other"}, "clause": "10.2",
         "startsOn": "triagedOn", "frozenAt": "triage", "notAfter": ["certificationDeadline", "nextAudit"],
         "periods": [{"when": "workingDaysBetween(raisedOn, today()) < 30", "workingDays": 40},
                     {"when": "severity == 'major'", "months": 1}, {"hours": 200}]}],
      "correctiveAction": [
        {"id": "due", "label": {"en": "Due"}, "clause": "10.2 d)", "dueField": "due",
         "frozenAt": "plan", "metAt": "done"}]}})json")});
  Value& types = member(pack, "recordTypes");
  Value& registered = member(member(types, "nonconformity"), "register");
  member(registered, "dimensions").list()->push_back("correctiveActions");
  return text_of(pack);
}

class Maker {
 public:
  explicit Maker(int number) : engine_(static_cast<unsigned>(number)), number_(number) {}

  model::Record make() {
    const auto& types = register_rules().pack().record_types;
    const model::RecordType& type = types[below(4) == 0 ? below(types.size()) : 0];
    model::Record record;
    record.pack = register_rules().pack().id;
    record.pack_version = "0.2.0";
    record.type = type.id;
    record.id = "record-" + std::to_string(number_);
    record.version = static_cast<std::int64_t>(below(5));
    record.state = type.states[below(type.states.size())].id;
    for (const model::Field& field : type.fields) {
      if (below(3) != 0) record.fields.push_back({field.id, value(field)});
    }
    for (const std::string_view id : {"correction", "plan", "close", "due", "other"}) {
      if (below(4) != 0) continue;
      const std::string due = day();
      record.deadlines.push_back({std::string(id), Object{{"due", due}, {"original", due}}});
    }
    add_history(type, record);
    return record;
  }

 private:
  std::size_t below(std::size_t end) { return engine_() % end; }

  std::string day() {
    return model::Date::from_days(20'000 + static_cast<std::int64_t>(below(900)))->text();
  }

  Value text() {
    static constexpr std::string_view texts[] = {
        "IT", "IT", " IT ", "HR", "Sales", "", "  ", "Straße", "\"quoted\" \\ text"};
    return texts[below(std::size(texts))];
  }

  Value value(const model::Field& field) {
    if (below(25) == 0) return odd();
    switch (field.type) {
      case model::FieldType::date:
        return day();
      case model::FieldType::enumeration: {
        const auto* values = model::by_id(register_rules().pack().enums, *field.enumeration);
        return values->values[below(values->values.size())].id;
      }
      case model::FieldType::user:
      case model::FieldType::issue: {
        const auto id = static_cast<std::int64_t>(below(6));
        return Object{{"id", id}, {"name", "Person " + std::to_string(id)}};
      }
      case model::FieldType::truth:
        return below(2) == 0;
      case model::FieldType::integer:
        return static_cast<std::int64_t>(below(4));
      case model::FieldType::refs:
      case model::FieldType::list: {
        model::List list;
        if (field.id == "extensions") return requests();
        for (std::size_t left = below(4); left > 0; --left) {
          list.push_back(below(20) == 0 ? odd() : text());
        }
        return list;
      }
      default:
        return text();
    }
  }

  Value requests() {
    static constexpr std::string_view about[] = {"correction", "plan", "close", "due", "other"};
    static constexpr std::string_view states[] = {"approved", "approved", "requested"};
    model::List list;
    for (std::size_t left = below(4); left > 0; --left) {
      list.push_back(Object{{"deadline", about[below(5)]},
                            {"state", states[below(3)]},
                            {"newDue", below(9) == 0 ? odd() : Value(day())}});
    }
    return list;
  }

  Value odd() {
    switch (below(5)) {
      case 0:
        return {};
      case 1:
        return "2026-02-30";
      case 2:
        return 7;
      case 3:
        return Object{{"id", "7"}};
      default:
        return model::List{Object{{"title", "an action"}}, "A.5.1"};
    }
  }

  void add_history(const model::RecordType& type, model::Record& record) {
    std::int64_t day = 20'000 + static_cast<std::int64_t>(below(900));
    for (std::size_t left = below(6); left > 0; --left) {
      day += static_cast<std::int64_t>(below(40)) - 3;
      Value on = model::Date::from_days(day)->text() + "T10:00:00Z";
      if (below(20) == 0) on = odd();
      std::string to =
          left == 1 && below(3) != 0 ? record.state : type.states[below(type.states.size())].id;
      if (below(20) == 0) to = "elsewhere";
      record.history.push_back(Object{{"to", std::move(to)}, {"on", std::move(on)}});
    }
  }

  std::mt19937 engine_;
  int number_;
};

}  // namespace

const evaluate::Ruleset& register_rules() {
  static const auto ruleset = [] {
    auto read = codec::read_pack(pack());
    auto compiled = evaluate::Ruleset::compile(std::move(*read));
    return compiled;
  }();
  return *ruleset;
}

model::Record any_record(int number) {
  return Maker(number).make();
}

model::Context context_on(std::string_view today, std::string_view profile) {
  model::Context context{*model::Date::parse(today)};
  context.profile = profile;
  return context;
}

const columns::Plan& register_plan() {
  static const columns::Plan plan = columns::plan_of(register_rules());
  return plan;
}

Register::Register() : plan(&register_plan()), store(*plan) {}

columns::Sheet Register::sheet(const model::Record& record) const {
  const std::uint32_t type = plan->type_names.find(record.type);
  const std::uint32_t state = plan->types[type].state_names.find(record.state);
  return columns::sheet_of(*plan, record, type, state);
}

void Register::put(const model::Record& record) {
  store.put(sheet(record));
}

}  // namespace clause10::test
