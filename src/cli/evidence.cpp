#include "cli/evidence.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/base64.h"
#include "cli/canonical.h"

namespace clause10::cli {
namespace {

using nlohmann::json;

constexpr std::string_view opening = "<script type=\"application/json\" id=\"clause10-evidence\">";
constexpr std::string_view closing = "</script>";

const json nothing;

const json& member(const json& value, const char* name) {
  const auto found = value.is_object() ? value.find(name) : value.end();
  return value.is_object() && found != value.end() ? *found : nothing;
}

std::string text_in(const json& value, const char* name) {
  const json& found = member(value, name);
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::string number_in(const json& value, const char* name) {
  const json& found = member(value, name);
  return found.is_number_integer() ? std::to_string(found.get<std::int64_t>()) : std::string("?");
}

/// Hash of the canonical JSON; no text is one where a value cannot be written.
std::string digest(const json& value) {
  const auto text = canonical(value);
  return text ? sha256(*text) : std::string();
}

/// Contents of files in base64, by the number of the attachment.
using Files = std::map<std::string, std::string_view>;

/// Of what people read: each file is a link that carries it.
Files files_in(std::string_view html) {
  constexpr std::string_view start = "id=\"file-";
  constexpr std::string_view carries = "\" href=\"data:application/octet-stream;base64,";
  Files files;
  for (std::size_t at = html.find(start); at != std::string_view::npos; at = html.find(start, at)) {
    at += start.size();
    const std::size_t id_end = html.find('"', at);
    if (id_end == std::string_view::npos) break;
    if (html.substr(id_end, carries.size()) != carries) continue;
    const std::size_t begin = id_end + carries.size();
    const std::size_t end = html.find('"', begin);
    if (end == std::string_view::npos) break;
    files.emplace(html.substr(at, id_end - at), html.substr(begin, end - begin));
    at = end;
  }
  return files;
}

/// Takes findings about one record.
class Case {
 public:
  Case(Evidence& evidence, const json& entry)
      : evidence_(evidence), entry_(entry), record_(member(entry, "record")) {
    const json& issue = member(entry, "issue");
    where_ = '#' + number_in(issue, "id") + ' ' + text_in(issue, "subject");
  }

  void check(const Files& files) {
    check_chain();
    check_files(files);
    check_evidence(member(record_, "fields"));
    check_platform();
  }

 private:
  void find(std::string what) { evidence_.findings.push_back({where_, std::move(what)}); }

  void check_chain() {
    const json& chain = member(record_, "chain");
    if (!chain.is_array() || chain.empty()) {
      evidence_.notes.push_back(where_ + ": written before saves were sealed; nothing proves it");
      return;
    }
    std::string previous;
    std::size_t place = 0;
    for (const json& entry : chain) {
      ++place;
      ++evidence_.saves;
      check_entry(entry, place, previous);
      previous = text_in(entry, "hash");
    }
    json content = record_;
    content.erase("chain");
    if (digest(content) != text_in(chain.back(), "content")) {
      find("the record is not what save " + std::to_string(place) + " recorded");
    }
  }

  void check_entry(const json& entry, std::size_t place, const std::string& previous) {
    const std::string save = "save " + std::to_string(place);
    if (!entry.is_object()) return find(save + " cannot be read");
    json sealed = entry;
    sealed.erase("hash");
    sealed["record"] = member(record_, "id");
    sealed["previous"] = place == 1 ? json() : json(previous);
    const std::string hash = text_in(entry, "hash");
    if (digest(sealed) != hash) find("what " + save + " recorded was rewritten afterwards");
    const json& issue = member(entry, "issue");
    if (issue.is_null()) return;
    if (issue != member(member(entry_, "issue"), "id")) find(save + " was made for another issue");
    const std::string mark = "Clause 10 \xC2\xB7 " + std::to_string(place) + " \xC2\xB7 " + hash;
    const json& journals = member(entry_, "journals");
    const bool noted = std::any_of(journals.begin(), journals.end(), [&](const json& journal) {
      return text_in(journal, "notes").find(mark) != std::string::npos;
    });
    if (!noted) find("the platform's own history has no entry of " + save);
  }

  void check_files(const Files& files) {
    for (const json& file : member(entry_, "attachments")) {
      const std::string name = text_in(file, "name");
      if (member(file, "left").is_string()) {
        evidence_.notes.push_back(where_ + ": the file \"" + name + "\" was left out of the pack");
        continue;
      }
      ++evidence_.files;
      const auto found = files.find(number_in(file, "id"));
      const auto bytes = found == files.end() ? std::nullopt : from_base64(found->second);
      if (!bytes) {
        find("the file \"" + name + "\" is not in the pack");
      } else if (sha256(*bytes) != text_in(file, "sha256")) {
        find("the file \"" + name + "\" is not the one that was recorded");
      }
    }
  }

  /// Every file that the record names by its hash is among the issue's files.
  // NOLINTNEXTLINE(misc-no-recursion): as deep as a record, which canonical() bounds
  void check_evidence(const json& value, int depth = 0) {
    if (depth > 20 || !value.is_structured()) return;
    const std::string hash = text_in(value, "sha256");
    if (hash.size() == 64 && member(value, "name").is_string()) {
      const json& files = member(entry_, "attachments");
      const bool there = std::any_of(files.begin(), files.end(), [&](const json& file) {
        return text_in(file, "sha256") == hash;
      });
      if (!there) find("its evidence \"" + text_in(value, "name") + "\" is no file of the issue");
    }
    for (const json& each : value)
      check_evidence(each, depth + 1);
  }

  /// What was found where the whole history could be asked, when the pack was made.
  void check_platform() {
    for (const json& each : member(entry_, "found")) {
      if (each.is_string()) find("found when the pack was made: " + each.get<std::string>());
    }
  }

  Evidence& evidence_;
  const json& entry_;
  const json& record_;
  std::string where_;
};

}  // namespace

Evidence read_evidence(const std::string& html) {
  Evidence evidence;
  const std::size_t at = html.find(opening);
  const std::size_t begin = at == std::string::npos ? at : at + opening.size();
  const std::size_t end = at == std::string::npos ? at : html.find(closing, begin);
  if (end == std::string::npos) {
    evidence.unreadable = "it holds no evidence: no " + std::string(opening) + " with its end";
    return evidence;
  }
  const json data = json::parse(html.begin() + static_cast<std::ptrdiff_t>(begin),
                                html.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
  const json& records = member(data, "records");
  if (member(data, "clause10Evidence") != json(1) || !records.is_array()) {
    evidence.unreadable = "what it holds is not whole, or was made by a newer version";
    return evidence;
  }
  evidence.made = text_in(data, "madeOn") + " by " + text_in(member(data, "madeBy"), "name") +
                  ", from " + text_in(data, "site");
  if (sha256(html.substr(0, at) + html.substr(end + closing.size())) != text_in(data, "page")) {
    evidence.findings.push_back({"the pack", "what people read in it was changed"});
  }
  const Files files = files_in(std::string_view(html).substr(0, at));
  for (const json& entry : records) {
    ++evidence.records;
    Case(evidence, entry).check(files);
  }
  return evidence;
}

}  // namespace clause10::cli
