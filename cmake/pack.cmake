# Joins a pack that is kept in several files: { "$file": "types/audit.json" } in SOURCE stands for
# the content of that file, put in as it is, so that the lines of each file stay together. Writes
# OUTPUT, and beside it OUTPUT.lines, where each line says "FIRST LAST FILE": the lines of OUTPUT
# that came from FILE. script/pack uses it to name the place in the file that a person edits.
#
#   include(cmake/pack.cmake) and clause10_join_pack(SOURCE OUTPUT), or
#   cmake -DSOURCE=src/packs/iso27001/pack.json -DOUTPUT=build/packs/iso27001.json -P cmake/pack.cmake

function(clause10_count_lines text result)
  string(REGEX REPLACE "[^\n]" "" breaks "${text}")
  string(LENGTH "${breaks}" count)
  set(${result} "${count}" PARENT_SCOPE)
endfunction()

function(clause10_join_pack source output)
  get_filename_component(folder "${source}" DIRECTORY)
  file(READ "${source}" rest)
  set(joined "")
  set(lines "")
  set(line 1)
  set(parts "${source}")
  while(rest MATCHES "{ \"\\$file\": \"([A-Za-z0-9_/.-]+)\" }")
    set(mark "${CMAKE_MATCH_0}")
    set(part "${folder}/${CMAKE_MATCH_1}")
    string(FIND "${rest}" "${mark}" at)
    string(LENGTH "${mark}" length)
    string(SUBSTRING "${rest}" 0 ${at} before)
    math(EXPR after "${at} + ${length}")
    string(SUBSTRING "${rest}" ${after} -1 rest)
    file(READ "${part}" content)
    string(STRIP "${content}" content)
    clause10_count_lines("${before}" count)
    math(EXPR first "${line} + ${count}")
    clause10_count_lines("${content}" count)
    math(EXPR line "${first} + ${count}")
    string(APPEND lines "${first} ${line} ${part}\n")
    string(APPEND joined "${before}${content}")
    list(APPEND parts "${part}")
  endwhile()
  string(APPEND joined "${rest}")
  set(present "")
  if(EXISTS "${output}")
    file(READ "${output}" present)
  endif()
  # Untouched where nothing changed, so that nothing is built anew.
  if(NOT present STREQUAL joined)
    file(WRITE "${output}" "${joined}")
  endif()
  file(WRITE "${output}.lines" "${lines}")
  set(CLAUSE10_PACK_PARTS "${parts}" PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  get_filename_component(SOURCE "${SOURCE}" ABSOLUTE)
  get_filename_component(OUTPUT "${OUTPUT}" ABSOLUTE)
  clause10_join_pack("${SOURCE}" "${OUTPUT}")
endif()
