"""Supervision and bodies outside in the crawl: one in each tenant that the walk tries as everybody, then all moves."""
import time

from crawl_house import TENANTS
from crawl_joint import matter

FIRST = TENANTS[0]


def place(house, tenant, level):
    found = matter(house, tenant)
    wanted = {"version": found["version"], "level": level, "asked": "请说明办理进展", "limit": 8}
    return house.actors[tenant, "hotline_operator"].must("POST", f"/v1/cases/{found['case_id']}/supervisions", wanted)


def forward(house, tenant, body):
    found = matter(house, tenant)
    wanted = {"version": found["version"], "body_code": body, "reason": "设施属外部单位", "sent": "请尽快维修",
              "expected_by_ms": int(time.time() * 1000) + 86_400_000}
    return house.actors[tenant, "hotline_operator"].must("POST", f"/v1/cases/{found['case_id']}/forwards", wanted)


def plant(house):
    bodies = [{"code": code, "name": name, "way": "telephone", "contact": "96000"}
              for code, name in (("power", "供电公司"), ("water", "水务公司"))]
    for tenant in TENANTS:
        place(house, tenant, "order")
        house.actors[tenant, "administrator"].must("PUT", "/v1/outside-bodies", {"edition": 0, "items": bodies})
        forward(house, tenant, "power")


def everything(house):
    desk = house.actors[FIRST, "hotline_operator"]
    placed = place(house, FIRST, "reminder")
    mine = {one["id"] for one in desk.must("GET", "/v1/case-supervisions?mine=true")["items"]}
    wrong = [] if placed["id"] in mine else ["what somebody supervises is not on their list"]
    desk.must("POST", f"/v1/case-supervisions/{placed['id']}/steps", {"move": "lift", "note": "已了解"})
    states = {one["id"]: one["state"]
              for one in desk.must("GET", f"/v1/cases/{placed['case_id']}/supervisions")["items"]}
    wrong += [] if states.get(placed["id"]) == "lifted" else [f"a lifted supervision stands as {states}"]
    sent = forward(house, FIRST, "water")
    desk.must("POST", f"/v1/case-forwards/{sent['id']}/steps", {"move": "answer", "note": "已修复"})
    states = {one["id"]: one["state"] for one in desk.must("GET", f"/v1/cases/{sent['case_id']}/forwards")["items"]}
    wrong += [] if states.get(sent["id"]) == "answered" else [f"an outside answer stands as {states}"]
    return wrong + reasons(house)


def reasons(house):
    """Last: from then on a supervision and what is not solved need one of them."""
    wrong, administrator = [], house.actors[FIRST, "administrator"]
    for path, item in (("/v1/supervision-reasons", {"code": "late", "name": "超期未办"}),
                       ("/v1/unsolved-reasons", {"code": "not-ours", "name": "超出职责"})):
        before = administrator.must("GET", path)
        after = administrator.must("PUT", path, {"edition": before["edition"], "items": [item]})
        if after["edition"] != before["edition"] + 1:
            wrong.append(f"{path} went from edition {before['edition']} to {after['edition']}")
    return wrong
