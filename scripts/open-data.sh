#!/usr/bin/env bash
# Takes the public files of the demonstration, validates each, asks the front page for its pace, and reads published IATI files with their
# reports; writes docs/open-data.md anew, or what OUT names:
#   bash scripts/open-data.sh [OUT]
# DATA names the folder with schemas and samples, which stand outside this repository; BINARY a program that is built already. Needs curl
# and python3; xmllint (libxml2-utils) for the schema and wrk for the pace, without which the lines say that nothing was asked.
set -euo pipefail
cd "$(dirname "$0")/.."

out=${1:-docs/open-data.md}
data=${DATA:-../shared/data}
port=18437
base=http://127.0.0.1:$port
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-open-data-XXXXXX")
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

if [ ! -d "$data/iati/schema" ]; then
  echo "no schemas in $data/iati/schema: nothing was validated" >&2
  exit 1
fi
sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
sekber=$(realpath "$sekber")

export SEKBER_DATA=$work/data SEKBER_DATABASE=sqlite:$work/data/sekber.sqlite
mkdir -p "$SEKBER_DATA"
"$sekber" demo --full --no-serve >/dev/null
"$sekber" serve --listen "127.0.0.1:$port" >/dev/null 2>"$work/log" &
server=$!
until curl -s -o /dev/null "$base/health"; do
  kill -0 "$server" || { cat "$work/log" >&2; exit 1; }
  sleep 0.05
done

# A command's last line, and `fails` before it when it failed.
told() {
  local answer
  if answer=$("$@" 2>&1); then tail -1 <<<"$answer"; else echo "fails: $(tail -1 <<<"$answer")"; fi
}
schema() {
  if command -v xmllint >/dev/null; then
    told xmllint --noout --schema "$data/iati/schema/$1" "$2" | sed "s|$work/||"
  else
    echo "xmllint is not here"
  fi
}
size() { stat -c %s "$1"; }

# The hashtags of an HXL sheet are all of the list, and every row has as many cells as they are.
hxl() {
  python3 - "$1" "$data/hxl/hashtags.csv" <<'PY'
import csv, sys
known = {row[0].split("+")[0] for row in csv.reader(open(sys.argv[2], encoding="utf-8")) if row and row[0].startswith("#")}
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
tags = [tag.split("+")[0] for tag in rows[1]]
unknown = sorted({tag for tag in tags if tag and tag not in known})
uneven = sum(len(row) != len(rows[0]) for row in rows)
print(f"{len(rows) - 2} rows, {len(tags)} columns, hashtags beyond the list: {', '.join(unknown) or 'none'}; uneven rows: {uneven}")
PY
}
dcat() {
  python3 - "$1" <<'PY'
import json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
sets = told["dcat:dataset"]
needed = ["dct:title", "dct:description", "dct:publisher", "dct:spatial", "dct:accrualPeriodicity", "dcat:distribution"]
lacking = [f"{one['dct:identifier']} {key}" for one in sets for key in needed if key not in one]
print(f"{len(sets)} data sets, {sum(len(one['dcat:distribution']) for one in sets)} files; lacking: {', '.join(lacking) or 'nothing'}")
PY
}

for path in activities.xml organisations.xml 3w.csv catalogue.jsonld; do
  curl -s -f -o "$work/$path" "$base/public/data/$path"
done
pace="wrk is not here"
if command -v wrk >/dev/null; then
  pace=$(wrk -t1 -c16 -d10s --latency "$base/" | awk '/50%/ { p50 = $2 } /99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 }
    END { printf "%.0f requests/s, p50 %s, p99 %s", rate, p50, p99 }')
fi

{
  cat <<TEXT
# Open data of the demonstration, validated

Written by \`bash scripts/open-data.sh\` on $(date +%F), from \`sekber demo --full\`.

| file | bytes | schema or form | \`sekber iati check\` |
|---|---|---|---|
| IATI activities | $(size "$work/activities.xml") | $(schema iati-activities-schema.xsd "$work/activities.xml") | $(told "$sekber" iati check "$work/activities.xml") |
| IATI organisations | $(size "$work/organisations.xml") | $(schema iati-organisations-schema.xsd "$work/organisations.xml") | $(told "$sekber" iati check "$work/organisations.xml") |
| HXL 3W | $(size "$work/3w.csv") | $(hxl "$work/3w.csv") | – |
| DCAT catalogue | $(size "$work/catalogue.jsonld") | $(dcat "$work/catalogue.jsonld") | – |

The front page, sixteen connections on the same machine: $pace.

## What the files say, and what they do not

* **3W.** A programme in several places has a row for each of them, and before them one without a place below the province. People and money stand
  there once, for the whole programme: nobody says how much of them is for which place, and a sum by place must not make it up. A programme in one place, or in the
  whole district, has one row with everything. Rows of one id are one programme when the file is imported again, so nothing is counted twice.
* **IATI, days.** The days of a programme are planned ones (types 1 and 3). Actual ones (2 and 4) are told of a programme under way or completed that a
  public partnership carries out: the first day of the first partnership, and the last day of the last one where programme and partnerships are completed or ended. No day
  is told before it has come. An import reads planned days first.
* **IATI, identifiers.** Only the district has an identifier of a register in activities (the registered one, else \`ID-COA-\` and the region code).
  Offices and partners take part by name alone: \`ref\` would claim a register that does not list them, and rule 6.10.1 takes a name. Where the
  standard asks for an identifier (\`organisation-identifier\`), it is the district’s followed by our own id, as it is for activities.
* **CSV of programmes.** Both languages have the same columns. An import reads the region codes, and not the names of kecamatan beside them.

## Published files

| file | read | check | import, without keeping anything |
|---|---|---|---|
TEXT
  for file in "$data"/iati/samples/*.xml; do
    name=$(basename "$file" .xml)
    echo "| $name | $(told "$sekber" iati read "$file" --summary "$work/$name.json") | $(told "$sekber" iati check "$file" --most 0 | sed "s|$data/||") | $(told "$sekber" import programmes "$file" --dry-run --skip-errors --language en) |"
  done
  for file in "$data"/iati/samples/*.xml; do
    name=$(basename "$file" .xml)
    printf '\nSums of %s:\n\n```json\n' "$name"
    cat "$work/$name.json"
    printf '\n```\n'
  done
} >"$work/open-data.md"
mv "$work/open-data.md" "$out"
echo "$out"
