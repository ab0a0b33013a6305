#!/usr/bin/env bash
# A day of a district, 24 hours in one, on a server of the demonstration: memory, open files and times hour by hour, and at the end whether
# anything was done twice (offices, sheets, jobs, letters):
#   bash scripts/long-day.sh
# LENGTH (3600 s), RATE (20 requests a second in the busiest hour) and BINARY may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${BINARY:-}" ]; then
  cargo build --release --locked -p sekber
  BINARY=${CARGO_TARGET_DIR:-target}/release/sekber
fi
export BINARY
exec python3 scripts/long_day.py
