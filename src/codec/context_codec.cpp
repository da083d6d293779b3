#include <limits>
#include <utility>

#include "codec/json.h"
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
  const auto value = read_json(json);
  if (!value) return value.errors();
  Problems problems("context");
  ObjectReader reader(*value, "", problems);
  const auto today = reader.date("today");
  auto now = reader.optional_text("now");
  if (now && !model::is_utc_moment(*now)) {
    problems.add("badMoment",
                 "\"" + *now + "\" is no moment in UTC; write it as 2026-11-23T10:00:00Z",
                 reader.pointer_to("now"));
  }
  auto locale = reader.optional_text("locale");
  auto user = read_user(reader);
  auto profile = reader.optional_text("profile");
  auto roles = reader.optional_texts("roles");
  model::Object parameters;
  reader.each_optional_member(
      "parameters", [&](const std::string& name, const model::Value& set, const std::string&) {
        parameters.push_back({name, set});
      });
  reader.finish();
  if (!problems.none() || !today) return problems.take();
  model::Context context{*today};
  context.now = std::move(now);
  if (locale) context.locale = std::move(*locale);
  context.user = std::move(user);
  if (profile) context.profile = std::move(*profile);
  context.roles = std::move(roles);
  context.parameters = std::move(parameters);
  return context;
}

}  // namespace clause10::codec
