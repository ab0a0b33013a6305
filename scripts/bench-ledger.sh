#!/usr/bin/env bash
# Sums a nation's ledger by each dimension, from what each district keeps of its entries in PostgreSQL, and beside it the same sums in
# DuckDB from the entries themselves; says whether both came to the same. Prints the table of docs/benchmarks.md.
# DISTRICTS (500), PROGRAMMES (2000), ENTRIES (12), RUNS and BINARY (a program that is built already) may be set. PYTHON needs duckdb.
# The entries of a whole nation take some 40 GB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/postgres.sh

districts=${DISTRICTS:-500}
programmes=${PROGRAMMES:-2000}
entries=${ENTRIES:-12}
runs=${RUNS:-5}
python=${PYTHON:-python3}
"$python" -c "import duckdb" || { echo "duckdb is missing: $python -m pip install duckdb" >&2; exit 1; }
sekber=${BINARY:-}
if [ -z "$sekber" ]; then
  nice cargo build --release --locked -p sekber
  sekber=${CARGO_TARGET_DIR:-target}/release/sekber
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/sekber-ledger-XXXXXX")
trap 'stop_postgres; rm -rf "$work"' EXIT
start_postgres "-c max_parallel_workers_per_gather=1 -c shared_buffers=512MB -c max_wal_size=8GB -c fsync=off"
export SEKBER_DATABASE=$SEKBER_TEST_POSTGRES SEKBER_DATA=$work
"$sekber" migrate >/dev/null
ask() { as_postgres "$postgres_programs/psql" -h "$postgres_folder" -U sekber -d postgres -v ON_ERROR_STOP=1 -q "$@"; }

# Entries alone are filled in, with what sums read of them; the records that they belong to are not asked for. Districts are filled by
# two at once, and the indexes that only reading needs are made afterwards.
ask <<SQL
insert into district (region_code, name, kind, created_at)
select lpad((11 + d / 50)::text, 2, '0') || '.' || lpad((1 + d % 50)::text, 2, '0'), 'District ' || d, 'kabupaten', 0
from generate_series(0, $districts - 1) d;
alter table ledger_code set unlogged;
SQL
indexes=$(ask -Atc "select indexdef || ';' from pg_indexes where tablename in ('ledger_entry', 'ledger_code') and indexname not like '%_pkey'")
ask -Atc "select 'drop index ' || indexname || ';' from pg_indexes where tablename in ('ledger_entry', 'ledger_code')
 and indexname not like '%_pkey'" | ask

fill() {
  ask <<SQL
set session_replication_role = replica;
set synchronous_commit = off;
create temp table half as select region_code from (select region_code, row_number() over (order by region_code) as place from district) d
 where place % 2 = $1;
insert into ledger_entry (region_code, id, partnership_id, programme_id, stage, way, budget, form, year, funder_name, funder_key,
 implementer_name, implementer_key, office_id, disclosure, currency, low_minor, high_minor, low_idr, high_idr, undisclosed, source,
 person_name, recorded_at)
select r.region_code, p || '-' || n, 'partnership-' || p, 'programme-' || p, (array['planned','committed','disbursed','realised'])[1 + n % 4],
 (array['partner_run','district_grant','village_budget'])[1 + p % 3], (array['partners','district','village'])[1 + p % 3],
 case when n % 6 = 5 then 'in_kind' else 'cash' end, 2022 + n % 5, 'Funder ' || p % 100, 'funder-' || p % 100, 'Partner', 'partner-' || p % 100,
 'office-' || p % 10, 'exact', 'IDR', amount, amount, amount, amount, 0, 'Report', 'Somebody', 0
from half r, generate_series(1, $programmes) p, generate_series(1, $entries) n,
 lateral (select ((p::bigint * 7919 + n * 104729) % 900000 + 100000) * 100000 as amount) a;
insert into ledger_code (region_code, entry_id, dimension, code, low_idr, high_idr)
select e.region_code, e.id, k.dimension, k.code, e.low_idr, e.high_idr from half join ledger_entry e using (region_code),
 lateral (select substr(e.partnership_id, 13)::bigint as p) o,
 lateral (values ('theme', 'theme-' || p % 10), ('field', '1.0' || p % 9), ('goal', (1 + p % 17)::text),
  ('place', e.region_code || '.' || lpad((1 + p % 14)::text, 2, '0')), ('mission', (1 + p % 5)::text),
  ('kind', (array['ngo','company','campus'])[1 + p % 3]), ('level', (array['local','national','international'])[1 + p % 3])) k(dimension, code);
SQL
}
fill 0 & one=$!
fill 1
wait $one
ask <<<"set maintenance_work_mem = '2GB'; $indexes analyze;"
echo "filled after $SECONDS s" >&2
ask -c "copy (select region_code, id, stage, way, budget, form, year, funder_key, office_id, low_idr, out_of_id, standing
 from ledger_entry) to stdout csv header" >"$work/ledger_entry.csv"
ask -c "copy ledger_code to stdout csv header" >"$work/ledger_code.csv"
begun=$(date +%s.%N)
"$sekber" district money --by year --renew >/dev/null
echo "kept in $("$python" -c "import time; print(round(time.time() - $begun))") s" >&2

RUNS=$runs WORK=$work SEKBER=$sekber "$python" - <<'PYTHON'
import json, os, subprocess, time
import duckdb

work, runs = os.environ["WORK"], int(os.environ["RUNS"])
db = duckdb.connect(f"{work}/nation.duckdb")
db.execute("set threads = 2")
for table in ("ledger_entry", "ledger_code"):
    db.execute(f"create table {table} as select * from read_csv('{work}/{table}.csv', header = true, all_varchar = true)")
own = {"year": "e.year", "way": "e.way", "funder": "e.region_code || '/' || e.funder_key", "office": "e.region_code || '/' || coalesce(e.office_id, '')"}
print("| by | sums | from kept sums, whole command | DuckDB, the entries |\n|---|---|---|---|")
for by in ("theme", "field", "goal", "mission", "place", "kind", "level", "year", "way", "funder", "office"):
    code = "coalesce(c.code, '')"
    key = own.get(by, f"e.region_code || '/' || {code}" if by == "mission" else code)
    join = "" if by in own else f"left join ledger_code c on c.region_code = e.region_code and c.entry_id = e.id and c.dimension = '{by}'"
    amount = "e.low_idr" if by in own else "coalesce(c.low_idr, e.low_idr)"
    asked = f"""select {key}, e.budget, e.form, e.stage, sum(cast({amount} as hugeint)) from ledger_entry e {join}
                where e.out_of_id is null and e.standing = 'confirmed' group by all"""
    ours, theirs = [], []
    for _ in range(runs):
        begun = time.perf_counter()
        told = subprocess.run([os.environ["SEKBER"], "district", "money", "--by", by], capture_output=True, check=True, text=True).stdout
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        rows = db.execute(asked).fetchall()
        theirs.append(time.perf_counter() - begun)
    mine = {(one["key"], one["budget"], one["form"], one["stage"]): int(one["low"]) for one in map(json.loads, told.splitlines())}
    same = mine == {tuple(map(str, row[:4])): int(row[4]) for row in rows}
    middle = lambda times: f"{sorted(times)[len(times) // 2]:.2f} s"
    print(f"| {by} | {len(mine)}{'' if same else ', **not the same**'} | {middle(ours)} | {middle(theirs)} |")
PYTHON
