#!/usr/bin/env python3
"""A day of a district in so many seconds: pages, searches, offices, sheets and invitations as the hours go, on a server that runs on.
Memory and open files are looked at when each hour is over; at the end whether anything was done twice. `scripts/long-day.sh` starts it.
"""

import os
import random
import shutil
import signal
import socketserver
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from nation_people import Browser

LENGTH = float(os.environ.get("LENGTH", "3600"))
RATE = float(os.environ.get("RATE", "20"))
# How busy each hour is beside the busiest: asleep until six, at work until four, some in the evening.
HOURS = [0.02] * 5 + [0.05, 0.2, 0.6, 1, 1, 1, 0.8, 0.5, 1, 1, 0.9, 0.5, 0.3, 0.2, 0.3, 0.2, 0.1, 0.05, 0.02]
# What memory may have grown by from the end of the morning to midnight, and how many files may be open more than at the start.
GROWTH, FILES = 0.15, 8
WORKERS = 12
PAGES = ["/", "/programmes", "/partners", "/offices", "/calendar", "/meetings", "/partnerships", "/public", "/public/programmes"]
WORDS = ["kesehatan", "air+bersih", "pelatihan", "desa", "kesehatn", "pendidikan+anak"]


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes every letter (RFC 5321, as little of it as is needed) and remembers to whom."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        self.letters, self.turn = [], threading.Lock()
        super().__init__(("127.0.0.1", 0), Counter)


class Counter(socketserver.StreamRequestHandler):
    def handle(self):
        to, text = "", False
        self.wfile.write(b"220 post office\r\n")
        for line in self.rfile:
            line = line.decode("utf-8", "replace").rstrip("\r\n")
            if text:
                if line != ".":
                    continue
                text, answer = False, "250 taken"
                with self.server.turn:
                    self.server.letters.append(to)
            elif line.upper() == "DATA":
                text, answer = True, "354 go on"
            elif line.upper().startswith("QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                if line.upper().startswith("RCPT"):
                    to = line.split("<")[-1].split(">")[0].lower()
                answer = "250 well"
            self.wfile.write(f"{answer}\r\n".encode())


class Server:
    """A district of the demonstration in a folder of its own."""

    def __init__(self, binary, post):
        self.folder = tempfile.mkdtemp(prefix="sekber-long-day-")
        self.front = free_port()
        self.env = os.environ | {
            "SEKBER_DATA": self.folder, "SEKBER_LISTEN": f"127.0.0.1:{self.front}", "SEKBER_BEHIND_PROXY": "true", "SEKBER_LOG": "warn",
            "SEKBER_MAIL": f"smtp://127.0.0.1:{post}", "SEKBER_MAIL_FROM": "Sekber <sekber@example.go.id>",
        }
        subprocess.run([binary, "demo", "--no-serve"], env=self.env, check=True, stdout=subprocess.DEVNULL)
        self.log = open(os.path.join(self.folder, "log"), "wb")
        self.process = subprocess.Popen([binary, "serve"], env=self.env, stdout=self.log, stderr=self.log)
        browser, end = Browser(self, "127.0.0.1"), time.monotonic() + 60
        while browser.send("GET", "/health")[0] != 200:
            if time.monotonic() > end:
                raise SystemExit("the server does not start")
            time.sleep(0.1)

    def status(self, name):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(name + ":"))

    def memory(self):
        return self.status("VmRSS") / 1024

    def files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def database(self):
        """The database as it stands, for reading."""
        name = next(name for name in sorted(os.listdir(self.folder)) if name.endswith(".sqlite"))
        return sqlite3.connect(f"file:{os.path.join(self.folder, name)}?mode=ro", uri=True)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(90)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


def free_port():
    with socketserver.TCPServer(("127.0.0.1", 0), None) as one:
        return one.server_address[1]


