# shellcheck shell=bash
# The inside of script/redmine. Sourced after common.sh.
#
# build/redmine/
#   .template/DATABASE-FORMATTING/   a seeded site: what new instances and `reset` are copied from
#   NAME/site                        copy of /usr/share/redmine with its own configuration (read only but for a few files)
#   NAME/data                        redmine.sqlite3 or pg/ (a private cluster), files/ (attachments)
#   NAME/options NAME/site.json      how it was started, what the caller wants to know
#   NAME/run                         recorded processes
# A template has the same layout, so that the functions below serve both: they work on $C10_HOME.

C10_REDMINE=$C10_BUILD/redmine
C10_REDMINE_PACKAGE=/usr/share/redmine
C10_REDMINE_USER=www-data
C10_PREFIX=()      # what stands before a command that is run as the unprivileged user
C10_INSIDE=        # $C10_REDMINE as that user sees it
C10_HOME=          # the instance or template that the functions work on
C10_NAME=
C10_TEMPLATE=
C10_WRAP=()
C10_VERSIONS=
C10_BUNDLER=

instance_use() {
  C10_NAME=$1
  C10_HOME=$C10_REDMINE/$1
}

inside() { printf '%s\n' "$C10_INSIDE${C10_HOME#"$C10_REDMINE"}"; }

# --- Rights ----------------------------------------------------------------------------------------

# redmine_access: decides how to run Redmine without root's rights.
redmine_access() {
  install -d -m 755 "$C10_REDMINE"
  C10_INSIDE=$C10_REDMINE
  is_root || { C10_PREFIX=(); return 0; }
  have setpriv || fail "setpriv is missing." "apt-get install util-linux"
  local drop=(setpriv --reuid="$C10_REDMINE_USER" --regid="$C10_REDMINE_USER" --clear-groups --inh-caps=-all --no-new-privs --)
  if "${drop[@]}" test -x "$C10_REDMINE" 2>/dev/null; then
    C10_PREFIX=("${drop[@]}")
    return 0
  fi
  # The clone lies in a folder which that user may not enter: show it elsewhere, in a mount namespace of our own.
  C10_INSIDE=/mnt/clause10/redmine
  # shellcheck disable=SC2016 # expanded by the inner shell
  C10_PREFIX=(unshare --mount --propagation private -- sh -euc '
    mount -t tmpfs -o mode=755,size=64k clause10 /mnt
    mkdir -p "$1"
    mount --bind "$0" "$1"
    shift
    exec "$@"' "$C10_REDMINE" "$C10_INSIDE" "${drop[@]}")
  if "${C10_PREFIX[@]}" test -x "$C10_INSIDE" 2>/dev/null; then return 0; fi
  # No private mounts here (a chroot, some containers): let that user pass through folders, and nothing else of root's.
  C10_INSIDE=$C10_REDMINE
  C10_PREFIX=(setpriv --reuid="$C10_REDMINE_USER" --regid="$C10_REDMINE_USER" --clear-groups --no-new-privs --securebits=+no_setuid_fixup
    --bounding-set=-all,+dac_read_search --inh-caps=-all,+dac_read_search --ambient-caps=-all,+dac_read_search --)
  "${C10_PREFIX[@]}" test -x "$C10_INSIDE" 2>/dev/null ||
    fail "Redmine must not run as root, and the user $C10_REDMINE_USER may not enter $C10_ROOT." \
      "Move the clone to a folder that everybody may enter (for example /srv or /opt), or run the script as an ordinary user."
}

# as_redmine FOLDER [NAME=VALUE...] COMMAND...: runs a command as the unprivileged user in a clean environment.
# FOLDER is relative to $C10_HOME.
as_redmine() { (exec_redmine "$@"); }

# The same, in place of the calling shell.
exec_redmine() {
  local folder
  folder=$(inside)/$1
  shift
  cd / # the present folder may be one that the user may not enter
  # shellcheck disable=SC2016 # expanded by the inner shell
  exec ${C10_WRAP[@]+"${C10_WRAP[@]}"} ${C10_PREFIX[@]+"${C10_PREFIX[@]}"} env -i \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$(inside)/run/home" LANG=C.UTF-8 ${TZ:+TZ="$TZ"} RUBYOPT=-W0 \
    RAILS_ENV=production RACK_ENV=production REDMINE_INSTANCE=default REDMINE_LANG=en RAILS_LOG_TO_STDOUT=1 \
    C10_REDMINE_LOG_LEVEL="${C10_REDMINE_LOG_LEVEL:-warn}" ${C10_BUNDLER:+BUNDLER_VERSION="$C10_BUNDLER"} \
    sh -euc 'cd "$0"; exec env "$@"' "$folder" "$@"
}

own() { if is_root; then chown -R "$C10_REDMINE_USER:$C10_REDMINE_USER" "$@"; fi; }

# --- The copy of the application ---------------------------------------------------------------------

redmine_versions() {
  if [ -z "$C10_VERSIONS" ]; then
    dpkg-query -W -f='${db:Status-Abbrev}' redmine 2>/dev/null | grep -q '^ii' ||
      fail "Debian's package redmine is not installed." "Run script/setup first."
    # A newer gem or Redmine makes the copy stale.
    C10_VERSIONS=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Version}\n' 'redmine*' 'ruby*' puma 2>/dev/null |
      grep '^ii' | sha256sum | cut -c1-16)
    C10_BUNDLER=$(dpkg-query -W -f='${Version}' ruby-bundler 2>/dev/null | sed 's/^[0-9]*://;s/[-+~].*//') || C10_BUNDLER=
  fi
}

