#!/usr/bin/env bash
# Measures how well programmes in words are graded, on judged pairs that each model has not seen, and prints the table of
# docs/synchronisation.md in Markdown, and below it the wrong alarms by the kind of trap that the judged pairs name:
#   bash scripts/bench-overlap.sh
# The judged pairs stand outside this repository; JUDGED names their folder, with programmes.jsonl and pairs.tsv. Without them nothing is
# measured, and it says so. BINARY may name a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."

judged=${JUDGED:-../shared/data/overlap-dev}
for file in programmes.jsonl pairs.tsv; do
  if [ ! -f "$judged/$file" ]; then
    echo "no $file in $judged: nothing was measured" >&2
    exit 1
  fi
done
sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-overlap-XXXXXX")
trap 'rm -rf "$work"' EXIT

"$sekber" overlap --programmes "$judged/programmes.jsonl" --judged "$judged/pairs.tsv" --out "$work/model.tsv" >"$work/figures.json"
python3 - "$work/figures.json" <<'PYTHON'
import json
import sys

# The line that the command prints: for each measure its value and the ends of the interval of nine tenths of the draws.
with open(sys.argv[1], encoding="utf-8") as file:
    figures = json.load(file)
NAMES = [
    ("average_precision", "average precision of same and duplication"),
    ("precision", "precision of the alarms, the pairs graded same or duplication"),
    ("recall", "recall of the alarms"),
    ("f1_same", "F1 same"),
    ("f1_duplication", "F1 duplication"),
    ("f1_synergy", "F1 synergy"),
    ("f1_none", "F1 none"),
    ("macro_f1", "mean of the four F1"),
]


def told(number):
    text = f"{number:.2f}"
    return text.removeprefix("0")


print("| measure | value | nine tenths of the draws |")
print("|---|---|---|")
for key, name in NAMES:
    value, low, high = figures[key]
    print(f"| {name} | {told(value)} | {told(low)}–{told(high)} |")
print()
print(f"{figures['pairs']} pairs; {figures['wrong_alarms']} that are nothing were graded same or duplication.")
traps = figures["wrong_alarms_by_trap"]
if traps:
    print()
    print("| kind of trap | pairs | wrong alarms |")
    print("|---|---|---|")
    for kind, (wrong, pairs) in sorted(traps.items()):
        print(f"| {kind} | {pairs} | {wrong} |")
PYTHON
