# A private PostgreSQL server for tests: a fresh cluster in a folder of its own, reached only through a socket there.
# Sourced by the scripts that need one; sets SEKBER_TEST_POSTGRES. Call stop_postgres when done.

postgres_folder=

# Runs a command of the server as a person who may run it: PostgreSQL refuses to be root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# Takes further options of the server.
start_postgres() {
  local programs
  programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$programs" ] || { echo "no PostgreSQL server in /usr/lib/postgresql" >&2; return 1; }
  postgres_programs=$programs
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/sekber-postgres-XXXXXX")
  chmod 755 "$postgres_folder"
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_folder"
  as_postgres "$programs/initdb" --pgdata "$postgres_folder/data" --locale=C.UTF-8 --encoding=UTF8 \
    --auth=trust --username=sekber >"$postgres_folder/initdb.log"
  as_postgres "$programs/pg_ctl" --pgdata "$postgres_folder/data" --log "$postgres_folder/data/server.log" \
    --options "-c listen_addresses= -c unix_socket_directories=$postgres_folder -c max_connections=200 ${1:-}" \
    --wait start >/dev/null
  export SEKBER_TEST_POSTGRES="postgres://sekber@localhost/postgres?host=$postgres_folder"
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  as_postgres "$postgres_programs/pg_ctl" --pgdata "$postgres_folder/data" --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_folder=
}
