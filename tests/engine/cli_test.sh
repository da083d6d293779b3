#!/bin/sh
# cli_test.sh COMMAND SOURCE_ROOT: the clause10 command's exit status and what it prints.
set -eu
command=$1
pack=$2/build/packs/iso27001.json
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0

# expect STATUS PATTERN ARGUMENTS…: standard input is $dir/in
expect() {
  want=$1
  pattern=$2
  shift 2
  got=0
  "$command" "$@" <"$dir/in" >"$dir/out" 2>&1 || got=$?
  if [ "$got" != "$want" ] || ! grep -q -e "$pattern" "$dir/out"; then
    echo "clause10 $*: status $got, expected $want with \"$pattern\" in:"
    cat "$dir/out"
    failed=1
  fi
}

record() {
  printf '{"clause10":1,"pack":"iso27001","packVersion":"0.2.0","type":"nonconformity","id":"1",'
  printf '"version":0,"state":"%s","fields":{%s},"deadlines":{},"history":[]}' "$1" "$2"
}

record draft '"title":"VPN after the last day"' >"$dir/in"
expect 0 'missing .*Say what is required' check --pack "$pack" --today 2026-11-23
expect 0 '^{"index":0,"id":"1","evaluation":{"type":"nonconformity"' check --pack "$pack" --today 2026-11-23 --json -
cp "$dir/in" "$dir/record.json"
expect 0 'blocked   raise ' check --pack "$pack" --today 2026-11-23 "$dir/record.json"
record raised '' >"$dir/in"
expect 1 'violated .*Give it a title' check --pack "$pack" --today 2026-11-23
record draft '"detectedOn":"2026-02-30"' >"$dir/in"
expect 1 'the calendar has no such day' check --pack "$pack" --today 2026-11-23
record drafd '' >"$dir/in"
expect 2 'did you mean "draft"?' check --pack "$pack" --today 2026-11-23
printf '{"clause10":1,' >"$dir/in"
expect 2 '^-:1:15: record 1, byte 14: no valid JSON' check --pack "$pack" --today 2026-11-23
expect 2 'no such day' check --pack "$pack" --today 2026-02-30 "$dir/record.json"
expect 2 'cannot be read' check --pack "$dir/none.json" --today 2026-11-23
expect 2 'never asks a clock' check --pack "$pack"
expect 2 'unknown option --tody' check --pack "$pack" --tody 2026-11-23
expect 2 'unknown command' frobnicate
expect 2 'clause10 COMMAND --help'
expect 0 'Exit status: 0' check --help
expect 0 'violated\|missing' check --today 2026-11-23 "$dir/record.json"
expect 0 'sound' lint "$pack"
sed 's/"field": "rootCause",/"field": "rootCaus",/' "$pack" >"$dir/pack.json"
expect 2 'error: .*did you mean "rootCause"?' lint "$dir/pack.json"
sed "s/\"has(source) && source != 'deviation'\"/\"source == 'x'\"/" "$pack" >"$dir/pack.json"
expect 1 'warning: .*so the rule never fires' lint "$dir/pack.json"
expect 1 '"findings":\[{"code":"pack.neverFires",.*"line":[0-9]*,"column":[0-9]*,' lint --json "$dir/pack.json"
record raised '"severity":"major","detectedOn":"2026-11-02"' >"$dir/in"
expect 1 '^1 record on 2026-11-23, [1-9]' survey --today 2026-11-23
expect 1 '^Nonconformity: 1 record, 1 open' survey --today 2026-11-23
expect 1 'Correction .*overdue\|Major  *1  *1' survey --today 2026-11-23
expect 1 '"today":"2026-11-23","records":1,"unreadable":0,"types":\[{"type":"nonconformity"' survey --today 2026-11-23 --json
printf ' {"clause10":1}' >>"$dir/in"
expect 2 '1 not readable' survey --today 2026-11-23
expect 2 'never asks a clock' survey
record raised '"title":"Leavers keep access","raisedOn":"2026-11-17"' >"$dir/in"
expect 1 '^1 violation of the policy on 2026-11-23, 0 raised' survey --violations --today 2026-11-23
expect 1 'noResponse:.*since 2026-11-23 (1 day)' survey --violations --today 2026-11-23
expect 1 'wartet seit 2026-11-23 auf eine Reaktion' survey --violations --today 2026-11-23 --locale de
expect 1 '"violation":"noResponse".*"draft":{"type":"nonconformity"' survey --violations --today 2026-11-23 --json
expect 0 '^0 violations' survey --violations --today 2026-11-22
sed 's/"raises": "nonconformity"/"raises": "nonconformty"/' "$pack" >"$dir/pack.json"
expect 2 'did you mean "nonconformity"' survey --pack "$dir/pack.json" --today 2026-11-23
[ "$failed" = 0 ] && echo "the command answers as documented"
exit "$failed"
