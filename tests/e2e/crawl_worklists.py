"""Worklists in the crawl: a disputed figure and a change of shift in each tenant, then what becomes of them."""
import datetime

from crawl_house import TENANTS
from program import new_id

FIRST = TENANTS[0]


def plant(house):
    for tenant in TENANTS:
        dispute(house, tenant)
        hand_over(house, tenant)


def dispute(house, tenant):
    wanted = {"id": new_id(), "on": datetime.date.today().isoformat(), "kind": "resolve", "claimed": 3,
              "why": "下午还上门处理了两件"}
    return house.actors[tenant, "grid_worker"].must("POST", "/v1/workload-disputes", wanted)


def hand_over(house, tenant):
    wanted = {"id": new_id(), "to_id": house.actors[tenant, "clerk"].user_id, "words": "请留意三栋"}
    return house.actors[tenant, "grid_worker"].must("POST", "/v1/shift-handovers", wanted)


def everything(house):
    worker, clerk = house.actors[FIRST, "grid_worker"], house.actors[FIRST, "clerk"]
    waiting = [one for one in clerk.must("GET", "/v1/shift-handovers?state=offered")["items"]
               if one["to_id"] == clerk.user_id]
    wrong = [] if len(waiting) == 1 else [f"{len(waiting)} shifts wait for the clerk instead of one"]
    for one in waiting:
        clerk.must("POST", f"/v1/shift-handovers/{one['id']}/steps", {"move": "accept"})
        again = worker.ask("POST", f"/v1/shift-handovers/{one['id']}/steps", {"move": "withdraw"})
        if again.status != 409:
            wrong.append(f"an accepted shift was taken back: {again.status}")
    mine = {one["id"] for one in clerk.must("GET", "/v1/cases?mine=true&limit=200")["items"]}
    day = {one["id"] for one in clerk.must("GET", "/v1/my-day")["jobs"] if one["kind"] == "matter"}
    return wrong + ([] if day <= mine else ["a day holds matters for which somebody else answers"])
