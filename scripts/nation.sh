#!/usr/bin/env bash
# The nation in a box: three PostgreSQL servers under Patroni with etcd, PgBouncer, HAProxy and three Sekber processes on one database,
# all on this machine, filled with made-up districts.
#   bash scripts/nation.sh                serve until Ctrl-C, and say where
#   bash scripts/nation.sh failover       break one thing after another while somebody writes and reads; print the table
#   bash scripts/nation.sh day            a mixed day at RATE requests a second; print times by kind
#   bash scripts/nation.sh growth         rows, bytes, memory and times at 1, 10, 100, … districts
# DISTRICTS (514), RATE (100), LENGTH (60 s), ROUNDS (3) and BINARY may be set. Installs Debian's packages when they are missing.
# As root each database server is a machine of its own behind a network link (network namespaces); else all share the loopback
# interface, and the link cannot be cut.
set -euo pipefail
cd "$(dirname "$0")/.."

install_what_is_missing() {
  local missing=() root=()
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  command -v patroni >/dev/null || missing+=(patroni python3-etcd)
  command -v etcd >/dev/null || missing+=(etcd-server)
  PATH=$PATH:/usr/sbin command -v pgbouncer >/dev/null || missing+=(pgbouncer)
  PATH=$PATH:/usr/sbin command -v haproxy >/dev/null || missing+=(haproxy)
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing ${missing[*]}" >&2
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  # With RUNLEVEL=1 Debian's own instances of these servers are not started.
  "${root[@]}" env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_what_is_missing
if [ -z "${BINARY:-}" ]; then
  cargo build --release --locked -p sekber
  BINARY=target/release/sekber
fi
export BINARY PATH=$PATH:/usr/sbin
exec python3 scripts/nation.py "$@"
