"""AS-05, the 30-minute response, over real HTTP with a driven clock: a bin rings, a resident reports the same bin four
minutes later, people join both; the worker answers after eleven minutes, closes with a photo after the work, and the
resident sees it and rates. Where nobody answers: a warning after 24 minutes, the breach after 30, one more on the
leader's figure with its matter, then the ladder. A promise rests over night and over the National Day; a class of
24 hours does not. On both engines.

COVERS: AS-05, INC-05, INC-12, INC-14, INC-18, INC-20
"""
import csv
import pathlib
import sys

from papers import png, upload
from program import drop_schema, engines, resident
from scenario import Day, DeviceOutside, district, must, shown, staff, step, understood, until

LISTS = pathlib.Path(__file__).resolve().parents[2] / "data" / "responsibility"


def load_list(server):
    """The usual list with one item more: a bin that is full belongs to the grid and is answered within 30 minutes."""
    rows = list(csv.DictReader((LISTS / "items.csv").open(encoding="utf-8")))
    full = next(row for row in rows if row["item_code"] == "sr-017-01")
    around = next(row for row in rows if row["item_code"] == "sr-017-07")
    assert (around["owner_kind"], around["calendar"], around["response_limit_minutes"]) == ("grid", "always", "30")
    rows.append({**full, "item_code": "bin-full", "name": "垃圾桶满溢", "owner_kind": "grid",
                 "response_limit_minutes": "30", "solve_limit_value": "4", "solve_limit_unit": "working_hours",
                 "keywords": "满溢^9", "examples": "垃圾桶满溢"})
    file = server.folder.parent / "items.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    server.run("items", "load", "--items", str(file))


class House:
    def __init__(self, server, logins):
        self.server = server
        self.day = Day(server, staff(server, logins, "administrator"))
        roles = ("grid_worker", "hotline_operator", "leader")
        self.worker, self.operator, self.leader = (staff(server, logins, role) for role in roles)
        self.me = resident(server, "13800001111")
        self.grid = must(self.worker, "GET", "/v1/me")["posts"][0]["area_id"]
        administrator = staff(server, logins, "administrator")
        rules = [{"class": "bin_full", "name": "垃圾桶满溢", "item_code": "bin-full", "join_minutes": 240}]
        must(administrator, "PUT", "/v1/device-rules", {"items": rules})
        bin_ = {"code": "bin-17", "kind": "bin", "name": "17号桶", "area_id": self.grid, "address": "东门垃圾桶"}
        self.bin = DeviceOutside(server, "bin-17", must(administrator, "POST", "/v1/devices", bin_)["key"])

    def ring(self, **more):
        event = {"id": self.day.new_id(), "class": "bin_full", "kind": "alarm", "reading": 98.0,
                 "happened_at_ms": self.day.now()}
        return self.bin.send(event, **more)

    def report(self, item="bin-full", files=()):
        case_id = self.day.new_id()
        must(self.me, "POST", "/v1/cases", {"id": case_id, "text": "东门垃圾桶满溢，垃圾掉了一地", "item_code": item,
                                            "files": list(files),
                                            "place": {"area_id": self.grid, "address": "东门垃圾桶"}})
        return understood(self.operator, case_id)

    def photo(self, who):
        status, photo = upload(self.server, who, png())
        assert status == 201, photo
        return photo["id"]

    def alarms(self, case):
        clocks = must(self.operator, "GET", f"/v1/cases/{case['id']}/clocks")
        return [alarm for alarm in clocks["alarms"] if alarm["clock"] == "response"]


