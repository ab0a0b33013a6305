#!/usr/bin/env bash
# Builds README's first command from nothing in a folder of its own and prints what that takes: CPU minutes, time, the crates that take
# longest, and what the binary is made of.
#   bash scripts/measure-build.sh [ARGUMENT ...]       for cargo, such as --config 'profile.release.package.sekber.opt-level="s"'
# TARGET names the folder (it is emptied); BINARY only measures one that is there.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${BINARY:-}" ]; then
  target=${TARGET:-$(mktemp -d "${TMPDIR:-/tmp}/sekber-build-XXXXXX")}
  rm -rf "$target"
  # Downloading is not building.
  cargo fetch --locked --quiet
  before=$(cut -d' ' -f1-3 /proc/loadavg) begun=$(date +%s)
  TIMEFORMAT='%U %S'
  used=$({ time CARGO_INCREMENTAL=0 CARGO_TARGET_DIR=$target cargo build --release --locked --timings -p sekber "$@" \
    >"${target%/}.log" 2>&1; } 2>&1) || { tail -20 "${target%/}.log" >&2; exit 1; }
  echo "load before: $before; $(nproc) cores"
  awk -v seconds="$(($(date +%s) - begun))" '{ printf "CPU: %.1f minutes (%.1f user, %.1f system) in %d s\n", ($1 + $2) / 60, $1 / 60, $2 / 60, seconds }' <<<"$used"
  BINARY=$target/release/sekber
  python3 - "$target/cargo-timings/cargo-timing.html" <<'PYTHON'
import json, re, sys
text = open(sys.argv[1]).read()
units = json.loads(re.search(r"const UNIT_DATA = (\[.*?\]);", text, re.S).group(1))
by_name = {}
for unit in units:
    by_name[unit["name"]] = by_name.get(unit["name"], 0) + unit["duration"]
total = sum(by_name.values())
print(f"units: {len(units)}, {total:.0f} s of compilers side by side; the longest:")
for name, took in sorted(by_name.items(), key=lambda one: -one[1])[:25]:
    print(f"  {took:7.1f} s  {name}")
groups = {"our own": r"^sekber", "typesetter": r"^(typst|krilla|hayro|vello|wasm|syntect|hayagriva|biblatex|citationberg|usvg|resvg|skrifa|read-fonts|"
          r"write-fonts|icu_|image|moxcms|pxfm|pic-scale|tiny-skia|rustybuzz|fontdb|plist|palette|glifo|zune|png|gif)"}
for name, pattern in groups.items():
    took = sum(seconds for crate, seconds in by_name.items() if re.search(pattern, crate))
    print(f"  {took:7.1f} s  all of {name} ({took / total:.0%})")
PYTHON
fi
echo "binary: $(stat -c %s "$BINARY" | awk '{ printf "%.1f MB", $1 / 1e6 }')"
size -A -d "$BINARY" | awk '$2 > 500000 { printf "  %8.1f MB  %s\n", $2 / 1e6, $1 }'
