#include <algorithm>
#include <limits>
#include <utility>
#include <variant>

#include "model/date.h"
#include "register/date_comparison.h"
#include "register/plan.h"

// The steps of comparisons over rows. The rules are those of cel/library/dates.cpp and of the
// operators: what is out of range, or counts from nothing, is an error.

namespace clause10::columns {
namespace {

using model::Date;

enum Flag : std::uint8_t {
  fails = 1,      ///< an error: cannot be decided
  null_left = 2,  ///< the side is an absent field
  null_right = 4,
  no_date = 8,  ///< a field holds something else
};

constexpr std::int64_t nanos_of_day = std::int64_t{86400} * 1'000'000'000;
constexpr std::int64_t longest_duration =
    std::numeric_limits<std::int64_t>::max() / nanos_of_day;  ///< in days
constexpr std::int64_t farthest_working_day = 100'000;
// What a model::Date may be.
constexpr std::int64_t first_date = -25'567;   // 1900-01-01
constexpr std::int64_t last_date = 2'932'896;  // 9999-12-31

// Sums that wrap around: whether they did is asked apart, which keeps the loops simple.
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
std::int64_t minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

/// Flags rows where the number is not from least to most.
void expect(const std::int64_t* numbers, std::uint32_t rows, std::int64_t least, std::int64_t most,
            std::uint8_t* flags) {
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (numbers[row] < least || numbers[row] > most) flags[row] |= fails;
  }
}

}  // namespace

ComparisonAt::ComparisonAt(std::shared_ptr<const DateComparison> comparison,
                           const cel::Activation& names, const schedule::WorkingCalendar* calendar)
    : comparison_(std::move(comparison)), calendar_(calendar) {
  for (const DateComparison::Constant& constant : comparison_->constants) {
    const auto outcome = cel::evaluate(constant.program, names);
    const auto* value = std::get_if<model::Value>(&outcome);
    std::int64_t& number = constants_.emplace_back(0);
    if (value == nullptr) {
      fails_ = true;
    } else if (constant.of == DateComparison::Of::numbers) {
      one_by_one_ = one_by_one_ || value->integer() == nullptr;
      if (value->integer() != nullptr) number = *value->integer();
    } else {
      const auto date = value->text() == nullptr ? std::nullopt : Date::parse(*value->text());
      one_by_one_ = one_by_one_ || !date;
      if (date) number = date->days_since_1970();
    }
  }
}

void ComparisonAt::look_at_fields(const TypePlan& plan, const Block& block, std::uint32_t first,
                                  std::uint32_t rows, std::uint8_t* flags) const {
  for (const DateComparison::Field& each : comparison_->fields) {
    const std::int32_t* days = block.at(plan.fields[each.field].day) + first;
    const auto absent = static_cast<std::uint8_t>(
        (each.counted ? fails : 0) | (each.left ? null_left : 0) | (each.right ? null_right : 0));
    for (std::uint32_t row = 0; row < rows; ++row) {
      const std::uint8_t other = days[row] == no_day ? absent : std::uint8_t{no_date};
      flags[row] |= is_day(days[row]) ? std::uint8_t{0} : other;
    }
  }
}

