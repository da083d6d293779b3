#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "register/dictionary.h"
#include "register/plan.h"
#include "register/sheet.h"

namespace clause10::columns {

/// The values that records of one type are counted by, other than those of enums.
class SurveyValues {
 public:
  explicit SurveyValues(std::size_t dimensions) : of_(dimensions) {}

  struct Of {
    Dictionary values;                ///< trimmed texts, or the number of a person
    std::vector<std::string> labels;  ///< of people, by number: the name that was read first
    Dictionary sets;                  ///< numbers of values, four bytes each, none twice
  };
  Of& of(std::size_t dimension) { return of_[dimension]; }
  const Of& of(std::size_t dimension) const { return of_[dimension]; }

  std::size_t bytes() const;

  void save(SnapshotWriter& writer) const;
  void load(SnapshotReader& reader);

 private:
  std::vector<Of> of_;  ///< by position in SurveyPlan::dimensions
};

/// The numbers in a set.
void numbers_of(std::string_view set, std::vector<std::uint32_t>& numbers);

/// Writes the columns of the plan's survey for a record that comes in.
void write_survey(const TypePlan& plan, SurveyValues& values, const Sheet& sheet, Block& block,
                  std::uint32_t place);

}  // namespace clause10::columns
