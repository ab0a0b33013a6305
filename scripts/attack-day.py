#!/usr/bin/env python3
"""Attacks a server of the demonstration on this machine, one attack after another, and measures what others feel.

    python3 scripts/attack-day.py target/release/sekber [NAME ...]

Each attack gets a fresh server on loopback, which has come to rest before it begins. Beside it a process of its own asks
/health fifty times a second over new connections. Printed is one row an attack: the slowest and the 99th percentile answer
of /health, how many got no answer within two seconds, the most memory the server took (VmHWM), and whether the attack
reached its aim. The exit code is the number of attacks that did. Needs nothing but Python 3.9; every loop has an end.
"""

import contextlib
import http.client
import io
import multiprocessing
import os
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zipfile

PASSWORD = "perahu-tenun-kopi-durian"
STAFF, OFFICE, PARTNER = "staf@sekber.example", "dinkes@sekber.example", "mitra@sekber.example"
PATIENCE = 60.0


class Server:
    """A server of the demonstration on a free port of the loopback interface."""

    def __init__(self, binary, descriptors=None, behind_proxy=False):
        self.binary = binary
        self.folder = tempfile.TemporaryDirectory(prefix="sekber-attack-")
        data = self.folder.name
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([binary, "demo", "--no-serve", "--data", data], check=True, **quiet)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

        def fewer():
            resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

        self.log = open(os.path.join(data, "log"), "wb")
        self.process = subprocess.Popen(
            [binary, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}", "--behind-proxy", str(behind_proxy).lower()],
            stdout=subprocess.DEVNULL, stderr=self.log, preexec_fn=fewer if descriptors else None)
        until(lambda: health(self.port, 1.0) is not None, 60, "the server did not start")
        until(self.rests, 60, "the server never came to rest")

    def rests(self):
        """Whether it used less than a fiftieth of a core for a quarter of a second. A server that was just started works jobs off
        that lay there, on the very cores from which the attack comes."""
        begun = self.used()
        time.sleep(0.25)
        return self.used() - begun < 0.005

    def used(self):
        """Seconds of CPU so far."""
        with open(f"/proc/{self.process.pid}/schedstat") as account:
            whole = int(account.read().split()[0])
        for thread in os.listdir(f"/proc/{self.process.pid}/task"):
            if int(thread) != self.process.pid:
                with contextlib.suppress(OSError), open(f"/proc/{self.process.pid}/task/{thread}/schedstat") as account:
                    whole += int(account.read().split()[0])
        return whole / 1e9

    def memory(self):
        """Most memory taken so far, in MB."""
        with contextlib.suppress(OSError), open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) // 1024
        return 0

    def alive(self):
        return self.process.poll() is None

    def database(self):
        file = os.path.join(self.folder.name, "sekber.sqlite")
        return sqlite3.connect(f"file:{file}?mode=ro", uri=True)

    def meetings(self):
        """The meetings that phones can join, the latest first."""
        with contextlib.closing(self.database()) as database:
            return [row[0] for row in database.execute("select id from meeting where opened_at is not null and closed_at is null")]

    def codes(self, meeting):
        """The codes by which phones join a meeting."""
        with contextlib.closing(self.database()) as database:
            return [row[0] for row in database.execute("select code from meeting_participant where meeting_id = ?", (meeting,))]

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()
        self.folder.cleanup()


def until(condition, seconds, otherwise):
    """Asks again and again until something holds; ends the run when it never does."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(otherwise)
        time.sleep(0.02)


def health(port, patience):
    """Seconds that /health took, or None without an answer of 200."""
    begun = time.monotonic()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        connection.request("GET", "/health")
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return time.monotonic() - begun if answer.status == 200 else None
    except OSError:
        return None
    except http.client.HTTPException:
        return None


def watch(port, stop, results):
    """Asks /health until told to stop, in a process of its own and before others where the system allows it, so that the
    attack, which shares the server's cores here, does not slow the clock as well."""
    with contextlib.suppress(OSError):
        os.nice(-10)
    times, missed = [], 0
    while not stop.is_set():
        took = health(port, 2.0)
        if took is None:
            missed += 1
        else:
            times.append(took)
        time.sleep(0.02)
    results.put((sorted(times), missed))