secret_make() {
  (umask 077 && od -An -N64 -tx1 /dev/urandom | tr -d ' \n' >"$C10_HOME/secret_key.txt")
  own "$C10_HOME/secret_key.txt"
}

# site_make DATABASE: (re)makes $C10_HOME/site
site_make() {
  local database=$1 site=$C10_HOME/site default
  redmine_versions
  rm -rf "$site"
  install -d -m 755 "$C10_HOME" "$site" "$C10_HOME/run" "$C10_HOME/run/home" "$C10_HOME/data" "$C10_HOME/data/files"
  # All of the package but its links to the machine's own instances.
  tar -C "$C10_REDMINE_PACKAGE" --exclude=./instances --exclude=./Gemfile.lock --exclude=./config/database.yml -cf - . |
    tar -C "$site" -xf -
  # Scripts such as jQuery are links to other packages, relative to where the package lies; since Redmine 6 among its assets.
  (cd "$C10_REDMINE_PACKAGE" && find public app -type l) | while read -r link; do
    cp -L --remove-destination "$C10_REDMINE_PACKAGE/$link" "$site/$link"
  done
  # Its Gemfile asks for the database adapters of the machine's own instances; ours are in our own folder.
  sed "s|'$C10_REDMINE_PACKAGE/{config,|File.dirname(__FILE__) + '/{config,|" "$C10_REDMINE_PACKAGE/Gemfile" >"$site/Gemfile"
  default=$site/instances/default
  mkdir -p "$default"/{config,log,tmp/cache,public/plugin_assets} "$site/tmp" "$site/log"
  ln -s ../../../data/files "$default/files"
  cp "$C10_ROOT/script/redmine.d/database.$database.yml" "$default/config/database.yml"
  cp "$C10_ROOT/script/redmine.d/additional_environment.rb" "$site/config/"
  cp "$C10_ROOT/script/redmine.d/clause10.ru" "$C10_ROOT/script/redmine.d/seed.rb" "$C10_ROOT/script/redmine.d/db.rb" "$site/"
  [ -s "$C10_HOME/secret_key.txt" ] || secret_make
  ln -s ../../../../secret_key.txt "$default/config/secret_key.txt"
  chmod -R u+w,a+rX "$site"
  own "$site" "$C10_HOME/run" "$C10_HOME/data"
  logged "redmine-bundle-$C10_NAME" as_redmine site bundle install --local --quiet
  printf '%s\n' "$C10_VERSIONS" >"$C10_HOME/versions"
}

# --- Processes ---------------------------------------------------------------------------------------

# spawn NAME FOLDER [NAME=VALUE...] COMMAND...: a process in the background, recorded in run/NAME.pid
spawn() {
  local name=$1 log identity pid fd
  log=$C10_LOG_DIR/redmine-$C10_NAME-$1.log
  C10_STEP_LOG=$log
  shift
  # Every command in the chain replaces the one before it, so the pid stays the same. No file of ours is handed on:
  # neither the lock nor a pipe whose reader would wait for its end.
  (
    trap - ERR
    for fd in "/proc/$BASHPID/fd"/*; do
      fd=${fd##*/}
      if [ "$fd" -gt 2 ] && [ "$fd" != 255 ]; then eval "exec $fd>&-"; fi
    done
    C10_WRAP=(setsid)
    exec_redmine "$@"
  ) >"$log" 2>&1 </dev/null &
  pid=$!
  identity=$(process_identity "$pid") || fail "$name did not start."
  printf '%s\n' "$identity" >"$C10_HOME/run/$name.pid"
}

