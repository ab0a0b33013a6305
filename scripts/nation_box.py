"""A cluster on one machine: three nodes (etcd, Patroni, PostgreSQL), PgBouncer, HAProxy and three Sekber processes.

Everything listens on addresses that only this machine reaches, keeps its files below one temporary folder, and is ended by its
own process number. As root each node stands in a network namespace of its own, so that its link can be cut.
"""

import contextlib
import glob
import json
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

NODES = (1, 2, 3)
SEKBERS = (1, 2, 3)
BRIDGE, NAMESPACE, LINK = "sekber-nation", "sekber-nation-{}", "sekber-n{}"

# How soon a lost primary is replaced: its lease runs out after TTL, and is renewed every LOOP seconds.
TTL, LOOP, RETRY = 8, 1, 3


def until(condition, seconds, otherwise):
    """Asks again and again until something holds, and returns it; ends the run when it never does."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise SystemExit(otherwise)
        time.sleep(0.1)


def ask(url, patience=1.0):
    """Status and text of an address; None and nothing when there is no answer."""
    try:
        with urllib.request.urlopen(url, timeout=patience) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""
    except OSError:
        return None, ""


def children(pid):
    """Processes that a process has started, and those that these have."""
    found = []
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{task}/children") as listed:
                for child in listed.read().split():
                    found += [int(child), *children(int(child))]
    return found


def send(pids, what):
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


class Box:
    """The cluster. Used as a context: whatever it started is gone when the context ends."""

    def __init__(self, binary, base=17000):
        self.binary, self.base = os.path.abspath(binary), base
        self.apart = os.geteuid() == 0 and shutil.which("ip") is not None
        self.folder = tempfile.mkdtemp(prefix="sekber-nation-")
        os.chmod(self.folder, 0o755)
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.running = {}
        self.front, self.write, self.read, self.pooler = base, base + 1, base + 2, base + 3

    # Where things are.

    def host(self, node):
        return f"10.61.5.{10 + node}" if self.apart else "127.0.0.1"

    def port(self, node, what):
        return self.base + 10 * node + {"etcd": 1, "peers": 2, "patroni": 3, "postgres": 4}[what]

    def rest(self, node, path):
        return ask(f"http://{self.host(node)}:{self.port(node, 'patroni')}/{path}")

    def listen_of(self, sekber):
        return self.base + 50 + sekber

    def address(self, database="sekber"):
        return f"postgres://sekber@127.0.0.1:{self.pooler}/{database}"

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    # Starting and ending.

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: (_ for _ in ()).throw(SystemExit(143)))
        try:
            self.link()
            for node in NODES:
                self.prepare(node)
                self.start_etcd(node)
            for node in NODES:
                self.start_patroni(node)
            until(self.primary, 90, "no PostgreSQL server became the primary")
            until(lambda: self.standby() and len(self.replicas()) == 2, 90, "the replicas do not follow")
            self.start_proxies()
            self.sql("create role sekber login", "postgres")
            self.sql("create database sekber owner sekber", "postgres")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, name, command, node=None, as_postgres=True, env=None):
        """Starts a program under a name, in the place of a node, and remembers its process."""
        if node is not None and self.apart:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command] if as_postgres else command
            command = ["ip", "netns", "exec", NAMESPACE.format(node), *command]
            as_postgres = False
        user = {"user": "postgres", "group": "postgres", "extra_groups": []} if as_postgres and os.geteuid() == 0 else {}
        log = open(self.path("log", name), "ab")
        env = os.environ | {"LC_ALL": "C.UTF-8", "HOME": self.folder} | (env or {})
        self.running[name] = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=env, start_new_session=True, **user)
        log.close()

    def end(self, name, what=signal.SIGKILL):
        process = self.running.pop(name, None)
        if process is not None:
            send([process.pid], what)
            process.wait(30)

    def stop(self):
        """Ends whatever was started, by its number, and removes the folder."""
        for name in [name for name in self.running if name.startswith("sekber")]:
            self.end(name)
        for node in NODES:
            self.kill_database(node)
        for name in list(self.running):
            self.end(name)
        if self.apart:
            # The links first: a namespace goes only when its last connection has been forgotten.
            for node in NODES:
                subprocess.run(["ip", "link", "del", LINK.format(node)], check=False, capture_output=True)
                subprocess.run(["ip", "netns", "del", NAMESPACE.format(node)], check=False, capture_output=True)
            subprocess.run(["ip", "link", "del", BRIDGE], check=False, capture_output=True)
        if os.environ.get("KEEP"):
            print("kept:", self.folder)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    def link(self):
        """Makes a machine of its own for each node: a network namespace on a bridge that leads nowhere else."""
        os.mkdir(self.path("log"), 0o755)
        self.own(self.path("log"))
        if not self.apart:
            return
        ip = lambda *words: subprocess.run(["ip", *words], check=True)  # noqa: E731
        if os.path.exists(f"/sys/class/net/{BRIDGE}"):
            self.apart = False
            raise SystemExit("a box runs on this machine already")
        ip("link", "add", BRIDGE, "type", "bridge")
        ip("addr", "add", "10.61.5.1/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        for node in NODES:
            inside, link = NAMESPACE.format(node), LINK.format(node)
            ip("netns", "add", inside)
            ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", inside)
            ip("link", "set", link, "master", BRIDGE, "up")
            ip("-n", inside, "link", "set", "lo", "up")
            ip("-n", inside, "addr", "add", f"{self.host(node)}/24", "dev", "eth0")
            ip("-n", inside, "link", "set", "eth0", "up")

    def own(self, path):
        if os.geteuid() == 0:
            postgres = pwd.getpwnam("postgres")
            os.chown(path, postgres.pw_uid, postgres.pw_gid)

    def prepare(self, node):
        folder = self.path(f"node{node}")
        os.mkdir(folder, 0o700)
        host, etcds = self.host(node), [f"{self.host(n)}:{self.port(n, 'etcd')}" for n in NODES]
        parameters = {
            "max_connections": 150, "shared_buffers": "256MB", "max_wal_size": "2GB", "wal_keep_size": "256MB",
            "wal_log_hints": "on", "max_prepared_transactions": 0,
            # What was acknowledged can be read from the server that stands by.
            "synchronous_commit": "remote_apply",
            # A server that stands by and falls silent is left after so long.
            "wal_sender_timeout": "3s", "wal_receiver_timeout": "3s", "wal_retrieve_retry_interval": "500ms",
        }
        # JSON is YAML.
        settings = {
            "scope": "sekber", "name": f"node{node}",
            "restapi": {"listen": f"{host}:{self.port(node, 'patroni')}", "connect_address": f"{host}:{self.port(node, 'patroni')}"},
            # Not "etcd3": there Patroni 3.0 renews a lease by overwriting whoever holds it by now, after a look at what may be old. A
            # server whose link comes back then takes over although it lacks what was acknowledged since; here that lost 404 writes.
            "etcd": {"hosts": etcds},
            "bootstrap": {
                "dcs": {
                    "ttl": TTL, "loop_wait": LOOP, "retry_timeout": RETRY, "maximum_lag_on_failover": 16777216,
                    # A primary without anybody who stands by waits; it never acknowledges what only it has.
                    "synchronous_mode": True, "synchronous_mode_strict": True,
                    # etcd may be without a leader for some seconds while all servers see each other.
                    "failsafe_mode": True,
                    # A primary that crashed is replaced, not waited for.
                    "primary_start_timeout": 0,
                    "postgresql": {"use_pg_rewind": True, "use_slots": True, "parameters": parameters},
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
                "pg_hba": ["local all all trust", f"host all all {'10.61.5.0/24' if self.apart else '127.0.0.1/32'} trust",
                           f"host replication all {'10.61.5.0/24' if self.apart else '127.0.0.1/32'} trust"],
            },
            "postgresql": {
                "listen": f"{host}:{self.port(node, 'postgres')}", "connect_address": f"{host}:{self.port(node, 'postgres')}",
                "data_dir": self.path(f"node{node}", "data"), "bin_dir": self.programs, "pgpass": self.path(f"node{node}", "pgpass"),
                "authentication": {"superuser": {"username": "postgres"}, "replication": {"username": "replicator"},
                                   "rewind": {"username": "postgres"}},
                "parameters": {"unix_socket_directories": folder},
            },
        }
        with open(self.path(f"node{node}", "patroni.yml"), "w") as out:
            json.dump(settings, out)
        for path in [folder, self.path(f"node{node}", "patroni.yml")]:
            self.own(path)

    def start_etcd(self, node):
        own, peers = f"http://{self.host(node)}:{self.port(node, 'etcd')}", f"http://{self.host(node)}:{self.port(node, 'peers')}"
        everybody = ",".join(f"node{n}=http://{self.host(n)}:{self.port(n, 'peers')}" for n in NODES)
        self.start(f"etcd{node}", [
            "etcd", "--name", f"node{node}", "--data-dir", self.path(f"node{node}", "etcd"), "--listen-client-urls", own,
            "--advertise-client-urls", own, "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers,
            "--initial-cluster", everybody, "--initial-cluster-state", "new", "--heartbeat-interval", "100",
            "--election-timeout", "1000", "--pre-vote", "--enable-v2", "--log-level", "warn"], node)

    def start_patroni(self, node):
        self.start(f"patroni{node}", ["patroni", self.path(f"node{node}", "patroni.yml")], node)

    def start_proxies(self):
        nodes = "\n".join(
            f"  server node{n} {self.host(n)}:{self.port(n, 'postgres')} check port {self.port(n, 'patroni')}" for n in NODES)
        with open(self.path("haproxy.cfg"), "w") as out:
            out.write(f"""
