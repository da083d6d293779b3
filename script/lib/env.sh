# shellcheck shell=bash
# The environment of every script: a Node.js that is new enough comes first on PATH.
# Sourced after common.sh.

C10_NODE_MAJOR=22
C10_NODE_MINOR=12
C10_TOOLS_NODE=$C10_BUILD/tools/node/node_modules/.bin

# node_is_enough [NODE]: is this Node.js at least $C10_NODE_MAJOR.$C10_NODE_MINOR?
node_is_enough() {
  local version major minor
  version=$("${1:-node}" --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ "$major" -gt "$C10_NODE_MAJOR" ] || { [ "$major" -eq "$C10_NODE_MAJOR" ] && [ "$minor" -ge "$C10_NODE_MINOR" ]; }
}

# Run again after script/setup has put a Node.js there.
use_node() {
  case ":$PATH:" in *":$C10_TOOLS_NODE:"*) return ;; esac
  if [ -x "$C10_TOOLS_NODE/node" ]; then
    PATH=$C10_TOOLS_NODE:$PATH
    export PATH
    hash -r
  fi
}

use_node
export NPM_CONFIG_UPDATE_NOTIFIER=false
