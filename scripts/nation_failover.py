"""The failover table: one thing after another is broken while offices are added and pages are looked at."""

import os
import sys
import time

import nation_day
from nation_box import NODES, SEKBERS, until
from nation_people import Browser, Crowd, Reader, Writer, longest_wait

# How long everything is well before something breaks, and how long it stays broken.
BEFORE, BROKEN = 4.0, 20.0
WRITES, READS = 15.0, 3.0


def lose_primary(box):
    node = box.primary()
    box.kill_database(node)
    return lambda: box.start_patroni(node)


def lose_sekber(box):
    number = SEKBERS[0]
    box.kill_sekber(number)
    return lambda: box.start_sekber(number)


def pause_standby(box):
    node = box.standby()
    box.pause_database(node)
    return lambda: box.resume_database(node)


def lose_etcd(box):
    node = until(box.etcd_leader, 10, "etcd has no leader")
    box.kill_etcd(node)
    return lambda: box.start_etcd(node)


def cut_primary(box):
    node = box.primary()
    box.cut(node)
    return lambda: box.join(node)


FAULTS = {
    "primary killed -9, with its Patroni": lose_primary,
    "a Sekber process killed -9": lose_sekber,
    "synchronous replica paused (SIGSTOP)": pause_standby,
    "etcd's leader killed -9": lose_etcd,
    "link of the primary cut": cut_primary,
}


def one(box, name, fault, host, staff):
    """Breaks one thing and prints its row; whether everything held."""
    crowd, word = Crowd(), f"{abs(hash((name, time.time()))) % 10**8}"
    # Each with a session of its own: the pace of one is limited.
    writers = [Writer(Browser(box, host).sign_in(staff), crowd, word) for _ in range(4)]
    readers = [Reader(Browser(box, host, 10.0).sign_in(staff), path) for path in ("/offices", "/programmes?q=kesehatan", "/partners")]
    for worker in [*writers, *readers]:
        crowd.add(worker)
    time.sleep(BEFORE)
    broken_at = time.monotonic()
    mend = fault(box)
    time.sleep(BROKEN)
    mend()
    until(box.is_whole, 120, f"{name}: the cluster did not heal")
    time.sleep(2)
    crowd.stop()
    acknowledged = [office for writer in writers for office in writer.acknowledged]
    kept = box.sql(f"select name from organisation where name like 'Dinas Uji {word} %'").splitlines()
    lost, twice = len(set(acknowledged) - set(kept)), len(kept) - len(set(kept))
    if lost:
        tell_lost(box, word, writers, set(kept), broken_at)
    writes = longest_wait([at for writer in writers for at in writer.times], broken_at)
    reads = longest_wait([at for reader in readers for at in reader.times], broken_at)
    each = max(longest_wait(reader.times, broken_at) for reader in readers)
    statuses = {}
    for worker in [*writers, *readers]:
        for status, count in worker.statuses.items():
            if status not in (200, 303):
                statuses[status or "no answer"] = statuses.get(status or "no answer", 0) + count
    refused = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items(), key=str)) or "none"
    held = lost == 0 and twice == 0 and writes <= WRITES and each <= READS
    print(f"| {name} | {len(acknowledged)} | {lost} | {twice} | {writes:.1f} s | {reads:.1f} s | {each:.1f} s | {refused} |", flush=True)
    return held


def tell_lost(box, word, writers, kept, broken_at):
    """When what is lost was acknowledged, and what each node has."""
    when = sorted(at - broken_at for writer in writers for name, at in zip(writer.acknowledged, writer.times) if name not in kept)
    print(f"# lost: acknowledged {when[0]:.2f} s to {when[-1]:.2f} s after the fault; {box.members()}", file=sys.stderr)
    for node in NODES:
        found = box.try_sql(f"select count(*), pg_is_in_recovery() from organisation where name like 'Dinas Uji {word} %'", at=node)
        print(f"# node {node} has {found}; primary: {box.rest(node, 'primary')[0]}", file=sys.stderr)
    os.environ["KEEP"] = "1"


def meeting(box):
    """Plays a meeting and takes the primary away in its middle; prints what phones were told and what the record holds."""
    played = nation_day.rehearse(box, 0)
    time.sleep(15)
    mend = lose_primary(box)
    time.sleep(BROKEN)
    mend()
    until(lambda: played.poll() is not None, 240, "the meeting does not end")
    until(box.is_whole, 120, "after the meeting the cluster did not heal")
    with open(box.path("log", "meeting0")) as log:
        told = [line.strip() for line in log.read().splitlines() if line.strip()]
    print("\nA meeting of 40 phones, in its middle the primary killed -9:\n")
    print("\n".join(f"    {line}" for line in told), flush=True)
    return played.returncode != 0


def run(box, rounds, host, staff, wanted):
    """Prints the table; how many rows did not hold."""
    print("| what breaks | acknowledged writes | lost | twice | longest without a write | longest without any page | "
          "longest without a certain page | refused meanwhile |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    fell = 0
    for _ in range(rounds):
        for name, fault in FAULTS.items():
            if wanted and not any(word in name for word in wanted):
                continue
            if fault is cut_primary and not box.apart:
                print(f"| {name} | left out: it takes root to give each node a link of its own | | | | | | |", flush=True)
                continue
            fell += not one(box, name, fault, host, staff)
    if not wanted or "meeting" in wanted:
        fell += meeting(box)
    told = box.command("audit", "verify", "--region", "61.05")
    print(f"\nThe trail afterwards: {told.strip().splitlines()[-1]}")
    print(f"{len(NODES)} nodes, {len(SEKBERS)} processes; asked: lost 0, twice 0, writes within {WRITES:.0f} s, pages within {READS:.0f} s")
    return fell
