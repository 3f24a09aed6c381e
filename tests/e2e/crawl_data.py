"""The writes of the data engine that succeed: changes, things, consents, imports, exports, quality, reference lists."""
import base64
import hashlib
import hmac
import json
import time

from crawl_house import TENANTS, Actor
from crawl_rules import Truth
from crawl_walk import PURPOSE
from import_test import form, people
from program import new_id, resident

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
    sharing(house, truth)
    own_data(house, truth)
    wrong = searches(house, truth)
    return wrong if one["rows_applied"] else ["the import of the crawl applied nothing"]


# Kind of a group of the one box -> the list whose reaches it keeps to, and what the rows are called here.
BOX = {"person": ("listPersons", "person"), "dwelling": ("listDwellings", "dwelling"),
       "establishment": ("listEstablishments", "merchant"), "object": ("listObjects", "object"),
       "case": ("listCases", "case")}


def searches(house, truth):
    """Whoever has the one box finds with common words what their lists show, and nothing else."""
    wrong, truth = [], Truth(house.store)  # the crawl reported some matters itself
    # One of them under an id of the other tenant: the truth knows one row of an id.
    twins = {row["case_id"] for row in house.store.rows("SELECT case_id FROM cases_case GROUP BY case_id HAVING"
                                                        " count(*) > 1")}
    for actor in house.actors.values():
        if house.grants["searchEverything"].get(actor.role) is None:
            continue
        for text in ("王", "li", "1栋", "路灯"):
            found = actor.must("POST", "/v1/global-searches", {"text": text, "limit": 50}, PURPOSE)
            for group in found["groups"]:
                operation, kind = BOX.get(group["kind"], (None, None))
                grant = house.grants[operation].get(actor.role) if operation else None
                shown = {hit["record_id"] for hit in group["items"]} - twins if operation else set()
                seen = truth.visible(actor, set(grant["reaches"]), kind) if grant else set()
                if grant and not shown <= seen:  # what was just reported gets its place any moment
                    truth = Truth(house.store)
                    seen = truth.visible(actor, set(grant["reaches"]), kind)
                if (foreign := sorted(shown - seen)) and (grant or kind != "person"):
                    wrong.append(f"{actor}: the one box finds the foreign {kind} {foreign[0]}")
    clerk = house.actors[FIRST, "clerk"]
    clerk.must("POST", "/v1/crosstabs", {"measure": "people", "rows": "age_band", "columns": "sex"}, PURPOSE)
    return wrong


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
    # Of one grid: what the record that stays takes over is for the same readers. No head: their household needs one.
    first, second = [key for key in mine[3:] if truth.rows("person")[key]["kin"] in ("son", "daughter")][:2]
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
    clerk.must("POST", "/v1/signals", {"area_id": community_of(house, clerk), "signals": [
        {"kind": "visit", "source": "走访记录", "on": TODAY, "name": "张三丰", "phone": "13800138000"}]}, PURPOSE)


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


def sharing(house, truth):
    """From a draft to an answer, and the other way round: a partner asks us."""
    administrator, guard, clerk = (house.actors[FIRST, name] for name in
                                   ("administrator", "security_administrator", "clerk"))
    agreed = {}
    for form in ("police_identity", "police_residence"):
        draft = administrator.must("POST", "/v1/agreements", {"agreement_id": new_id(), "template": form}, PURPOSE)
        path = f"/v1/agreements/{draft['agreement_id']}"
        guard.must("POST", path + "/steps", {"step": "approve", "version": draft["version"], "note": "核对"}, PURPOSE)
        agreed[form] = administrator.must("GET", path, None, PURPOSE)["agreement_id"]
    clerk.must("GET", "/v1/exchange-board", None, PURPOSE)
    person = next(key for key in persons_of(house, truth, clerk) if number_of(house, key))
    question = {"call_id": new_id(), "agreement_id": agreed["police_identity"], "subject_id": person,
                "fields": ["police.registered_here"]}
    asked = clerk.must("POST", "/v1/partner-calls", question, PURPOSE)
    path = f"/v1/partner-calls/{asked['call_id']}"
    wait_for(clerk, path, {"answered", "dead", "refused"})
    clerk.must("GET", path + "/answer", None, PURPOSE)
    lines = administrator.must("GET", "/v1/connectors", None, PURPOSE)["items"]
    line = next(one for one in lines if one["partner"] == "police")
    administrator.must("PUT", "/v1/connectors/police", {"base_address": line["base_address"],
                                                        "version": line["version"]}, PURPOSE)
    secret = administrator.must("POST", "/v1/connectors/police/secrets", None, PURPOSE)["secret"]
    asks_as_partner(house, secret, {"agreement_id": agreed["police_residence"], "fields": ["person.presence"],
                                    "key": {"person.id_number": number_of(house, person)}})