class Day:
    def __init__(self, server):
        self.server, self.turn = server, threading.Lock()
        people = ["staf", "admin", "dinkes", "mitra", "sekda"]
        self.seats = {name: Browser(server, "127.0.0.1").sign_in(f"{name}@sekber.example") for name in people}
        self.signed_in = {name: time.monotonic() for name in people}
        self.asked, self.times, self.faults = 0, [], {}
        self.offices, self.sheets, self.invited = [], {}, []

    def seat(self, name):
        """A browser of its own with somebody's session."""
        browser = Browser(self.server, "127.0.0.1")
        browser.cookies = dict(self.seats[name].cookies)
        return browser

    def note(self, kind, begun, status, wanted):
        with self.turn:
            self.asked += 1
            self.times.append(time.monotonic() - begun)
            if status not in wanted:
                key = (kind, status or "no answer")
                self.faults[key] = self.faults.get(key, 0) + 1

    def one(self, chance):
        begun = time.monotonic()
        kind = chance.choices(["page", "search", "office", "sheet", "invitation"], [70, 20, 4, 2, 4])[0]
        if kind == "page":
            status, _, _ = self.seat(chance.choice(list(self.seats))).send("GET", chance.choice(PAGES))
            return self.note(kind, begun, status, (200, 303, 403))
        if kind == "search":
            status, _, _ = self.seat("staf").send("GET", f"/search?q={chance.choice(WORDS)}")
            return self.note(kind, begun, status, (200,))
        name = uuid.uuid4().hex
        if kind == "office":
            form = {"name": f"Dinas Uji {name}", "short_name": f"Uji {name[:9]}", "kind": "dinas", "once": name}
            # Sent twice, as by an impatient hand: the second leads where the first did.
            status, _, _ = self.seat("staf").form("/offices/new", **form)
            again, _, _ = self.seat("staf").form("/offices/new", **form)
            self.note(kind, begun, again, (303, 409))
            if status == 303:
                with self.turn:
                    self.offices.append(form["name"])
        elif kind == "sheet":
            rows = "".join(f"Pelatihan kader {name} nomor {row},Yayasan Contoh {row},Januari 2023\n" for row in range(20))
            status, _, place = self.seat("staf").upload("programmes", "a.csv", ("Judul Program,Mitra,Waktu\n" + rows).encode())
            with self.turn:
                self.sheets[place.rsplit("/", 1)[-1]] = 20
        else:
            email = f"juri-{name}@example.org"
            status, _, _ = self.seat("admin").form("/invitations", name="Juri Uji", email=email, role="juror", once=name)
            if status == 200:
                with self.turn:
                    self.invited.append(email)
        self.note(kind, begun, status, (200, 303))

    def hour(self, number, seconds):
        total = int(RATE * HOURS[number] * seconds)
        begun, taken = time.monotonic(), iter(range(total))

        def work():
            while True:
                with self.turn:
                    step = next(taken, None)
                if step is None:
                    return
                time.sleep(max(0.0, begun + step * seconds / total - time.monotonic()))
                self.one(random.Random(number * 1_000_000 + step))

        workers = [threading.Thread(target=work, daemon=True) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(seconds + 120)
        time.sleep(max(0.0, begun + seconds - time.monotonic()))


def twice(server, day, post):
    """What was done more than once, or not at all, as sentences."""
    found, database = [], server.database()
    names = [name for (name,) in database.execute("select name from organisation where name like 'Dinas Uji %'")]
    found += [f"{len(names) - len(set(names))} offices twice"] if len(names) != len(set(names)) else []
    found += [f"{len(set(day.offices) - set(names))} offices lost"] if set(day.offices) - set(names) else []
    rows = dict(database.execute("select run_id, count(*) from import_row group by run_id"))
    wrong = [run for run, count in day.sheets.items() if rows.get(run) != count]
    found += [f"{len(wrong)} of {len(day.sheets)} sheets were not checked once"] if wrong else []
    jobs = database.execute("select name, count(*) from job where period_seconds is not null group by name having count(*) > 1").fetchall()
    found += [f"jobs that stand there twice: {jobs}"] if jobs else []
    failed = database.execute("select name, count(*) from job where state = 'failed' group by name").fetchall()
    found += [f"jobs that failed: {failed}"] if failed else []
    letters = {}
    for to in post.letters:
        letters[to] = letters.get(to, 0) + 1
    more = [to for to in day.invited if letters.get(to, 0) > 1]
    none = [to for to in day.invited if to not in letters]
    found += [f"{len(more)} letters twice"] if more else []
    found += [f"{len(none)} of {len(day.invited)} letters not sent"] if none else []
    return found


def waits(server):
    """How many jobs are due or under way."""
    asked = "select count(*) from job where state = 'running' or (state = 'queued' and period_seconds is null)"
    return server.database().execute(asked).fetchone()[0]


def main():
    post = PostOffice()
    threading.Thread(target=post.serve_forever, daemon=True).start()
    server = Server(os.path.abspath(os.environ["BINARY"]), post.server_address[1])
    try:
        day, seconds = Day(server), LENGTH / len(HOURS)
        files = server.files()
        print(f"# {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; an hour in {seconds:.0f} s\n")
        print("| hour | requests | p50 | p99 | memory | open files |\n|---|---|---|---|---|---|", flush=True)
        memory = []
        for number in range(len(HOURS)):
            day.asked, day.times = 0, []
            day.hour(number, seconds)
            memory.append(server.memory())
            times = sorted(day.times) or [0.0]
            print(f"| {number} | {day.asked} | {times[len(times) // 2] * 1000:.0f} ms | {times[int(len(times) * 0.99)] * 1000:.0f} ms | "
                  f"{memory[-1]:.0f} MB | {server.files()} |", flush=True)
        end = time.monotonic() + 120
        while waits(server) and time.monotonic() < end:
            time.sleep(0.5)
        faults = twice(server, day, post)
        noon, midnight = max(memory[8:12]), memory[-1]
        if midnight > noon * (1 + GROWTH):
            faults.append(f"memory grew from {noon:.0f} MB in the morning to {midnight:.0f} MB")
        if server.files() > files + FILES:
            faults.append(f"{files} files were open at the start, {server.files()} are at the end")
        print(f"\n{len(day.offices)} offices, {len(day.sheets)} sheets, {len(day.invited)} invitations with {len(post.letters)} letters")
        for (kind, status), count in sorted(day.faults.items(), key=str):
            faults.append(f"answered otherwise: {kind}, {status}: {count}")
        print("\n".join(faults) or "nothing twice, nothing left open, memory flat")
        return 1 if faults else 0
    finally:
        server.stop()
        if os.environ.get("KEEP"):
            print("kept:", server.folder)
        else:
            shutil.rmtree(server.folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
