# shellcheck shell=bash
# Shared by every script: where things are, progress, failures that say what to do.
# Source it from a script that begins with `set -euo pipefail`.
#
# Progress goes to standard error, so that standard output stays free for results (JSON).

C10_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
C10_BUILD=$C10_ROOT/build
C10_LOG_DIR=$C10_BUILD/log
C10_STEP=
C10_STEP_HINT=
C10_STEP_LOG=
export C10_ROOT C10_BUILD C10_LOG_DIR

set -E
trap 'c10_on_error $? "$BASH_COMMAND"' ERR

if ! mkdir -p "$C10_LOG_DIR" 2>/dev/null || ! [ -w "$C10_LOG_DIR" ]; then
  printf 'The build folder %s cannot be written by %s.\nIt was probably made by another user: delete it, or run as that user.\n' \
    "$C10_BUILD" "$(id -un)" >&2
  exit 1
fi

# elapsed: m:ss since the script began
elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

say() { printf '        %s\n' "$*" >&2; }
warn() { printf '[%5s] Note: %s\n' "$(elapsed)" "$*" >&2; }

# step NAME [HINT]: begins a step. HINT says what to do when it fails.
step() {
  C10_STEP=$1
  C10_STEP_HINT=${2:-}
  C10_STEP_LOG=
  printf '[%5s] %s\n' "$(elapsed)" "$C10_STEP" >&2
}

# fail MESSAGE [HINT]: names the failing step, shows the end of its log, says what to do, and ends the script.
fail() {
  local hint=${2:-$C10_STEP_HINT}
  {
    printf '\n[%5s] FAILED%s\n        %s\n' "$(elapsed)" "${C10_STEP:+ at: $C10_STEP}" "$1"
    if [ -n "$C10_STEP_LOG" ] && [ -s "$C10_STEP_LOG" ]; then
      printf '        Last lines of %s:\n' "${C10_STEP_LOG#"$C10_ROOT"/}"
      tail -n 20 "$C10_STEP_LOG" | sed 's/^/          | /'
    fi
    [ -z "$hint" ] || printf '        What to do: %s\n' "$hint"
  } >&2
  trap - ERR
  exit 1
}

c10_on_error() {
  local status=$1 command=$2
  # A subshell only passes its status on; the script itself reports it.
  [ "$BASHPID" = "$$" ] || exit "$status"
  fail "The command ended with status $status: $command"
}

# logged NAME COMMAND...: runs a command with its output in build/log/NAME.log and shows a sign of life meanwhile.
logged() {
  local name=$1 status=0 ticker began=$SECONDS
  shift
  C10_STEP_LOG=$C10_LOG_DIR/$name.log
  c10_ticker "$C10_STEP_LOG" &
  ticker=$!
  "$@" >"$C10_STEP_LOG" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  [ "$status" = 0 ] || fail "$1 ended with status $status after $((SECONDS - began)) s."
}

c10_ticker() {
  local began=$SECONDS last
  # A background job does not hear Ctrl-C: it looks whether the script is still there.
  while sleep 10 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
    last=$(tail -n 1 "$1" 2>/dev/null | tr -dc '[:print:]' | cut -c 1-90) || last=
    printf '        … %s s  %s\n' "$((SECONDS - began))" "$last" >&2
  done
}

have() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" = 0 ]; }

# as_root COMMAND...: runs a command with root's rights, through sudo where need be.
as_root() {
  if is_root; then
    "$@"
  elif have sudo; then
    sudo -- "$@"
  else
    fail "This needs root's rights: $*" "Run the script as root, or install sudo."
  fi
}

# port_is_free PORT: nothing answers on 127.0.0.1:PORT
port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port [PREFERRED]: a port of 127.0.0.1 that nobody listens on (below the range that the kernel hands out)
free_port() {
  local port=${1:-} try
  if [ -n "$port" ] && port_is_free "$port"; then
    printf '%s\n' "$port"
    return
  fi
  for try in $(seq 100); do
    port=$((20000 + (RANDOM * 7 + try) % 12000))
    if port_is_free "$port"; then
      printf '%s\n' "$port"
      return
    fi
  done
  fail "No free port on 127.0.0.1 between 20000 and 32000."
}

# Processes that a script started are known by pid, start time and boot, so that a recycled pid is never touched.
# process_identity PID: "PID STARTTIME BOOT"; fails when there is no such process
process_identity() {
  local stat rest
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  rest=${stat##*) }
  # shellcheck disable=SC2086 # the fields of stat are words
  set -- "$1" $rest
  [ "$2" != Z ] || return 1
  printf '%s %s %s\n' "$1" "${21}" "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null || echo -)"
}

# process_alive FILE: the process recorded in FILE still runs
process_alive() {
  local recorded
  [ -s "$1" ] || return 1
  recorded=$(cat "$1")
  [ "$recorded" = "$(process_identity "${recorded%% *}")" ]
}

# process_stop FILE [SIGNAL] [SECONDS]: ends the recorded process, and none but it
process_stop() {
  local file=$1 signal=${2:-TERM} seconds=${3:-15} pid try
  if process_alive "$file"; then
    pid=$(cut -d' ' -f1 "$file")
    kill -s "$signal" "$pid" 2>/dev/null || true
    for try in $(seq $((seconds * 10))); do
      process_alive "$file" || break
      sleep 0.1
    done
    if process_alive "$file"; then
      warn "Process $pid did not end in $seconds s; killing it (try $try)."
      kill -s KILL "$pid" 2>/dev/null || true
      sleep 0.2
    fi
  fi
  rm -f "$file"
}
