#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "abi/migrating.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/session.h"
#include "cli/status.h"
#include "codec/json.h"
#include "codec/migration.h"
#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "evaluate/ruleset.h"

namespace clause10::cli {
namespace {

/// The file that is made. It stands beside its name until everything is written, so that it is
/// never half a file; what is there is not written over.
class NewFile {
 public:
  explicit NewFile(std::string name) : name_(std::move(name)), part_(name_ + ".part") {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    std::remove(part_.c_str());
  }

  bool open() {
    // "x": only where there is none.
    std::FILE* taken = std::fopen(name_.c_str(), "rb");
    if (taken != nullptr) {
      std::fclose(taken);
      complain(name_ + ": there is such a file; name one that is to be made\n");
      return false;
    }
    file_ = std::fopen(part_.c_str(), "wbx");
    return file_ != nullptr || failed();
  }

  bool write(const std::string& line) {
    return std::fwrite(line.data(), 1, line.size(), file_) == line.size() || failed();
  }

  bool finish() {
    const bool closed = std::fclose(file_) == 0;
    file_ = nullptr;
    return (closed && std::rename(part_.c_str(), name_.c_str()) == 0) || failed();
  }

 private:
  bool failed() const {
    complain(part_ + ": cannot be written: " + std::strerror(errno) + "\n");
    return false;
  }

  std::string name_;
  std::string part_;
  std::FILE* file_ = nullptr;
};

std::string shown(const std::optional<model::Value>& value) {
  return value ? one_line(codec::write_json(*value)) : "(nothing)";
}

std::string story_of(const model::Record& before, const model::Migrated& migrated) {
  const model::Record& record = migrated.record;
  std::string text = one_line(record.type + " " + record.id) + ": ";
  if (migrated.changes.empty()) return text + "nothing to be done\n\n";
  text += one_line(before.pack_version) + " to " + record.pack_version + "\n";
  for (const model::MigrationChange& each : migrated.changes) {
    text += "  " + one_line(each.place) + ": " + shown(each.before) + " becomes " +
            shown(each.after) + "  [" + each.step + "]\n";
  }
  return text + "\n";
}

std::string json_line(std::uint64_t index, const model::Migrated& migrated) {
  codec::JsonWriter out;
  out.begin_object();
  out.integer("index", static_cast<std::int64_t>(index));
  out.text("id", migrated.record.id);
  out.thing("migrated", migrated);
  out.end_object();
  return out.take() + "\n";
}

/// The pack, sound; nothing after a complaint.
std::optional<evaluate::Ruleset> rules_of(const Options& options) {
  const auto text = pack_text(options);
  if (!text) return std::nullopt;
  const std::string name = options.pack.empty() ? "the pack that ships" : options.pack;
  auto pack = codec::read_pack(*text);
  if (!pack) {
    complain(cli::text_of(name, pack.errors()));
    return std::nullopt;
  }
  auto rules = evaluate::Ruleset::compile(std::move(*pack));
  if (rules) return std::move(*rules);
  complain(cli::text_of(name, rules.errors()));
  return std::nullopt;
}

int migrate(const Options& options) {
  const auto rules = rules_of(options);
  if (!rules) return bad_input;
  NewFile out(options.out);
  const bool writes = !options.out.empty();
  if (writes && !out.open()) return bad_input;
  std::uint64_t changed = 0;
  bool written = true;
  const Tally tally = each_readable(
      options, [&](std::uint64_t index, std::uint64_t, const model::Record& record, bool& stop) {
        const auto made = migrated(rules->pack(), record);
        if (!made) return made.errors();
        changed += made->changes.empty() ? 0 : 1;
        if (writes) written = out.write(codec::json_of(made->record) + "\n");
        stop = !written || !print(options.json ? json_line(index, *made) : story_of(record, *made));
        return model::Diagnostics();
      });
  if (!written) return broken;
  if (!tally.readable || tally.refused > 0) {
    // A file that lacks records would look whole.
    if (writes) complain(options.out + ": not written, since some records cannot be migrated\n");
    return bad_input;
  }
  if (writes && !out.finish()) return broken;
  if (!options.json) {
    print(std::to_string(tally.judged) + (tally.judged == 1 ? " record, " : " records, ") +
          std::to_string(changed) + (writes ? " migrated\n" : " to be migrated\n"));
  }
  return writes || changed == 0 ? clean : violations;
}

}  // namespace

const Command migrate_command = {
    "migrate",
    "bring records of an older version to the rules of today",
    "pack out json",
    "",
    "clause10 migrate [--pack FILE] [--out FILE] [--json] [FILE|-]\n"
    "\n"
    "Shows what the migrations of the pack make of each record: every place that changes, what\n"
    "stood there and what comes, and the step of the pack that does it. Nothing is written unless\n"
    "--out names a file that is to be made; the input stays as it is. What a step takes away is\n"
    "kept in the record under \"former\". The input is that of check.\n"
    "\n"
    "  --pack FILE      the rules; without it the ISO/IEC 27001 pack that ships\n"
    "  --out FILE       make this file, with all records, one a line; written whole or not at all\n"
    "  --json           one JSON object a line: {\"index\", \"id\", \"migrated\": {\"record\", "
    "\"changes\"}}\n"
    "\n"
    "Exit status: 0 no record is to be migrated, or --out was written; 1 some are to be; 2\n"
    "something in the input cannot be used; 3 the answer could not be written.\n",
    &migrate};

}  // namespace clause10::cli