global
  maxconn 8000
  nbthread 1
defaults
  timeout connect 2s
  timeout client 30m
  timeout server 30m
  timeout check 1s
listen write
  mode tcp
  bind 127.0.0.1:{self.write}
  option httpchk GET /primary
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
{nodes}
# The server that stands by and holds whatever was acknowledged; while there is none, the primary.
frontend read
  mode tcp
  bind 127.0.0.1:{self.read}
  use_backend standby if {{ nbsrv(standby) gt 0 }}
  default_backend primary
backend standby
  mode tcp
  option httpchk GET /sync
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
{nodes}
backend primary
  mode tcp
  option httpchk GET /primary
  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
{nodes}
listen front
  mode http
  bind 127.0.0.1:{self.front}
  balance roundrobin
  option forwardfor if-none
  # A request goes to another process only when it reached none.
  retries 2
  retry-on conn-failure
  option redispatch 1
  default-server inter 500ms fall 1 rise 1
""" + "\n".join(f"  server sekber{n} 127.0.0.1:{self.listen_of(n)} check" for n in SEKBERS) + "\n")
        with open(self.path("pgbouncer.ini"), "w") as out:
            # Sessions, not transactions, are pooled: statements are prepared, which PgBouncer tells apart since 1.21 only.
            out.write(f"""
