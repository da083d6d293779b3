#pragma once
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "register/store.h"

namespace clause10::columns {

/// What a snapshot was made with. Only a register of the same may take it.
struct SnapshotOrigin {
  std::string_view engine;   ///< version; another one may lay columns out otherwise
  std::string_view pack;     ///< id
  std::string_view version;  ///< of the pack
  std::uint64_t text = 0;    ///< of the pack: hash_of()
};

/// A store as bytes: columns as they lie in memory, with a length and a checksum for each section.
/// Results of rules are not kept: they depend on the day, and running the rules is quicker than
/// proving that what was stored is true.
///
/// `search` is what a search index over the rows says of itself, a section of its own.
std::string save(const Store& store, const SnapshotOrigin& origin, std::string_view search = {});

/// Fills a store that was just made. Nothing in the bytes is trusted: whatever is not as save()
/// writes it is refused, and the store is of no further use then.
///
/// Codes: snapshot.version (another engine or format), snapshot.otherPack, snapshot.damaged, which
/// names the section. The way out is the same for all: take the records in anew.
///
/// `search` becomes a view of the index's section, whole as it was stored; whoever reads it must
/// not trust it either.
model::Diagnostics load(std::string_view bytes, const SnapshotOrigin& origin, Store& store,
                        std::string_view& search);

/// snapshot.damaged: where, such as "its search index".
model::Diagnostic damaged(std::string_view where);

}  // namespace clause10::columns
