#!/bin/sh
# check.sh COMMAND [--renew]: what `clause10 lint` prints for each pack of packs/ is what stands in the .txt
# beside it. With --renew the texts are written anew; git diff shows what people will read.
set -eu
command=$1
cd "$(dirname "$0")/packs"
failed=0
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for pack in *.json; do
  golden=${pack%.json}.txt
  status=0
  "$command" lint "$pack" >"$out" 2>&1 || status=$?
  echo "exit status $status" >>"$out"
  if [ "${2:-}" = --renew ]; then
    cp "$out" "$golden"
  elif ! diff -u "$golden" "$out"; then
    failed=1
  fi
done
[ "$failed" = 0 ] || echo "If this is meant: tests/golden/check.sh COMMAND --renew"
exit "$failed"
