"""Joint handling in the crawl: a sub-task in each tenant that the walk tries as everybody, then all of its moves."""
import time

from crawl_house import TENANTS

FIRST = TENANTS[0]
HOUR = 3_600_000


def matter(house, tenant):
    """One in somebody's hands in the community of the clerk, who does not answer for it."""
    clerk = house.actors[tenant, "clerk"]
    return house.store.rows(
        f"SELECT case_id, version FROM cases_case WHERE tenant_id = {house.tenant_ids[tenant]}"
        f" AND state IN ('dispatched', 'handling') AND community_id = {house.store.id(clerk.area_id)}"
        f" AND owner_id <> {house.store.id(clerk.user_id)} AND protected_at_ms IS NULL ORDER BY case_id")[0]


def ask(house, tenant):
    """The clerk sees the matter by office, so that a sub-task shows nobody what the rules of the crawl do not know."""
    found = matter(house, tenant)
    wanted = {"version": found["version"], "asked": "请到现场核实", "due_at_ms": int(time.time() * 1000) + HOUR,
              "assignee_id": house.actors[tenant, "clerk"].user_id}
    return house.actors[tenant, "hotline_operator"].must("POST", f"/v1/cases/{found['case_id']}/subtasks", wanted)


def plant(house):
    for tenant in TENANTS:
        ask(house, tenant)


def everything(house):
    clerk = house.actors[FIRST, "clerk"]
    task = ask(house, FIRST)
    mine = {one["id"] for one in clerk.must("GET", "/v1/case-subtasks")["items"]}
    wrong = [] if task["id"] in mine else ["what somebody is asked to do is not on their list"]
    for move in ({"move": "accept"}, {"move": "finish", "note": "已核实"}):
        clerk.must("POST", f"/v1/case-subtasks/{task['id']}/steps", move)
    states = {one["id"]: one["state"] for one in clerk.must("GET", f"/v1/cases/{task['case_id']}/subtasks")["items"]}
    return wrong + ([] if states.get(task["id"]) == "done" else [f"a finished sub-task stands as {states}"])
