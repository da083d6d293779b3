#include "register/runner.h"

#include <algorithm>
#include <bit>

#include "model/same.h"
#include "register/condition.h"
#include "register/kernels.h"

namespace clause10::columns {
namespace {

// Two words at once.
using Pair [[gnu::vector_size(16), gnu::aligned(8), gnu::may_alias]] = std::uint64_t;

template <class Combine>
void combine(std::uint64_t* result, const std::uint64_t* a, const std::uint64_t* b,
             std::uint32_t words, Combine combine_pair) {
  for (std::uint32_t word = 0; word < words; word += 2) {
    *reinterpret_cast<Pair*>(result + word) = combine_pair(
        *reinterpret_cast<const Pair*>(a + word), *reinterpret_cast<const Pair*>(b + word));
  }
}

/// True when no result can differ between them.
bool same_moment(const model::Context& a, const model::Context& b) {
  return a.today == b.today && a.profile == b.profile && model::same(a.parameters, b.parameters);
}

}  // namespace

Runner::Runner(const evaluate::Ruleset& ruleset, Store& store)
    : ruleset_(ruleset), store_(store), context_{*model::Date::from_days(0)} {
  std::size_t most_steps = 0;
  for (std::uint32_t type = 0; type < store.plan().types.size(); ++type) {
    const TypePlan& plan = store.plan().types[type];
    moments_.emplace_back(ruleset, store, type);
    counts_.emplace_back(plan.violations.size());
    most_steps = std::max(most_steps, plan.program.steps().size());
  }
  sets_.resize(most_steps * words_per_block);
}

/// True when that changes results.
bool Runner::move(const model::Context& context) {
  const bool moved = !started_ || !same_moment(context, context_);
  started_ = true;
  if (moved) {
    context_ = context;
    deadlines_.reset();
  }
  for (Moment& each : moments_) {
    if (moved) {
      each.move(context_);
    } else {
      each.extend();
    }
  }
  return moved;
}

void Runner::evaluate(const model::Context& context) {
  run_all(move(context), false);
}

void Runner::reevaluate(const model::Context& context) {
  run_all(move(context), true);
}

void Runner::run_all(bool moved, bool anew) {
  auto& blocks = store_.blocks();
  for (std::uint32_t number = 0; number < blocks.size(); ++number) {
    Block& block = blocks[number];
    const TypePlan& plan = store_.type_of(block);
    const std::uint32_t pieces = (block.used + rows_per_piece - 1) / rows_per_piece;
    if (anew) block.stale = (1U << pieces) - 1;
    if (!moved && block.stale == 0) continue;
    if (!plan.row_parts.empty()) settle(block, number, moved || anew);
    if (moved && block.stale == 0 && plan.moving_program.steps().empty()) continue;
    for (std::uint32_t piece = 0; piece < pieces;) {
      // Pieces that need the same lie together mostly.
      const bool stale = (block.stale >> piece & 1U) != 0;
      std::uint32_t end = piece + 1;
      while (end < pieces && ((block.stale >> end & 1U) != 0) == stale) {
        ++end;
      }
      const std::uint32_t words = (end - piece) * (rows_per_piece / 64);
      const std::uint32_t first = piece * (rows_per_piece / 64);
      if (stale || moved) {
        run(block, number, stale ? plan.program : plan.moving_program, first, words);
        sum_up(block, first, words);
      }
      piece = end;
    }
    block.stale = 0;
  }
}

/// Decides the parts of conditions that no column can.
void Runner::settle(Block& block, std::uint32_t number, bool all) {
  const TypePlan& plan = store_.type_of(block);
  const Moment& moment = moments_[block.type()];
  static const model::Object nothing;
  const bool any_deadlines = std::any_of(plan.row_parts.begin(), plan.row_parts.end(),
                                         [](const auto& part) { return !part.deadlines.empty(); });
  if (any_deadlines) {
    if (!deadlines_) deadlines_.emplace(ruleset_, store_, context_);
    deadlines_->look_at(block);
  }
  for (std::uint32_t place = 0; place < block.used; ++place) {
    if (!all && place % 64 == 0 && block.at(plan.unsettled)[place / 64] == 0) {
      place += 63;
      continue;
    }
    const bool live = block.at(plan.state)[place] != no_state;
    if (!live || !(all || block.test(plan.unsettled, place))) continue;
    const Row row = number * rows_per_block + place;
    for (std::size_t i = 0; i < plan.row_parts.size(); ++i) {
      const RowPart& part = plan.row_parts[i];
      const Verdict verdict = part.deadlines.empty() ? moment.of_row(part, row, nothing)
                                                     : deadlines_->decide(i, moment, row);
      block.put(part.yes, place, verdict == Verdict::yes);
      block.put(part.undecided, place, verdict == Verdict::undecided);
    }
    block.put(plan.unsettled, place, false);
  }
}

void Runner::look_up_codes(const Instruction& step, const Block& block, std::uint32_t number,
                           std::uint32_t first, std::uint32_t words, std::uint64_t* result) {
  const Moment& moment = moments_[block.type()];
  const CodeTable& table = moment.codes(step.other);
  const std::uint8_t* codes = block.at(Column<std::uint8_t>{step.column}) + std::size_t{first} * 64;
  std::uint64_t* undecided = result + words_per_block;
  look_up(codes, table.yes.data(), result, words);
  if (!table.program) return;
  if (table.any_undecided) {
    look_up(codes, table.undecided.data(), undecided, words);
  } else {
    std::fill_n(undecided, words, 0);
  }
  // Only when more values came up than a byte has codes.
  if (table.filled < other_value || table.field == Part::state) return;
  for (std::uint32_t i = 0; i < words * 64; ++i) {
    if (codes[i] != other_value) continue;
    const Verdict verdict = moment.of_row(table, number * rows_per_block + first * 64 + i);
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (verdict == Verdict::yes) result[i / 64] |= bit;
    if (verdict == Verdict::undecided) undecided[i / 64] |= bit;
  }
}

void Runner::look_up_days(const Instruction& step, const Block& block, std::uint32_t first,
                          std::uint32_t words, std::uint64_t* result) {
  Moment& moment = moments_[block.type()];
  const std::int32_t* days = block.at(Column<std::int32_t>{step.column}) + std::size_t{first} * 64;
  std::uint64_t* undecided = result + words_per_block;
  const std::uint32_t last = std::min(words * 64, block.used - std::min(block.used, first * 64));
  std::fill_n(result, words, 0);
  std::fill_n(undecided, words, 0);
  for (std::uint32_t i = 0; i < last; ++i) {
    const Verdict verdict = moment.on_day(step.other, days[i]);
    result[i / 64] |= std::uint64_t{verdict == Verdict::yes} << (i % 64);
    undecided[i / 64] |= std::uint64_t{verdict == Verdict::undecided} << (i % 64);
  }
}

void Runner::compare_dates(const Instruction& step, const Block& block, std::uint32_t number,
                           std::uint32_t first, std::uint32_t words, std::uint64_t* result) {
  const Moment& moment = moments_[block.type()];
  const TypePlan& plan = store_.type_of(block);
  const ComparisonAt& comparison = moment.dates(step.other);
  counts_room_.resize(most_counts * rows_per_piece);
  std::uint64_t* undecided = result + words_per_block;
  std::fill_n(result, words, 0);
  std::fill_n(undecided, words, 0);
  Compared verdicts[rows_per_piece];
  for (std::uint32_t begin = 0; begin < words * 64; begin += rows_per_piece) {
    const std::uint32_t place = first * 64 + begin;
    comparison.run(plan, block, place, rows_per_piece, counts_room_.data(), verdicts);
    for (std::uint32_t i = 0; i < rows_per_piece; ++i) {
      Compared& verdict = verdicts[i];
      if (verdict == Compared::ask) {
        const bool live = block.at(plan.state)[place + i] != no_state;
        const Row row = number * rows_per_block + place + i;
        verdict = live ? static_cast<Compared>(moment.of_row(comparison.comparison(), row))
                       : Compared::no;
      }
      const std::uint32_t at = begin + i;
      result[at / 64] |= std::uint64_t{verdict == Compared::yes} << (at % 64);
      undecided[at / 64] |= std::uint64_t{verdict == Compared::undecided} << (at % 64);
    }
  }
}

void Runner::run(Block& block, std::uint32_t number, const Program& program, std::uint32_t first,
                 std::uint32_t words) {
  const TypePlan& plan = store_.type_of(block);
  const std::int32_t today = moments_[block.type()].today();
  const auto days = [&](std::uint32_t offset) {
    return block.at(Column<std::int32_t>{offset}) + std::size_t{first} * 64;
  };
  const auto set = [this](Set of) {
    return sets_.data() + (of < all_rows ? std::size_t{of} * words_per_block : 0);
  };
  std::uint64_t* result = sets_.data();
  for (const Instruction& step : program.steps()) {
    // Not every step has operands; what has none gets the first set.
    const std::uint64_t* a = set(step.a);
    const std::uint64_t* b = set(step.b);
    switch (step.code) {
      case Code::load:
        std::copy_n(block.at(Bits{step.column}) + first, words, result);
        break;
      case Code::second:
        break;
      case Code::codes:
        look_up_codes(step, block, number, first, words, result);
        break;
      case Code::days:
        look_up_days(step, block, first, words, result);
        break;
      case Code::dates:
        compare_dates(step, block, number, first, words, result);
        break;
      case Code::outside:
        outside(block.at(Column<std::uint16_t>{step.column}) + std::size_t{first} * 64,
                static_cast<std::uint16_t>(step.other >> 16),
                static_cast<std::uint16_t>(step.other & 0xFFFFU), result, words);
        break;
      case Code::order:
        later(days(step.column), days(step.other), first_day, result, words);
        break;
      case Code::after_today:
        later_than(days(step.column), today, result, words);
        break;
      case Code::before_today:
        earlier_than(days(step.column), today, first_day, result, words);
        break;
      case Code::both:
        combine(result, a, b, words, [](Pair x, Pair y) { return x & y; });
        break;
      case Code::either:
        combine(result, a, b, words, [](Pair x, Pair y) { return x | y; });
        break;
      case Code::except:
        combine(result, a, b, words, [](Pair x, Pair y) { return x & ~y; });
        break;
      case Code::invert:
        combine(result, a, a, words, [](Pair x, Pair) { return ~x; });
        break;
      case Code::store:
        store(block.at(plan.first_violation[step.column]) + first, a, words,
              counts_[block.type()][step.column]);
        break;
    }
    result += words_per_block;
  }
}

void Runner::store(std::uint64_t* column, const std::uint64_t* rows, std::uint32_t words,
                   std::uint32_t& count) {
  int difference = 0;
  for (std::uint32_t word = 0; word < words; ++word) {
    difference += std::popcount(rows[word]) - std::popcount(column[word]);
    column[word] = rows[word];
  }
  count += static_cast<std::uint32_t>(difference);
}

/// Brings the set of rows with any violation up to date.
void Runner::sum_up(Block& block, std::uint32_t first, std::uint32_t words) {
  const TypePlan& plan = store_.type_of(block);
  std::uint64_t any[words_per_block];
  std::copy_n(block.at(plan.has_extras) + first, words, any);
  for (std::uint32_t i = 0; i < plan.violations.size(); ++i) {
    combine(any, any, block.at(plan.first_violation[i]) + first, words,
            [](Pair x, Pair y) { return x | y; });
  }
  store(block.at(plan.violating) + first, any, words, violating_);
}

}  // namespace clause10::columns
