#!/bin/sh
# compare_native_wasm.sh BUILD_NATIVE BUILD_WASM
# Evaluates the corpus and the expressions of tests/golden in both builds and compares the answers byte by byte.
set -eu
native=$1
wasm=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$native/tests/engine/clause10-corpus" >"$out/native"
node "$wasm/tests/engine/clause10-corpus.js" >"$out/wasm"
cases=$(grep -c "	" "$out/native")
expressions=$(grep -c "^> " "$out/native")
if cmp "$out/native" "$out/wasm"; then
  echo "native and WebAssembly answer the $cases cases of the corpus and $expressions expressions with the same bytes"
else
  diff "$out/native" "$out/wasm" | head -4 | cut -c 1-400
  exit 1
fi
