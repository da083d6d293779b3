#include "cli/options.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "model/suggest.h"

namespace clause10::cli {
namespace {

struct Named {
  std::string_view name;
  std::string Options::*into;
};

constexpr std::array<Named, 7> named = {{{"pack", &Options::pack},
                                         {"today", &Options::today},
                                         {"profile", &Options::profile},
                                         {"locale", &Options::locale},
                                         {"user", &Options::user},
                                         {"rule", &Options::rule},
                                         {"out", &Options::out}}};

struct Flag {
  std::string_view name;
  bool Options::*into;
};

constexpr std::array<Flag, 3> flags = {
    {{"json", &Options::json}, {"violations", &Options::violations}, {"help", &Options::help}}};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

class Reader {
 public:
  Reader(std::string_view takes, const std::vector<std::string>& arguments)
      : taken_(words_of(takes)), arguments_(arguments) {
    taken_.emplace_back("help");
  }

  std::variant<Options, UsageError> run() {
    for (at_ = 0; at_ < arguments_.size(); ++at_) {
      if (auto error = argument(arguments_[at_])) return std::move(*error);
    }
    return std::move(options_);
  }

 private:
  using Problem = std::optional<UsageError>;

  Problem argument(const std::string& written) {
    if (!written.starts_with("--")) return input(written);
    // --name value and --name=value
    const std::size_t equals = written.find('=');
    const std::string name = written.substr(2, std::min(equals, written.size()) - 2);
    if (std::find(taken_.begin(), taken_.end(), name) == taken_.end()) return unknown(name);
    for (const Flag& each : flags) {
      if (each.name != name) continue;
      if (equals != std::string::npos) return UsageError{"--" + name + " takes no value"};
      options_.*each.into = true;
      return std::nullopt;
    }
    if (equals != std::string::npos) return value(name, written.substr(equals + 1));
    if (++at_ == arguments_.size()) return UsageError{"--" + name + " needs a value"};
    return value(name, arguments_[at_]);
  }

  Problem value(const std::string& name, const std::string& text) {
    if (text.empty()) return UsageError{"--" + name + " needs a value that is not empty"};
    for (const Named& each : named) {
      if (each.name == name) options_.*each.into = text;
    }
    if (name == "role") options_.roles.push_back(text);
    if (name != "param") return std::nullopt;
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return UsageError{"--param is written name=value, this is \"" + text + "\""};
    }
    options_.parameters.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    return std::nullopt;
  }

  Problem input(const std::string& written) {
    if (has_input_) {
      return UsageError{"one input at a time: " + options_.input + " and " + written +
                        "; write several files one after the other into one"};
    }
    has_input_ = true;
    options_.input = written;
    return std::nullopt;
  }

  UsageError unknown(const std::string& name) const {
    UsageError error{"unknown option --" + name};
    const std::string suggestion = model::suggest(name, taken_);
    if (!suggestion.empty()) error.message += "; " + suggestion;
    return error;
  }

  std::vector<std::string> taken_;
  const std::vector<std::string>& arguments_;
  std::size_t at_ = 0;
  bool has_input_ = false;
  Options options_;
};

}  // namespace

std::variant<Options, UsageError> read_options(std::string_view takes,
                                               const std::vector<std::string>& arguments) {
  return Reader(takes, arguments).run();
}

}  // namespace clause10::cli
