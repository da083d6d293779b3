#pragma once
#include <string>
#include <vector>

#include "evaluate/ruleset.h"
#include "model/context.h"
#include "model/record.h"
#include "register/store.h"

namespace clause10::test {

/// The shipped pack with what registers may meet besides: holidays, a second deadline profile whose
/// periods ask about texts, dates, the day, the state and a parameter, and counting by a list.
const evaluate::Ruleset& register_rules();

/// Records of all types as the engine or somebody else might have written them: absent, blank and
/// wrong values, people, lists, histories with gaps, unknown states and clocks that go wrong.
/// The same in every run; ids are not repeated for different numbers.
model::Record any_record(int number);

model::Context context_on(std::string_view today, std::string_view profile = "default");

/// A store; all of them share one plan, which takes long to make.
struct Register {
  Register();
  void put(const model::Record& record);
  /// The record as it goes in; a view of it.
  columns::Sheet sheet(const model::Record& record) const;
  const columns::Plan* plan;
  columns::Store store;
};

}  // namespace clause10::test
