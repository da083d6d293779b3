# shellcheck shell=bash
# The inside of script/setup. Sourced after common.sh and env.sh.

C10_STAMPS=$C10_BUILD/stamp

# --- System packages ---------------------------------------------------------------------------------

# packages_wanted PURPOSE DATABASE: one a line
packages_wanted() {
  printf '%s\n' ca-certificates g++ cmake ninja-build emscripten nlohmann-json3-dev libhowardhinnant-date-dev libssl-dev \
    redmine redmine-sqlite puma util-linux chromium fonts-dejavu-core
  # Node.js of another origin (nodesource, nvm) serves as well.
  have node || printf 'nodejs\n'
  have npm || printf 'npm\n'
  [ "$1" = demo ] || printf '%s\n' clang clang-format clang-tidy firefox-esr firefox-esr-l10n-de chromium-l10n \
    libreoffice-calc-nogui
  # The release of the compiler's own runtime library, with libFuzzer in it.
  [ "$1" != fuzz ] || printf '%s\n' libclang-rt-dev
  [ "$2" != postgresql ] || printf '%s\n' redmine-pgsql postgresql
}

packages_missing() {
  local wanted
  mapfile -t wanted < <(packages_wanted "$@")
  # Those that are fully installed, taken from those that are wanted.
  { dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${wanted[@]}" 2>/dev/null || true; } | sed -n 's/^[ih]i //p' |
    sort -u | comm -13 - <(printf '%s\n' "${wanted[@]}" | sort -u)
}

packages_install() {
  local missing bundler environment
  mapfile -t missing < <(packages_missing "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  have apt-get || fail "This script installs packages with apt-get, which this system does not have." \
    "Use Debian 12 or later, or install by hand what corresponds to: ${missing[*]}"
  as_root true # asks for sudo's password now, not in the middle

  step "Updating the list of packages" "Check the network and the machine's package sources (apt-get update)."
  logged apt-update as_root apt-get -o DPkg::Lock::Timeout=300 update

  step "Installing system packages: ${missing[*]}" \
    "Read the log; often the disk is full or another package manager runs. Then run script/setup again."
  # Where a security update of Ruby brings a newer Bundler, Redmine's own set-up wants Debian's Bundler by name.
  bundler=$(LC_ALL=C apt-cache policy ruby-bundler | sed -n 's/^ *Candidate: *\([0-9][0-9.]*\).*/\1/p')
  environment=(DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical ${bundler:+BUNDLER_VERSION="$bundler"})
  if ! dpkg-query -W -f='${db:Status-Abbrev}' redmine 2>/dev/null | grep -q '^[^u]'; then
    # Redmine was never here: the package shall not make an instance; script/redmine makes its own in build/.
    printf 'redmine redmine/instances/default/dbconfig-install boolean false\n' | as_root debconf-set-selections
  fi
  postgres_without_cluster begin "${missing[@]}"
  logged apt-install as_root env "${environment[@]}" apt-get -o DPkg::Lock::Timeout=300 -y --no-install-recommends \
    -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold install "${missing[@]}"
  postgres_without_cluster end
  hash -r
  mapfile -t missing < <(packages_missing "$@")
  [ "${#missing[@]}" = 0 ] || fail "Still missing after the installation: ${missing[*]}"
}

# PostgreSQL's package makes and starts a database server of its own when it is new on a machine. We only want its programs.
postgres_without_cluster() {
  local file=/etc/postgresql-common/createcluster.d/clause10.conf
  if [ "$1" = begin ]; then
    shift
    case " $* " in *' postgresql '*) ;; *) return 0 ;; esac
    [ ! -d /etc/postgresql ] || return 0
    as_root mkdir -p "${file%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$file" >/dev/null
  elif [ -e "$file" ]; then
    as_root rm -f "$file"
  fi
}

# --- Header-only libraries ---------------------------------------------------------------------------

# Emscripten cannot be given /usr/include as a whole (glibc's headers): a folder of links shows it only these.
headers_link() {
  local name
  mkdir -p "$C10_BUILD/deps/include"
  for name in nlohmann date; do
    [ -d "/usr/include/$name" ] || fail "The headers /usr/include/$name are missing." "apt-get install nlohmann-json3-dev libhowardhinnant-date-dev"
    [ -e "$C10_BUILD/deps/include/$name" ] || ln -sfn "/usr/include/$name" "$C10_BUILD/deps/include/$name"
  done
}

# --- Node.js -----------------------------------------------------------------------------------------

