# shellcheck shell=bash
# Runs suites of different test tools one after the other and adds their results up. Sourced by script/test.

C10_PASSED=0
C10_FAILED=0
C10_FAILURES=()
C10_FAILED_LOGS=()

# Official cases of the Common Expression Language, where somebody has put them next to the repository.
C10_CEL_CASES=$C10_ROOT/../shared/cel-conformance

# suite NAME KIND COMMAND...: runs a command; KIND says how its result is counted:
#   built    not counted when it succeeds; one failure when it does not
#   checked  one test: its exit status
#   otherwise a function of this file that runs the command and sets passed and failed
suite() {
  local name=$1 kind=$2 log status=0 passed=0 failed=0 began=$SECONDS
  shift 2
  log=$C10_LOG_DIR/test-$(printf '%s' "$name" | tr -cs '[:alnum:]' - | tr '[:upper:]' '[:lower:]').log
  step "$name"
  case $kind in
    built | checked) run_logged "$log" "$@" || status=$? ;;
    *) run_logged "$log" "$kind" "$@" || status=$? ;;
  esac
  case $kind in
    built) failed=$((status != 0)) ;;
    checked) passed=$((status == 0)) failed=$((status != 0)) ;;
    catch2) count_catch2 "$log" ;;
    node_tests | end_to_end) count_node "$log" ;;
    ctest_rest) count_ctest "$log" ;;
    conformance) count_conformance "$log" ;;
  esac
  # A tool that dies without counting has failed, and so has a suite in which nothing ran.
  if [ "$failed" = 0 ] && { [ "$status" != 0 ] || { [ "$kind" != built ] && [ "$passed" = 0 ]; }; }; then failed=1; fi
  C10_PASSED=$((C10_PASSED + passed))
  C10_FAILED=$((C10_FAILED + failed))
  if [ "$failed" = 0 ]; then
    say "$passed passed in $((SECONDS - began)) s"
  else
    C10_FAILURES+=("$name: $failed failed, see ${log#"$C10_ROOT"/}")
    C10_FAILED_LOGS+=("$log")
    say "FAILED: $failed of $((passed + failed)) in $((SECONDS - began)) s; of ${log#"$C10_ROOT"/}:"
    failure_part "$log" | head -n 200 | sed 's/^/        | /' >&2
  fi
}

run_logged() {
  local log=$1 ticker status=0
  shift
  c10_ticker "$log" &
  ticker=$!
  ("$@") >"$log" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  return "$status"
}

# failure_part LOG: what a log says of the failures: what Node.js repeats of them at the end, else the end itself.
failure_part() {
  if grep -q '^✖ failing tests:$' "$1"; then
    sed '1,/^✖ failing tests:$/d' "$1"
  else
    tail -n 60 "$1"
  fi
}

# The failures stand once more before the closing line: what keeps only the end of a long output still tells which.
summary() {
  local index
  for index in "${!C10_FAILURES[@]}"; do
    printf 'FAILED  %s\n' "${C10_FAILURES[index]}"
    failure_part "${C10_FAILED_LOGS[index]}" | sed '/^ *$/d; /node:internal/d; /async_hooks/d' | cut -c 1-160 | head -n 30 | sed 's/^/        | /'
  done
  printf '%s passed, %s failed\n' "$C10_PASSED" "$C10_FAILED"
  [ "$C10_FAILED" = 0 ] || exit 1
}

# In halves, one on each of two cores. In colour the summaries could not be read.
catch2() {
  local half status=0 first
  half=$(mktemp)
  "$@" --colour-mode none --shard-count 2 --shard-index 0 >"$half" 2>&1 &
  first=$!
  "$@" --colour-mode none --shard-count 2 --shard-index 1 || status=$?
  wait "$first" || status=$?
  cat "$half"
  rm -f "$half"
  return "$status"
}

# "All tests passed (12 assertions in 3 test cases)" or "test cases: 3 | 2 passed | 1 failed", of each half
count_catch2() {
  read -r passed failed < <(awk '
    /All tests passed \(/ { sub(/.* in /, ""); sub(/ test case.*/, ""); passed += $0 }
    /^test cases:/ {
      parts = split($0, part, "|")
      for (i = 2; i <= parts; i++) {
        if (part[i] ~ /passed/) passed += part[i]
        if (part[i] ~ /failed/) failed += part[i]
      }
    }
    END { print passed + 0, failed + 0 }' "$1")
}

# One file after the other: the tests of one file share a browser, and the machine may have two cores only.
node_tests() {
  node --experimental-strip-types --no-warnings --test --test-concurrency=1 --test-reporter=spec "$@"
}

count_node() {
  passed=$(sed -n 's/^ℹ pass \([0-9]*\)$/\1/p' "$1" | tail -n 1)
  failed=$(sed -n 's/^ℹ fail \([0-9]*\)$/\1/p' "$1" | tail -n 1)
  passed=${passed:-0} failed=${failed:-0}
}

# The registered tests that are no Catch2 binary of their own.
ctest_rest() { ctest --preset "$1" --exclude-regex '^engine$'; }

count_ctest() {
  local line
  line=$(grep -E 'tests passed, [0-9]+ tests failed out of [0-9]+' "$1") || return 0
  failed=$(printf '%s' "$line" | sed -E 's/.* ([0-9]+) tests failed out of.*/\1/')
  passed=$(($(printf '%s' "$line" | sed -E 's/.*out of ([0-9]+).*/\1/') - failed))
}

# cel-conformance ends with "12 passed, 3 failed".
conformance() { "$@"; }

count_conformance() {
  local line
  line=$(tail -n 1 "$1" | grep -E '^[0-9]+ passed, [0-9]+ failed$') || return 0
  passed=${line%% *} failed=${line#*, } failed=${failed%% *}
}

# Configures for the tests once; a tree that script/build made without them is configured again.
build_preset() {
  [ -f "build/$1/build.ninja" ] && grep -q 'CLAUSE10_TESTS:BOOL=ON' "build/$1/CMakeCache.txt" ||
    cmake --preset "$1" -DCLAUSE10_TESTS=ON || return
  cmake --build --preset "$1"
}

build_fuzz_targets() {
  cmake --preset fuzz || return
  cmake --build --preset fuzz --target $(cd tests/fuzz && for file in *.cpp; do
    [ "$file" = replay_main.cpp ] || printf 'fuzz-%s ' "${file%.cpp}"
  done)
}

# fuzz_target NAME: new inputs are kept in build/fuzz, what crashes there as well; the committed corpus is only read.
fuzz_target() {
  local found=build/fuzz/found/$1
  mkdir -p "$found"
  "build/fuzz/tests/fuzz/fuzz-$1" -max_total_time="${CLAUSE10_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 \
    -max_len=8192 -print_final_stats=1 -artifact_prefix="$found/crash-" "$found" "tests/fuzz/corpus/$1"
}

cpp_files() { git ls-files -co --exclude-standard 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h'; }

format_cpp() { cpp_files | xargs clang-format --dry-run -Werror; }

# The native build's compiler has warnings by other names.
tidy_cpp() {
  git ls-files 'src/*.cpp' |
    xargs run-clang-tidy -quiet -p build/native -extra-arg=-Wno-unknown-warning-option
}
