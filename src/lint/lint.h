#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/lexicon.h"
#include "lint/text.h"
#include "model/pack.h"
#include "model/value.h"

/// Checks of what a text says, for rules that stand in a pack: each finds one thing wrong with it,
/// and names the words that show it. Words and phrases come from the pack, in every language that
/// it speaks; a check knows none. Same texts, same answer.
namespace clause10::lint {

/// What fields hold.
class Fields {
 public:
  Fields() = default;
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;
  /// Null for one that is absent; valid as long as the record.
  virtual const model::Value* field(std::string_view id) const = 0;

 protected:
  ~Fields() = default;
};

/// The lexicons of a pack by their ids, ready to be used. Immutable.
class Lexicons {
 public:
  Lexicons() = default;
  explicit Lexicons(const std::vector<model::Lexicon>& lexicons);
  /// One without any phrase where there is none of that id.
  const Lexicon& of(std::string_view id) const;

 private:
  std::vector<std::pair<std::string, Lexicon>> lexicons_;
};

/// What the checks are given of one record: texts are taken apart when they are first asked for.
class Subject {
 public:
  /// Keeps references.
  Subject(const Fields& fields, const Lexicons& lexicons) : fields_(fields), lexicons_(lexicons) {}

  /// Null where the field is absent or holds no text.
  const Text* text(std::string_view field);
  /// Null where the field is absent or holds no list.
  const model::List* list(std::string_view field) const;
  /// A text of the record, taken apart.
  const Text& text_of(std::string_view written);
  /// Where phrases of the lexicon stand; a view until the subject ends.
  const std::vector<Hit>& hits(std::string_view lexicon, const Text& text);

 private:
  const Fields& fields_;
  const Lexicons& lexicons_;
  struct Found {
    const Lexicon* lexicon;
    const Text* text;
    std::vector<Hit> hits;
  };
  // Few: searched from the first on. Each is where it is for good.
  std::vector<std::unique_ptr<const Text>> texts_;
  std::vector<std::unique_ptr<const Found>> found_;
};

/// What a check found, for the placeholders of the rule's message.
struct Finding {
  std::string phrase = {};  ///< the very words
  std::string other = {};   ///< what they are compared with, in words or as a field
  bool other_is_field = false;
  std::size_t line = 0;     ///< of a list, from 1
  std::string column = {};  ///< id
};

/// The first thing that the check finds; nothing where the text is right, or there is none.
std::optional<Finding> run(const model::Lint& check, Subject& subject);

/// The placeholders that findings of the check fill, {field} apart.
std::vector<std::string> placeholders_of(model::Lint::Check check);

}  // namespace clause10::lint