def answered_in_time(house):
    house.day.to("2026-09-21 09:00")
    status, taken = house.ring()
    assert status == 200 and not taken.get("joined"), (status, taken)
    rung = understood(house.operator, taken["case_id"])
    assert rung["channel"] == "device" and rung["item_code"] == "bin-full", rung
    assert house.ring(key=bytes(32))[0] == 401, "whoever has not the key is not heard"
    house.day.to("2026-09-21 09:04")
    assert house.ring()[1] == {**taken, "joined": True}, "a bin that rings again is no second matter"
    told = house.report(files=[house.photo(house.me)])
    alike = must(house.operator, "GET", f"/v1/cases/{told['id']}/resembling")["items"]
    assert rung["id"] in [one["id"] for one in alike] and alike[0]["reasons"], alike
    seen = [{"id": case["id"], "version": must(house.operator, "GET", "/v1/cases/" + case["id"])["version"]}
            for case in (rung, told)]
    merged = must(house.operator, "POST", "/v1/cases/merges", {"cases": seen})
    assert merged["master_id"] == rung["id"], "the one that came first answers for both"

    house.day.to("2026-09-21 09:11")
    answer = step(house.worker, rung["id"], "respond")
    minutes = (answer["responded_at_ms"] - answer["reported_at_ms"]) / 60_000
    assert 10.9 < minutes < 12, minutes
    step(house.worker, rung["id"], "resolve", result="已清运，桶身已冲洗", files=[house.photo(house.worker)])
    mine = must(house.me, "GET", "/v1/cases/" + told["id"])
    assert mine["state"] == "merged" and mine["followed"]["result"] == "已清运，桶身已冲洗", mine
    rating = {"version": mine["version"], "solved": True, "speed": 5, "quality": 5, "attitude": 5}
    rated = must(house.me, "POST", f"/v1/cases/{told['id']}/rating", rating)
    assert rated["rating"]["speed"] == 5, rated
    assert not house.alarms(rung), "an answer in time raises nothing"
    again = house.ring()[1]["case_id"]
    assert again != rung["id"], "full again after it was emptied is another matter"
    step(house.worker, understood(house.operator, again)["id"], "respond")


def nobody_answers(house):
    def breaches():
        return must(house.leader, "GET", "/v1/case-alarms")["breaches"]

    house.day.to("2026-09-22 14:00")
    before = breaches()
    case = house.report()
    assert shown(case["respond_by_ms"]) == "2026-09-22 14:30", shown(case["respond_by_ms"])
    house.day.to("2026-09-22 14:23")
    assert not house.alarms(case), "seven minutes before it breaks nobody is disturbed"
    house.day.to("2026-09-22 14:24")
    warned = until("a warning at four fifths", lambda: house.alarms(case))
    assert [one["kind"] for one in warned] == ["warning"], warned
    house.day.to("2026-09-22 14:30")
    climbed = until("the breach and the first rung", lambda: len(house.alarms(case)) >= 3 and house.alarms(case))
    assert [(one["kind"], one.get("supervisor")) for one in climbed] == [
        ("warning", None), ("breach", None), ("rung", "deputy")], climbed
    until("the leader's figure", lambda: breaches() > before)  # others of the street may break as well
    links = [line["case_id"] for line in must(house.leader, "GET", "/v1/case-alarms")["items"]]
    assert case["id"] in links, "the figure leads to the matter"
    house.day.to("2026-09-22 15:30")
    clerk = until("the clerk an hour later", lambda: [one for one in house.alarms(case)
                                                      if one.get("supervisor") == "community_clerk"])
    assert clerk[0]["told_id"] and clerk[0]["told_id"] != case["owner_id"], clerk
    step(house.worker, case["id"], "respond")


def rests_and_holidays(house):
    house.day.to("2026-09-22 17:50")
    evening = house.report()
    assert shown(evening["respond_by_ms"]) == "2026-09-23 08:50", "ten minutes today, twenty tomorrow"
    step(house.worker, evening["id"], "respond")
    house.day.to("2026-09-30 17:50")
    holiday = house.report()
    assert shown(holiday["respond_by_ms"]) == "2026-10-08 08:50", "seven days of National Day between"
    always = house.report(item="sr-017-07")
    assert shown(always["respond_by_ms"]) == "2026-09-30 18:20", "a class of 24 hours knows no holiday"


def main():
    for name, database in engines():
        try:
            with district("2026-09-21", database) as (server, logins):
                load_list(server)
                server.stop()
                server.start()
                house = House(server, logins)
                answered_in_time(house)
                nobody_answers(house)
                rests_and_holidays(house)
                server.stop()
                checked = server.run("check", check=False)
                assert checked.returncode == 0, checked.stdout
        finally:
            drop_schema(database)
        print(f"{name}: AS-05 holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