def number_of(house, person):
    return next((number for number, owners in house.markers.numbers.items() if len(number) == 18
                 and any(table == "registry_person" and key == person for _, table, key in owners)), None)


def asks_as_partner(house, secret, question):
    """@source docs/adr/0019"""
    path, body, nonce, now = "/v1/partners/police/queries", json.dumps(question), new_id(), str(int(time.time() * 1000))
    signed = "\n".join(("linli-exchange-1", "question", "POST", path, "police", "crawl", now, nonce,
                        hashlib.sha256(body.encode()).hexdigest()))
    key = base64.urlsafe_b64decode(secret + "=")
    headers = {"Linli-Partner": "police", "Linli-Call": "crawl", "Linli-Timestamp": now, "Linli-Nonce": nonce,
               "Linli-Suite": "international", "X-Linli-Tenant": FIRST, "Content-Type": "application/json",
               "Linli-Signature": hmac.new(key, signed.encode(), hashlib.sha256).hexdigest()}
    answer = house.actors[None, "anonymous"].ask("POST", path, body.encode(), headers)
    assert answer.status == 200 and answer.content["found"], answer


def sees_who_disclosed(house, mine):
    """Whoever has somebody's number in full before them is among those who looked, with the purpose."""
    house.actors[FIRST, "clerk"].must("GET", f"/v1/persons/{mine.person_id}/disclosure", None, PURPOSE)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        looks = mine.must("GET", "/v1/me/data/looks", None, PURPOSE)["items"]
        if any(look["what"] == "disclosePerson" and not look["by_me"] for look in looks):
            return
        time.sleep(0.1)
    raise AssertionError(f"a disclosure is not among those who looked: {looks}")


def own_data(house, truth):
    """What a resident does with their own data, and how an account becomes somebody's."""
    mine = house.actors[FIRST, "resident"]
    for part in ("", "/looks", "/shares"):
        mine.must("GET", "/v1/me/data" + part, None, PURPOSE)
    sees_who_disclosed(house, mine)
    mine.must("POST", "/v1/me/data/corrections", {"request_id": new_id(), "field": "person.occupation", "value": "退休",
                                                  "reason": "已退休"}, PURPOSE)
    version = mine.must("GET", "/v1/reference-lists/consent_purposes", None, PURPOSE)["version"]
    given = mine.must("POST", f"/v1/persons/{mine.person_id}/consents",
                      {"consent_id": new_id(), "purpose": "push_messages", "text_version": version,
                       "channel": "self"}, PURPOSE)
    mine.must("POST", f"/v1/me/data/consents/{given['consent_id']}/withdrawal", None, PURPOSE)
    copy = mine.must("POST", "/v1/me/data/copies", {"copy_id": new_id()}, PURPOSE)
    for form in ("json", "xlsx"):
        mine.must("GET", f"/v1/me/data/copies/{copy['copy_id']}?format={form}", None, PURPOSE)
    clerk = house.actors[FIRST, "clerk"]
    numbers = [(key, number_of(house, key)) for key in persons_of(house, truth, clerk)]
    fresh = resident(house.server, "13900000008", FIRST)
    house.markers.knows("13900000008", house.tenant_ids[FIRST], "identity_account", new_id())
    newcomer = Actor(house, "claimant", "resident", FIRST, fresh.token)
    for key, number in [one for one in numbers if one[1]][:4]:
        claim = {"claim_id": new_id(), "name": truth.rows("person")[key]["name"], "id_number": number}
        answer = newcomer.ask("POST", "/v1/me/record-claims", claim, PURPOSE)
        if answer.status == 200:
            break
    waiting = clerk.must("GET", "/v1/record-claims", None, PURPOSE)["items"]
    clerk.must("POST", f"/v1/record-claims/{waiting[0]['claim_id']}/decisions",
               {"accept": True, "version": waiting[0]["version"]}, PURPOSE)
