#!/usr/bin/env bash
# Solves made-up assignments with Sekber and with a public flow solver on the same machine, one after the other.
# SIZES may be set; unless it names the nation, that is solved by Sekber alone, because its file takes half a gigabyte
# and the reference seven gigabytes of memory. Needs Python with OR-Tools for the comparison and says so when it is absent. BINARY may name a program.
set -euo pipefail
cd "$(dirname "$0")/.."
sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-assign-XXXXXX")
trap 'rm -rf "$work"' EXIT
for size in ${SIZES:-small district province}; do
  echo "== $size"
  "$sekber" assign --generate "$size" --write "$work/instance.json"
  echo "reference:"
  python3 scripts/reference_flow.py "$work/instance.json" || [ $? = 3 ]
done
echo "== nation"
"$sekber" assign --generate nation
