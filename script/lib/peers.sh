# shellcheck shell=bash
# Packages apart from the product's own: the libraries that script/bench measures against, in build/bench, and the linter
# of Mozilla's store. Sourced after common.sh and env.sh.

# Of those that some registries do not have, each is tried on its own: the lock file could not name it there.
C10_OPTIONAL_PEERS=(fast-json-rules-engine)

peers_install() {
  local source=$C10_ROOT/tests/bench target=$C10_BUILD/bench key name
  key=$(cat "$source/package.json" "$source/package-lock.json" | sha256sum | cut -c1-32)-$(node --version)
  [ "$(cat "$target/stamp" 2>/dev/null)" != "$key" ] || return 0
  step "Installing the libraries to measure against" "Check that npm reaches its registry (npm ping), then run script/bench again."
  mkdir -p "$target"
  rm -f "$target/stamp"
  cp "$source/package.json" "$source/package-lock.json" "$target/"
  logged npm-bench npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund
  for name in "${C10_OPTIONAL_PEERS[@]}"; do
    npm install --prefix "$target" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$name" \
      >"$C10_LOG_DIR/npm-bench-$name.log" 2>&1 || warn "$name does not install here; it is left out (build/log/npm-bench-$name.log)."
  done
  printf '%s\n' "$key" >"$target/stamp"
}

# What Mozilla's store checks an extension with, in build/tools/addons-linter. It names each of its own packages by its
# exact version.
C10_LINTER=addons-linter@10.14.0

linter_install() {
  local target=$C10_BUILD/tools/addons-linter key
  key=$C10_LINTER-$(node --version)
  [ "$(cat "$target/stamp" 2>/dev/null)" != "$key" ] || return 0
  step "Installing addons-linter" "Check that npm reaches its registry (npm ping), then run script/test again."
  rm -rf "$target"
  mkdir -p "$target"
  logged npm-addons-linter npm install --prefix "$target" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$C10_LINTER"
  printf '%s\n' "$key" >"$target/stamp"
}
