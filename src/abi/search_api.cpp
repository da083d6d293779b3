#include "abi/calls.h"
#include "clause10/c_api.h"

using namespace clause10::abi;
using clause10::Register;

std::int32_t c10_register_index(std::uint32_t reg) {
  return answer_register(reg, &Register::index);
}

std::int32_t c10_register_search(std::uint32_t reg, const std::uint8_t* request,
                                 std::uint32_t request_size) {
  return answer_register(reg, &Register::search, text(request, request_size));
}
