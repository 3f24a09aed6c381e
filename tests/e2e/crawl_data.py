"""The writes of the data engine that succeed: changes, things, consents, imports, exports, quality, reference lists."""
import time

from crawl_house import TENANTS
from crawl_walk import PURPOSE
from import_test import form, people
from program import new_id

FIRST = TENANTS[0]
TODAY = "2026-10-26"


def everything(house, truth):
    changes(house, truth)
    things(house)
    consents(house, truth)
    one = imports(house)
    exports(house)
    ledgers(house)
    paper(house)
    quality(house, truth)
    lists(house)
    return [] if one["rows_applied"] else ["the import of the crawl applied nothing"]


def persons_of(house, truth, actor):
    grant = house.grants["getPerson"][actor.role]
    rows = truth.rows("person")
    return sorted(key for key in truth.visible(actor, set(grant["reaches"]), "person") if rows[key]["standing"] is None)


def propose(actor, body, path="/v1/change-requests"):
    return actor.must("POST", path, {"request_id": new_id(), "happened_on": TODAY, "reason": "核对", **body}, PURPOSE)


def changes(house, truth):
    worker, clerk = house.actors[FIRST, "grid worker"], house.actors[FIRST, "clerk"]
    mine = persons_of(house, truth, worker)
    about = {"kind": "correction", "record_kind": "person", "record_id": mine[0], "source": "home_visit",
             "values": [{"field": "person.occupation", "value": "退休"}]}
    made = propose(worker, about)
    worker.must("GET", f"/v1/change-requests/{made['request_id']}", None, PURPOSE)
    for action, person in (("approve", mine[1]), ("withdraw", mine[2])):
        gone = propose(worker, {"kind": "move_out", "record_kind": "person", "record_id": person,
                                "source": "home_visit"})
        path = f"/v1/change-requests/{gone['request_id']}"
        body = {"action": action, "version": gone["version"], "note": "核对"}
        if action == "approve":
            clerk.must("POST", path + "/decisions", body, PURPOSE)
        else:
            worker.must("POST", path + "/withdrawal", body, PURPOSE)
    first, second = persons_of(house, truth, clerk)[-2:]
    propose(clerk, {"kind": "merge", "record_kind": "person", "record_id": first, "other_id": second,
                    "source": "community_register"}, "/v1/merges")


def things(house):
    worker = house.actors[FIRST, "grid worker"]
    thing = {"object_id": new_id(), "kind": "fitness_equipment", "code": "JS-CRAWL-1", "name": "健身角", "address": "中心花园",
             "attributes": {"built_on": "2020-05-01"}, "area_id": worker.area_id}
    made = worker.must("POST", "/v1/objects", thing, PURPOSE)
    path = f"/v1/objects/{made['object_id']}"
    worker.must("POST", path + "/inspections", {"inspected_on": TODAY, "version": made["version"]}, PURPOSE)
    for part in ("", "/fields", "/fields/object.name"):
        worker.must("GET", path + part, None, PURPOSE)


def consents(house, truth):
    clerk = house.actors[FIRST, "clerk"]
    person = persons_of(house, truth, clerk)[0]
    path = f"/v1/persons/{person}/consents"
    version = clerk.must("GET", "/v1/reference-lists/consent_purposes", None, PURPOSE)["version"]
    given = clerk.must("POST", path, {"consent_id": new_id(), "purpose": "activity_signals", "text_version": version,
                                      "channel": "paper"}, PURPOSE)
    clerk.must("POST", f"{path}/{given['consent_id']}/withdrawal", None, PURPOSE)


def wait_for(actor, path, states):
    for _ in range(300):
        one = actor.must("GET", path, None, PURPOSE)
        if one["state"] in states:
            return one
        time.sleep(0.1)
    raise AssertionError((path, "never came to", states, one))


