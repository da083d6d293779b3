#pragma once
#include <memory>
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
  // Each reads one part of the record, as the scanner's calls do.
  const char* value_of(std::size_t member, const char* at);
  const char* format(const char* at) const;
  const char* version(const char* at);
  const char* place(const char* at);
  const char* one_of(const Dictionary& known, const char* at, std::uint32_t& number);
  const char* fields(const char* at);
  const char* member_of_fields(std::uint32_t& next, const char* at);
  const char* field(std::uint32_t index, const char* at);
  const char* reference(Cell& cell, const char* at) const;
  const char* list(Cell& cell, const char* at) const;
  const char* deadline(std::string_view id, const char* at);
  const char* step(const char* at);
  /// A text with something in it.
  const char* filled(const char* at, std::string_view& text);
  bool decoded(const Scanner::Text& written, std::string_view& text);

  const Plan& plan_;
  Scanner scanner_{{}};
  const TypePlan* type_ = nullptr;
  Sheet sheet_;
  std::vector<std::uint64_t> filled_;  ///< fields that came, one bit each
  std::unique_ptr<char[]> letters_;    ///< decoded texts
  std::size_t used_ = 0;
};

/// True for a text that is not absent by the rules' definition.
bool is_filled(std::string_view text);

/// Days since 1970-01-01, or no_day for what is no date.
std::int32_t day_of(std::string_view text);

}  // namespace clause10::columns
