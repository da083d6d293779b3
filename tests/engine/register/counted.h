#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/context.h"
#include "model/metrics.h"
#include "model/pack.h"
#include "model/record.h"

/// What a person would count from the records themselves, one by one: what the metrics of a
/// register are held against. Of the pack in support/register.h.
namespace clause10::test::counted {

const model::Pack& pack();

/// What one record says by itself.
struct Seen {
  const model::Record* record;
  bool open, closed, cancelled;
  bool overdue = false, within_7 = false, within_30 = false;
  std::optional<std::int64_t> opened = std::nullopt;
  std::optional<std::int64_t> arrived = std::nullopt;
  std::map<std::string, std::int64_t> reached = {};  ///< days after opened
};

Seen see(const model::Record& record, const model::Context& context);

model::DeadlineCounts deadline(const std::vector<Seen>& all, const std::string& id,
                               const model::Context& context);

model::DimensionCounts dimension(const std::vector<Seen>& all, const std::string& field);

model::RecurrenceCounts recurrence(const std::vector<Seen>& all, const model::Recurrence& pack_says,
                                   int months);

}  // namespace clause10::test::counted
