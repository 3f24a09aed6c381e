"""Rules of dispatch in the crawl: a draft in each tenant before the walk, then everything that succeeds."""
from crawl_data import wait_for
from crawl_house import TENANTS
from crawl_walk import PURPOSE

FIRST = TENANTS[0]
DRAFT = {"version": 0, "note": "试行", "rules": [{"code": "past", "name": "从不命中", "target": "local",
                                                "strategy": "assign", "condition": "上报时间 < 2020-01-01"}]}


def plant(house):
    """Edition 1 of each tenant, which the walk then asks for."""
    for tenant in TENANTS:
        house.actors[tenant, "hotline_operator"].must("POST", "/v1/dispatch-rules", DRAFT)


def everything(house):
    operator, administrator, guard = (house.actors[FIRST, name] for name in
                                      ("hotline_operator", "administrator", "security_administrator"))
    checked = operator.must("POST", "/v1/dispatch-condition-checks", {"condition": "紧急程度 = 紧急"})
    changed = operator.must("PUT", "/v1/dispatch-rules/1", {**DRAFT, "version": 1, "note": "复核"})
    begun = operator.must("POST", "/v1/dispatch-rules/1/simulations", {"days": 366})
    done = wait_for(operator, f"/v1/dispatch-simulations/{begun['id']}", {"done"})
    administrator.must("POST", "/v1/dispatch-rules/1/publication", {"version": changed["version"]})
    administrator.must("PUT", "/v1/return-reasons", {"edition": 0, "items": [{"code": "not-ours", "name": "非本单位职责"}]})

    away = house.actors[FIRST, "leader of a street"].user_id
    noted = guard.must("POST", "/v1/absences", {"user_id": away, "until_ms": 4_000_000_000_000, "reason": "年休假"})
    guard.must("POST", f"/v1/users/{away}/absences/end", {"from_ms": noted["items"][0]["from_ms"]})

    wrong = [] if checked["understood"] else ["a plain condition is not understood"]
    if done["result"]["hits"] != [{"code": "past", "matters": 0}] or not done["result"]["looked_at"]:
        wrong.append(f"a rule that never matches decided something: {done['result']}")
    return wrong
