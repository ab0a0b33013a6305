"""How the box grows: rows, bytes, memory and times with 1, 10, 100 and all districts."""

import nation_day
from nation_box import SEKBERS

STEPS = (1, 10, 100)


def run(box, districts, fill):
    print("| districts | filled in | rows | bytes | largest tables | memory at rest | two pages of each looked at | p50 | p99 |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for count in [step for step in STEPS if step < districts] + [districts]:
        took = fill(box, count)
        box.sql("analyze")
        rows = int(box.sql("select sum(reltuples)::bigint from pg_class where relkind = 'r' and reltuples > 0 "
                           "and relnamespace = 'public'::regnamespace"))
        size = int(box.sql("select pg_database_size('sekber')"))
        largest = box.sql("select string_agg(relname || ' ' || pg_size_pretty(size), ', ') from (select relname, "
                          "pg_total_relation_size(oid) size from pg_class where relkind = 'r' "
                          "and relnamespace = 'public'::regnamespace order by size desc limit 4) largest")
        box.start_sekbers()
        rest = nation_day.memory(box)
        known = nation_day.codes(box)
        touched = nation_day.touch(box, known)
        day = nation_day.Day(box, known)
        day.play(40, 5)
        day.times.clear()
        day.play(40, 15)
        everything = [one for times in day.times.values() for one in times]
        print(f"| {len(known)} | {took:.0f} s | {rows:,} | {size / 1e6:,.0f} MB | {largest} | {max(rest)} MB | {max(touched)} MB | "
              f"{nation_day.at(everything, .5):.0f} ms | {nation_day.at(everything, .99):.0f} ms |", flush=True)
        for (kind, status), faults in sorted(day.faults.items(), key=str):
            print(f"answered otherwise: {kind}, {status}: {faults}")
        for number in SEKBERS:
            box.kill_sekber(number)
    return 0
