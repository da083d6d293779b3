#include "search/index.h"

#include <algorithm>

#include "search/length.h"

namespace clause10::search {

Index::Index(std::vector<std::uint8_t> weights)
    : weights_(std::move(weights)), documents_(std::min(weights_.size(), max_fields)) {
  weights_.resize(documents_.fields());
}

void Index::clear() {
  *this = Index(std::move(weights_));
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
    if (form >= seen_.size()) seen_.resize(std::max<std::size_t>(2 * seen_.size(), form + 1));
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
  if (seen_.size() < forms_.size()) seen_.resize(forms_.size());
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
  documents_.add(document, kind, packed, lengths);
  if (document >= standing_.size()) standing_.resize(document + 1, Standing::absent);
  standing_[document] = Standing::pending;
  pending_.push_back(document);
}

void Index::take_out(std::uint32_t document) {
  each_form_once(documents_.packed(document),
                 [this](FormId form) { forms_.remove_document(form); });
  documents_.remove(document);
  standing_[document] = Standing::absent;
}

void Index::prepare() {
  relations_.update(forms_);
  // A few new documents are scored one by one; many are worth new postings.
  const std::size_t few = 256 + documents_.count() / 64;
  if (pending_.size() <= few) {
    std::sort(pending_.begin(), pending_.end());
    pending_.erase(std::unique(pending_.begin(), pending_.end()), pending_.end());
    return;
  }
  documents_.compact();
  postings_.build(documents_, forms_.size());
  for (const std::uint32_t document : pending_) {
    if (standing_[document] == Standing::pending) standing_[document] = Standing::posted;
  }
  pending_ = {};
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
  const Corpus corpus{documents_, postings_, standing_, pending_, forms_.size()};
  Answer answer;
  for (const Ranked& each : ranker(corpus, score, terms, query, workspace_)) {
    answer.hits.push_back({each.document, each.score, {}});
    explain(terms, query, answer.hits.back());
  }
  answer.words = std::move(terms.words);
  return answer;
}

void Index::explain(const Terms& terms, const Query& query, Hit& hit) const {
  const auto answers = [&](const Occurrence& each, const Group& group) {
    return std::any_of(group.forms.begin(), group.forms.end(),
                       [&](const Accepted& accepted) { return accepted.form == each.form; });
  };
  documents_.each(hit.document, [&](const Occurrence& each) {
    if ((query.fields >> each.field & 1U) == 0) return;
    for (const Group& group : terms.groups) {
      if (!answers(each, group)) continue;
      for (const std::uint32_t word : group.words) {
        hit.matches.push_back({word, forms_.text(each.form)});
      }
    }
  });
  const auto before = [](const Match& a, const Match& b) {
    return a.word != b.word ? a.word < b.word : a.form < b.form;
  };
  const auto same = [](const Match& a, const Match& b) {
    return a.word == b.word && a.form == b.form;
  };
  std::sort(hit.matches.begin(), hit.matches.end(), before);
  hit.matches.erase(std::unique(hit.matches.begin(), hit.matches.end(), same), hit.matches.end());
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
         workspace_.memory() + standing_.capacity() + pending_.capacity() * sizeof(std::uint32_t) +
         seen_.capacity() * sizeof(Seen) + new_packed_.capacity() +
         new_text_.capacity() * sizeof(Occurrence);
}

}  // namespace clause10::search
