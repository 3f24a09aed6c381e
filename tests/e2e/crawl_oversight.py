"""Supervision in the crawl: one in each tenant that the walk tries as everybody, then all of its moves."""
from crawl_house import TENANTS
from crawl_joint import matter

FIRST = TENANTS[0]


def place(house, tenant, level):
    found = matter(house, tenant)
    wanted = {"version": found["version"], "level": level, "asked": "请说明办理进展", "limit": 8}
    return house.actors[tenant, "hotline_operator"].must("POST", f"/v1/cases/{found['case_id']}/supervisions", wanted)


def plant(house):
    for tenant in TENANTS:
        place(house, tenant, "order")


def everything(house):
    desk = house.actors[FIRST, "hotline_operator"]
    placed = place(house, FIRST, "reminder")
    mine = {one["id"] for one in desk.must("GET", "/v1/case-supervisions?mine=true")["items"]}
    wrong = [] if placed["id"] in mine else ["what somebody supervises is not on their list"]
    desk.must("POST", f"/v1/case-supervisions/{placed['id']}/steps", {"move": "lift", "note": "已了解"})
    states = {one["id"]: one["state"]
              for one in desk.must("GET", f"/v1/cases/{placed['case_id']}/supervisions")["items"]}
    return wrong + ([] if states.get(placed["id"]) == "lifted" else [f"a lifted supervision stands as {states}"])