# --- PostgreSQL: a private cluster without TCP --------------------------------------------------------

postgres_bin() {
  local bin
  bin=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -path '*/bin/postgres' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || fail "PostgreSQL is not installed." "Run script/setup --database postgresql first."
  dirname "$bin"
}

postgres_start() {
  local bin sockets try
  process_alive "$C10_HOME/run/postgres.pid" && return 0
  bin=$(postgres_bin)
  if ! [ -d "$C10_HOME/data/pg" ]; then
    logged "redmine-initdb-$C10_NAME" as_redmine data "$bin/initdb" -D pg -U redmine -A trust -E UTF8 --locale=C.UTF-8 --no-sync
  fi
  # A socket's path has 107 bytes at most, and a clone may lie deep: the socket lives in /tmp, in a folder of its own.
  sockets=$(mktemp -d /tmp/c10-pg.XXXXXX)
  own "$sockets"
  printf '%s\n' "$sockets" >"$C10_HOME/run/sockets"
  spawn postgres data "$bin/postgres" -D pg -k "$sockets" -c listen_addresses= -c unix_socket_permissions=0700 \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40
  for try in $(seq 200); do
    as_redmine data "$bin/pg_isready" -q -h "$sockets" -U redmine -d postgres && return 0
    process_alive "$C10_HOME/run/postgres.pid" || fail "PostgreSQL ended while starting."
    sleep 0.1
  done
  fail "PostgreSQL does not answer (try $try)."
}

postgres_stop() {
  process_stop "$C10_HOME/run/postgres.pid" INT 20
  if [ -s "$C10_HOME/run/sockets" ]; then
    rm -rf "$(cat "$C10_HOME/run/sockets")"
    rm -f "$C10_HOME/run/sockets"
  fi
}

# sql DATABASE STATEMENT...
sql() {
  local database=$1 statement words=()
  shift
  for statement in "$@"; do words+=(-c "$statement"); done
  as_redmine data "$(postgres_bin)/psql" -qXAt -v ON_ERROR_STOP=1 -h "$(cat "$C10_HOME/run/sockets")" -U redmine -d "$database" "${words[@]}"
}

# What a Ruby process needs to find the database: printed as NAME=VALUE words
database_env() {
  if [ "$1" = postgresql ]; then
    printf 'C10_PGHOST=%s\n' "$(cat "$C10_HOME/run/sockets")"
  else
    printf 'C10_SQLITE=%s\n' "$(inside)/data/redmine.sqlite3"
  fi
}

# --- The template ------------------------------------------------------------------------------------

# template_use DATABASE: makes or renews the template when need be and sets C10_TEMPLATE
template_use() {
  local database=$1 formatting=${C10_TEXT_FORMATTING:-textile} key name=$C10_NAME home=$C10_HOME
  [[ $formatting =~ ^(textile|common_mark|markdown)$ ]] || fail "C10_TEXT_FORMATTING is textile or common_mark, not \"$formatting\"."
  C10_TEMPLATE=$C10_REDMINE/.template/$database-$formatting
  # Renewed when the data, Redmine or the week changes: the sample data is relative to the day it was made.
  key="$(cat "$C10_ROOT"/script/redmine.d/* "$C10_ROOT/script/lib/redmine.sh" | sha256sum | cut -c1-16) $C10_VERSIONS $(date +%G-W%V)"
  [ "$(cat "$C10_TEMPLATE/complete" 2>/dev/null)" != "$key" ] || return 0
  C10_NAME=template-$database
  C10_HOME=$C10_TEMPLATE
  template_make "$database" "$formatting"
  printf '%s\n' "$key" >"$C10_TEMPLATE/complete"
  C10_NAME=$name
  C10_HOME=$home
}

template_make() {
  local database=$1 formatting=$2 env
  step "Making a Redmine with sample data ($database, once)" "Look at the log; script/setup installs what Redmine needs."
  trap postgres_stop EXIT
  postgres_stop
  rm -rf "$C10_HOME"
  site_make "$database"
  if [ "$database" = postgresql ]; then
    say "private PostgreSQL cluster"
    postgres_start
    sql postgres "CREATE DATABASE redmine TEMPLATE template0 ENCODING 'UTF8'"
  fi
  env=$(database_env "$database")
  say "database schema"
  logged "redmine-migrate-$database" as_redmine site "$env" bundle exec rake db:migrate
  say "sample data"
  logged "redmine-seed-$database" as_redmine site "$env" C10_SEED_JSON="$(inside)/data/seed.json" \
    C10_TEXT_FORMATTING="$formatting" bundle exec rails runner "$(inside)/site/seed.rb"
  if [ "$database" = postgresql ]; then
    sql postgres 'CREATE DATABASE redmine_seed TEMPLATE redmine'
    postgres_stop
  fi
  trap - EXIT
  C10_STEP_LOG=
}

