"""The writes of administration, and what they say of rows that they are only told of in a body."""
import time

from crawl_house import TENANTS
from program import new_id

FIRST, SECOND = TENANTS


def same_refusal(actor, method, path, bodies):
    """The bodies differ by one id only, which is foreign or never was: so must not the answers."""
    answers = set()
    for body in bodies:
        status, content = actor.send(method, path, body)
        kept = {key: value for key, value in content.items() if key != "request_id"} if status >= 400 else content
        answers.add(f"{status} {kept}")
    wrong = f"{actor}: {method} {path} tells a foreign id from one that never was: {answers}"
    return [] if len(answers) == 1 else [wrong]


def trees(house):
    """An area and a body from their beginning to their end; parents of the other tenant are parents that are not."""
    administrator = house.actors[FIRST, "administrator"]
    rows = house.store.rows("SELECT tenant_id, area_id FROM area_area WHERE level = 'community' ORDER BY area_id")
    communities = [row["area_id"] for row in rows if row["tenant_id"] == house.tenant_ids[FIRST]]
    foreign = next(row["area_id"] for row in rows if row["tenant_id"] == house.tenant_ids[SECOND])

    def fresh(parent, code, level="grid"):
        return {"id": new_id(), "level": level, "parent_id": parent, "code": code, "name": "新网格"}

    one = administrator.must("POST", "/v1/areas", fresh(communities[0], "crawl-1"))
    two = administrator.must("POST", "/v1/areas", fresh(communities[0], "crawl-2"))
    path = f"/v1/areas/{one['id']}"
    one = administrator.must("PATCH", path, {"version": one["version"], "name": "改名", "household_count": 3})
    one = administrator.must("POST", f"{path}/moves", {"version": one["version"], "parent_id": communities[1]})
    one = administrator.must("POST", f"{path}/moves", {"version": one["version"], "parent_id": communities[0]})
    into = {"id": new_id(), "code": "crawl-3", "name": "合并", "household_count": 0}
    merged = administrator.must("POST", "/v1/area-merges", {
        "areas": [{"area_id": each["id"], "version": each["version"]} for each in (one, two)], "into": into})["made"][0]
    parts = [{"id": new_id(), "code": f"crawl-{n}", "name": "拆分", "household_count": 0} for n in (4, 5)]
    path = f"/v1/areas/{merged['id']}/splits"
    split = administrator.must("POST", path, {"version": merged["version"], "parts": parts})
    for part in split["made"]:
        administrator.must("POST", f"/v1/areas/{part['id']}/end", {"version": part["version"]})
    administrator.must("POST", "/v1/area-searches", {"text": "社区"})
    ring = [[120, 30], [120.01, 30], [120.01, 30.01], [120, 30]]
    drawn = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"code": "crawl-x"}}
    administrator.must("POST", "/v1/area-outlines", {
        "level": "grid", "collection": {"type": "FeatureCollection", "features": [drawn]}})
    administrator.must("GET", f"/v1/areas/{communities[0]}/map")

    body = {"id": new_id(), "code": "CRAWL", "name": "新单位", "kind": "department"}
    made = administrator.must("POST", "/v1/organisations", body)
    path = f"/v1/organisations/{made['id']}"
    made = administrator.must("PATCH", path, {"version": made["version"], "name": "改名单位"})
    administrator.must("POST", f"{path}/end", {"version": made["version"]})
    setting = administrator.must("GET", "/v1/settings")["items"][0]["name"]
    administrator.must("PUT", f"/v1/settings/{setting}", {"content": ""})
    return (same_refusal(administrator, "POST", "/v1/areas", [fresh(p, "crawl-9") for p in (foreign, new_id())])
            + same_refusal(administrator, "POST", "/v1/organisations",
                           [{**body, "id": new_id(), "code": "CRAWL2", "area_id": p} for p in (foreign, new_id())])
            + same_refusal(administrator, "POST", "/v1/area-merges",
                           [{"areas": [{"area_id": communities[0], "version": 1}, {"area_id": p, "version": 1}],
                             "into": {**into, "id": new_id(), "code": "crawl-8"}} for p in (foreign, new_id())]))


def posts(house):
    """A post given, deputised and ended; people and places of the other tenant do not exist."""
    guard = house.actors[FIRST, "security_administrator"]
    clerk, foreign = house.actors[FIRST, "clerk elsewhere"], house.actors[SECOND, "clerk"]
    resident = house.actors[FIRST, "resident"]
    body = {"id": new_id(), "user_id": clerk.user_id, "role": "family_doctor", "title": "临时", "area_id": clerk.area_id}
    post = guard.must("POST", "/v1/posts", body)
    other = house.actors[FIRST, "grid worker"].user_id
    deputy = {"user_id": other, "until_ms": int(time.time() * 1000) + 3_600_000, "reason": "请假"}
    path = f"/v1/posts/{post['id']}"
    guard.must("POST", f"{path}/deputies", deputy)
    guard.must("POST", f"{path}/deputies/{other}/end")
    strangers = (foreign.user_id, resident.user_id, new_id())
    wrong = same_refusal(guard, "POST", "/v1/posts", [{**body, "id": new_id(), "user_id": who} for who in strangers])
    wrong += same_refusal(guard, "POST", "/v1/posts",
                          [{**body, "id": new_id(), "area_id": place} for place in (foreign.area_id, new_id())])
    wrong += same_refusal(guard, "POST", f"{path}/deputies", [{**deputy, "user_id": who} for who in strangers])
    guard.must("POST", f"{path}/end")
    return wrong


def audits(house, truth):
    """The auditor reads all of one tenant, whatever the search names; why somebody may is explained without content."""
    auditor, foreign = house.actors[FIRST, "auditor"], house.actors[SECOND, "clerk"]
    case, strange = (max(key for key, row in truth.rows("case").items() if row["tenant_id"] == house.tenant_ids[tenant])
                     for tenant in TENANTS)
    why = {"user_id": house.actors[FIRST, "clerk"].user_id, "permission": "cases.read", "subject_kind": "case"}
    auditor.must("POST", "/v1/access-explanations", {**why, "subject_id": case})
    wrong = same_refusal(auditor, "POST", "/v1/access-explanations",
                         [{**why, "subject_id": key} for key in (strange, new_id())])
    wrong += same_refusal(auditor, "POST", "/v1/access-explanations",
                          [{"user_id": who, "permission": "cases.read"} for who in (foreign.user_id, new_id())])
    cursor, shown = None, set()
    while True:
        page = auditor.must("POST", "/v1/audit-searches", {"limit": 200, **({"cursor": cursor} if cursor else {})})
        shown |= {line["id"] for line in page["items"]}
        cursor = page.get("next")
        if not cursor or len(shown) > 3_000:
            break
    for key in ({"user_id": foreign.user_id}, {"subject_id": strange}, {"person_id": strange}):
        shown |= {line["id"] for line in auditor.must("POST", "/v1/audit-searches", key)["items"]}
    own = {row["line_id"] for row in house.store.rows("SELECT line_id FROM audit_line WHERE tenant_id ="
                                                      f" {auditor.tenant_id}")}
    return wrong + [f"{auditor}: the audit shows {len(shown - own)} lines of another tenant"] * bool(shown - own)
