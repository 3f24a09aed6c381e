"""A working day in minutes: reports, lists, handling, searches, pollers and streams side by side, on each engine for
LINLI_TEST_LOAD_SECONDS (600). Nothing fails but by an honest "busy", what was acknowledged is there, memory stays
bounded, the invariants hold. Prints what each kind of work got.

COVERS: INC-05
"""
import collections
import http.client
import json
import os
import pathlib
import random
import sys
import threading
import time
import urllib.parse

from program import Caller, demo_district, drop_schema, engines, new_id, sign_in

SECONDS = int(os.environ.get("LINLI_TEST_LOAD_SECONDS", "600"))
PURPOSE = {"X-Linli-Purpose": urllib.parse.quote("核对")}
TEXTS = ("消防栓漏水，流到路面上了", "书香苑3栋楼道里垃圾堆了好几天", "路灯坏了三盏，晚上看不清", "楼上装修噪音，中午也不停")
WORDS = ("王", "书香苑3幢", "垃圾", "wangguilan", "消防栓", "1单元101室")
MOST_MEMORY_MB = 700
LONGEST_BACKLOG = 60  # seconds
MOST_GROWTH_MB = 200  # from a third of the time on, when caches and pools are full
GRANTED = {200, 201, 409}  # somebody else's step was faster
BUSY = {429, 503}


class Work:
    """What was done in all: seconds of each kind, busy answers, and every surprise."""

    def __init__(self):
        self.seconds, self.busy = collections.defaultdict(list), collections.Counter()
        self.acknowledged, self.surprises, self.events = [], [], 0
        self.stop = threading.Event()

    def ask(self, kind, caller, method, path, body=None, headers=None):
        """The answer's content; nothing when the server was busy or the answer was a surprise."""
        began = time.monotonic()
        answer = caller.ask(method, path, body, headers)
        if answer.status in BUSY:
            self.busy[kind] += 1
            if "Retry-After" not in answer.headers:
                self.surprises.append((kind, answer.status, "without Retry-After"))
            time.sleep(0.2)
            return None
        self.seconds[kind].append(time.monotonic() - began)
        if answer.status not in GRANTED:
            self.surprises.append((kind, path, answer.status, answer.content))
            return None
        return answer.content if answer.status != 409 else None


def reports(work, caller):
    case_id = new_id()
    report = {"id": case_id, "text": random.choice(TEXTS), "channel": "phone"}
    body = {"report": report, "reporter_phone": "13800003333"}
    made = work.ask("report", caller, "POST", "/v1/cases/on-behalf", body)
    if made:
        work.acknowledged.append((case_id, made["number"]))
    time.sleep(0.2)


def lists(work, caller):
    page = work.ask("list", caller, "GET", "/v1/cases?limit=50")
    time.sleep(0.02)
    if not page or not page["items"]:
        return
    if page.get("next"):
        work.ask("list", caller, "GET", "/v1/cases?limit=50&cursor=" + page["next"])
    case = work.ask("case", caller, "GET", "/v1/cases/" + random.choice(page["items"])["id"])
    if case:
        work.ask("step", caller, "POST", f"/v1/cases/{case['id']}/steps",
                 {"action": "note", "version": case["version"], "note": "已电话联系"})


def searches(work, caller):
    work.ask("search", caller, "POST", "/v1/global-searches", {"text": random.choice(WORDS)}, PURPOSE)
    work.ask("report page", caller, "GET", "/v1/quality-report")
    time.sleep(0.05)


def polls(work, caller):
    caller.after = getattr(caller, "after", 0)
    answer = work.ask("poll", caller, "GET", f"/v1/changes?after={caller.after}&wait=2")
    if answer:
        caller.after = answer["next"]
        work.events += len(answer["events"])


def follows(work, server, token):
    """One stream, read as it comes, opened again with the last number when it ends."""
    after = 0
    while not work.stop.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
        try:
            connection.request("GET", f"/v1/stream?after={after}", headers={"Authorization": "Bearer " + token})
            answer = connection.getresponse()
            while not work.stop.is_set() and (line := answer.readline()):
                if line.startswith(b"id:"):
                    number = int(line[3:].strip() or 0)
                    if number < after:  # the same again is where the stream stands
                        work.surprises.append(("stream", number, "comes after", after))
                    after = number
                work.events += line.startswith(b"data:")
        except TimeoutError:
            pass
        finally:
            connection.close()


def repeats(work, what, caller):
    while not work.stop.is_set():
        try:
            what(work, caller)
        except (OSError, http.client.HTTPException, ValueError, KeyError) as fault:
            work.surprises.append((what.__name__, repr(fault)))
            caller.connection.close()
            time.sleep(0.5)


def memory(server):
    for line in pathlib.Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def crowd(work, server, accounts):
    login = {a["role"]: a["login"] for a in accounts["accounts"]}
    roles = ("hotline_operator", "clerk", "handler", "grid_worker")
    token = {role: sign_in(server, login[role]).token for role in roles}
    kinds = [(reports, "hotline_operator", 24), (lists, "clerk", 12), (lists, "handler", 8), (searches, "clerk", 6),
             (polls, "grid_worker", 10)]
    threads = [threading.Thread(target=repeats, args=(work, what, Caller(server, token[role])))
               for what, role, count in kinds for _ in range(count)]
    return threads + [threading.Thread(target=follows, args=(work, server, token["clerk"])) for _ in range(4)]


def print_figures(name, work, took, first, last):
    for kind, all_of_it in sorted(work.seconds.items()):
        all_of_it.sort()
        at = lambda share: all_of_it[int(share * (len(all_of_it) - 1))] * 1000
        print(f"{name}: {kind:12} {len(all_of_it) / took:7.0f} requests/s, median {at(0.5):.0f} ms,"
              f" 99 % {at(0.99):.0f} ms, busy {work.busy[kind]}")
    print(f"{name}: {len(work.acknowledged)} reports acknowledged, {work.events} changes heard,"
          f" memory {first} -> {last} MiB")


def understood(caller, case_id):
    """Seconds until the last report has an owner or waits for a human."""
    began = time.monotonic()
    while caller.send("GET", f"/v1/cases/{case_id}")[1]["state"] == "reported":
        assert time.monotonic() - began < LONGEST_BACKLOG, "the understanding does not keep up"
        time.sleep(0.1)
    return time.monotonic() - began


def day(name, server, accounts):
    work = Work()
    threads = crowd(work, server, accounts)
    for thread in threads:
        thread.start()
    began = time.monotonic()
    time.sleep(SECONDS / 3)
    first = memory(server)
    time.sleep(SECONDS * 2 / 3)
    last = memory(server)
    work.stop.set()
    for thread in threads:
        thread.join()
    print_figures(name, work, time.monotonic() - began, first, last)
    assert not work.surprises, json.dumps(work.surprises[:5], ensure_ascii=False)
    assert work.acknowledged and work.events and last < MOST_MEMORY_MB and last - first < MOST_GROWTH_MB, (first, last)
    caller = sign_in(server, next(a["login"] for a in accounts["accounts"] if a["role"] == "hotline_operator"))
    print(f"{name}: the last report was understood {understood(caller, work.acknowledged[-1][0]):.1f} s after the load")
    for case_id, number in random.sample(work.acknowledged, min(500, len(work.acknowledged))):
        status, case = caller.send("GET", f"/v1/cases/{case_id}")
        assert status == 200 and case["number"] == number, (case_id, status, "acknowledged and lost")
    server.stop()
    checked = server.run("check", check=False)
    assert checked.returncode == 0, checked.stdout


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                day(name, server, accounts)
        finally:
            drop_schema(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
