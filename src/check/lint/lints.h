#pragma once
#include <string>

#include "check/findings.h"
#include "model/pack.h"

/// One question each. The pack may have faults: what refers to nothing is passed over here.
namespace clause10::check {

void lint_rules(const model::Pack& pack, const model::RecordType& type, const std::string& pointer,
                Findings& findings);
void lint_lengths(const model::RecordType& type, const std::string& pointer, Findings& findings);
void lint_values(const model::Pack& pack, const model::RecordType& type, const std::string& pointer,
                 Findings& findings);
void lint_ways(const model::RecordType& type, const std::string& pointer, Findings& findings);
void lint_forms(const model::RecordType& type, const std::string& pointer, Findings& findings);
void lint_deadlines(const model::Pack& pack, Findings& findings);
void lint_unused(const model::Pack& pack, Findings& findings);
void lint_translations(const model::Pack& pack, Findings& findings);

}  // namespace clause10::check
