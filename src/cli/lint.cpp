#include <utility>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/pack_codec.h"
#include "evaluate/ruleset.h"

namespace clause10::cli {
namespace {

model::Result<evaluate::Ruleset> load(const std::string& json) {
  auto pack = codec::read_pack(json);
  if (!pack) return pack.errors();
  return evaluate::Ruleset::compile(std::move(*pack));
}

int lint(const Options& options) {
  // The pack is what lint reads: --pack FILE and FILE alike.
  const std::string& file = options.pack.empty() ? options.input : options.pack;
  const auto text = contents(file);
  if (!text) return bad_input;
  const auto ruleset = load(*text);
  if (!ruleset) {
    complain(text_of(file, ruleset.errors()));
    return bad_input;
  }
  print(file + ": sound\n");
  return clean;
}

}  // namespace

const Command lint_command = {"lint",
                              "say everything that is wrong with a pack",
                              "pack today",
                              "",
                              "clause10 lint PACK\n"
                              "  Reads a pack and says everything that is wrong with it.\n",
                              &lint};

}  // namespace clause10::cli
