#!/usr/bin/env bash
# Kills the server again and again (kill -9) while offices, scans, choices, objections and imports are written, on both databases:
#   bash scripts/kill.sh 1000
# Ends with what was acknowledged on each, or with the first thing that was lost, half or without its receipt.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/postgres.sh

kills=${1:-1000}
trap stop_postgres EXIT
[ -n "${SEKBER_TEST_POSTGRES:-}" ] || start_postgres
SEKBER_TEST_KILLS=$kills SEKBER_TEST_REQUIRE_ALL=1 cargo test -p sekber --locked --test it -- kills --nocapture
