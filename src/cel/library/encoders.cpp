#include "cel/library/function.h"
#include "cel/value/base64.h"

/// The encoders extension.
namespace clause10::cel {
namespace {

Value encode(const Call& call) {
  if (!call.context.produce(call[0].text().size() * 4 / 3 + 4)) return call.context.exhaustion();
  return Value::of(base64(call[0].text()));
}

Value decode(const Call& call) {
  if (!call.context.produce(call[0].text().size())) return call.context.exhaustion();
  auto bytes = from_base64(call[0].text());
  if (!bytes) return Value::error("this text is no base64");
  return Value::of(std::move(*bytes), Kind::bytes);
}

}  // namespace

const Function encoder_functions[] = {
    {"base64.encode", "y:s", encode},
    {"base64.decode", "s:y", decode},
    {},
};

}  // namespace clause10::cel
