"""A mixed day on the box: pages, searches, public pages, new offices and imports at a fixed rate, and meetings beside them."""

import os
import random
import subprocess
import threading
import time
import uuid

from nation_box import SEKBERS, until
from nation_people import NOBODY, Browser

# Districts in which somebody is signed in; public pages are asked for in all of them.
SIGNED_IN = 40
MEETINGS = 5
WORKERS = 48
WORDS = ["kesehatan", "air bersih", "pelatihan", "desa", "kesehatn", "jalan", "pendidikan anak"]
PAGES = ["/", "/programmes", "/programmes?page=2", "/partners", "/offices", "/partnerships", "/calendar", "/meetings"]
PUBLIC = ["/public", "/public/partners", "/public/programmes", "/public/data", "/public/districts"]


def codes(box):
    """Codes of the districts without their dots, in their order."""
    return [code.replace(".", "") for code in box.sql("select region_code from district order by region_code").splitlines()]


def host_of(code):
    return "localhost" if code == "6105" else f"{code}.localhost"


def staff_of(code):
    return "staf@sekber.example" if code == "6105" else f"staf.{code}@sekber.example"


class Day:
    """What is asked for, and how long each answer took from the moment it was due."""

    def __init__(self, box, known):
        self.box, self.times, self.turn = box, {}, threading.Lock()
        self.everywhere = [host_of(code) for code in known]
        some = known[:: max(1, len(known) // SIGNED_IN)][:SIGNED_IN]
        self.seats = [Browser(box, host_of(code)).sign_in(staff_of(code)) for code in some]
        self.chance = random.Random(610500)
        self.faults = {}

    def release(self):
        """Has the districts release their figures, so that the page of the nation has something to add up; seconds that it took."""
        begun = time.monotonic()
        for seat in self.seats:
            status, _, _ = seat.form("/settings/figures", released="yes")
            if status != 303:
                raise SystemExit(f"{seat.host} does not release its figures: {status}")
        return time.monotonic() - begun

    def note(self, kind, due, status, wanted):
        took = time.monotonic() - due
        with self.turn:
            self.times.setdefault(kind, []).append(took)
            if status != wanted:
                key = (kind, status or "no answer")
                self.faults[key] = self.faults.get(key, 0) + 1

    def one(self, number, due):
        chance = random.Random(number)
        seat = chance.choice(self.seats)
        kind = chance.choices(["page", "search", "public page", "new office", "import"], [60, 20, 15, 4, 1])[0]
        browser = Browser(self.box, seat.host)
        browser.cookies = seat.cookies
        wanted = 200
        if kind == "page":
            status, _, _ = browser.send("GET", chance.choice(PAGES))
        elif kind == "search":
            word = chance.choice(WORDS).replace(" ", "+")
            status, _, _ = browser.send("GET", chance.choice([f"/programmes?q={word}", f"/search?q={word}"]))
        elif kind == "public page":
            status, _, _ = Browser(self.box, chance.choice(self.everywhere)).send("GET", chance.choice(PUBLIC))
        elif kind == "new office":
            once, wanted = uuid.uuid4().hex, 303
            status, _, _ = browser.form("/offices/new", name=f"Dinas Uji {once}", short_name=f"Uji {once[:9]}", kind="dinas", once=once)
        else:
            wanted = 303
            rows = "".join(f"Pelatihan kader nomor {number}-{row},Yayasan Contoh {row},Januari 2023\n" for row in range(20))
            status, _, _ = browser.upload("programmes", "a.csv", ("Judul Program,Mitra,Waktu\n" + rows).encode())
        self.note(kind, due, status, wanted)

    def play(self, rate, seconds):
        """Asks `rate` times a second, whether answers come or not."""
        begun, total = time.monotonic() + 0.5, int(rate * seconds)
        taken = iter(range(total))

        def work():
            while True:
                with self.turn:
                    number = next(taken, None)
                if number is None:
                    return
                due = begun + number / rate
                time.sleep(max(0.0, due - time.monotonic()))
                self.one(number, due)

        workers = [threading.Thread(target=work, daemon=True) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(seconds + 120)
        return total / (time.monotonic() - begun)


def at(times, part):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * part))] * 1000


def table(day):
    print("| kind | requests | p50 | p95 | p99 | slowest |")
    print("|---|---|---|---|---|---|")
    everything = [took for times in day.times.values() for took in times]
    for kind, times in [*sorted(day.times.items()), ("all", everything)]:
        print(f"| {kind} | {len(times)} | {at(times, .5):.0f} ms | {at(times, .95):.0f} ms | {at(times, .99):.0f} ms | "
              f"{max(times) * 1000:.0f} ms |")
    for (kind, status), count in sorted(day.faults.items(), key=str):
        print(f"answered otherwise: {kind}, {status}: {count}")


def cpu(pid):
    """Seconds of CPU that a process and those it has started have used."""
    with open(f"/proc/{pid}/stat") as stat:
        words = stat.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def touch(box, known):
    """Looks at two pages of each district, in every process; memory of the processes in MB."""
    for code in known:
        for number in SEKBERS:
            browser = Browser(box, host_of(code))
            browser.port = box.listen_of(number)
            for path in ("/public", "/public/programmes"):
                status, _, _ = browser.send("GET", path)
                if status not in (200, NOBODY):
                    raise SystemExit(f"{path} of {code} was answered with {status}")
    return memory(box)


def memory(box):
    return [round(box.memory(number)) for number in SEKBERS]


def rehearse(box, number):
    """A meeting of Sintang, played through the front."""
    env = os.environ | box.settings()
    words = [box.binary, "rehearse", "--at", f"http://localhost:{box.front}", "--phones", "40", "--walls", "1", "--rate", "4",
             "--presentations", "6", "--pace", "8"]
    log = open(box.path("log", f"meeting{number}"), "wb")
    return subprocess.Popen(words, env=env, stdout=log, stderr=log)


def run(box, districts, rate, seconds):
    known = codes(box)
    print(f"\n## Memory of the three processes, {len(known)} districts known\n")
    print("| | MB |\n|---|---|")
    print(f"| at rest | {memory(box)} |")
    for count in (1, 10, 100, districts):
        if count <= len(known):
            print(f"| two pages of each of {count} district(s) looked at in each | {touch(box, known[:count])} |", flush=True)
    day = Day(box, known)
    print(f"\n{len(day.seats)} districts released their figures in {day.release():.1f} s")
    day.play(rate, 5)
    day.times.clear()
    for meetings in (0, MEETINGS):
        print(f"\n## {rate} requests a second for {seconds:.0f} s, {meetings} meetings beside them\n", flush=True)
        day.times, day.faults = {}, {}
        before = {name: cpu(process.pid) for name, process in box.running.items()}
        played = [rehearse(box, number) for number in range(meetings)]
        begun = time.monotonic()
        reached = day.play(rate, seconds)
        took = time.monotonic() - begun
        table(day)
        shares = {name: (cpu(process.pid) - before[name]) / took for name, process in box.running.items()}
        print(f"\nreached {reached:.0f} requests a second; of one core: " + ", ".join(
            f"{name} {share:.2f}" for name, share in sorted(shares.items()) if share >= 0.01))
        until(lambda: all(one.poll() is not None for one in played), 180, "a meeting does not end")
        for number, one in enumerate(played):
            with open(box.path("log", f"meeting{number}")) as log:
                told = [line for line in log.read().splitlines() if "lost" in line or "every wall" in line or "refused" in line]
            print(f"meeting {number + 1}: exit {one.returncode}; " + "; ".join(told))
    print(f"\nmemory afterwards: {memory(box)} MB")
    return 0
