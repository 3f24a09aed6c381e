"""Rules of dispatch in the crawl: a draft in each tenant before the walk, then everything that succeeds."""
from crawl_data import wait_for
from crawl_house import TENANTS
from program import new_id

FIRST = TENANTS[0]
DRAFT = {"version": 0, "note": "试行", "rules": [{"code": "past", "name": "从不命中", "target": "local",
                                                "strategy": "assign", "condition": "上报时间 < 2020-01-01"}]}


def plant(house):
    """Edition 1 of each tenant, which the walk then asks for."""
    for tenant in TENANTS:
        house.actors[tenant, "hotline_operator"].must("POST", "/v1/dispatch-rules", DRAFT)


def ask_about_everything(house):
    """Whatever is resolved is asked about, so that there are return visits."""
    for tenant in TENANTS:
        house.actors[tenant, "administrator"].must("PUT", "/v1/settings/cases.visit-classes", {"content": "*"})


def visits(house):
    """Somebody who sees an open visit and did not handle the matter reports an attempt."""
    for name in ("clerk", "clerk elsewhere", "hotline_operator"):
        for visit in house.actors[FIRST, name].must("GET", "/v1/case-visits")["items"]:
            answer = house.actors[FIRST, name].ask("POST", f"/v1/cases/{visit['case_id']}/visits",
                                                   {"outcome": "unreachable"})
            if answer.status == 200:
                return [] if answer.content["attempts"] == 1 else [f"a first attempt counts as {answer.content}"]
    return ["nobody can report a return visit"]


# What may be sent twice under one key: operation -> path and body.
REPEATABLE = {"draftDispatchRules": ("/v1/dispatch-rules", DRAFT),
              "simulateDispatchRules": ("/v1/dispatch-rules/1/simulations", {"days": 30})}


def same_key(house, name):
    """The same key again is the same answer; under somebody else's name it is a request of their own."""
    path, body = REPEATABLE[name]
    mine, other = (house.actors[FIRST, role] for role in ("hotline_operator", "administrator"))
    key = {"Idempotency-Key": new_id()}
    first, again, theirs = (actor.must("POST", path, body, key) for actor in (mine, mine, other))
    wrong = [] if first == again else [f"{name}: the same key is another answer"]
    return wrong + ([f"{name}: a key gives somebody else's answer"] if theirs == first else [])


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
    return wrong + visits(house)
