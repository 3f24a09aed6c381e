"""Runs the program for tests: its own data folder, a free port on 127.0.0.1, stopped when the test ends."""
import collections
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

PROGRAM = os.environ.get("LINLI_PROGRAM", "build/dev/linli")
PASSWORD = "Linli-Demo-2026"


def new_id():
    """A UUIDv7 of now, as a client makes it."""
    value = (int(time.time() * 1000) << 80) | (0x7 << 76) | (uuid.uuid4().int & ((1 << 76) - 1))
    return str(uuid.UUID(int=value & ~(0x3 << 62) | (0x2 << 62)))


def environment():
    """What the program gets: LINLI_ variables of the tests are not its settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}


def linli(*arguments):
    """What the program prints without any data of its own."""
    done = subprocess.run([PROGRAM, *arguments], env=environment(), check=True, capture_output=True, text=True)
    return done.stdout


class Server:
    """One linli on one data folder; may be killed and started again. With `log` its log goes to that file."""

    def __init__(self, folder, database="", log=None, level="error"):
        self.folder, self.process, self.port, self.admin_port, self.log = folder, None, 0, 0, log
        self.database = database
        self.settings = ["--data", str(folder), "--set", "log.level=" + level, "--set", "http.port=0"]
        if database:
            self.settings += ["--set", "database.url=" + database[0], "--set", "database.schema=" + database[1]]
        self.environment = environment()

    def run(self, *arguments, check=True):
        done = subprocess.run([PROGRAM, *self.settings, *arguments], env=self.environment, check=False,
                              capture_output=True, text=True, timeout=300)
        assert not check or done.returncode == 0, (arguments, done.returncode, done.stderr[-2000:])
        return done

    def start(self):
        with open(self.log or os.devnull, "ab") as log:
            self.process = subprocess.Popen([PROGRAM, *self.settings, "serve"], env=self.environment,
                                            stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.process.stdout.readline()
        self.port, self.admin_port = map(int, re.findall(r"http://127\.0\.0\.1:(\d+)", line))

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)


Answer = collections.namedtuple("Answer", "status headers content")


class Caller:
    """One kept-alive connection with one person's token."""

    RESTED = 30  # seconds; the server closes a connection that was silent for 75

    def __init__(self, server, token=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.token = token
        self.used = time.monotonic()

    def ask(self, method, path, body=None, headers=None):
        """Return the Answer: `body` goes as JSON, bytes go as they are; JSON content comes back parsed."""
        sent = dict(headers or {})
        if self.token:
            sent["Authorization"] = "Bearer " + self.token
        if body is not None and not isinstance(body, bytes):
            sent["Content-Type"] = "application/json"
            body = json.dumps(body)
        if time.monotonic() - self.used > self.RESTED:
            self.connection.close()  # the next request opens it again
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        text = answer.read()
        self.used = time.monotonic()
        kind = answer.headers.get("Content-Type", "")
        parsed = json.loads(text) if text and "json" in kind else text.decode("utf-8", "replace")
        return Answer(answer.status, answer.headers, parsed)

    def send(self, method, path, body=None, headers=None):
        """Return (status, parsed body)."""
        answer = self.ask(method, path, body, headers)
        return answer.status, answer.content


def sign_in(server, login, tenant=None):
    body = {"login_name": login, "password": PASSWORD, "carrier": "bearer"}
    if tenant:
        body["tenant"] = tenant
    status, answer = Caller(server).send("POST", "/v1/sessions", body)
    assert status == 201 or status == 200, (login, status, answer)
    return Caller(server, answer["token"])


def resident(server, phone, tenant=None):
    """A resident's session by a code from the simulated inbox."""
    asking = Caller(server)
    who = {"phone": phone, "tenant": tenant} if tenant else {"phone": phone}
    assert asking.send("POST", "/v1/phone-codes", who)[0] in (200, 202, 204)
    status, inbox = asking.send("GET", "/v1/simulator/inbox", headers={"X-Linli-Tenant": tenant} if tenant else None)
    assert status == 200, inbox
    text = next(m["text"] for m in inbox["items"] if m["phone"] == phone)
    code = re.search(r"\d{6}", text).group()
    status, answer = asking.send("POST", "/v1/phone-sessions", {**who, "code": code, "carrier": "bearer"})
    assert status in (200, 201), answer
    return Caller(server, answer["token"])


@contextlib.contextmanager
def demo_district(database=""):
    """A started server on a fresh demo district; yields (server, accounts by role)."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-e2e-"))
    server = Server(folder / "data", database)
    try:
        server.run("init", "--simulated")
        accounts = json.loads(server.run("demo", "--json").stdout)
        server.start()
        yield server, accounts
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def engines():
    """(name, database) of every engine there is; PostgreSQL from LINLI_TEST_PG[_DURABLE]."""
    yield "sqlite", ""
    conninfo = os.environ.get("LINLI_TEST_PG_DURABLE") or os.environ.get("LINLI_TEST_PG")
    if conninfo:
        yield "postgres", (conninfo, "e2e_" + uuid.uuid4().hex[:12])
    elif os.environ.get("CI") == "true":
        sys.exit("no PostgreSQL: LINLI_TEST_PG is not set")
    else:
        print("skipped on PostgreSQL: LINLI_TEST_PG is not set")


def drop_schema(database):
    if database:
        subprocess.run(["psql", "-q", database[0], "-c", f"DROP SCHEMA IF EXISTS {database[1]} CASCADE"], check=False,
                       env={**os.environ, "PGOPTIONS": "--client-min-messages=warning"})
