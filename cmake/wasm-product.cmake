# build/wasm/clause10.wasm: the C ABI for the browser, without JavaScript glue. No exceptions: the
# engine reports errors as values, and nothing in it throws.
#
# What runs once per pack or per answer is built small, what runs at every keystroke fast: -Os makes
# the JSON library several times slower.
set(small_sources ${engine_sources})
list(FILTER small_sources EXCLUDE REGEX "/codec/json|/evaluate/|/schedule/|/cel/(run|value|library/operators)|/model/")
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Oz)
set(quick_sources ${engine_sources})
list(FILTER quick_sources INCLUDE REGEX "/cel/")
list(REMOVE_ITEM quick_sources ${small_sources})
set_source_files_properties(${quick_sources} PROPERTIES COMPILE_OPTIONS -Os)
clause10_engine_library(clause10_product)
target_compile_options(clause10_product PUBLIC -fno-exceptions -fno-rtti -flto)
target_compile_definitions(clause10_product PUBLIC JSON_NOEXCEPTION)

set(exported
    _c10_alloc
    _c10_free
    _c10_pack_load
    _c10_pack_unload
    _c10_create
    _c10_evaluate
    _c10_apply
    _c10_check_edit
    _c10_working_days
    _c10_response
    _c10_response_size
    _c10_version)
list(JOIN exported "," exported)

file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/product.cpp" "#include <clause10/c_api.h>\n")
add_executable(clause10-wasm "${CMAKE_CURRENT_BINARY_DIR}/product.cpp")
set_target_properties(clause10-wasm PROPERTIES OUTPUT_NAME clause10 SUFFIX .wasm)
target_link_libraries(clause10-wasm PRIVATE clause10_product)
target_link_options(
  clause10-wasm
  PRIVATE
  -O3
  -flto
  -fno-exceptions
  --no-entry
  -sSTANDALONE_WASM
  -sALLOW_MEMORY_GROWTH
  -sFILESYSTEM=0
  -sMALLOC=emmalloc
  -sEXPORTED_FUNCTIONS=${exported})

# What a user downloads; shown at every build so that growth is noticed.
find_program(GZIP_COMMAND gzip)
if(GZIP_COMMAND)
  add_custom_command(
    TARGET clause10-wasm
    POST_BUILD
    COMMAND sh -c "printf 'clause10.wasm: %s bytes, gzip %s bytes\\n' \"$(wc -c < '$<TARGET_FILE:clause10-wasm>')\" \"$('${GZIP_COMMAND}' -9c '$<TARGET_FILE:clause10-wasm>' | wc -c)\""
    VERBATIM)
endif()
