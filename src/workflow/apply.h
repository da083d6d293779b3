#pragma once
#include <cstdint>

#include "model/context.h"
#include "model/diagnostic.h"
#include "model/evaluation.h"
#include "model/pack.h"
#include "model/record.h"

namespace clause10::workflow {

/// A new record of that type in its first state, version 0.
model::Record create(const model::Pack& pack, const model::RecordType& type, std::string id,
                     model::Object fields);

/// Why the transition may not be taken now, by an evaluation of the record: it does not exist, it
/// does not start here, or violations block it. Nothing when it may.
std::optional<model::Diagnostic> refusal(const model::RecordType& type,
                                         const model::Evaluation& evaluation,
                                         std::string_view transition, std::string_view locale);

/// The number that much greater; what is none counts as 0.
model::Value plus(const model::Value* value, std::int64_t amount);

/// Fills in what the transition sets. Before deadlines are frozen, since these may start there.
/// Needs context.user and context.now.
void set_fields(model::Record& record, const model::Transition& transition,
                const model::Context& context);

/// Moves the record to the transition's state: version + 1 and one entry more of history.
/// Needs context.user and context.now.
void move(model::Record& record, const model::Pack& pack, const model::Transition& transition,
          const model::Context& context);

}  // namespace clause10::workflow
