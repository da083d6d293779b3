#include "cli/session.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "cli/output.h"
#include "cli/shipped_pack.h"
#include "codec/json.h"
#include "codec/pack_codec.h"
#include "codec/record_codec.h"
#include "model/parameters.h"
#include "model/suggest.h"

namespace clause10::cli {
namespace {

using model::Object;
using model::Value;

/// A whole number, true or false as such, anything else as a text.
Value value_of(const std::string& written) {
  std::int64_t number = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, fault] = std::from_chars(written.data(), end, number);
  if (fault == std::errc() && stop == end) return number;
  if (written == "true" || written == "false") return written == "true";
  return written;
}

/// ID or ID:NAME.
Value user_of(const std::string& written) {
  const std::size_t colon = written.find(':');
  Value id = value_of(written.substr(0, colon));
  Value name = colon == std::string::npos ? written : written.substr(colon + 1);
  return Object{{"id", std::move(id)}, {"name", std::move(name)}};
}

/// The context as JSON, so that it is read and checked as everywhere else.
std::string context_json(const Options& options, const model::Pack& pack) {
  Object context = {
      {"today", options.today}, {"profile", options.profile}, {"locale", options.locale}};
  if (!options.user.empty()) context.push_back({"user", user_of(options.user)});
  if (!options.roles.empty()) {
    context.push_back({"roles", model::List(options.roles.begin(), options.roles.end())});
  }
  if (!options.parameters.empty()) {
    Object parameters;
    for (const auto& [name, written] : options.parameters) {
      const auto* known = model::by_id(pack.parameters, name);
      const bool as_written = known != nullptr && (known->type == model::Parameter::Type::text ||
                                                   known->type == model::Parameter::Type::date);
      model::set(parameters, name, as_written ? Value(written) : value_of(written));
    }
    context.push_back({"parameters", std::move(parameters)});
  }
  return codec::write_json(context);
}

/// The option that a member of the context came from: /parameters/months is --param months.
std::string option_of(const std::string& pointer) {
  if (pointer.empty()) return "clause10";
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string member = pointer.substr(1, end - 1);
  if (member == "parameters") return "--param " + pointer.substr(std::min(end + 1, pointer.size()));
  return member == "roles" ? "--role" : "--" + member;
}

void complain_about_options(const model::Diagnostics& errors) {
  for (model::Diagnostic each : errors) {
    const std::string option = option_of(each.pointer);
    each.pointer.clear();
    complain(text_of(option, {each}));
  }
}

}  // namespace

std::optional<std::string> contents(const std::string& file) {
  std::FILE* const stream = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
  std::string text;
  if (stream != nullptr) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> closing(
        stream == stdin ? nullptr : stream, &std::fclose);
    std::array<char, 65536> chunk{};
    std::size_t read = 0;
    while ((read = std::fread(chunk.data(), 1, chunk.size(), stream)) > 0) {
      text.append(chunk.data(), read);
      // Enough to be refused as too large; the rest need not be held.
      if (text.size() > codec::largest_json) return text;
    }
    if (std::ferror(stream) == 0) return text;
  }
  complain(file + ": cannot be read: " + std::strerror(errno) + "\n");
  return std::nullopt;
}

std::optional<std::string> pack_text(const Options& options) {
  if (options.pack.empty()) return std::string(shipped_pack());
  return contents(options.pack);
}

std::optional<Session> open_session(const Options& options) {
  const auto text = pack_text(options);
  if (!text) return std::nullopt;
  auto pack = codec::read_pack(*text);
  if (!pack) {
    complain(text_of(options.pack, pack.errors()));
    return std::nullopt;
  }
  auto ruleset = evaluate::Ruleset::compile(std::move(*pack));
  if (!ruleset) {
    complain(text_of(options.pack, ruleset.errors()));
    return std::nullopt;
  }
  auto context = codec::read_context(context_json(options, ruleset->pack()));
  if (!context) {
    complain_about_options(context.errors());
    return std::nullopt;
  }
  const model::Pack& known = ruleset->pack();
  auto unfit = model::unfit_settings(known, *context);
  if (model::by_id(known.profiles, context->profile) == nullptr) {
    unfit.push_back({"context.unknownProfile",
                     "this pack has no deadline profile \"" + context->profile + "\"", "/profile"});
    unfit.back().suggestion = model::suggest(context->profile, ids_of(known.profiles));
  }
  if (!unfit.empty()) {
    complain_about_options(unfit);
    return std::nullopt;
  }
  return Session{std::move(*ruleset), std::move(*context)};
}

}  // namespace clause10::cli
