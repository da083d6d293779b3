#include "check/check.h"

#include "check/findings.h"
#include "model/pointer.h"

namespace clause10::check {

model::Diagnostics check(const model::Pack& pack, std::size_t most) {
  Findings findings(most);
  for (const model::Enumeration& each : pack.enums) {
    expect_distinct(each.values, model::member_of("/enums", each.id) + "/values", findings);
  }
  for (const model::RecordType& type : pack.record_types) {
    const std::string pointer = model::member_of("/recordTypes", type.id);
    check_fields(pack, type, pointer, findings);
    check_workflow(type, pointer, findings);
    check_rules(pack, type, pointer, findings);
    check_conditions(pack, type, pointer, findings);
    check_parties(pack, type, pointer, findings);
    check_register(pack, type, pointer, findings);
  }
  check_lexicons(pack, findings);
  check_parameters(pack, findings);
  check_deadlines(pack, findings);
  check_texts(pack, findings);
  return findings.take();
}

}  // namespace clause10::check