class Browser:
    """Somebody with cookies."""

    def __init__(self, server, patience=PATIENCE):
        self.port, self.cookies, self.patience = server.port, {}, patience

    def send(self, method, path, body=None, kind="application/x-www-form-urlencoded", accept="text/html"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        headers = {"Accept": accept, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer

    def form(self, path, **fields):
        return self.send("POST", path, urllib.parse.urlencode(fields))

    def sign_in(self, email, password=PASSWORD):
        self.form("/sign-in", email=email, password=password)
        return self

    def upload(self, kind, name, content):
        mark = "----attack"
        parts = f'--{mark}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'
        parts += f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = parts.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content
        body += f"\r\n--{mark}--\r\n".encode()
        return self.send("POST", "/import", body, f"multipart/form-data; boundary={mark}")


def at_once(count, work):
    """Runs a piece of work in so many threads and returns what each gave; errors are values."""
    results = [None] * count

    def one(index):
        try:
            results[index] = work(index)
        except (OSError, http.client.HTTPException) as error:
            results[index] = error

    threads = [threading.Thread(target=one, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE * 2)
    return results


def workbook(sheets):
    """An XLSX of sheets, each given as the XML of its rows."""
    packed = io.BytesIO()
    names = range(1, len(sheets) + 1)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        kinds = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for n in names)
        out.writestr("[Content_Types].xml", (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f"{kinds}</Types>"))
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        out.writestr("_rels/.rels", (
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Target="xl/workbook.xml" '
            f'Type="{relations}/officeDocument"/></Relationships>'))
        tabs = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in names)
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        out.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{tabs}</sheets></workbook>')
        links = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml" Type="{relations}/worksheet"/>' for n in names)
        out.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        for n, rows in zip(names, sheets):
            out.writestr(f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')
    return packed.getvalue()


def open_meeting(server):
    """Calls a meeting as the secretariat, invites everybody, opens it; returns its id, the chair and the codes."""
    chair = Browser(server).sign_in(STAFF)
    day = time.strftime("%Y-%m-%d")
    made = chair.form("/meetings/new", name="Rapat", place="Aula", day=day, starts="08:00", ends="16:00", agenda="Pembukaan")
    meeting = made.getheader("location").rsplit("/", 1)[1]
    chair.form(f"/meetings/{meeting}/invitations", all="1")
    chair.form(f"/meetings/{meeting}/order/propose")
    command(server, chair, meeting, "open")
    return meeting, chair, server.codes(meeting)


def command(server, chair, meeting, name):
    with contextlib.closing(server.database()) as database:
        version = database.execute("select version from meeting where id = ?", (meeting,)).fetchone()[0]
    return chair.form(f"/meetings/{meeting}/stage", command=name, version=version)


def join(server, code, name="Delegasi"):
    phone = Browser(server)
    answer = phone.form("/hall", code=code, name=name, position="Gladi")
    return phone if answer.status == 303 else None


def listen(browser, path, seconds):
    """Everything a stream says within some seconds."""
    heard, end = b"", time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", browser.port), timeout=seconds) as link:
        cookies = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
        link.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n\r\n".encode())
        while time.monotonic() < end:
            link.settimeout(max(0.05, end - time.monotonic()))
            try:
                piece = link.recv(65536)
            except TimeoutError:
                break
            if not piece:
                break
            heard += piece
    return heard


# --- The attacks: each returns whether it reached its aim. A dead or silent server counts as reached everywhere.


def many_pairs(server):
    """120 forms of 495,000 empty pairs at once, without an account"""
    body = "a&" * 495_000
    at_once(120, lambda _: Browser(server).send("POST", "/sign-in", body))
    return False


def long_titles(server):
    """two sheets whose title cell holds half a megabyte, from an organisation"""
    editor = Browser(server).sign_in(PARTNER)
    sheet = ("Judul Program " + "x" * 500_000 + ",Lokasi\nPosyandu,Sintang\n").encode()
    at_once(2, lambda n: editor.upload("programmes", f"{n}.csv", sheet))
    return False


def long_cell(server):
    """one workbook of some 200 kB whose cell unpacks to 200 MB"""
    editor = Browser(server).sign_in(PARTNER)
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "x" * 200_000_000 + "</t></is></c></row>"
    editor.upload("programmes", "a.xlsx", workbook([cell]))
    return False


def far_cells(server):
    """three workbooks of 400 sheets with one cell in row 190,000 each, at once"""
    editor = Browser(server).sign_in(PARTNER)
    far = '<row r="190000"><c r="A190000"><v>1</v></c></row>'
    book = workbook([far] * 400)
    at_once(3, lambda n: editor.upload("programmes", f"{n}.xlsx", book))
    return False


def month_names(server):
    """a sheet and a form with two month names in a date"""
    editor = Browser(server).sign_in(PARTNER)
    editor.upload("programmes", "a.csv", b"Judul Program,Waktu\nPosyandu,Januari-Desember\n")
    editor.form("/programmes/new", title="Posyandu", starts="Maret April")
    return False


def claimed_stream(server):
    """one phone that claims to have heard more than was ever said"""
    meeting, chair, codes = open_meeting(server)
    phone, other = join(server, codes[0]), join(server, codes[1])
    claim = threading.Thread(target=listen, args=(phone, f"/hall/{meeting}/stream?after=9223372036854775807", 4))
    claim.start()
    time.sleep(0.5)
    results = []
    hearing = threading.Thread(target=lambda: results.append(listen(other, f"/hall/{meeting}/stream", 3)))
    hearing.start()
    time.sleep(0.5)
    command(server, chair, meeting, "next")
    hearing.join()
    claim.join()
    return results[0].count(b"event: stage") < 2 and results[0].count(b"event:stage") < 2


def wrong_codes(server):
    """200 wrong codes, then a right one, from one address"""
    _, _, codes = open_meeting(server)
    stranger = Browser(server)
    for _ in range(200):
        stranger.form("/hall", code="AAAA-AAAA", name="x", position="")
    return join(server, codes[0]) is None


def wrong_passwords(server):
    """60 wrong passwords for many accounts, then a right one, from one address"""
    at_once(60, lambda n: Browser(server).form("/sign-in", email=f"a{n}@x.example", password="x" * 14))
    visitor = Browser(server).sign_in(STAFF)
    return visitor.send("GET", "/meetings").status != 200


def silent_connections(server):
    """1,500 connections that say nothing, against 1,024 descriptors"""
    links = []
    for _ in range(1500):
        with contextlib.suppress(OSError):
            links.append(socket.create_connection(("127.0.0.1", server.port), timeout=1))
    reached = all(health(server.port, 2.0) is None for _ in range(3))
    for link in links:
        link.close()
    return reached


def many_streams(server):
    """one phone with 999 streams, against 1,024 descriptors"""
    meeting, _, codes = open_meeting(server)
    phone = join(server, codes[0])
    cookies = "; ".join(f"{k}={v}" for k, v in phone.cookies.items())
    ask = f"GET /hall/{meeting}/stream HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n\r\n".encode()
    links = []
    for _ in range(999):
        with contextlib.suppress(OSError):
            link = socket.create_connection(("127.0.0.1", server.port), timeout=1)
            link.sendall(ask)
            links.append(link)
    time.sleep(1)
    reached = join(server, codes[1]) is None
    for link in links:
        link.close()
    return reached


def slow_uploads(server):
    """twelve uploads of one person that trickle, then one of somebody else"""
    spiteful, links = Browser(server).sign_in(PARTNER), []
    cookies = "; ".join(f"{k}={v}" for k, v in spiteful.cookies.items())
    for _ in range(12):
        link = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        head = (f"POST /import HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\nContent-Length: 9000000\r\n"
                "Content-Type: multipart/form-data; boundary=m\r\n\r\n--m\r\n"
                'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nJudul')
        link.sendall(head.encode())
        links.append(link)
    time.sleep(1)
    staff = Browser(server, patience=20).sign_in(STAFF)
    try:
        reached = staff.upload("programmes", "b.csv", b"Judul Program,Mitra\nPosyandu,WVI\n").status >= 500
    except OSError:
        reached = True
    for link in links:
        link.close()
    return reached


def long_import(server):
    """a sheet of 30,000 rows is checked and applied while others sign in"""
    editor = Browser(server).sign_in(STAFF)
    rows = "".join(f"Pelatihan kader posyandu nomor {n},WVI,Januari 2023\n" for n in range(30_000))
    handed_in = editor.upload("programmes", "a.csv", ("Judul Program,Mitra,Waktu\n" + rows).encode())
    path = handed_in.getheader("location")
    if path is None:
        raise SystemExit(f"the sheet was refused with {handed_in.status}")
    until(lambda: "/apply" in editor.send("GET", path).text, 120, "the sheet was never checked")
    apply = threading.Thread(target=lambda: editor.form(f"{path}/apply", skip="1"))
    apply.start()
    time.sleep(0.5)
    slowest = 0.0
    for _ in range(5):
        begun = time.monotonic()
        answer = Browser(server).form("/sign-in", email=STAFF, password=PASSWORD)
        slowest = max(slowest, time.monotonic() - begun if answer.status < 500 else PATIENCE)
    apply.join(PATIENCE)
    return slowest > 2.0


def outside_redirects(server):
    """addresses that lead out of the site"""
    visitor, reached = Browser(server), False
    for back in ["/%09/evil.example", "//evil.example", "/%5cevil.example", "/%0b/evil.example", "https://evil.example"]:
        answer = visitor.send("GET", f"/language/id?back={back}")
        target = urllib.parse.urljoin("http://own.example/", (answer.getheader("location") or "/").replace("\t", "").replace("\\", "/"))
        reached |= answer.status >= 500 or urllib.parse.urlparse(target).netloc != "own.example"
    return reached


def zero_bytes(server):
    """zero bytes and broken text in addresses and forms, without an account"""
    visitor = Browser(server)
    answers = [visitor.send("GET", "/hall?code=%00"), visitor.send("GET", "/partners/%00%ff"),
               visitor.form("/sign-in", email="a\0b@x.example", password="x\0" * 8),
               visitor.send("POST", "/hall", "code=%00%ff%fe&name=%00")]
    return any(answer.status >= 500 for answer in answers)


NEIGHBOURS = 50


def spiteful_neighbours(server):
    """500 phones, 5 walls and 50 choices/s behind one address, which 50 spiteful ones share"""
    shared = {"X-Forwarded-For": "203.0.113.7"}
    done = threading.Event()

    def send(method, path, body=None, cookies=""):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        connection.request(method, path, body=body, headers=shared | kind)
        connection.getresponse().read()
        connection.close()

    def spite(number):
        phone, held = join(server, codes[number]), []
        cookies = "; ".join(f"{k}={v}" for k, v in phone.cookies.items()) if phone else ""
        head = "Host: x\r\nX-Forwarded-For: 203.0.113.7\r\n"
        stream = f"GET /hall/{meeting}/stream HTTP/1.1\r\n{head}Cookie: {cookies}\r\n\r\n".encode()
        slow = (f"POST /hall HTTP/1.1\r\n{head}Content-Length: 9000\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\ncode=").encode()
        streams = 0
        while not done.is_set():
            with contextlib.suppress(OSError, http.client.HTTPException):
                send("POST", "/hall", f"code=SALAH{number}&name=x")
                send("POST", "/hall", "a&" * 8000)
                for what in [stream] * 10 + [slow] * 2:
                    if what is slow or streams < 999:
                        link = socket.create_connection(("127.0.0.1", server.port), timeout=5)
                        link.sendall(what)
                        held.append(link)
                        streams += what is stream
            # One file descriptor each: those that the server has ended anyway.
            while len(held) > 60:
                held.pop(0).close()
            done.wait(0.5)
        for link in held:
            link.close()

    threads = [threading.Thread(target=spite, args=(number,)) for number in range(NEIGHBOURS)]
    rehearsal = subprocess.Popen(
        [server.binary, "rehearse", "--data", server.folder.name, "--at", f"http://127.0.0.1:{server.port}", "--phones", "500",
         "--walls", "5", "--rate", "50", "--presentations", "6", "--pace", "8", "--cut", "30", "--behind", "203.0.113.7"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    until(server.meetings, 30, "the rehearsal calls no meeting")
    meeting, codes = server.meetings()[0], []
    until(lambda: codes.extend(server.codes(meeting)) or len(codes) > NEIGHBOURS, 30, "nobody is invited")
    for thread in threads:
        thread.start()
    told, _ = rehearsal.communicate(timeout=300)
    done.set()
    for thread in threads:
        thread.join(PATIENCE)
    print(told, file=sys.stderr)
    wall = re.search(r"choice to every wall:.*p99 ([0-9.]+) ms", told)
    whole = "refused or unanswered: 0" in told and "lost: 0; twice: 0; out of order: 0" in told
    return not whole or wall is None or float(wall[1]) > 250


def crossed_programmes(server):
    """as many programmes of a partner and of an office as they may put forward, all alike; then six at once look at the overlaps"""
    rows = "".join(f"Kebun gizi dan kelas ibu balita nomor {n},Kebun dan kelas bagi ibu balita di desa,Sintang; Tempunak; Sepauk; Ketungau Hilir,"
                   f"Kesehatan; Stunting dan gizi,Januari 2023,Desember 2024\n" for n in range(450))
    sheet = ("Judul Program,Uraian,Lokasi,Tema,Mulai,Selesai\n" + rows).encode()
    people = [Browser(server).sign_in(PARTNER), Browser(server).sign_in(OFFICE)]
    for person in people:
        path = person.upload("programmes", "a.csv", sheet).getheader("location")
        until(lambda: "/apply" in person.send("GET", path).text, 60, "the sheet was never checked")
        person.form(f"{path}/apply", skip="1")

    def drafts():
        with contextlib.closing(server.database()) as database:
            asked = "select p.id, p.version, p.side from programme p where p.state = 'draft' and p.title like 'Kebun gizi dan kelas%'"
            return database.execute(asked).fetchall()

    until(lambda: len(drafts()) >= 900, 60, "the sheets were never applied")
    for one, version, side in drafts():
        people[side == "office"].form(f"/programmes/{one}/state", step="propose", version=str(version))
    until(lambda: not drafts(), 1, "the programmes were not put forward")
    answers = []
    at_once(6, lambda _: answers.append(Browser(server).sign_in(OFFICE).send("GET", "/synchronisation").status))
    return len(answers) < 6 or any(status >= 500 for status in answers)


def empty_rows(server):
    """four sheets of thirty million empty rows of one partner, then a small one of an office"""
    sheet = workbook([b"<row/>".decode() * 30_000_000])
    partner, office = Browser(server).sign_in(PARTNER), Browser(server).sign_in(OFFICE)
    spite = [threading.Thread(target=lambda: partner.upload("programmes", "a.xlsx", sheet)) for _ in range(4)]
    for thread in spite:
        thread.start()
    time.sleep(0.5)
    begun = time.monotonic()
    office.upload("programmes", "b.csv", b"Judul Program\nPosyandu\n")
    waited = time.monotonic() - begun
    for thread in spite:
        thread.join(PATIENCE)
    print(f"the small sheet waited {waited:.1f} s", file=sys.stderr)
    return waited > 5.0


def unfinished_bodies(server):
    """2,400 sign-ins of 61 kB from one address that never end"""
    links = []
    head = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 61000\r\n\r\n"
    for _ in range(2400):
        with contextlib.suppress(OSError):
            link = socket.create_connection(("127.0.0.1", server.port), timeout=1)
            link.sendall(head + b"a" * 60_000)
            links.append(link)
    time.sleep(1)
    reached = health(server.port, 2.0) is None or server.memory() > 400
    for link in links:
        link.close()
    return reached


def strangers_pages(server):
    """800 public searches at a time from one address, without an account, while somebody who is signed in looks at a page"""
    staff, done = Browser(server).sign_in(STAFF), threading.Event()

    def ask(number):
        while not done.is_set():
            with contextlib.suppress(OSError, http.client.HTTPException):
                Browser(server).send("GET", f"/public/search?q=kesehatn+gzi+{number}")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(800)]
    for thread in threads:
        thread.start()
    time.sleep(2)
    slowest = 0.0
    for _ in range(5):
        begun = time.monotonic()
        answer = staff.send("GET", "/programmes")
        slowest = max(slowest, time.monotonic() - begun if answer.status == 200 else PATIENCE)
    done.set()
    for thread in threads:
        thread.join(PATIENCE)
    print(f"the page took {slowest:.2f} s", file=sys.stderr)
    return slowest > 2.0


def slow_readers(server):
    """110 connections that ask for files and take nothing of them, against 300 descriptors"""
    page = Browser(server).send("GET", "/sign-in").text
    files = {path: len(Browser(server).send("GET", path).text) for path in set(re.findall(r'"(/assets/[^"]+)"', page))}
    path, size = max(files.items(), key=lambda one: one[1])
    asked = f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n".encode() * (4_000_000 // max(size, 1) + 2)
    links = []
    for _ in range(110):
        with contextlib.suppress(OSError):
            link = socket.socket()
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            link.settimeout(5)
            link.connect(("127.0.0.1", server.port))
            link.sendall(asked[:12_000])
            links.append(link)
    # As long as a slow line is spared.
    time.sleep(7)
    reached = Browser(server, patience=10).send("GET", "/sign-in").status != 200
    for link in links:
        link.close()
    return reached


def large_pictures(server):
    """two pictures of fifty million pixels at once, which lie in memory as a whole while they are drawn"""
    def webp(width, height):
        # Every code has one sign, so the pixels themselves take no bits.
        bits = [(0x2F, 8), (width - 1, 14), (height - 1, 14), (0, 4), (0, 3)] + [(1, 4)] * 5
        number, at = 0, 0
        for value, length in bits:
            number |= value << at
            at += length
        data = number.to_bytes((at + 7) // 8, "little") + b"\0"
        data += b"\0" * (len(data) % 2)
        chunk = b"VP8L" + len(data).to_bytes(4, "little") + data
        return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk

    editor, office = Browser(server).sign_in(PARTNER), Browser(server).sign_in(OFFICE)
    at_once(2, lambda n: [editor, office][n].upload("programmes", "a.webp", webp(7_000, 7_000)))
    at_once(2, lambda n: [editor, office][n].upload("programmes", "a.webp", webp(4_000, 6_000)))
    return server.memory() > 400


def packed_documents(server):
    """two documents of some kilobytes within which ten thousand relations lead to a workbook of fifteen megabytes; then a document is set"""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def archive(main, kind, more, packing):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", packing) as out:
            out.writestr("[Content_Types].xml", (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'))
            out.writestr("_rels/.rels", (f'<Relationships xmlns="{package}"><Relationship Id="r" Target="{main}" '
                                         f'Type="{relations}/officeDocument"/></Relationships>'))
            out.writestr(main, "<x/>")
            for name, content in more:
                out.writestr(name, content)
        return packed.getvalue()

    book = archive("xl/workbook.xml", "spreadsheetml.sheet", [("xl/a.bin", b"\0" * 15_000_000)], zipfile.ZIP_STORED)
    links = f'<Relationship Id="r" Type="{relations}/package" Target="../a.xlsx"/>' * 10_000
    parts = [("a.xlsx", book), ("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')]
    document = archive("word/document.xml", "wordprocessingml.document", parts, zipfile.ZIP_DEFLATED)
    people = [Browser(server, patience=5).sign_in(who) for who in (PARTNER, OFFICE)]
    at_once(2, lambda n: people[n].upload("programmes", "a.docx", document))
    staff = Browser(server, patience=20).sign_in(STAFF)
    begun = time.monotonic()
    answer = staff.upload("programmes", "b.csv", b"Judul Program,Mitra\nPosyandu,WVI\n")
    return answer.status >= 500 or time.monotonic() - begun > 5.0


ATTACKS = [spiteful_neighbours, many_pairs, long_titles, long_cell, far_cells, month_names, claimed_stream, wrong_codes, wrong_passwords,
           silent_connections, many_streams, slow_uploads, long_import, outside_redirects, zero_bytes,
           crossed_programmes, empty_rows, unfinished_bodies, strangers_pages, slow_readers, large_pictures, packed_documents]
FEW_DESCRIPTORS = {silent_connections: 1024, many_streams: 1024, slow_readers: 300}


def measure(binary, attack):
    """One row of the table, and whether the attack reached its aim."""
    server = Server(binary, FEW_DESCRIPTORS.get(attack), attack is spiteful_neighbours)
    stop, results = multiprocessing.Event(), multiprocessing.Queue()
    watcher = multiprocessing.Process(target=watch, args=(server.port, stop, results), daemon=True)
    watcher.start()
    begun = time.monotonic()
    try:
        reached = attack(server)
    except (OSError, http.client.HTTPException) as error:
        reached = f"yes ({type(error).__name__})"
    seconds = time.monotonic() - begun
    time.sleep(0.5)
    stop.set()
    times, missed = results.get(timeout=10)
    watcher.join(5)
    memory, alive = server.memory(), server.alive()
    server.stop()
    reached = "the server ended" if not alive else {True: "yes", False: "no"}.get(reached, reached)
    worst = times[-1] * 1000 if times else float("nan")
    late = times[int(len(times) * 0.99)] * 1000 if times else float("nan")
    what = attack.__doc__.strip()
    row = f"| {what} | {seconds:.1f} s | {worst:.0f} ms | {late:.0f} ms | {missed} | {memory} MB | {reached} |"
    return row, reached != "no" or missed > 0


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        raise SystemExit(__doc__)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    wanted = [attack for attack in ATTACKS if not sys.argv[2:] or attack.__name__ in sys.argv[2:]]
    print("| attack | took | /health slowest | p99 | without answer | memory at most | reached its aim |")
    print("|---|---|---|---|---|---|---|", flush=True)
    reached = 0
    for attack in wanted:
        row, harmed = measure(sys.argv[1], attack)
        print(row, flush=True)
        reached += harmed
    return reached


if __name__ == "__main__":
    sys.exit(main())
