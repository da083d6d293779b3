#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/severity.h"

namespace clause10::model {

/// What is wrong with an input, where, and the way out. English: it is read by whoever writes the
/// input, not by the person at the form.
struct Diagnostic {
  std::string code;     ///< stable, such as pack.unknownField
  std::string message;  ///< what, why, way out
  std::string pointer;  ///< JSON Pointer (RFC 6901) into the input; empty is the whole of it
  std::optional<std::uint64_t> line = std::nullopt;    ///< from 1
  std::optional<std::uint64_t> column = std::nullopt;  ///< from 1, in characters
  std::optional<std::uint64_t> offset = std::nullopt;  ///< byte, from 0
  std::string suggestion = {};                         ///< such as: did you mean "severity"?
  Severity severity = Severity::error;                 ///< a warning refuses nothing
};

using Diagnostics = std::vector<Diagnostic>;

/// A value, or what kept it from being made. Errors are values: nothing here throws.
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Diagnostics errors) : errors_(std::move(errors)) {}
  Result(Diagnostic error) { errors_.push_back(std::move(error)); }

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  // Only after ok().
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  /// Empty after ok().
  const Diagnostics& errors() const { return errors_; }

 private:
  std::optional<T> value_;
  Diagnostics errors_;
};

}  // namespace clause10::model
