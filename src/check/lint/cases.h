#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cel/cel.h"
#include "check/lint/formula.h"
#include "model/value.h"

namespace clause10::check {

/// What a case says about a name.
struct Fact {
  enum class Kind { absent, known, some };
  Kind kind = Kind::absent;
  model::Value value = {};  ///< when known
};

/// A name with everything that a record may have there.
struct Domain {
  std::string name;
  std::vector<Fact> facts;
};

enum class Answer { no, yes, fault };

/// Goes through every case that records can be in, as far as conditions tell them apart: each
/// combination of what the names may be and of the answers to what cannot be computed from these.
/// What the cases rule out, no record does; not every case need be a record's.
class Cases final : public cel::Activation {
 public:
  Cases(std::vector<Domain> domains, const std::vector<const Formula*>& formulas);

  /// False when there are too many to look at.
  bool are_few() const;
  /// False when a name can be nothing at all.
  bool start();
  /// False after the last one.
  bool next();

  /// In the present case. A fault is what is an error there.
  Answer decide(const Formula& formula) const { return decide(formula, formula.ast().root); }
  bool is_present(std::string_view name) const;
  /// Null for a name that has no domain.
  const Fact* fact(std::string_view name) const;

  const model::Value* find(std::string_view name) const override;

 private:
  struct Free {
    std::string key;
    std::string rivals;
    bool answer = false;
  };

  bool may_be_open(const Question& question) const;
  bool step();
  bool is_possible() const;
  Answer decide(const Formula& formula, cel::NodeIndex node) const;
  Answer decide(const Question& question) const;
  Answer join(const Formula& formula, const cel::Node& node, Answer deciding) const;

  std::vector<Domain> domains_;
  std::vector<std::size_t> chosen_;  ///< by domain
  std::vector<Free> free_;
};

}  // namespace clause10::check