def imports(house):
    clerk = house.actors[FIRST, "clerk"]
    clerk.must("GET", "/v1/import-templates/population/workbook", None, PURPOSE)
    body, headers = form({"file": ("名单.csv", people(12, wrong={3}).encode()), "template": "population",
                          "source": "community_register", "area_id": clerk.area_id})
    made = clerk.ask("POST", "/v1/imports", body, {**PURPOSE, **headers})
    assert made.status == 201, made
    path = "/v1/imports/" + made.content["import_id"]
    mapping = clerk.must("GET", path + "/mapping", None, PURPOSE)
    clerk.must("POST", path + "/mapping", {"version": made.content["version"], "mapping": mapping}, PURPOSE)
    one = wait_for(clerk, path, {"checked", "failed"})
    clerk.must("GET", path + "/findings", None, PURPOSE)
    clerk.must("GET", path + "/marked-workbook", None, PURPOSE)
    clerk.must("POST", path + "/steps", {"step": "apply", "version": one["version"]}, PURPOSE)
    applied = wait_for(clerk, path, {"applied"})
    clerk.must("POST", path + "/steps", {"step": "undo", "version": applied["version"]}, PURPOSE)
    wait_for(clerk, path, {"undone"})
    return applied


def exports(house):
    # Both of one community.
    clerk, leader = (house.actors[FIRST, name] for name in ("clerk elsewhere", "leader of a community"))
    asked = clerk.must("POST", "/v1/exports", {"export_id": new_id(), "template": "population", "format": "csv",
                                               "columns": ["name", "sex"]}, PURPOSE)
    path = f"/v1/exports/{asked['export_id']}"
    leader.must("POST", path + "/decision", {"approve": True, "reason": "核对", "version": asked["version"]}, PURPOSE)
    wait_for(clerk, path, {"ready", "failed"})
    clerk.must("GET", path + "/file", None, PURPOSE)


def ledgers(house):
    clerk = house.actors[FIRST, "clerk"]
    own = {"code": "crawl_elders", "title": "走查台账", "subject": "person", "purpose": "核对", "basis": "社区信息采集制度",
           "owner": "社区", "conditions": [{"fact": "age", "from": 60}], "columns": [{"field": "person.name"}]}
    clerk.must("POST", "/v1/ledgers", {"definition": own}, PURPOSE)
    for path in ("", "/rows", "/totals", "/changes?from=2026-10-01"):
        clerk.must("GET", "/v1/ledgers/crawl_elders" + path, None, PURPOSE)


def paper(house):
    clerk = house.actors[FIRST, "clerk"]
    clerk.must("POST", "/v1/paper-entries", {"import_id": new_id(), "template": "population", "area_id": clerk.area_id,
                                             "values": [{"field": "name", "text": "纸面人"}], "only_check": True}, PURPOSE)


def quality(house, truth):
    clerk = house.actors[FIRST, "clerk"]
    task = clerk.must("GET", "/v1/verification-tasks", None, PURPOSE)["items"][0]
    clerk.must("POST", f"/v1/verification-tasks/{task['task_id']}/steps",
                {"action": "not_met", "version": task["version"], "note": "不在家"}, PURPOSE)
    measure = {"measure_id": new_id(), "title": "核对门牌", "goal_percent": 90, "owner_post_id": clerk.post_id,
               "due_on": "2026-12-31", "community_id": community_of(house, clerk)}
    planned = clerk.must("POST", "/v1/quality-measures", measure, PURPOSE)
    clerk.must("POST", f"/v1/quality-measures/{planned['measure_id']}/stages",
               {"to": "act", "version": planned["version"]}, PURPOSE)
    homes = truth.rows("dwelling")
    unit = next(homes[key]["unit_id"] for key in truth.visible(clerk, {"area"}, "dwelling") if homes[key]["unit_id"])
    clerk.must("POST", "/v1/reconciliations", {"unit_id": unit, "on": TODAY, "source": "attendance",
                                               "entries": [{"name": "张三丰"}]}, PURPOSE)


def community_of(house, actor):
    area = actor.must("GET", f"/v1/areas/{actor.area_id}", None, PURPOSE)
    return area.get("community_id") or actor.area_id


def lists(house):
    administrator = house.actors[FIRST, "administrator"]
    path = "/v1/reference-lists/sources"
    known = administrator.must("GET", path, None, PURPOSE)
    entries = [{key: entry[key] for key in ("code", "label", "columns", "score") if key in entry}
               for entry in known["entries"]]
    administrator.must("POST", path + "/versions", {"base_version": known["version"], "from_on": "2026-12-01",
                                                    "note": "复核", "entries": entries}, PURPOSE)
