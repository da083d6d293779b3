// What is asked now and then rather than at every key: a page that only evaluates goes without it.

#include "abi/calls.h"
#include "clause10/c_api.h"

using namespace clause10::abi;
using clause10::Engine;

std::int32_t c10_check_edit(std::uint32_t handle, const std::uint8_t* request,
                            std::uint32_t request_size, const std::uint8_t* context,
                            std::uint32_t context_size) {
  return answer_with(handle, &Engine::check_edit, text(request, request_size),
                     text(context, context_size));
}

std::int32_t c10_explain(std::uint32_t handle, const std::uint8_t* request,
                         std::uint32_t request_size, const std::uint8_t* context,
                         std::uint32_t context_size) {
  return answer_with(handle, &Engine::explain, text(request, request_size),
                     text(context, context_size));
}

std::int32_t c10_working_days(std::uint32_t handle, const std::uint8_t* request,
                              std::uint32_t request_size, const std::uint8_t* dates,
                              std::uint32_t dates_size) {
  return answer_with(handle, &Engine::working_days, text(request, request_size),
                     text(dates, dates_size));
}

std::int32_t c10_migrate(std::uint32_t handle, const std::uint8_t* record,
                         std::uint32_t record_size) {
  return answer_with(handle, &Engine::migrate, text(record, record_size));
}
