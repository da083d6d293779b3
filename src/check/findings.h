#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/pack.h"

namespace clause10::check {

/// Collects what is unsound.
class Findings {
 public:
  /// A pack that is wrong everywhere is described well enough by its first `most` faults.
  explicit Findings(std::size_t most = 100) : most_(most) {}

  void add(std::string_view code, std::string message, std::string pointer,
           std::string suggestion = {});
  void add(model::Diagnostic finding);

  /// Reports a name that is not among the known ones; `what` says what it should name. False then,
  /// and where that cannot be said because something could not be read.
  bool expect_known(const std::string& name, const std::vector<std::string>& known,
                    std::string_view code, std::string_view what, const std::string& pointer);

  model::Diagnostics take() { return std::move(found_); }

 private:
  std::size_t most_;
  model::Diagnostics found_;
};

// One question each; the pointer is that of the record type.
void check_fields(const model::Pack& pack, const model::RecordType& type,
                  const std::string& pointer, Findings& findings);
/// What the lines of a list field are; the pointer is that of the field.
void check_lines(const model::Pack& pack, const model::RecordType& type, const model::Field& field,
                 const std::string& at, Findings& findings);
void check_workflow(const model::RecordType& type, const std::string& pointer, Findings& findings);
void check_rules(const model::Pack& pack, const model::RecordType& type, const std::string& pointer,
                 Findings& findings);
void check_conditions(const model::Pack& pack, const model::RecordType& type,
                      const std::string& pointer, Findings& findings);
void check_parties(const model::Pack& pack, const model::RecordType& type,
                   const std::string& pointer, Findings& findings);
void check_register(const model::Pack& pack, const model::RecordType& type,
                    const std::string& pointer, Findings& findings);
void check_lexicons(const model::Pack& pack, Findings& findings);
void check_parameters(const model::Pack& pack, Findings& findings);
void check_deadlines(const model::Pack& pack, Findings& findings);
void check_texts(const model::Pack& pack, Findings& findings);

/// Whether each item of a list could be read; see codec::PackReading.
template <class Item>
bool is_read(const std::vector<Item>& items) {
  return model::by_id(items, "") == nullptr;
}

/// Reports ids that stand twice in a list.
template <class Item>
void expect_distinct(const std::vector<Item>& items, const std::string& pointer,
                     Findings& findings) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].id.empty() && model::by_id(items, items[i].id) != &items[i]) {
      findings.add("pack.duplicateId", "the id \"" + items[i].id + "\" stands twice",
                   pointer + "/" + std::to_string(i) + "/id");
    }
  }
}

}  // namespace clause10::check