# --- An instance -------------------------------------------------------------------------------------

instance_option() { sed -n "s/^$1=//p" "$C10_HOME/options" 2>/dev/null || true; }
instance_pid() { cut -d' ' -f1 "$C10_HOME/run/puma.pid"; }
instance_running() { process_alive "$C10_HOME/run/puma.pid"; }

# instance_fill DATABASE: a fresh instance from the template
instance_fill() {
  template_use "$1"
  step "Copying the sample site to the instance \"$C10_NAME\""
  rm -rf "$C10_HOME"
  install -d -m 755 "$C10_HOME" "$C10_HOME/run" "$C10_HOME/run/home"
  cp -a "$C10_TEMPLATE/site" "$C10_TEMPLATE/data" "$C10_TEMPLATE/versions" "$C10_HOME/"
  cp "$C10_TEMPLATE/complete" "$C10_HOME/made_from"
  secret_make
  own "$C10_HOME/run"
  printf 'database=%s\n' "$1" >"$C10_HOME/options"
}

# instance_start DATABASE PORT SUB_URI SUB_URI_GIVEN: empty values mean "as last time"
instance_start() {
  local database=$1 port=$2 sub_uri=$3 attempt
  [ -n "$database" ] || database=$(instance_option database)
  [ -n "$database" ] || database=sqlite
  [ -n "$4" ] || sub_uri=$(instance_option sub_uri)
  if instance_running && [ "$database" = "$(instance_option database)" ] &&
    [ "$sub_uri" = "$(instance_option sub_uri)" ] && [ "${port:-$(instance_option port)}" = "$(instance_option port)" ]; then
    say "The instance \"$C10_NAME\" runs already."
    return 0
  fi
  instance_stop
  redmine_versions
  if [ "$(instance_option database)" != "$database" ] && [ -s "$C10_HOME/options" ]; then
    fail "The instance \"$C10_NAME\" was made with the database $(instance_option database)." \
      "Take another name with --instance, or delete build/redmine/$C10_NAME."
  fi
  if ! [ -s "$C10_HOME/options" ]; then
    instance_fill "$database"
  elif [ "$(cat "$C10_HOME/versions" 2>/dev/null)" != "$C10_VERSIONS" ]; then
    instance_renew "$database"
  fi

  step "Starting Redmine \"$C10_NAME\" ($database${sub_uri:+, below $sub_uri})" "Look at the log file named above."
  # Looked at first: what already answers there could be taken for ours.
  [ -z "$port" ] || port_is_free "$port" || fail "The port is taken: $port" "Leave --port out, or name another."
  [ "$database" != postgresql ] || postgres_start
  for attempt in 1 2 3; do
    puma_start "$database" "${port:-$(free_port "$(instance_option port)")}" "$sub_uri" && break
    if ! grep -q 'Address already in use' "$C10_STEP_LOG"; then
      instance_stop
      fail "Redmine does not answer."
    elif [ -n "$port" ] || [ "$attempt" = 3 ]; then
      instance_stop
      fail "The port is taken: $(instance_option port)" "Leave --port out, or name another."
    fi
    sed -i '/^port=/d' "$C10_HOME/options"
  done
  instance_describe
  C10_STEP_LOG=
  say "$(instance_option url)"
}

# puma_start DATABASE PORT SUB_URI: succeeds when Redmine answers
puma_start() {
  local database=$1 port=$2 sub_uri=$3 try
  printf 'database=%s\nport=%s\nsub_uri=%s\nurl=http://127.0.0.1:%s%s\n' "$database" "$port" "$sub_uri" "$port" "$sub_uri" \
    >"$C10_HOME/options"
  spawn puma site "$(database_env "$database")" ${sub_uri:+RAILS_RELATIVE_URL_ROOT="$sub_uri"} \
    puma -e production -w "${C10_WORKERS:-0}" ${C10_WORKERS:+--preload} -t 5:5 -b "tcp://127.0.0.1:$port" clause10.ru
  for try in $(seq 600); do
    if http_answers "$port" "$sub_uri/login" && instance_running; then return 0; fi
    instance_running || return 1
    [ $((try % 50)) != 0 ] || say "… $((try / 5)) s"
    sleep 0.2
  done
  return 1
}

