#!/usr/bin/env bash
# Plays a large meeting on a release binary, on SQLite with one process and on PostgreSQL with two, and prints what it cost:
# the server's own CPU time out of /proc beside the speed of this machine, and how fast a choice is on every wall.
#   bash scripts/bench-hall.sh            PHONES, WALLS, RATE, LENGTH, MEETINGS and BINARY may be set.
# Needs a PostgreSQL server from the system's packages; BINARY measures a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/postgres.sh

phones=${PHONES:-500} walls=${WALLS:-5} rate=${RATE:-50} seconds=${LENGTH:-60} meetings=${MEETINGS:-1}
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-hall-XXXXXX")
servers=()

stop() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; done
  servers=()
}
trap 'stop; stop_postgres; rm -rf "$work"' EXIT

sekber=${BINARY:-}
[ -n "$sekber" ] || { cargo build --release --locked -p sekber; sekber=target/release/sekber; }

# Seconds of CPU that a process has used, from its account in the kernel.
cpu_of() { awk -v tick="$(getconf CLK_TCK)" '{ printf "%.2f", ($14 + $15) / tick }' "/proc/$1/stat"; }
now() { echo "${EPOCHREALTIME/./}"; }

serve() {
  "$sekber" serve --listen "127.0.0.1:$1" >"$work/log.$1" 2>&1 &
  servers+=($!)
  for _ in $(seq 1200); do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || return 0
    kill -0 "${servers[-1]}" || { cat "$work/log.$1" >&2; exit 1; }
    sleep 0.05
  done
  echo "no server on port $1" >&2
  exit 1
}

# Plays the meetings against the servers of the given ports.
play() {
  local at=() pace=$((seconds / 6))
  for port in "$@"; do at+=(--at "http://127.0.0.1:$port"); done
  for meeting in $(seq "$meetings"); do
    local begun before=0 after=0
    for server in "${servers[@]}"; do before=$(awk "BEGIN { print $before + $(cpu_of "$server") }"); done
    begun=$(now)
    "$sekber" rehearse "${at[@]}" --phones "$phones" --walls "$walls" --rate "$rate" --presentations 6 --pace "$pace" \
      --cut 30 >"$work/rehearsal" 2>"$work/rehearsal.log" || { cat "$work/rehearsal.log" >&2; exit 1; }
    for server in "${servers[@]}"; do after=$(awk "BEGIN { print $after + $(cpu_of "$server") }"); done
    echo "## meeting $meeting"
    cat "$work/rehearsal"
    awk -v used="$before $after" -v took="$(($(now) - begun))" 'BEGIN { split(used, u, " "); s = took / 1000000
      printf "servers: %.1f s of CPU in %.1f s, %.3f of one core\n", u[2] - u[1], s, (u[2] - u[1]) / s }'
    for server in "${servers[@]}"; do awk '/VmHWM/ { printf "memory at most: %.0f MB\n", $2 / 1024 }' "/proc/$server/status"; done
  done
}

echo "# this machine: $(openssl speed -seconds 2 -bytes 1024 sha256 2>/dev/null | tail -1), load $(cut -d' ' -f1-3 /proc/loadavg)"

echo "# SQLite, one process"
export SEKBER_DATA="$work/data" SEKBER_BASE_URL=http://127.0.0.1:18441
"$sekber" demo --no-serve >/dev/null 2>&1
serve 18441
play 18441
stop

echo "# PostgreSQL, two processes"
start_postgres
export SEKBER_DATABASE=$SEKBER_TEST_POSTGRES SEKBER_DATA="$work/two"
"$sekber" demo --no-serve >/dev/null 2>&1
serve 18442
serve 18443
play 18442 18443
