#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clause10::cel {

using TypeId = std::uint32_t;

/// The types that occur in one expression, and what their parameters stand for (langdef, "Gradual
/// Type Checking"). A type is a code of cel/library/function.h; ? is a parameter not yet known.
class Types {
 public:
  Types();

  static constexpr TypeId dynamic = 0;
  static constexpr TypeId boolean = 1;
  static constexpr TypeId string = 2;
  static constexpr TypeId integer = 3;

  TypeId make(char code, TypeId first = dynamic, TypeId second = dynamic);
  /// A parameter that may become any type.
  TypeId fresh() { return make('?', unbound); }
  /// Reads one type and moves on; A and B are the parameters given.
  TypeId parse(std::string_view& code, const TypeId (&parameters)[2]);
  TypeId parse(std::string_view code);

  /// May a value of the one be given where the other is expected? Parameters become what they need
  /// to; that stays also when the answer is no, see mark.
  bool assignable(TypeId from, TypeId to);
  /// The type of something that is of the one or of the other.
  TypeId join(TypeId a, TypeId b);
  bool same(TypeId a, TypeId b) const;

  /// What the type is, once parameters are followed: a code, '?' for an open parameter.
  char code(TypeId type) const { return types_[follow(type)].code; }
  TypeId first(TypeId type) const { return types_[follow(type)].first; }
  TypeId second(TypeId type) const { return types_[follow(type)].second; }
  /// Without "or null".
  TypeId plain(TypeId type) const;

  /// As written in the language; open parameters are dyn.
  std::string name(TypeId type) const;

  // To go back to how things stood.
  std::size_t mark() const { return trail_.size(); }
  void back_to(std::size_t mark);

 private:
  static constexpr TypeId unbound = ~TypeId{0};
  struct Type {
    char code;
    TypeId first;  ///< of a parameter: what it stands for
    TypeId second;
  };

  static constexpr std::size_t most_parts = 200;

  TypeId follow(TypeId type) const;
  std::size_t parts(TypeId type, std::size_t most) const;
  TypeId last_parameter(TypeId type) const;
  bool bind(TypeId parameter, TypeId type);
  bool occurs(TypeId parameter, TypeId type) const;
  bool more_general(TypeId a, TypeId b) const;

  std::vector<Type> types_;
  std::vector<std::pair<TypeId, TypeId>> trail_;  ///< parameters, and what they stood for before
};

}  // namespace clause10::cel
