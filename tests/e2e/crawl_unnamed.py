"""Unnamed and protected reports in the crawl: one protected matter in each tenant that no office may see, and a request
to unseal it; then a pseudonymous reporter follows, answers and rates without signing in, and two people open it.
"""
import secrets
import time

from crawl_house import TENANTS
from crawl_walk import PURPOSE
from program import new_id

FIRST = TENANTS[0]


def report(house, tenant, is_protected, text):
    """(case id, receipt) of a pseudonymous report by the tenant's resident, once it is understood."""
    case_id = new_id()
    body = {"report": {"id": case_id, "text": text}, "identity": "pseudonymous", "is_protected": is_protected,
            "tracking_seed": secrets.token_urlsafe(24)}
    receipt = house.actors[tenant, "resident"].must("POST", "/v1/unnamed-reports", body)
    for _ in range(300):
        if stored(house, case_id)["state"] != "reported":
            return case_id, receipt
        time.sleep(0.1)
    raise AssertionError("not understood within thirty seconds")


def stored(house, case_id):
    return house.store.rows("SELECT * FROM cases_case WHERE case_id = " + house.store.id(case_id))[0]


def plant(house):
    for tenant in TENANTS:
        _, receipt = report(house, tenant, True, "有人收了好处")
        asked = {"number": receipt["number"], "purpose": "核实线索"}
        house.actors[tenant, "auditor"].must("POST", "/v1/case-unsealings", asked)


def everything(house):
    wrong = []
    operator, auditor, guard = (house.actors[FIRST, role] for role in
                                ("hotline_operator", "auditor", "security_administrator"))
    resident, second = house.actors[FIRST, "resident"], house.actors[TENANTS[1], "resident"]
    case_id, receipt = report(house, FIRST, True, "办事的人收了好处，电话13900000123")
    row = stored(house, case_id)
    if row["owner_id"] != operator.user_id or row["reporter_id"] == resident.user_id:
        wrong.append("a protected report does not lie with its guardian, or names its reporter")
    key = {"number": receipt["number"], "code": receipt["tracking_code"]}
    resident.must("POST", "/v1/case-tracking", key)
    if second.send("POST", "/v1/case-tracking", key)[0] != 404:
        wrong.append("a tracking code is known in another tenant")
    if resident.send("POST", "/v1/case-tracking", {**key, "code": "AAAA-AAAA-AAAA-AAAA"})[0] != 404:
        wrong.append("a wrong tracking code is taken")
    resident.must("POST", "/v1/case-tracking/answers", {"key": key, "text": "昨天又来了"})

    def step(action, **more):
        body = {"action": action, "version": stored(house, case_id)["version"], **more}
        return operator.must("POST", f"/v1/cases/{case_id}/steps", body)

    item = operator.must("GET", "/v1/responsibility-items")["items"][0]["code"]
    step("dispatch", item_code=item, assignee_id=operator.user_id)
    step("respond")
    step("resolve", result="已查实处理")
    rating = {"version": stored(house, case_id)["version"], "solved": True, "speed": 5, "quality": 5, "attitude": 5}
    rated = resident.must("POST", "/v1/case-tracking/ratings", {"key": key, "rating": rating})
    if rated["matter"]["state"] != "closed":
        wrong.append("a rating by tracking code does not close the matter")
    again = {"key": key, "version": rated["matter"]["version"], "note": "今天又来了"}
    if resident.must("POST", "/v1/case-tracking/reopenings", again)["matter"]["state"] != "handling":
        wrong.append("who holds the code cannot have the matter go on")
    if second.send("POST", "/v1/case-tracking/reopenings", again)[0] != 404:
        wrong.append("a tracking code reopens in another tenant")
    asked = auditor.must("POST", "/v1/case-unsealings", {"number": receipt["number"], "purpose": "核实线索"})
    path = f"/v1/case-unsealings/{asked['id']}"
    if auditor.send("POST", path + "/decision", {"granted": True, "reason": "自己同意"})[0] != 409:
        wrong.append("one person alone unseals who reported")
    guard.must("POST", path + "/decision", {"granted": True, "reason": "有据"})
    opened = auditor.must("GET", path + "/reporter", headers=PURPOSE)
    if opened.get("account") != resident.user_id:
        wrong.append("what two people opened is not who reported")
    return wrong
