# The three libraries, each placed under build/deps by script/setup.
set(CLAUSE10_DEPS "${CMAKE_CURRENT_SOURCE_DIR}/build/deps" CACHE PATH
    "Folder that script/setup fills with nlohmann/json, date and Catch2")

function(clause10_expect file what)
  if(NOT EXISTS "${CLAUSE10_DEPS}/${file}")
    message(FATAL_ERROR "${what} is missing (${file} under ${CLAUSE10_DEPS}). Run script/setup.")
  endif()
endfunction()

clause10_expect(include/nlohmann/json.hpp "nlohmann/json")
clause10_expect(include/date/date.h "Howard Hinnant's date")

# A folder of links keeps the host's other headers out of a WebAssembly build.
add_library(clause10_headers INTERFACE)
target_include_directories(clause10_headers SYSTEM INTERFACE "${CLAUSE10_DEPS}/include")

if(CLAUSE10_TESTS)
  clause10_expect(catch2/catch_amalgamated.cpp "Catch2")
  add_library(catch2 STATIC "${CLAUSE10_DEPS}/catch2/catch_amalgamated.cpp")
  target_include_directories(catch2 SYSTEM PUBLIC "${CLAUSE10_DEPS}/catch2")
  target_compile_options(catch2 PRIVATE -w -O1 -g0)
  set_target_properties(catch2 PROPERTIES CXX_CLANG_TIDY "" EXPORT_COMPILE_COMMANDS OFF)
endif()
