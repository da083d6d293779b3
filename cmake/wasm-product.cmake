# build/wasm/clause10.wasm: the C ABI for the browser, without JavaScript glue. No exceptions: the
# engine reports errors as values, and nothing in it throws.
#
# Everything is built small, since every user downloads it; fast is what runs for each character, value
# or block: at every key that somebody presses, or for each of a hundred thousand records.
set(quick
    "/codec/json_"
    "/cel/(run/evaluator|value/|library/operators)"
    "/model/(value|text|date|utf8)"
    "/schedule/"
    "/register/(kernels|scanner|record_reader|runner|store|survey_values|due_dates|metrics|dimension_counts|snapshot_bytes)"
    "/search/(forms|index|rank|words)")
list(JOIN quick "|" quick)
set(quick_sources ${engine_sources})
list(FILTER quick_sources INCLUDE REGEX "${quick}")
set(small_sources ${engine_sources})
list(REMOVE_ITEM small_sources ${quick_sources})
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Oz)
# The register's inner loops work on 128 bits at once; every browser that runs the extension can.
set_property(SOURCE "${CMAKE_CURRENT_SOURCE_DIR}/src/register/kernels.cpp"
                    "${CMAKE_CURRENT_SOURCE_DIR}/src/register/runner.cpp"
             APPEND PROPERTY COMPILE_OPTIONS -msimd128)
clause10_engine_library(clause10_product)
target_compile_options(clause10_product PUBLIC -fno-exceptions -fno-rtti -flto -mbulk-memory
                                               -msign-ext -mnontrapping-fptoint)

set(exported
    _c10_alloc
    _c10_free
    _c10_pack_load
    _c10_pack_unload
    _c10_create
    _c10_evaluate
    _c10_apply
    _c10_check_edit
    _c10_explain
    _c10_working_days
    _c10_register_create
    _c10_register_close
    _c10_register_put
    _c10_register_remove
    _c10_register_evaluate
    _c10_register_reevaluate
    _c10_register_rows
    _c10_register_index
    _c10_register_search
    _c10_register_metrics
    _c10_register_save
    _c10_register_load
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
  -mbulk-memory
  -msign-ext
  -mnontrapping-fptoint
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