void ComparisonAt::count(const Count& step, std::uint32_t rows, const std::int64_t* room,
                         std::int64_t* result, std::uint8_t* flags) const {
  const std::int64_t* a = room + std::size_t{step.a} * rows;
  const std::int64_t* b = room + std::size_t{step.b} * rows;
  // Where something failed, a number may be anything.
  const auto with_calendar = [&](auto counted) {
    for (std::uint32_t row = 0; row < rows; ++row) {
      const bool failed = (flags[row] & (fails | no_date)) != 0;
      const auto from = failed ? std::nullopt : Date::from_days(a[row]);
      if (!from || calendar_ == nullptr || !counted(*from, row)) flags[row] |= fails;
    }
  };
  switch (step.op) {
    case Count::Op::field:
      break;
    case Count::Op::constant:
      std::fill_n(result, rows, constants_[step.a]);
      break;
    case Count::Op::duration:
      expect(a, rows, -longest_duration, longest_duration, flags);
      for (std::uint32_t row = 0; row < rows; ++row) {
        result[row] = static_cast<std::int64_t>(static_cast<std::uint64_t>(a[row]) *
                                                static_cast<std::uint64_t>(nanos_of_day));
      }
      break;
    case Count::Op::days_between:
      for (std::uint32_t row = 0; row < rows; ++row) {
        result[row] = minus(b[row], a[row]);
      }
      break;
    case Count::Op::add_days:
      for (std::uint32_t row = 0; row < rows; ++row) {
        result[row] = plus(a[row], b[row]);
      }
      expect(result, rows, first_date, last_date, flags);
      break;
    case Count::Op::add:
    case Count::Op::subtract: {
      const bool adds = step.op == Count::Op::add;
      for (std::uint32_t row = 0; row < rows; ++row) {
        const std::int64_t x = a[row];
        const std::int64_t y = b[row];
        result[row] = adds ? plus(x, y) : minus(x, y);
        // The sign tells: that of the result is not that of both, or of what it was taken from.
        const std::int64_t overflow = (x ^ result[row]) & (adds ? y ^ result[row] : x ^ y);
        if (overflow < 0) flags[row] |= fails;
      }
      break;
    }
    case Count::Op::multiply:
      for (std::uint32_t row = 0; row < rows; ++row) {
        if (__builtin_mul_overflow(a[row], b[row], &result[row])) flags[row] |= fails;
      }
      break;
    case Count::Op::add_working_days:
      with_calendar([&](Date from, std::uint32_t row) {
        if (b[row] < -farthest_working_day || b[row] > farthest_working_day) return false;
        const auto date = calendar_->add(from, b[row]);
        if (date) result[row] = date->days_since_1970();
        return date.has_value();
      });
      break;
    case Count::Op::working_days_between:
      with_calendar([&](Date from, std::uint32_t row) {
        const auto to = Date::from_days(b[row]);
        const std::int64_t days = minus(b[row], a[row]);
        if (!to || days < -farthest_working_day || days > farthest_working_day) return false;
        result[row] = calendar_->between(from, *to);
        return true;
      });
      break;
  }
}

/// One side is a field without a value: equal to another such, and in no order with anything.
Compared ComparisonAt::of_nulls(std::uint8_t flags) const {
  const bool equality = comparison_->holds_for == DateComparison::equal;
  if (!equality && comparison_->holds_for != (DateComparison::less | DateComparison::greater)) {
    return Compared::undecided;
  }
  const bool both = (flags & (null_left | null_right)) == (null_left | null_right);
  return both == equality ? Compared::yes : Compared::no;
}

void ComparisonAt::run(const TypePlan& plan, const Block& block, std::uint32_t first,
                       std::uint32_t rows, std::int64_t* room, Compared* verdicts) const {
  if (fails_ || one_by_one_) {
    std::fill_n(verdicts, rows, fails_ ? Compared::undecided : Compared::ask);
    return;
  }
  // Flags stand where the verdicts will.
  auto* const flags = reinterpret_cast<std::uint8_t*>(verdicts);
  std::fill_n(flags, rows, std::uint8_t{0});
  look_at_fields(plan, block, first, rows, flags);
  std::int64_t* result = room;
  for (const Count& step : comparison_->counts) {
    if (step.op == Count::Op::field) {
      std::copy_n(block.at(plan.fields[step.a].day) + first, rows, result);
    } else {
      count(step, rows, room, result, flags);
    }
    result += rows;
  }
  const std::int64_t* left = room + std::size_t{comparison_->left} * rows;
  const std::int64_t* right = room + std::size_t{comparison_->right} * rows;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::uint8_t flag = flags[row];
    const std::uint32_t which = (left[row] > right[row] ? 2U : 0U) | (left[row] == right[row]);
    verdicts[row] = static_cast<Compared>(comparison_->holds_for >> which & 1U);
    if (flag == 0) continue;
    verdicts[row] = (flag & no_date) != 0 ? Compared::ask
                    : (flag & fails) != 0 ? Compared::undecided
                                          : of_nulls(flag);
  }
}

}  // namespace clause10::columns
