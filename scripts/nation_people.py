"""People who use the box: browsers that sign in, ask, write, and remember how long everything took."""

import http.client
import threading
import time
import urllib.parse
import uuid

PASSWORD = "perahu-tenun-kopi-durian"
NOBODY = 0


class Browser:
    """Somebody at the front of the box, in the district of a host name, behind an address of their own."""

    count = 0

    def __init__(self, box, host, patience=30.0):
        Browser.count += 1
        self.port, self.host, self.patience, self.cookies = box.front, host, patience, {}
        self.behind = f"203.0.{Browser.count // 250 % 250}.{Browser.count % 250 + 1}"
        self.connection = None

    def send(self, method, path, body=None, kind="application/x-www-form-urlencoded"):
        """Status, text and the place an answer leads to; status 0 when there was none. Nothing is sent twice."""
        headers = {"Host": f"{self.host}:{self.port}", "X-Forwarded-For": self.behind, "Accept": "text/html",
                   "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            for name, value in answer.getheaders():
                if name.lower() == "set-cookie":
                    key, _, rest = value.partition("=")
                    self.cookies[key] = rest.split(";")[0]
            return answer.status, text, answer.getheader("location") or ""
        except (OSError, http.client.HTTPException):
            return NOBODY, "", ""
        finally:
            connection.close()

    def form(self, path, **fields):
        return self.send("POST", path, urllib.parse.urlencode(fields))

    def sign_in(self, email):
        status, _, _ = self.form("/sign-in", email=email, password=PASSWORD)
        if status != 303:
            raise SystemExit(f"{email} cannot sign in at {self.host}: {status}")
        return self

    def upload(self, kind, name, content):
        mark = "----nation"
        parts = f'--{mark}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'
        parts += f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = parts.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + f"\r\n--{mark}--\r\n".encode()
        return self.send("POST", "/import", body, f"multipart/form-data; boundary={mark}")


class Crowd:
    """Threads that work until they are told to stop."""

    def __init__(self):
        self.stopped, self.threads, self.broke = threading.Event(), [], []

    def add(self, work, *arguments):
        def watched():
            try:
                while not self.stopped.is_set():
                    work(*arguments)
            except BaseException as error:  # noqa: BLE001
                self.broke.append(error)

        thread = threading.Thread(target=watched, daemon=True)
        self.threads.append(thread)
        thread.start()

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join(90)
        if self.broke:
            raise self.broke[0]


class Writer:
    """Adds offices. A form that got no answer, or 502 to 504, is sent again as it was until it is acknowledged: its name makes
    that safe. Remembers what was acknowledged and when."""

    number = 0
    turn = threading.Lock()

    def __init__(self, browser, crowd, round_name):
        self.browser, self.crowd, self.round_name = browser, crowd, round_name
        self.acknowledged, self.times, self.statuses, self.places = [], [], {}, {}

    def __call__(self):
        with Writer.turn:
            Writer.number += 1
            name = f"Dinas Uji {self.round_name} {Writer.number}"
        form = {"name": name, "short_name": f"Uji {Writer.number}", "kind": "dinas", "once": uuid.uuid4().hex}
        while not self.crowd.stopped.is_set():
            status, text, place = self.browser.form("/offices/new", **form)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            # 409 says that the form was sent before and has made what it asks for, but not where that is.
            if status in (303, 409):
                self.acknowledged.append(name)
                self.places[name] = place
                self.times.append(time.monotonic())
                time.sleep(0.05)
                return
            if status not in (NOBODY, 502, 503, 504):
                raise SystemExit(f"an office was answered with {status}: {text[:300]}")
            time.sleep(0.1)


class Reader:
    """Looks at pages again and again, and remembers when one came."""

    def __init__(self, browser, path):
        self.browser, self.path, self.times, self.statuses, self.slowest = browser, path, [], {}, 0.0

    def __call__(self):
        begun = time.monotonic()
        status, _, _ = self.browser.send("GET", self.path)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status == 200:
            self.times.append(time.monotonic())
            self.slowest = max(self.slowest, self.times[-1] - begun)
        time.sleep(0.05)


def longest_wait(times, since):
    """Longest time after a moment in which nothing came, in seconds."""
    later = [since, *sorted(at for at in times if at > since)]
    return max((b - a for a, b in zip(later, later[1:])), default=float("inf"))
