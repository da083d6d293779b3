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

# Where this machine says how npm reaches its registry; the npm in build/tools would look for it in another place.
use_npm_config() {
  local file
  for file in /etc/npmrc /usr/etc/npmrc /usr/local/etc/npmrc; do
    if [ -r "$file" ]; then
      export NPM_CONFIG_GLOBALCONFIG="${NPM_CONFIG_GLOBALCONFIG:-$file}"
      return
    fi
  done
}

use_node
use_npm_config
# Node.js trusts only the authorities it brings along: let it also trust those of the machine (a company's proxy).
if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
  export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
fi
export NPM_CONFIG_UPDATE_NOTIFIER=false
