#!/bin/sh
# check.sh COMPILER FILE [FLAG...]: the file compiles with MUST_COMPILE defined (so that it shows what
# it means to show), and without fails for the reason after "// expect:".
set -eu
compiler=$1
file=$2
shift 2
expected=$(sed -n 's|^// expect: ||p' "$file")
[ -n "$expected" ] || { echo "$file says nothing after // expect:" && exit 1; }
if ! "$compiler" -std=c++20 -fsyntax-only "$@" -DMUST_COMPILE "$file"; then
  echo "the correct half of $file does not compile"
  exit 1
fi
if out=$(LC_ALL=C "$compiler" -std=c++20 -fsyntax-only "$@" "$file" 2>&1); then
  echo "$file compiles, and must not: $expected"
  exit 1
fi
if ! printf '%s\n' "$out" | grep -E 'error:' | grep -qE -e "$expected"; then
  echo "$file fails for another reason than: $expected"
  printf '%s\n' "$out"
  exit 1
fi
