"""AS-10, right first time, over real HTTP with a driven clock: the item is chosen with its reasons, the promise is the
limit in working days, the time in which the resident is asked is given back, and the National Day counts for nothing.
What is not solved goes on and both answers stay; who handled it does not confirm it. On both engines.

The promise is worked out here a second time, minute by minute, from the list of holidays alone.

COVERS: AS-10, INC-09, INC-10, INC-21
"""
import csv
import datetime
import pathlib
import sys

from papers import download, png, upload
from program import drop_schema, engines, resident
from scenario import SHANGHAI, Day, district, moment, must, shown, staff, step, understood

HOLIDAYS = pathlib.Path(__file__).resolve().parents[2] / "data" / "calendar" / "cn_holidays.csv"
TEXT = "楼道堆放杂物，鞋柜和自行车都摆在走廊上，疏散通道走不过去"
ITEM, LIMIT = "sr-005-03", 2  # working days
MINUTE = 60_000


def special_days():
    lines = [line for line in HOLIDAYS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {row["date"]: row["kind"] for row in csv.DictReader(lines)}


class SlowCalendar:
    """Office hours as a person counts them: one minute after the other."""

    HOURS = ((8 * 60 + 30, 12 * 60), (13 * 60 + 30, 18 * 60))

    def __init__(self):
        self.special = special_days()

    def works(self, day):
        special = self.special.get(day.isoformat())
        return special == "working" if special else day.weekday() < 5

    def open(self, minute):
        at = datetime.datetime.fromtimestamp(minute * 60, SHANGHAI)
        clock = at.hour * 60 + at.minute
        return self.works(at.date()) and any(begin <= clock < end for begin, end in self.HOURS)

    def end_after_days(self, milliseconds, days):
        day = datetime.datetime.fromtimestamp(milliseconds / 1000, SHANGHAI).date()
        while days:
            day += datetime.timedelta(days=1)
            days -= self.works(day)
        return moment(day.isoformat() + " 18:00")

    def between(self, begin, end):
        return sum(self.open(minute) for minute in range(begin // MINUTE, end // MINUTE))

    def after(self, milliseconds, minutes):
        minute = milliseconds // MINUTE
        while minutes:
            minutes -= self.open(minute)
            minute += 1
        return minute * MINUTE


def walk(server, logins):
    slow = SlowCalendar()
    day = Day(server, staff(server, logins, "administrator"))
    worker, operator = (staff(server, logins, role) for role in ("grid_worker", "hotline_operator"))
    me = resident(server, "13800001111")
    grid = must(worker, "GET", "/v1/me")["posts"][0]["area_id"]
    day.to("2026-09-29 09:00")
    photo = upload(server, me, png())[1]["id"]
    case_id = day.new_id()
    must(me, "POST", "/v1/cases", {"id": case_id, "text": TEXT, "files": [photo], "place": {"area_id": grid}})
    case = understood(operator, case_id)
    proposed = must(operator, "GET", f"/v1/cases/{case_id}/suggestions")["items"]
    assert any(one["item_code"] == ITEM and one["reasons"] for one in proposed), proposed
    item = next(one for one in must(operator, "GET", "/v1/responsibility-items")["items"] if one["code"] == ITEM)
    assert item["basis"] and item["solve_limit"] == LIMIT, item
    if case["state"] == "triage":
        case = step(operator, case_id, "dispatch", item_code=ITEM)
    assert case["item_code"] == ITEM and case["owner_id"], case
    promise = slow.end_after_days(case["reported_at_ms"], LIMIT)
    assert shown(promise) == "2026-10-08 18:00"
    assert case["solve_by_ms"] == promise, (shown(case["solve_by_ms"]), shown(promise))
    assert download(server, operator, f"/v1/cases/{case_id}/photos/{photo}")[0] == 200, "who decides reads all papers"

    step(worker, case_id, "respond")
    day.to("2026-09-30 09:00")
    paused = step(worker, case_id, "ask", note="请问是几单元？")["paused_since_ms"]
    day.to("2026-10-08 09:00")
    answered = step(me, case_id, "answer", note="二单元")
    timeline = must(operator, "GET", f"/v1/cases/{case_id}/timeline")["steps"]
    resumed = next(one["taken_at_ms"] for one in timeline if one["action"] == "answer")
    given_back = slow.between(paused, resumed)
    expected = slow.after(promise - MINUTE, given_back + 1)
    assert given_back == 8 * 60, given_back
    # The evening and the next morning are the same moment of a calendar that rests between them.
    apart = slow.between(*sorted((answered["solve_by_ms"], expected)))
    assert apart < 2, (shown(answered["solve_by_ms"]), shown(expected))
    assert shown(expected) == "2026-10-09 18:00", "limit, one working day of waiting, and the holiday"

    step(worker, case_id, "resolve", result="已通知住户搬走")
    step(worker, case_id, "close", expect=403)  # who handled it does not confirm it
    mine = must(me, "GET", "/v1/cases/" + case_id)
    rating = {"version": mine["version"], "solved": False, "speed": 4, "quality": 1, "attitude": 4,
              "comment": "还在原处"}
    again = must(me, "POST", f"/v1/cases/{case_id}/rating", rating)
    assert again["state"] == "handling" and not again.get("result"), again
    day.to("2026-10-09 10:00")
    step(worker, case_id, "resolve", result="已搬离，过道恢复畅通")
    told = [one.get("note") for one in must(me, "GET", f"/v1/cases/{case_id}/timeline")["steps"]
            if one["action"] == "resolve"]
    assert told == ["已通知住户搬走", "已搬离，过道恢复畅通"], "both answers stay"
    assert step(operator, case_id, "close")["state"] == "closed"


def main():
    for name, database in engines():
        try:
            with district("2026-09-28", database) as (server, logins):
                walk(server, logins)
                server.stop()
                checked = server.run("check", check=False)
                assert checked.returncode == 0, checked.stdout
        finally:
            drop_schema(database)
        print(f"{name}: AS-10 holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