# The tools need a newer Node.js than Debian's: npm brings one into build/tools, with an npm that runs on it.
node_install() {
  local arch
  if node_is_enough; then return 0; fi
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) fail "Node.js is $(node --version), $C10_NODE_MAJOR.$C10_NODE_MINOR or later is needed." "Install it for this machine ($(uname -m)) and run script/setup again." ;;
  esac
  step "Getting Node.js $C10_NODE_MAJOR (the machine has $(node --version))" "Check that npm reaches its registry (npm ping)."
  mkdir -p "$C10_BUILD/tools/node"
  logged npm-node npm install --prefix "$C10_BUILD/tools/node" --no-save --no-package-lock --no-audit --no-fund \
    --ignore-scripts "node-linux-$arch@$C10_NODE_MAJOR" npm@10
  use_node
  node_is_enough || fail "Node.js in build/tools/node does not run or is too old."
}

# npm_install: the packages of package-lock.json; skipped as long as they have not changed
npm_install() {
  local key
  [ -f "$C10_ROOT/package-lock.json" ] || return 0
  key=$(cat "$C10_ROOT/package.json" "$C10_ROOT/package-lock.json" | sha256sum | cut -c1-32)-$(node --version)
  if [ -d "$C10_ROOT/node_modules" ] && [ "$(cat "$C10_STAMPS/npm" 2>/dev/null)" = "$key" ]; then return 0; fi
  step "Installing npm packages" "Check that npm reaches its registry (npm ping), then run script/setup again."
  mkdir -p "$C10_STAMPS"
  rm -f "$C10_STAMPS/npm"
  logged npm-ci npm ci --prefix "$C10_ROOT" --no-audit --no-fund
  printf '%s\n' "$key" >"$C10_STAMPS/npm"
}

# --- Catch2 3 ----------------------------------------------------------------------------------------

# The amalgamated source is in Debian's source package: in backports for Debian 12, in the release itself afterwards.
# Fetched with an apt configuration of our own, so that the machine's package sources stay as they are.
catch2_fetch() {
  local target=$C10_BUILD/deps/catch2 apt=$C10_BUILD/deps/apt codename suite options archive
  [ -s "$target/catch_amalgamated.hpp" ] && [ -s "$target/catch_amalgamated.cpp" ] && return 0
  step "Fetching the source of Catch2 3" "Check the network and the machine's package sources (apt-get update)."
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release | tr -d '"')
  suite=$codename
  [ "$codename" != bookworm ] || suite=bookworm-backports
  rm -rf "$apt" "$target"
  mkdir -p "$apt"/{lists/partial,cache/archives/partial,source} "$target"
  catch2_source "$codename" "$suite" >"$apt/clause10.sources"
  options=(-o Dir::Etc::sourcelist="$apt/clause10.sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$apt/lists"
    -o Dir::Cache="$apt/cache" -o APT::Sandbox::User= -o Acquire::Languages=none)
  logged catch2-update apt-get "${options[@]}" update
  logged catch2-source env -C "$apt/source" apt-get "${options[@]}" source --download-only --only-source catch2
  archive=$(find "$apt/source" -name 'catch2_3*.orig.tar.*' ! -name '*.asc' | head -n 1)
  [ -n "$archive" ] || fail "$suite has no source of Catch2 3."
  tar -xf "$archive" -C "$target" --strip-components=2 --wildcards '*/extras/catch_amalgamated.?pp'
  [ -s "$target/catch_amalgamated.cpp" ] || fail "The archive $(basename "$archive") holds no amalgamated source."
  rm -rf "$apt"
}

# catch2_source CODENAME SUITE: a source entry for SUITE on the mirror from which the machine gets CODENAME
catch2_source() {
  local uri keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  # apt itself tells what it reads, whatever format the machine's sources have.
  # shellcheck disable=SC2016 # apt's own variables
  uri=$(apt-get indextargets --format '$(COMPONENT)|$(RELEASE)|$(CODENAME)|$(REPO_URI)' 'Created-By: Packages' |
    awk -F'|' -v name="$1" '$1 == "main" && ($2 == name || $3 == name) && $4 !~ /^cdrom:/ { print $4; exit }')
  [ -n "$uri" ] || fail "No package source of the machine serves $1 main." "Add one to /etc/apt/sources.list."
  printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "$2"
  # Without this line apt takes the keys in trusted.gpg.d, where Debian 12 and 13 have the archive's.
  if ! compgen -G '/etc/apt/trusted.gpg.d/debian-archive-*' >/dev/null && [ -r "$keyring" ]; then
    printf 'Signed-By: %s\n' "$keyring"
  fi
}
