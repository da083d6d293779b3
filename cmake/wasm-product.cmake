# The C ABI for the browser, without JavaScript glue: build/wasm/clause10.wasm for forms,
# clause10-register.wasm with everything. No exceptions: the engine reports errors as
# values, and nothing in it throws.
#
# Everything is built small, since every user downloads it; fast is what measurably gains by it: the
# values that everything goes through, and what runs for each of a hundred thousand records.
set(quick
    "/model/value"
    "/schedule/(calendar|lines)"
    "/register/(date_comparison_run|kernels|scanner|record_reader|runner|store|survey_values|due_dates|metrics|dimension_counts|snapshot_bytes|fact|dictionary|key)"
    "/search/(forms|index|rank|snapshot|words)")
list(JOIN quick "|" quick)
set(quick_sources ${engine_sources})
list(FILTER quick_sources INCLUDE REGEX "${quick}")
set(small_sources ${engine_sources})
list(REMOVE_ITEM small_sources ${quick_sources})
# For -Oz Emscripten forbids to inline even what is smaller than the call to it: INLINING_LIMIT=0
# permits it, and what comes out is 5 % smaller and a fifth faster.
set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS "-Oz;-sINLINING_LIMIT=0")
# What is quick in registers works on 128 bits at once; every browser that runs the extension can.
set(vector_sources ${quick_sources})
list(FILTER vector_sources INCLUDE REGEX "/register/")
set_property(SOURCE ${vector_sources} APPEND PROPERTY COMPILE_OPTIONS -msimd128)
clause10_engine_library(clause10_product)
target_compile_options(clause10_product PUBLIC -fno-exceptions -fno-rtti -flto -mbulk-memory
                                               -msign-ext -mnontrapping-fptoint)

# clause10_wasm(TARGET NAME CALLS...): NAME.wasm with these calls of the C ABI and what they need.
find_program(GZIP_COMMAND gzip)
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/product.cpp" "#include <clause10/c_api.h>\n")
function(clause10_wasm target name)
  list(TRANSFORM ARGN PREPEND "_c10_" OUTPUT_VARIABLE exported)
  list(JOIN exported "," exported)
  add_executable(${target} "${CMAKE_CURRENT_BINARY_DIR}/product.cpp")
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .wasm)
  target_link_libraries(${target} PRIVATE clause10_product)
  target_link_options(
    ${target}
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
    # What binaryen still finds once code is flat; 1 % of the download.
    -sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,--simplify-locals,-Oz,-Oz
    -sEXPORTED_FUNCTIONS=${exported})
  # What a user downloads; shown at every build so that growth is noticed.
  if(GZIP_COMMAND)
    add_custom_command(
      TARGET ${target}
      POST_BUILD
      COMMAND sh -c "printf '${name}.wasm: %s bytes, gzip %s bytes\\n' \"$(wc -c < '$<TARGET_FILE:${target}>')\" \"$('${GZIP_COMMAND}' -9c '$<TARGET_FILE:${target}>' | wc -c)\""
      VERBATIM)
  endif()
endfunction()

set(record_calls
    alloc
    free
    pack_load
    pack_unload
    create
    evaluate
    apply
    reset
    response
    response_size
    version)
set(other_calls
    check_edit
    explain
    migrate
    working_days
    register_create
    register_close
    register_put
    register_remove
    register_evaluate
    register_reevaluate
    register_rows
    register_unreadable
    register_index
    register_search
    register_metrics
    register_policy_violations
    register_proposals
    register_former_roles
    register_save
    register_load)
# An issue page is opened all day long: what it loads at once is what it needs at every key. The other
# module has everything, for registers and for what is asked now and then.
clause10_wasm(clause10-wasm clause10 ${record_calls})
clause10_wasm(clause10-register-wasm clause10-register ${record_calls} ${other_calls})