[databases]
sekber = host=127.0.0.1 port={self.write} dbname=sekber user=sekber
standby = host=127.0.0.1 port={self.read} dbname=sekber user=sekber
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {self.pooler}
unix_socket_dir =
auth_type = any
pool_mode = session
default_pool_size = 60
max_client_conn = 400
ignore_startup_parameters = extra_float_digits
# After a failure it looks again at once, and nobody waits for long.
server_login_retry = 1
server_connect_timeout = 3
query_wait_timeout = 5
log_connections = 0
log_disconnections = 0
""")
        self.start("haproxy", ["haproxy", "-db", "-f", self.path("haproxy.cfg")])
        self.start("pgbouncer", ["pgbouncer", self.path("pgbouncer.ini")])
        until(lambda: ask(f"http://127.0.0.1:{self.front}/")[0] == 503, 10, "HAProxy does not answer")
        until(lambda: self.try_sql("select 1", "postgres") is not None, 20, "no way to the primary")

    # Sekber.

    def settings(self, number=1):
        """The environment of a Sekber process. All have the same key and the same place for attachments."""
        key = self.path("secret.key")
        if not os.path.exists(key):
            with open(os.open(key, os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
                out.write(secrets.token_hex(32) + "\n")
        return {
            "SEKBER_DATABASE": self.address(), "SEKBER_DATABASE_STANDBY": self.address("standby"),
            "SEKBER_DATA": self.path(f"data{number}"), "SEKBER_FILES": self.path("files"), "SEKBER_SECRET_KEY": key,
            "SEKBER_LISTEN": f"127.0.0.1:{self.listen_of(number)}", "SEKBER_BASE_URL": f"http://localhost:{self.front}",
            "SEKBER_BEHIND_PROXY": "true", "SEKBER_LOG": "warn",
        }

    def command(self, *words, **more):
        """Runs a command of Sekber's on the database of the box."""
        env = os.environ | self.settings() | more.pop("env", {})
        return subprocess.run([self.binary, *words], env=env, check=True, text=True, stdout=subprocess.PIPE, **more).stdout

    def start_sekber(self, number):
        os.makedirs(self.path(f"data{number}"), exist_ok=True)
        self.start(f"sekber{number}", [self.binary, "serve"], as_postgres=False, env=self.settings(number))
        health = f"http://127.0.0.1:{self.listen_of(number)}/health"
        until(lambda: ask(health)[0] == 200, 60, f"Sekber {number} does not start; see its log")

    def start_sekbers(self):
        for number in SEKBERS:
            self.start_sekber(number)

    def kill_sekber(self, number):
        self.end(f"sekber{number}")

    def memory(self, number):
        """Memory that a Sekber process holds now, in MB."""
        with open(f"/proc/{self.running[f'sekber{number}'].pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    # The database.

    def try_sql(self, statement, database="sekber", at=None):
        """What a statement answers on the primary, or None."""
        port = self.write if at is None else self.port(at, "postgres")
        host = "127.0.0.1" if at is None else self.host(at)
        words = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", host, "-p", str(port), "-U", "postgres", database, "-c", statement]
        done = subprocess.run(words, text=True, capture_output=True, env=os.environ | {"PGCONNECT_TIMEOUT": "2"}, check=False)
        return done.stdout.strip() if done.returncode == 0 else None

    def sql(self, statement, database="sekber"):
        found = self.try_sql(statement, database)
        if found is None:
            raise SystemExit(f"the database refused: {statement}")
        return found

    def members(self):
        """What Patroni knows of the nodes, by number, asked of whoever answers."""
        for node in NODES:
            status, text = self.rest(node, "cluster")
            if status == 200:
                return {int(member["name"][-1]): member for member in json.loads(text)["members"]}
        return {}

    def primary(self):
        """The node that writes, or None."""
        return next((node for node in NODES if self.rest(node, "primary")[0] == 200), None)

    def standby(self):
        """The node that stands by synchronously, or None."""
        return next((node for node in NODES if self.rest(node, "sync")[0] == 200), None)

    def replicas(self):
        return [node for node, member in self.members().items() if member["role"] != "leader" and member["state"] in ("running", "streaming")]

    def is_whole(self):
        """Whether there are a primary, a synchronous standby and a third that follows, all on one timeline."""
        members = self.members()
        lines = {member.get("timeline") for member in members.values()}
        return len(members) == 3 and len(lines) == 1 and self.primary() and self.standby() and len(self.replicas()) == 2

    def etcd_leader(self):
        for node in NODES:
            words = json.dumps({}).encode()
            url = f"http://{self.host(node)}:{self.port(node, 'etcd')}/v3/maintenance/status"
            with contextlib.suppress(OSError):
                with urllib.request.urlopen(urllib.request.Request(url, data=words), timeout=1) as answer:
                    told = json.loads(answer.read())
                    if told.get("leader") == told["header"]["member_id"]:
                        return node
        return None

    def postmaster(self, node):
        with contextlib.suppress(OSError, ValueError, IndexError), open(self.path(f"node{node}", "data", "postmaster.pid")) as file:
            pid = int(file.readline())
            with open(f"/proc/{pid}/cmdline") as line:
                if self.path(f"node{node}", "data") in line.read():
                    return pid
        return None

    # What is broken, and mended.

    def processes(self, node):
        """Every process of a PostgreSQL server."""
        first = self.postmaster(node)
        return [first, *children(first)] if first else []

    def kill_database(self, node):
        """As when a machine loses its power: PostgreSQL and what looks after it, at once."""
        patroni = self.running.get(f"patroni{node}")
        found = self.processes(node)
        also = children(patroni.pid) if patroni else []
        self.end(f"patroni{node}")
        send(found + [pid for pid in also if pid not in found], signal.SIGKILL)
        for pid in found:
            end = time.monotonic() + 5
            while os.path.exists(f"/proc/{pid}") and time.monotonic() < end:
                time.sleep(0.02)

    def pause_database(self, node):
        send(self.processes(node), signal.SIGSTOP)

    def resume_database(self, node):
        send(self.processes(node), signal.SIGCONT)

    def kill_etcd(self, node):
        self.end(f"etcd{node}")

    def cut(self, node):
        subprocess.run(["ip", "link", "set", LINK.format(node), "down"], check=True)

    def join(self, node):
        subprocess.run(["ip", "link", "set", LINK.format(node), "up"], check=True)
