#!/usr/bin/env bash
# Imports a sheet of programmes into an empty district and, one after the other in the same run, hands the same sheet to the plain
# reference (scripts/reference_import.py: pip install python-calamine). Prints the table of docs/benchmarks.md.
# ROWS, RUNS and BINARY (a program that is built already) may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

rows=${ROWS:-100000}
runs=${RUNS:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT

sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  echo "building" >&2
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi

# A folder of its own for the database: sets SEKBER_DATABASE and SEKBER_DATA.
fresh() {
  export SEKBER_DATA=$work/$1
  export SEKBER_DATABASE=sqlite:$SEKBER_DATA/sekber.sqlite
  mkdir -p "$SEKBER_DATA"
}

fresh source
"$sekber" demo --no-serve --programmes "$rows" >/dev/null
"$sekber" export programmes --out "$work/sheet.xlsx" >/dev/null
fresh empty
"$sekber" demo --no-serve >/dev/null

# Prints CPU seconds and the most memory of a command whose output goes into a file.
measured() {
  python3 - "$@" <<'PYTHON'
import os, resource, subprocess, sys
with open(sys.argv[1], "w") as out:
    done = subprocess.run(sys.argv[2:], stdout=out, stderr=subprocess.STDOUT)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:.1f} {used.ru_utime:.1f} {used.ru_stime:.1f} {used.ru_maxrss // 1024}")
sys.exit(done.returncode)
PYTHON
}

echo "| run | CPU of the import (user + system) | time | rows/s | memory at most | CPU of the reference | its memory | times |"
echo "|---|---|---|---|---|---|---|---|"
for run in $(seq "$runs"); do
  read -r reference _ _ reference_memory < <(measured "$work/out" python3 scripts/reference_import.py "$work/sheet.xlsx" "$work/plain.sqlite")
  fresh "run$run"
  cp -r "$work/empty/." "$SEKBER_DATA"
  begun=${EPOCHREALTIME/./}
  read -r cpu user system memory < <(measured "$work/out" "$sekber" import programmes "$work/sheet.xlsx" --map "ID Sekber=")
  took=$((${EPOCHREALTIME/./} - begun))
  grep -q '^Imported: ' "$work/out" || { tail -20 "$work/out" >&2; exit 1; }
  rm -rf "$SEKBER_DATA"
  awk -v run="$run" -v cpu="$cpu" -v user="$user" -v sys="$system" -v mem="$memory" -v ref="$reference" -v rmem="$reference_memory" \
    -v took="$took" -v rows="$rows" 'BEGIN { printf "| %d | %.1f s (%.1f + %.1f) | %.1f s | %.0f | %d MB | %.1f s | %d MB | %.1f |\n",
      run, cpu, user, sys, took / 1e6, rows * 1e6 / took, mem, ref, rmem, cpu / ref }'
done
