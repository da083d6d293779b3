#pragma once
#include <string_view>
#include <vector>

#include "register/plan.h"
#include "register/scanner.h"
#include "register/sheet.h"

namespace clause10::columns {

/// Reads a record from JSON text straight into a sheet, in one pass. Knows every record that is as
/// the engine writes it; what it does not know for sure, sound or not, it leaves to SlowReader.
class QuickReader {
 public:
  /// The plan must outlive the reader.
  explicit QuickReader(const Plan& plan) : plan_(plan) {}

  /// The text may go on after the record; `rest` is what follows then. The sheet is valid as long
  /// as the text, until the next call. False: not sure.
  bool read(std::string_view text, std::string_view& rest);

  const Sheet& sheet() const { return sheet_; }

 private:
  bool member(std::string_view name, Scanner& scanner);
  bool format(Scanner& scanner);
  bool version(Scanner& scanner);
  bool one_of(const Dictionary& known, Scanner& scanner, std::uint32_t& number);
  bool fields(Scanner& scanner);
  bool field(std::uint32_t index, Scanner& scanner);
  bool deadlines(Scanner& scanner);
  bool deadline(std::string_view id, Scanner& scanner);
  bool history(Scanner& scanner);
  bool step(Scanner& scanner);
  /// A text with something in it.
  bool filled(Scanner& scanner, std::string_view& text);
  bool decoded(const Scanner::Text& written, std::string_view& text);
  bool once(unsigned bit);

  const Plan& plan_;
  const TypePlan* type_ = nullptr;
  Sheet sheet_;
  unsigned next_member_ = 0;           ///< the one that is expected
  unsigned seen_ = 0;                  ///< members of the record, one bit each
  std::vector<std::uint64_t> filled_;  ///< fields that came, one bit each
  std::vector<char> letters_;          ///< decoded texts
  std::size_t used_ = 0;
};

/// True for a text that is not absent by the rules' definition.
bool is_filled(std::string_view text);

/// Days since 1970-01-01, or no_day for what is no date.
std::int32_t day_of(std::string_view text);

}  // namespace clause10::columns
