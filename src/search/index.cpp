#include "search/index.h"

#include <algorithm>

#include "search/length.h"

namespace clause10::search {

Index::Index(std::span<const std::uint8_t> weights)
    : documents_(std::min(weights.size(), max_fields)) {
  std::copy_n(weights.begin(), documents_.fields(), weights_.begin());
}

void Index::clear() {
  forms_ = Forms();
  documents_ = Documents(documents_.fields());
  relations_ = Relations();
  postings_ = Postings();
  standing_.clear();
  pending_.clear();
  seen_.clear();
  texts_ = 0;
  commits_ = 0;
}

void Index::begin(std::uint32_t document, std::uint8_t kind) {
  new_document_ = document;
  new_kind_ = kind;
  new_packed_.clear();
  std::fill(std::begin(new_lengths_), std::end(new_lengths_), 0);
}

void Index::add(std::size_t field, std::string_view text) {
  if (field >= fields()) return;
  ++texts_;
  new_text_.clear();
  std::uint32_t words = 0;
  Words reader(text);
  for (Word word; words < max_words && reader.next(word);) {
    const FormId form = forms_.add(word);
    if (form == no_form) continue;
    ++words;
    seen_.cover(form + 1);
    Seen& seen = seen_[form];
    if (seen.text != texts_) {
      seen.text = texts_;
      seen.at = static_cast<std::uint32_t>(new_text_.size());
      new_text_.push_back({form, static_cast<std::uint8_t>(field), 1});
    } else if (new_text_[seen.at].frequency < max_frequency) {
      ++new_text_[seen.at].frequency;
    }
  }
  if (new_text_.empty()) return;

  new_packed_ += static_cast<char>(field);
  append_number(new_packed_, static_cast<std::uint32_t>(new_text_.size()));
  for (const Occurrence& each : new_text_) {
    append_occurrence(new_packed_, each.form, each.frequency);
    new_lengths_[field] += each.frequency;
  }
}

bool Index::commit() {
  if (new_document_ >= max_documents || !documents_.has_room(new_packed_.size())) return false;
  if (contains(new_document_)) {
    const bool same = documents_.kind(new_document_) == new_kind_ &&
                      documents_.packed(new_document_) == new_packed_;
    if (same) return true;
    take_out(new_document_);
  }
  std::uint8_t lengths[max_fields] = {};
  std::transform(std::begin(new_lengths_), std::end(new_lengths_), lengths, length_class);
  keep(new_document_, new_kind_, new_packed_, lengths);
  return true;
}

bool Index::put(std::uint32_t document, std::uint8_t kind,
                std::initializer_list<std::string_view> texts) {
  begin(document, kind);
  std::size_t field = 0;
  for (const std::string_view text : texts)
    add(field++, text);
  return commit();
}

bool Index::remove(std::uint32_t document) {
  if (!contains(document)) return false;
  take_out(document);
  return true;
}

template <class Visit>
void Index::each_form_once(std::string_view packed, const Visit& visit) {
  ++commits_;
  seen_.cover(forms_.size());
  Documents::visit_packed(packed, [&](const Occurrence& each) {
    Seen& seen = seen_[each.form];
    if (seen.document == commits_) return;
    seen.document = commits_;
    visit(each.form);
  });
}

void Index::keep(std::uint32_t document, std::uint8_t kind, std::string_view packed,
                 const std::uint8_t* lengths) {
  each_form_once(packed, [this](FormId form) { forms_.add_document(form); });
  place(document, kind, packed, lengths);
}

void Index::place(std::uint32_t document, std::uint8_t kind, std::string_view packed,
                  const std::uint8_t* lengths) {
  documents_.add(document, kind, packed, lengths);
  standing_.cover(document + 1);
  if (standing_[document] != Standing::withdrawn) pending_.push_back(document);
  standing_[document] = Standing::pending;
}

void Index::take_out(std::uint32_t document) {
  each_form_once(documents_.packed(document),
                 [this](FormId form) { forms_.remove_document(form); });
  documents_.remove(document);
  Standing& standing = standing_[document];
  standing = standing == Standing::posted ? Standing::absent : Standing::withdrawn;
}

void Index::prepare() {
  relations_.update(forms_);
  // A few new documents are scored one by one; many are worth new postings.
  const std::size_t few = 256 + documents_.count() / 64;
  if (pending_.size() <= few) return;
  documents_.compact();
  postings_.build(documents_, forms_.size());
  for (const std::uint32_t document : pending_) {
    Standing& standing = standing_[document];
    standing = standing == Standing::pending ? Standing::posted : Standing::absent;
  }
  pending_ = Buffer<std::uint32_t>();
}

Answer Index::search(const Query& query) {
  return answer(query, rank);
}

Answer Index::search_one_by_one(const Query& query) {
  return answer(query, rank_one_by_one);
}

Answer Index::answer(const Query& query, Ranker ranker) {
  prepare();
  Terms terms = plan(query, forms_, relations_);
  const Score score(documents_, weights_, query.fields);
  const Corpus corpus{documents_, postings_, standing_, pending_};
  mark(terms.forms, true);
  Answer answer;
  for (const Ranked& each : ranker(corpus, score, terms, query, workspace_)) {
    const auto matches = static_cast<std::uint32_t>(answer.matches.size());
    answer.hits.push_back({each.document, each.score, matches, matches});
    explain(terms, query, answer);
  }
  mark(terms.forms, false);
  answer.words = std::move(terms.words);
  return answer;
}

/// Lets each form know its place among the accepted ones.
void Index::mark(const Buffer<Accepted>& forms, bool set) {
  workspace_.accepted_of.cover(forms_.size());
  std::uint16_t number = 0;
  for (const Accepted& each : forms) {
    workspace_.accepted_of[each.form] = set ? ++number : std::uint16_t{0};
  }
}

void Index::explain(const Terms& terms, const Query& query, Answer& answer) const {
  Hit& hit = answer.hits[answer.hits.size() - 1];
  documents_.each(hit.document, [&](const Occurrence& each) {
    const std::uint16_t number = workspace_.accepted_of[each.form];
    if (number == 0 || (query.fields >> each.field & 1U) == 0) return;
    const std::uint64_t words = terms.groups[terms.forms[number - 1U].group].words;
    for (std::uint32_t word = 0; word < terms.words.size(); ++word) {
      if ((words >> word & 1U) != 0) insert(answer.matches, hit.first_match, {word, each.form});
    }
  });
  hit.last_match = static_cast<std::uint32_t>(answer.matches.size());
}

/// Keeps the matches from the first one on in order, each once.
void Index::insert(Buffer<Match>& matches, std::uint32_t first, Match match) const {
  std::size_t at = matches.size();
  const auto is_after = [&](const Match& other) {
    return other.word != match.word ? other.word > match.word : text(other.form) > text(match.form);
  };
  while (at > first && is_after(matches[at - 1]))
    --at;
  if (at > first && matches[at - 1].word == match.word && matches[at - 1].form == match.form)
    return;
  matches.push_back(match);
  for (std::size_t i = matches.size() - 1; i > at; --i)
    matches[i] = matches[i - 1];
  matches[at] = match;
}

std::vector<Mark> Index::marks(std::string_view text, const std::vector<std::string_view>& forms) {
  std::vector<Mark> marks;
  Words words(text);
  for (Word word; words.next(word);) {
    const auto is_it = [&](std::string_view form) {
      if (form == word.folded) return true;
      return word.abbreviation && form == text.substr(word.begin, word.end - word.begin);
    };
    if (std::any_of(forms.begin(), forms.end(), is_it)) marks.push_back({word.begin, word.end});
  }
  return marks;
}

std::size_t Index::memory() const {
  return forms_.memory() + documents_.memory() + relations_.memory() + postings_.memory() +
         workspace_.memory() + standing_.memory() + pending_.memory() + seen_.memory() +
         new_packed_.capacity() + new_text_.memory();
}

}  // namespace clause10::search