# http_answers PORT PATH: 200 from 127.0.0.1 (needs neither curl nor wget)
http_answers() {
  local status
  status=$(
    trap - ERR
    exec 2>/dev/null
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 0
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
    read -r -t 30 _ status _ <&3 && printf '%s' "$status"
  ) || true
  [ "$status" = 200 ]
}

# site.json: what the caller needs to know
instance_describe() {
  PATH=/usr/bin:/bin ruby -rjson -e '
    seed, url, instance, pid, database = ARGV
    puts JSON.generate({url: url, instance: instance, pid: pid.to_i, database: database}.merge(JSON.parse(File.read(seed))))' \
    "$C10_HOME/data/seed.json" "$(instance_option url)" "$C10_NAME" "$(instance_pid)" "$(instance_option database)" \
    >"$C10_HOME/site.json.new"
  mv "$C10_HOME/site.json.new" "$C10_HOME/site.json"
}

# instance_renew DATABASE: a new copy of the application under the data there is
instance_renew() {
  step "Redmine or its libraries were updated: renewing the copy, keeping the data" "Look at the log file named above."
  site_make "$1"
  [ "$1" != postgresql ] || postgres_start
  logged "redmine-migrate-$C10_NAME" as_redmine site "$(database_env "$1")" bundle exec rake db:migrate
}

instance_stop() {
  [ -d "$C10_HOME/run" ] || return 0
  process_stop "$C10_HOME/run/puma.pid" TERM 15
  postgres_stop
}

# instance_reset: the seeded database and files again; a running Redmine goes on running
instance_reset() {
  local database running=
  database=$(instance_option database)
  [ -n "$database" ] || fail "The instance \"$C10_NAME\" does not exist." "script/redmine start --instance $C10_NAME"
  C10_TEXT_FORMATTING=${C10_TEXT_FORMATTING:-$(sed -n 's/.*"textFormatting":"\([a-z_]*\)".*/\1/p' "$C10_HOME/data/seed.json")}
  redmine_versions
  template_use "$database"
  ! instance_running || running=1
  step "Putting the sample data of \"$C10_NAME\" back"
  if ! cmp -s "$C10_TEMPLATE/complete" "$C10_HOME/made_from"; then
    instance_refill "$database" "$running"
    return
  elif [ -z "$running" ]; then
    postgres_stop
    rm -rf "$C10_HOME/data"
    cp -a "$C10_TEMPLATE/data" "$C10_HOME/"
    return
  fi
  if [ "$database" = sqlite ]; then
    # Through SQLite's own backup interface, which respects the locks of a running Redmine.
    cp -p "$C10_TEMPLATE/data/redmine.sqlite3" "$C10_HOME/data/seed.sqlite3"
    as_redmine site "$(database_env sqlite)" ruby db.rb restore ../data/seed.sqlite3
    rm -f "$C10_HOME/data/seed.sqlite3"
  else
    sql postgres 'DROP DATABASE redmine WITH (FORCE)' 'CREATE DATABASE redmine TEMPLATE redmine_seed'
    as_redmine site "$(database_env postgresql)" ruby db.rb touch
  fi
  find "$C10_HOME/data/files" -mindepth 1 -delete
  cp -a "$C10_TEMPLATE/data/files/." "$C10_HOME/data/files/"
}

# instance_refill DATABASE RUNNING: from a template that was renewed since
instance_refill() {
  local port sub_uri
  port=$(instance_option port)
  sub_uri=$(instance_option sub_uri)
  instance_stop
  instance_fill "$1"
  printf 'port=%s\nsub_uri=%s\n' "$port" "$sub_uri" >>"$C10_HOME/options"
  [ -z "$2" ] || instance_start "$1" "$port" "$sub_uri" 1
}

# instance_setting KEY VALUE
instance_setting() {
  local database
  database=$(instance_option database)
  [ -n "$database" ] || fail "The instance \"$C10_NAME\" does not exist." "script/redmine start --instance $C10_NAME"
  grep -q "^$1:" "$C10_HOME/site/config/settings.yml" || fail "Redmine has no setting named \"$1\"."
  [ "$database" = sqlite ] || process_alive "$C10_HOME/run/postgres.pid" || fail "The instance \"$C10_NAME\" does not run."
  as_redmine site "$(database_env "$database")" ruby db.rb setting "$1" "$2"
}
