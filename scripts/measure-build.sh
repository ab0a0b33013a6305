#!/usr/bin/env bash
# Builds README's first command from nothing in a folder of its own and prints what that takes: CPU minutes, time, the crates that take
# longest, and what the binary is made of.
#   bash scripts/measure-build.sh [ARGUMENT ...]       for cargo, such as --config 'profile.release.package.sekber.opt-level="s"'
# TARGET names the folder (it is emptied); BINARY only measures one that is there. It fails beyond 18 CPU minutes or 60 MB, which are what
# is asked; MINUTES and MEGABYTES set other limits.
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
size -A -d "$BINARY" | awk '$2 > 500000 { printf "  %8.1f MB  %s\n", $2 / 1e6, $1 }'
# Names of functions that stand there more than once, where the program still has its symbols.
nm -S --defined-only "$BINARY" 2>/dev/null | python3 -c '
import re, sys
places, seen, whole, again = set(), set(), 0, 0
for line in sys.stdin:
    words = line.split()
    if len(words) != 4 or words[2] not in "tTwW" or words[0] in places:
        continue
    places.add(words[0])
    size, name = int(words[1], 16), re.sub(r"17h[0-9a-f]{16}E.*", "", words[3])
    whole, again = whole + size, again + size * ((name, size) in seen)
    seen.add((name, size))
if whole:
    print(f"functions: {whole / 1e6:.1f} MB, of which {again / 1e6:.1f} MB bear the name and size of another one")
'
awk -v bytes="$(stat -c %s "$BINARY")" -v most="${MEGABYTES:-60}" -v used="${used:-0 0}" -v minutes="${MINUTES:-18}" 'BEGIN {
  split(used, cpu, " "); took = (cpu[1] + cpu[2]) / 60
  printf "binary: %.1f MB (asked: %d)", bytes / 1e6, most
  if (took > 0) printf "; CPU: %.1f minutes (asked: %d)", took, minutes
  print ""
  exit bytes > most * 1e6 || took > minutes
}'
