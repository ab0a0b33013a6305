#!/usr/bin/env bash
# Runs the engines for overlaps and gaps, award sensitivity and IATI in turn with the references of their kind and says whether both
# came to the same:
#   bash scripts/bench-references.sh [sync] [award] [iati]
# The references and generators stand outside this repository; REFERENCES names their folder. Without them nothing is measured, and it
# says so. PYTHON needs numpy, scipy and lxml. RUNS, MEGABYTES and BINARY (a program that is built already) may be set.
set -euo pipefail
cd "$(dirname "$0")/.."

references=${REFERENCES:-../shared/bench}
python=${PYTHON:-python3}
runs=${RUNS:-3}
if [ ! -f "$references/race.py" ]; then
  echo "no references in $references: nothing was measured" >&2
  exit 1
fi
"$python" -c "import numpy, scipy, lxml" || { echo "numpy, scipy or lxml is missing: $python -m pip install numpy scipy lxml" >&2; exit 1; }
sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-references-XXXXXX")
trap 'rm -rf "$work"' EXIT

# race NAME KEY OURS REFERENCE
race() {
  echo "$1 $("$python" "$references/race.py" --runs "$runs" --key "$2" --ours "$3" --ref "$4")"
}

sync() {
  local size folder
  for size in sintang district province nation; do
    folder=$work/$size
    "$python" "$references/gen_sync.py" "$size" --jsonl "$folder" >/dev/null
    race "overlap-$size" engine_s "$sekber overlap --instance $folder --out $folder/ours" \
      "$python $references/ref_sync.py scipy-block $folder --out $folder/reference"
    race "gaps-$size" gaps_s "$sekber overlap --instance $folder --out $folder/ours" \
      "$python $references/ref_sync.py gaps-numpy $folder --out $folder/reference"
    echo "same-$size $("$python" "$references/ref_sync.py" compare "$folder/reference" "$folder/ours")"
    echo "singly-$size $("$sekber" overlap --instance "$folder" --out "$folder/ours" --singly 200)"
    rm -rf "$folder"
  done
}

award() {
  local size file
  for size in season nation; do
    file=$work/$size.json
    "$python" "$references/gen_award.py" "$size" --json "$file" >/dev/null
    race "award-$size" engine_s "$sekber award sensitivity --input $file --out $work/ours.json" \
      "$python $references/ref_award.py numpy $file --out $work/reference.json"
    echo "same-$size $("$python" "$references/ref_award.py" compare "$work/reference.json" "$work/ours.json")"
  done
}

iati() {
  local megabytes file=$work/iati.xml
  for megabytes in ${MEGABYTES:-200}; do
    "$python" "$references/gen_iati.py" "$megabytes" "$file" >/dev/null
    race "iati-$megabytes" wall_s "$sekber iati read $file --out $work/ours.jsonl --summary $work/ours.json" \
      "$python $references/ref_iati.py lxml $file --out $work/reference.jsonl --summary $work/reference.json"
    echo "same-$megabytes $("$python" "$references/ref_iati.py" compare "$work/reference.jsonl" "$work/ours.jsonl" "$work/reference.json" "$work/ours.json")"
  done
}

[ $# -gt 0 ] || set -- sync award iati
for what in "$@"; do
  case $what in
    sync | award | iati) "$what" ;;
    *) echo "nothing is measured under the name $what" >&2; exit 1 ;;
  esac
done
