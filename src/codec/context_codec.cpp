#include <limits>
#include <utility>

#include "codec/reader.h"
#include "codec/record_codec.h"

namespace clause10::codec {
namespace {

constexpr IntegerRange any_id{0, std::numeric_limits<std::int64_t>::max()};

std::optional<model::User> read_user(ObjectReader& owner) {
  const model::Value* value = owner.optional("user");
  if (value == nullptr) return std::nullopt;
  ObjectReader reader(*value, owner.pointer_to("user"), owner.problems());
  model::User user;
  user.id = reader.integer("id", any_id);
  user.name = reader.text("name");
  reader.finish();
  return user;
}

}  // namespace

model::Result<model::Context> read_context(std::string_view json) {
  model::Context context{*model::Date::from_days(0)};  // another day, or the answer is a problem
  model::Diagnostics problems = problems_in(json, "context", [&](ObjectReader& reader) {
    if (const auto today = reader.date("today")) context.today = *today;
    context.now = reader.optional_text("now");
    if (context.now && !model::is_utc_moment(*context.now)) {
      reader.problems().add(
          "badMoment",
          "\"" + *context.now + "\" is no moment in UTC; write it as 2026-11-23T10:00:00Z",
          reader.pointer_to("now"));
    }
    if (auto locale = reader.optional_text("locale")) context.locale = std::move(*locale);
    context.user = read_user(reader);
    if (auto profile = reader.optional_text("profile")) context.profile = std::move(*profile);
    context.roles = reader.optional_texts("roles");
    reader.each_optional_member(
        "parameters", [&](const std::string& name, const model::Value& set, const std::string&) {
          context.parameters.push_back({name, set});
        });
    reader.finish();
  });
  if (!problems.empty()) return problems;
  return context;
}

}  // namespace clause10::codec
