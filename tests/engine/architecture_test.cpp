#include <catch_amalgamated.hpp>

#include <algorithm>
#include <sstream>

#include "support/paths.h"
#include "support/support.h"

// The arrows of the house: who may include what, and what the engine must not know.

namespace {

struct Source {
  std::string room;  ///< folder under src
  std::string path;  ///< under src
  std::string text;
};

std::vector<Source> sources() {
  std::vector<Source> found;
  for (const std::string_view file : clause10::test::source_files) {
    const std::string path(file.substr(clause10::test::source_root.size() + 5));
    found.push_back({path.substr(0, path.find('/')), path, clause10::test::read_file(file)});
  }
  return found;
}

bool is_one_of(const std::string& room, std::initializer_list<std::string_view> rooms) {
  return std::find(rooms.begin(), rooms.end(), room) != rooms.end();
}

bool mentions(const Source& source, std::string_view text) {
  return source.text.find(text) != std::string::npos;
}

/// The rooms that a file includes from src.
std::vector<std::string> included_rooms(const Source& source) {
  std::vector<std::string> rooms;
  std::istringstream lines(source.text);
  for (std::string line; std::getline(lines, line);) {
    const std::string_view start = "#include \"";
    if (!line.starts_with(start)) continue;
    rooms.push_back(line.substr(start.size(), line.find('/') - start.size()));
  }
  return rooms;
}

}  // namespace

TEST_CASE("libraries stay in their rooms", "[architecture]") {
  REQUIRE(sources().size() > 50);
  for (const Source& source : sources()) {
    INFO(source.path);
    // The command line reads evidence packs, which are no input of the engine, by itself.
    CHECK((is_one_of(source.room, {"codec", "cli"}) || !mentions(source, "nlohmann/")));
    CHECK((source.room == "cli" || !mentions(source, "openssl/")));
    CHECK((is_one_of(source.room, {"schedule", "model"}) || !mentions(source, "<date/")));
    for (const auto* const header : {"<iostream>", "<fstream>", "<cstdio>", "<filesystem>"}) {
      CHECK((source.room == "cli" || !mentions(source, std::string("#include ") + header)));
    }
  }
}

TEST_CASE("no clock, no threads, no backtracking", "[architecture]") {
  for (const Source& source : sources()) {
    INFO(source.path);
    for (const auto* const word :
         {"system_clock", "steady_clock", "#include <ctime>", "std::time(", " time(", "localtime",
          "std::regex", "#include <thread>", "#include <mutex>", "getenv", "std::random", "rand()",
          "std::locale", "thread_local"}) {
      INFO(word);
      CHECK_FALSE(mentions(source, word));
    }
  }
}

TEST_CASE("rooms include only what lies below them", "[architecture]") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> below = {
      {"model", {"model"}},
      {"cel", {"cel", "model"}},
      {"codec", {"codec", "model"}},
      {"lint", {"lint", "search", "model"}},
      {"check", {"check", "cel", "lint", "workflow", "model"}},
      {"schedule", {"schedule", "model"}},
      {"workflow", {"workflow", "model"}},
      {"migrate", {"migrate", "model"}},
      {"evaluate", {"evaluate", "check", "cel", "lint", "schedule", "workflow", "model"}},
      {"register",
       {"register", "evaluate", "check", "codec", "cel", "lint", "schedule", "workflow", "model"}},
      {"abi",
       {"abi", "check", "clause10", "codec", "evaluate", "migrate", "register", "schedule",
        "search", "workflow", "model"}},
      {"search", {"search"}},
      {"include", {"clause10"}},
      {"cli", {"abi", "cli", "clause10", "codec", "evaluate", "register", "workflow", "model"}},
  };
  for (const Source& source : sources()) {
    INFO(source.path);
    const auto rule = std::find_if(below.begin(), below.end(),
                                   [&](const auto& each) { return each.first == source.room; });
    REQUIRE(rule != below.end());
    for (const std::string& room : included_rooms(source)) {
      INFO(room);
      CHECK(std::find(rule->second.begin(), rule->second.end(), room) != rule->second.end());
    }
  }
}

TEST_CASE("state that outlives a call is in one place", "[architecture]") {
  for (const Source& source : sources()) {
    INFO(source.path);
    std::istringstream lines(source.text);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t start = line.find_first_not_of(' ');
      if (start == std::string::npos || !line.substr(start).starts_with("static ")) continue;
      const bool is_function = line.find('(') != std::string::npos;
      const bool is_constant = line.find("const") != std::string::npos;
      INFO(line);
      CHECK((is_function || is_constant || source.path == "abi/c_api.cpp"));
    }
  }
}

TEST_CASE("one idea a file", "[architecture]") {
  for (const Source& source : sources()) {
    INFO(source.path);
    CHECK(std::count(source.text.begin(), source.text.end(), '\n') <= 400);
  }
}
