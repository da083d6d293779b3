#include "abi/calls.h"
#include "clause10/c_api.h"

using namespace clause10::abi;
using clause10::Engine;
using clause10::Register;
using clause10::Reply;
using clause10::Status;

std::int32_t c10_register_create(std::uint32_t handle, const std::uint8_t* context,
                                 std::uint32_t context_size) {
  return answer_with(
      handle,
      [](const Engine& engine, std::string_view json) -> Reply {
        auto created = Register::create(engine, json);
        if (!created.opened) return std::move(created.reply);
        const std::uint32_t number = session().registers.add(std::move(created.opened));
        return {Status::ok, "{\"register\":" + std::to_string(number) + "}"};
      },
      text(context, context_size));
}

std::int32_t c10_register_close(std::uint32_t reg) {
  return answer([&]() -> Reply {
    if (session().registers.remove(reg)) return {Status::ok, "{}"};
    return bad_input("abi.handle", "no register is open under handle " + std::to_string(reg));
  });
}

std::int32_t c10_register_put(std::uint32_t reg, const std::uint8_t* records,
                              std::uint32_t records_size) {
  return answer_register(reg, &Register::put, text(records, records_size));
}

std::int32_t c10_register_remove(std::uint32_t reg, const std::uint8_t* request,
                                 std::uint32_t request_size) {
  return answer_register(reg, &Register::remove, text(request, request_size));
}

std::int32_t c10_register_evaluate(std::uint32_t reg, const std::uint8_t* context,
                                   std::uint32_t context_size) {
  return answer_register(reg, &Register::evaluate, text(context, context_size));
}

std::int32_t c10_register_reevaluate(std::uint32_t reg, const std::uint8_t* context,
                                     std::uint32_t context_size) {
  return answer_register(reg, &Register::reevaluate, text(context, context_size));
}

std::int32_t c10_register_rows(std::uint32_t reg, const std::uint8_t* request,
                               std::uint32_t request_size) {
  return answer_register(reg, &Register::rows, text(request, request_size));
}

std::int32_t c10_register_unreadable(std::uint32_t reg, const std::uint8_t* request,
                                     std::uint32_t request_size) {
  return answer_register(reg, &Register::unreadable, text(request, request_size));
}

std::int32_t c10_register_metrics(std::uint32_t reg, const std::uint8_t* context,
                                  std::uint32_t context_size) {
  return answer_register(reg, &Register::metrics, text(context, context_size));
}

std::int32_t c10_register_policy_violations(std::uint32_t reg, const std::uint8_t* request,
                                            std::uint32_t request_size, const std::uint8_t* context,
                                            std::uint32_t context_size) {
  return answer_register(reg, &Register::policy_violations, text(request, request_size),
                         text(context, context_size));
}

std::int32_t c10_register_proposals(std::uint32_t reg, const std::uint8_t* request,
                                    std::uint32_t request_size, const std::uint8_t* context,
                                    std::uint32_t context_size) {
  return answer_register(reg, &Register::proposals, text(request, request_size),
                         text(context, context_size));
}

std::int32_t c10_register_former_roles(std::uint32_t reg, const std::uint8_t* request,
                                       std::uint32_t request_size, const std::uint8_t* context,
                                       std::uint32_t context_size) {
  return answer_register(reg, &Register::former_roles, text(request, request_size),
                         text(context, context_size));
}

std::int32_t c10_register_save(std::uint32_t reg) {
  return answer_register(reg, &Register::save);
}

std::int32_t c10_register_load(std::uint32_t handle, const std::uint8_t* snapshot,
                               std::uint32_t snapshot_size) {
  return answer_with(
      handle,
      [](const Engine& engine, std::string_view bytes) -> Reply {
        auto loaded = Register::load(engine, bytes);
        if (!loaded.opened) return std::move(loaded.reply);
        const std::uint32_t records = loaded.opened->records();
        const std::uint32_t number = session().registers.add(std::move(loaded.opened));
        return {Status::ok, "{\"register\":" + std::to_string(number) +
                                ",\"records\":" + std::to_string(records) + "}"};
      },
      text(snapshot, snapshot_size));
}
