"""A district whose clock begins on a chosen day and is driven by the test, and the people of a scenario."""
import base64
import contextlib
import datetime
import hashlib
import hmac
import json
import pathlib
import random
import secrets
import shutil
import tempfile
import time
import uuid

from program import Caller, Server, sign_in

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
PATIENCE = 30  # seconds that the background work may take


def moment(text):
    """Milliseconds of a Shanghai time: `2026-09-21 09:00`."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


def shown(milliseconds):
    return datetime.datetime.fromtimestamp(milliseconds / 1000, SHANGHAI).strftime("%Y-%m-%d %H:%M")


class Day:
    """The driven clock of a simulated district; an administrator moves it, and only forward."""

    def __init__(self, server, administrator):
        self.server, self.reader = server, administrator
        self.driver = Caller(server, administrator.token)
        self.driver.connection.port = server.admin_port

    def now(self):
        return must(self.reader, "GET", "/v1/simulator/clock")["now_ms"]

    def to(self, text):
        by = moment(text) - self.now()
        assert by > 0, f"{text} is over"
        must(self.driver, "POST", "/v1/simulator/clock/advances", {"by_ms": by})

    def new_id(self):
        """A UUIDv7 of the driven clock, as a telephone there makes it."""
        value = (self.now() << 80) | (0x7 << 76) | random.getrandbits(76)
        return str(uuid.UUID(int=value & ~(0x3 << 62) | (0x2 << 62)))


def must(caller, method, path, body=None, headers=None):
    status, answer = caller.send(method, path, body, headers)
    assert 200 <= status < 300, (method, path, status, answer)
    return answer


def until(what, look):
    """The first true answer of `look`."""
    for _ in range(PATIENCE * 10):
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {PATIENCE} seconds: {what}")


def understood(caller, case_id):
    """The case, once it is dispatched or lies with a person."""
    def look():
        case = must(caller, "GET", "/v1/cases/" + case_id)
        return case if case["state"] != "reported" else None
    return until("understood", look)


def step(caller, case_id, action, expect=200, **more):
    version = must(caller, "GET", "/v1/cases/" + case_id)["version"]
    status, answer = caller.send("POST", f"/v1/cases/{case_id}/steps", {"action": action, "version": version, **more})
    assert status == expect, (action, status, answer)
    return answer


class DeviceOutside:
    """A device written from the description of the protocol alone."""

    def __init__(self, server, code, key):
        self.server, self.code, self.extra = server, code, {}
        self.key = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))

    def send(self, event, key=None, nonce=None):
        """Return (status, answer)."""
        body = json.dumps(event).encode()
        sent, nonce = str(int(time.time() * 1000)), nonce or secrets.token_urlsafe(16)
        text = "\n".join(["linli-device-1", "POST", "/v1/device-events", self.code, sent, nonce,
                          hashlib.sha256(body).hexdigest()])
        headers = {"Content-Type": "application/json", "Linli-Device": self.code, "Linli-Timestamp": sent,
                   "Linli-Nonce": nonce, **self.extra,
                   "Linli-Signature": hmac.new(key or self.key, text.encode(), hashlib.sha256).hexdigest()}
        return Caller(self.server).send("POST", "/v1/device-events", body, headers)


@contextlib.contextmanager
def district(begin, database=""):
    """A started server on a demo district whose clock begins at eight on the day `begin`: (server, login by role)."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-e2e-"))
    server = Server(folder / "data", database)
    try:
        server.run("init", "--simulated", "--begin", begin)
        accounts = json.loads(server.run("demo", "--json").stdout)["accounts"]
        server.start()
        logins = {}
        for account in accounts:
            logins.setdefault(account["role"], account["login"])
        yield server, logins
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def staff(server, logins, role):
    return sign_in(server, logins[role])
