"""A rush: 64 residents report and 16 handlers work at once for LINLI_TEST_RUSH_SECONDS (60) on each engine; on
PostgreSQL by two server processes on one database. Prints what 99 of 100 waited at most. What was acknowledged is there
once, each matter is understood once and answered by one person once, whoever
asked at that moment; the invariants hold.

COVERS: INC-05, INC-27
"""
import collections
import http.client
import os
import random
import sys
import threading
import time

from program import Caller, Server, demo_district, drop_schema, engines, new_id, resident, sign_in

SECONDS = int(os.environ.get("LINLI_TEST_RUSH_SECONDS", "60"))
REPORTERS, HANDLERS = 64, 16
TEXTS = ("楼道堆放杂物，走廊走不过去", "楼梯间堆满了废旧家具", "对门把鞋柜摆在走廊上", "过道里停着自行车")
ITEM = "sr-005-03"  # of the grid
BUSY = {429, 503}
LONGEST_BACKLOG = 60  # seconds


class Rush:
    def __init__(self, servers):
        self.servers, self.stop = servers, threading.Event()
        self.seconds, self.busy = collections.defaultdict(list), collections.Counter()
        self.reported, self.answered, self.surprises = {}, collections.Counter(), []

    def ask(self, kind, caller, method, path, body=None):
        """Return (status, answer); an honest "busy" and a surprise are counted."""
        began = time.monotonic()
        answer = caller.ask(method, path, body)
        if answer.status in BUSY:
            self.busy[kind] += 1
            time.sleep(min(float(answer.headers.get("Retry-After", "1")), 2))
            return answer.status, None
        self.seconds[kind].append(time.monotonic() - began)
        if answer.status not in (200, 201, 403, 404, 409):
            self.surprises.append((kind, path, answer.status, answer.content))
        return answer.status, answer.content

    def report(self, caller, grid):
        body = {"id": new_id(), "text": random.choice(TEXTS), "item_code": ITEM, "place": {"area_id": grid}}
        status, made = self.ask("report", caller, "POST", "/v1/cases", body)
        if status == 201:
            self.reported[body["id"]] = made["number"]
            if random.random() < 0.1:  # an impatient thumb: the same again
                status, again = self.ask("report", caller, "POST", "/v1/cases", body)
                if status == 201 and again["number"] != made["number"]:
                    self.surprises.append(("the same report twice is two", body["id"]))
        time.sleep(random.uniform(0.2, 1.0))

    def handle(self, caller):
        """Everybody takes from the same heap, so that they meet."""
        _, page = self.ask("list", caller, "GET", "/v1/cases?state=dispatched&limit=20")
        for line in random.sample((page or {}).get("items", []), k=min(3, len((page or {}).get("items", [])))):
            path = f"/v1/cases/{line['id']}/steps"
            status, case = self.ask("step", caller, "POST", path, {"action": "respond", "version": line["version"]})
            if status != 200:
                continue
            self.answered[line["id"]] += 1
            self.ask("step", caller, "POST", path,
                     {"action": "resolve", "version": case["version"], "result": "已清理"})
        time.sleep(0.05)

    def repeat(self, what, caller, *more):
        while not self.stop.is_set():
            try:
                what(caller, *more)
            except (OSError, http.client.HTTPException, ValueError, KeyError) as fault:
                self.surprises.append((what.__name__, repr(fault)))
                caller.connection.close()
                time.sleep(0.5)


def people(servers, accounts):
    """Tokens of 64 residents and of the grid's worker, and the worker's grid."""
    login = {a["role"]: a["login"] for a in accounts["accounts"]}
    worker = sign_in(servers[0], login["grid_worker"])
    grid = worker.send("GET", "/v1/me")[1]["posts"][0]["area_id"]
    residents = []
    for number in range(REPORTERS):
        for _ in range(60):
            try:
                residents.append(resident(servers[0], f"138{number:08d}").token)
                break
            except (AssertionError, StopIteration):  # codes are paced
                time.sleep(1)
    assert len(residents) == REPORTERS, len(residents)
    return residents, worker.token, grid


def work(rush, residents, worker, grid):
    servers = rush.servers
    threads = [threading.Thread(target=rush.repeat, args=(rush.report, Caller(servers[i % len(servers)], token), grid))
               for i, token in enumerate(residents)]
    threads += [threading.Thread(target=rush.repeat, args=(rush.handle, Caller(servers[i % len(servers)], worker)))
                for i in range(HANDLERS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    rush.stop.set()
    for thread in threads:
        thread.join()
    return time.monotonic() - began


def figures(name, rush, took):
    for kind, waits in sorted(rush.seconds.items()):
        waits.sort()
        at = lambda share: waits[int(share * (len(waits) - 1))] * 1000
        print(f"{name}: {kind:8} {len(waits) / took:6.0f} a second, median {at(0.5):.0f} ms, 99 % {at(0.99):.0f} ms,"
              f" longest {at(1):.0f} ms, busy {rush.busy[kind]}")


def nothing_lost_nothing_twice(rush, reader):
    begun = time.monotonic()
    for case_id, number in rush.reported.items():
        status, case = reader.send("GET", "/v1/cases/" + case_id)
        assert status == 200 and case["number"] == number, (case_id, status, "acknowledged and lost")
        while case["state"] == "reported":
            assert time.monotonic() - begun < LONGEST_BACKLOG, "the understanding does not keep up"
            time.sleep(0.2)
            case = reader.send("GET", "/v1/cases/" + case_id)[1]
        steps = reader.send("GET", f"/v1/cases/{case_id}/timeline")[1]["steps"]
        actions = collections.Counter(step["action"] for step in steps)
        assert actions["dispatch"] + actions["to_triage"] == 1, (case_id, actions, "understood twice")
        assert actions["respond"] == rush.answered[case_id] <= 1, (case_id, actions, "two owners answered")
        assert sorted(step["version"] for step in steps) == list(range(1, len(steps) + 1)), case_id
    assert len(set(rush.reported.values())) == len(rush.reported), "a number was given twice"


def run(name, servers, accounts):
    residents, worker, grid = people(servers, accounts)
    rush = Rush(servers)
    took = work(rush, residents, worker, grid)
    figures(name, rush, took)
    print(f"{name}: {len(servers)} process(es), {len(rush.reported)} reports taken, {len(rush.answered)} answered")
    assert not rush.surprises, rush.surprises[:5]
    assert rush.reported and rush.answered
    operator = next(a["login"] for a in accounts["accounts"] if a["role"] == "hotline_operator")
    nothing_lost_nothing_twice(rush, sign_in(servers[-1], operator))


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                servers = [server]
                if database:  # stateless servers beside each other
                    servers.append(Server(server.folder, database))
                    servers[1].start()
                try:
                    run(name, servers, accounts)
                finally:
                    for one in servers:
                        one.stop()
                checked = server.run("check", check=False)
                assert checked.returncode == 0, checked.stdout
        finally:
            drop_schema(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
