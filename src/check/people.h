#pragma once
#include <string>

#include "check/findings.h"
#include "model/pack.h"

namespace clause10::check {

/// A party is a user field of the type or a role of the pack; the pointer is that of its owner.
void check_party(const model::Pack& pack, const model::RecordType& type, const model::Party& party,
                 const std::string& at, Findings& findings);

}  // namespace clause10::check
