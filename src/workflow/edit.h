#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/context.h"
#include "model/evaluation.h"
#include "model/pack.h"
#include "model/record.h"
#include "model/same.h"
#include "model/wording.h"

/// What one save may change in a record. Rules about its content are for evaluate/; these are about
/// the change: nothing recorded is rewritten, nothing is lost, and whoever edits may do so.
namespace clause10::workflow {

/// A record before and after one save: edits of fields, transitions taken, or both.
struct Edit {
  const model::Pack& pack;
  const model::RecordType& type;
  const model::Record& before;  ///< of a new record: one in the first state without anything else
  const model::Record& after;
  const model::Context& context;

  /// In the language of who edits.
  std::string say(const model::Wording& wording,
                  std::initializer_list<std::string_view> parts = {}) const {
    return model::say(wording, context.locale, parts);
  }
  std::string shown(const model::Value* value) const { return model::shown(value, context.locale); }
  std::string quoted(std::string_view text) const { return say(model::wording::quoted, {text}); }
};

/// A transition that an edit's history adds.
struct Step {
  const model::Transition* transition;
  const model::Value* by;           ///< the person, in the record's history; null: it does not say
  std::optional<model::Date> date;  ///< in UTC
};

/// A violation of the edit as a whole. The id is the rule's, with ":what" where there may be
/// several.
model::Violation edit_violation(std::string_view rule, std::string_view what, std::string pointer,
                                std::string message, model::Object args = {});

/// The steps that the history adds, as far as they can be made out. Reports a history that is not
/// the old one with something appended, entries that are no step of the pack or do not follow from
/// the one before, a state or version that the steps do not lead to.
std::vector<Step> check_history(const Edit& edit, std::vector<model::Violation>& found);

/// Reports fields changed that are filled in by steps, locked, or for other roles to edit.
void check_fields(const Edit& edit, const std::vector<Step>& steps,
                  std::vector<model::Violation>& found);

/// Reports waivers that are gone or altered, and added ones that do not count, are signed by
/// somebody else, lie in the future, or were given for another value than the field has.
void check_waivers(const Edit& edit, std::vector<model::Violation>& found);

/// Reports what the record had, this pack does not know, and the edit has dropped; and another id.
void check_nothing_lost(const Edit& edit, std::vector<model::Violation>& found);

}  // namespace clause10::workflow
