"""Duplicates in the crawl: two reports of one matter in each tenant that stay merged, then merging and undoing."""
import time

from crawl_house import TENANTS
from program import new_id

FIRST = TENANTS[0]
WORDS = "楼道里垃圾堆了好几天没人清理，味道很大"


def draft(house, tenant):
    """What a neighbour would write, at a grid of the tenant."""
    grid = house.store.rows("SELECT * FROM area_area WHERE level = 'grid' AND tenant_id ="
                            f" {house.tenant_ids[tenant]} ORDER BY community_id, code")[0]
    return {"text": WORDS, "title": "楼道垃圾", "place": {"lon": grid["lon"], "lat": grid["lat"], "address": "路口"}}


def stored(house, case_id):
    return house.store.rows("SELECT version, state, owner_id FROM cases_case WHERE case_id ="
                            f" {house.store.id(case_id)}")[0]


def two_reports(house, tenant):
    """The same words twice, both understood; the earlier one first."""
    made = [new_id(), new_id()]
    for case_id in made:
        house.actors[tenant, "resident"].must("POST", "/v1/cases", {**draft(house, tenant), "id": case_id})
        for _ in range(300):
            if stored(house, case_id)["state"] != "reported":
                break
            time.sleep(0.1)
        else:
            raise AssertionError("not understood within thirty seconds")
    return made


def merge(house, tenant, cases):
    seen = [{"id": case_id, "version": stored(house, case_id)["version"]} for case_id in cases]
    return house.actors[tenant, "hotline_operator"].must("POST", "/v1/cases/merges", {"cases": seen})


def plant(house):
    """A merge in each tenant, whose id the walk then tries as everybody."""
    for tenant in TENANTS:
        merge(house, tenant, two_reports(house, tenant))


def everything(house):
    resident, operator = (house.actors[FIRST, name] for name in ("resident", "hotline_operator"))
    first, second = two_reports(house, FIRST)
    told = resident.must("POST", "/v1/cases/already-handled", draft(house, FIRST))["items"]
    wrong = [] if told else ["nothing is said to be in hand where the same was reported twice"]
    resident.must("POST", f"/v1/cases/{second}/resemblance-answers", {"other_id": first, "answer": "same"})
    alike = operator.must("GET", f"/v1/cases/{second}/resembling")["items"]
    wrong += [] if first in {one["id"] for one in alike} else ["the same words at the same place are not proposed"]

    before = stored(house, second)
    merged = merge(house, FIRST, [second, first])
    if merged["master_id"] != first or stored(house, second)["owner_id"] is not None:
        wrong.append(f"the one reported first does not answer for both: {merged}")
    if operator.must("GET", f"/v1/cases/{second}/merges")["reporters"] != 2:
        wrong.append("two reporters wait for a merged matter and are not counted")
    operator.must("POST", f"/v1/cases/merges/{merged['id']}/undo", {"reason": "不是同一件事"})
    after = stored(house, second)
    if (after["state"], after["owner_id"]) != (before["state"], before["owner_id"]):
        wrong.append("undoing a merge does not give a matter back to its owner")
    return wrong
