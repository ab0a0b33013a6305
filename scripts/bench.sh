#!/usr/bin/env bash
# Measures the release binary on SQLite and on PostgreSQL and prints the tables of docs/benchmarks.md.
# Needs wrk, curl and a PostgreSQL server from the system's packages. SIZES, SECONDS_EACH, CONNECTIONS may be set, and
# BINARY to measure a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/postgres.sh

sizes=${SIZES:-"10000 100000"}
seconds=${SECONDS_EACH:-10}
connections=${CONNECTIONS:-4}
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-bench-XXXXXX")
server=
port=18431
base=http://127.0.0.1:$port

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  stop_postgres
  rm -rf "$work"
}
trap finish EXIT

for program in wrk curl awk; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt-get install $program" >&2; exit 1; }
done

say() { echo "$*" >&2; }
now() { echo "${EPOCHREALTIME/./}"; }
# Seconds since a moment given in microseconds, with two decimals.
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.2f", (to - from) / 1000000 }'; }
# A line of the kernel's account of the server's memory, in MB.
memory() { awk -v name="$2:" '$1 == name { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }

# Starts the server and sets `server` and `start_up` (milliseconds until it answers).
serve() {
  local begun
  begun=$(now)
  "$sekber" serve --listen "127.0.0.1:$port" >/dev/null 2>"$work/log" &
  server=$!
  until curl -s -o "$work/health" "$base/health"; do
    kill -0 "$server" || { cat "$work/log" >&2; exit 1; }
    sleep 0.005
  done
  start_up=$((($(now) - begun) / 1000))
}

stop() {
  kill "$server"
  wait "$server" || true
  server=
}

sign_in() {
  curl -s -o "$work/answer" -c "$work/cookies" --data-urlencode email=staf@sekber.example \
    --data-urlencode password=perahu-tenun-kopi-durian "$base/sign-in"
  cookie="sekber=$(awk '$6 == "sekber" { print $7 }' "$work/cookies")"
  [ "$cookie" != "sekber=" ] || { say "signing in failed"; exit 1; }
}

# One row of the table of pages: engine, size, name, path.
page() {
  local bytes statements figures
  bytes=$(curl -s -f -H "Cookie: $cookie" -o "$work/page" -w '%{size_download}' "$base$4")
  statements=$(grep -a 'request' "$work/log" | tail -1 | sed 's/\x1b\[[0-9;]*m//g' | grep -o 'statements=[0-9]*' | cut -d= -f2)
  figures=$(wrk -t2 -c"$connections" -d"${seconds}s" --latency -H "Cookie: $cookie" "$base$4" | tee "$work/wrk" |
    awk '/50%/ { p50 = $2 } /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { bad = $0 }
         END { printf "%.0f | %s | %s%s", rate, p50, p99, bad }')
  echo "| $1 | $2 | $3 | $figures | ${statements:-?} | $((bytes / 1024)) KB |" | tee -a "$work/pages"
}

pages_of() {
  page "$1" "$2" "programmes, first page" "/programmes"
  page "$1" "$2" "programmes, searched" "/programmes?q=kesehatan"
  page "$1" "$2" "programmes, by money" "/programmes?sort=money"
  page "$1" "$2" "partners" "/partners"
  page "$1" "$2" "dashboard" "/"
}

# Prepares an empty database: sets SEKBER_DATABASE and SEKBER_DATA.
fresh() {
  export SEKBER_DATA=$work/$1-$2
  mkdir -p "$SEKBER_DATA"
  if [ "$1" = SQLite ]; then
    export SEKBER_DATABASE=sqlite:$SEKBER_DATA/sekber.sqlite
  else
    local name=bench_$2
    psql -q "$SEKBER_TEST_POSTGRES" -c "create database $name"
    export SEKBER_DATABASE=${SEKBER_TEST_POSTGRES/\/postgres?/\/$name?}
  fi
}

# Reads a sheet of as many programmes as the filled database holds into an empty one.
import_of() {
  local sheet=$work/programmes-$2.xlsx begun seconds_taken peak=0 seen importer
  "$sekber" export programmes --out "$sheet" >/dev/null
  fresh "$1" "import_$2"
  "$sekber" demo --no-serve >/dev/null
  begun=$(now)
  "$sekber" import programmes "$sheet" --map "ID Sekber=" >"$work/import.log" 2>&1 &
  importer=$!
  while kill -0 "$importer" 2>/dev/null; do
    seen=$(memory "$importer" VmHWM 2>/dev/null || true)
    [ "${seen:-0}" -le "$peak" ] || peak=$seen
    sleep 0.2
  done
  wait "$importer" || { tail -20 "$work/import.log" >&2; say "the import failed"; return 0; }
  seconds_taken=$(since "$begun")
  echo "| $1 | $2 rows | $seconds_taken s | $peak MB |" | tee -a "$work/imports"
}

sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  say "building"
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
start_postgres

for engine in SQLite PostgreSQL; do
  for size in $sizes; do
    fresh "$engine" "$size"
    say "$engine, $size programmes"
    begun=$(now)
    "$sekber" demo --no-serve --programmes "$size" >/dev/null
    filled=$(since "$begun")
    serve
    idle=$(memory "$server" VmRSS)
    sign_in
    pages_of "$engine" "$size"
    echo "| $engine | $size | $filled s | $start_up ms | $idle MB | $(memory "$server" VmRSS) MB | $(memory "$server" VmHWM) MB |" | tee -a "$work/servers"
    stop
    import_of "$engine" "$size"
  done
done

cat <<TABLES

Machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release); wrk with 2 threads and $connections connections for $seconds s a page, on the same machine.

| database | programmes | page | requests/s | p50 | p99 | SQL statements | HTML |
|---|---|---|---|---|---|---|---|
$(cat "$work/pages")

| database | programmes | loading the demonstration | start-up | memory idle | after load | at most |
|---|---|---|---|---|---|---|
$(cat "$work/servers")

| database | import | time | memory at most |
|---|---|---|---|
$(cat "$work/imports" 2>/dev/null)
TABLES
