# Finds Emscripten's own toolchain file through the emcc on PATH, so that no path is written down.
find_program(EMCC_COMMAND emcc)
if(NOT EMCC_COMMAND)
  message(FATAL_ERROR "emcc is not on PATH. Run script/setup, which installs Emscripten.")
endif()
file(REAL_PATH "${EMCC_COMMAND}" emcc_file)
get_filename_component(emscripten_root "${emcc_file}" DIRECTORY)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# Debian's linker driver runs JavaScript that needs Debian's acorn, also where node is not Debian's.
if(IS_DIRECTORY /usr/share/nodejs)
  set(ENV{NODE_PATH} /usr/share/nodejs)
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
                               "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()
