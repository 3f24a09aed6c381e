"""Devices as programs against the whole program, over real HTTP with a driven clock: what a simulated bin sends twice,
late, replayed, changed or wrongly signed becomes one matter or none; a bin that falls silent becomes somebody's task; a
gateway that sends its event again hears what became of it. On both engines.

COVERS: INC-18, INC-25, IOT-10, IOT-15, IOT-19
"""
import contextlib
import json
import re
import subprocess
import sys

from program import PROGRAM, Caller, drop_schema, engines, environment
from scenario import Day, district, must, staff, step, understood, until

MINUTE_MS = 60_000


class Instruments:
    """The simulated devices as a process of their own."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, method, path, body=None, headers=None):
        return Caller(self).send(method, path, body, headers)

    def put(self, code, **setup):
        assert self.ask("PUT", f"/{code}", setup)[0] == 204, (code, setup)

    def ring(self, code, event, how="well"):
        """[(status, answer)] of every message that left."""
        status, answer = self.ask("POST", f"/{code}/events", event, {"Linli-Sending": how})
        assert status == 200, answer
        return [(one["status"], json.loads(one["body"]) if one["body"] else {}) for one in answer["heard"]]

    def sent(self, code):
        return self.ask("GET", f"/{code}")[1]["sent"]


@contextlib.contextmanager
def instruments(server):
    process = subprocess.Popen(
        [PROGRAM, "instruments", "--port", "0", "--events-to", f"http://127.0.0.1:{server.port}"],
        env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline()).group(1))
        yield Instruments(process, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


class House:
    def __init__(self, server, logins, outside):
        self.outside = outside
        self.administrator = staff(server, logins, "administrator")
        self.worker, self.operator = (staff(server, logins, role) for role in ("grid_worker", "hotline_operator"))
        self.day = Day(server, self.administrator)
        self.grid = must(self.worker, "GET", "/v1/me")["posts"][0]["area_id"]
        rules = [{"class": name, "name": title, "item_code": "sr-017-07", "join_minutes": 240}
                 for name, title in (("bin_full", "垃圾桶满溢"), ("silent", "设备失联"))]
        must(self.administrator, "PUT", "/v1/device-rules", {"items": rules})
        for code in ("bin-01", "bin-02"):
            bin_ = {"code": code, "kind": "bin", "name": code, "area_id": self.grid, "address": "东门垃圾桶",
                    "silent_minutes": 30}
            made = must(self.administrator, "POST", "/v1/devices", bin_)
            outside.put(code, key=made["key"])

    def event(self, **more):
        return {"id": self.day.new_id(), "class": "bin_full", "reading": 98, "happened_at_ms": self.day.now(), **more}

    def matters(self):
        return {one["id"] for one in must(self.operator, "GET", "/v1/cases?channel=device&open=true")["items"]}


def one_matter_whatever_the_line_does(house):
    event = house.event()
    first, again = house.outside.ring("bin-01", event, "twice")
    assert (first[0], again[0]) == (200, 200), (first, again)
    case_id = first[1]["case_id"]
    assert again[1]["case_id"] == case_id and again[1]["again"], again
    replay = house.outside.ring("bin-01", house.event(), "replayed")
    assert [one[0] for one in replay] == [200, 409], replay
    assert replay[0][1]["joined"] and replay[0][1]["case_id"] == case_id, replay
    for how, status in (("wrong_signature", 401), ("changed", 401), ("old_clock", 401)):
        heard = house.outside.ring("bin-01", house.event(), how)
        assert [one[0] for one in heard] == [status], (how, heard)
    late = house.outside.ring("bin-01", house.event(), "late")
    assert late[0][0] == 200 and late[0][1]["case_id"] == case_id, late
    assert house.outside.sent("bin-01") == 8
    assert house.matters() == {case_id}
    return event, case_id


def the_gateway_hears_what_became_of_it(house, event, case_id):
    understood(house.operator, case_id)
    step(house.worker, case_id, "respond")
    step(house.worker, case_id, "resolve", result="已清运，桶盖待换", resolution="partly")
    told = house.outside.ring("bin-01", event)
    assert told[0][1]["state"] == "resolved" and told[0][1]["resolution"] == "partly", told
    other = house.outside.ring("bin-01", house.event())
    assert other[0][1]["case_id"] != case_id, "full again after it was emptied is another matter"


def silence_is_a_task(house):
    before = house.matters()
    house.outside.put("bin-02", heartbeat_ms=200)
    until("bin-02 lives", lambda: house.outside.sent("bin-02") >= 2)
    house.outside.put("bin-02", silent=True)
    assert house.outside.ring("bin-02", house.event()) == [], "a silent device says nothing"
    house.outside.put("bin-01", heartbeat_ms=200)
    sent = house.outside.sent("bin-01")
    must(house.day.driver, "POST", "/v1/simulator/clock/advances", {"by_ms": 20 * MINUTE_MS})
    until("bin-01 lives", lambda: house.outside.sent("bin-01") >= sent + 2)
    must(house.day.driver, "POST", "/v1/simulator/clock/advances", {"by_ms": 20 * MINUTE_MS})
    fresh = until("the silence is reported", lambda: house.matters() - before)
    assert len(fresh) == 1, fresh
    case = understood(house.operator, fresh.pop())
    assert "设备失联" in case["text"] and "bin-02" in case["text"], case["text"]


def main():
    for name, database in engines():
        try:
            with district("2026-09-21", database) as (server, logins), instruments(server) as outside:
                house = House(server, logins, outside)
                house.day.to("2026-09-21 09:00")
                the_gateway_hears_what_became_of_it(house, *one_matter_whatever_the_line_does(house))
                silence_is_a_task(house)
        finally:
            drop_schema(database)
        print(f"{name}: every misbehaviour of a device is one matter or none, and silence is a task")
    return 0


if __name__ == "__main__":
    sys.exit(main())
