"""The writes and searches of the crawl that succeed: what they answer is scanned like every other answer."""
import base64
import hashlib
import hmac
import struct
import time

import crawl_dispatch
import crawl_office
from crawl_house import TENANTS, Actor
from crawl_walk import PURPOSE
from program import PASSWORD, new_id

FIRST, SECOND = TENANTS


def one_time_code(secret, ahead=0):
    """@source RFC 6238, six digits, thirty seconds"""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + ahead), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def accounts(house):
    """A new member of staff from the first password to the second factor, then through every administrative change."""
    administrator, guard = (house.actors[FIRST, name] for name in ("administrator", "security_administrator"))
    user = {"user_id": new_id(), "login_name": "crawl-scratch", "display_name": "新人"}
    made = administrator.must("POST", "/v1/users", user)
    newcomer = Actor(house, "newcomer", "anonymous", FIRST)

    def enter(password):
        newcomer.token = None
        body = {"tenant": FIRST, "login_name": "crawl-scratch", "password": password, "carrier": "bearer"}
        newcomer.token = newcomer.must("POST", "/v1/sessions", body)["token"]

    enter(made["initial_password"])
    change = {"old_password": made["initial_password"], "new_password": PASSWORD + "-x"}
    newcomer.token = newcomer.must("POST", "/v1/me/password", change)["token"]
    secret = newcomer.must("POST", "/v1/me/totp", {"password": PASSWORD + "-x"})["secret"]
    confirmed = newcomer.must("POST", "/v1/me/totp/confirmation", {"code": one_time_code(secret)})
    newcomer.token = confirmed["session"]["token"]
    newcomer.must("DELETE", "/v1/sessions/current")
    enter(PASSWORD + "-x")
    newcomer.token = newcomer.must("POST", "/v1/sessions/current/totp", {"code": one_time_code(secret, 1)})["token"]
    for who, change in ((guard, "totp-reset"), (administrator, "password-reset"), (administrator, "disable"),
                        (administrator, "enable")):
        who.must("POST", f"/v1/users/{user['user_id']}/{change}")
    # A resident's account may be stopped as well; who the resident is stays hidden.
    resident = house.actors[FIRST, "resident elsewhere"]
    for change in ("disable", "enable"):
        administrator.must("POST", f"/v1/users/{resident.user_id}/{change}")


def machines(house):
    administrator, machine = house.actors[FIRST, "administrator"], house.actors[FIRST, "machine"]
    path = f"/v1/machine-clients/{machine.user_id}/tokens"
    fresh = administrator.must("POST", path, {"days": 1})
    administrator.must("DELETE", f"{path}/{fresh['session_id']}")


def sessions(house):
    """Everybody may end their own sessions and take their own post, and nobody takes a post of somebody else."""
    clerk, other = house.actors[FIRST, "clerk"], house.actors[SECOND, "clerk"]
    nobody = house.actors[None, "anonymous"]
    login = house.posts(FIRST, f"p.post_id = {house.store.id(clerk.post_id)}")[0]["login_name"]
    second = nobody.must("POST", "/v1/sessions", {"tenant": FIRST, "login_name": login, "password": PASSWORD,
                                                  "carrier": "bearer"})
    clerk.must("DELETE", f"/v1/sessions/{second['session_id']}")
    clerk.token = clerk.must("POST", "/v1/sessions/current/post", {"post_id": clerk.post_id})["token"]
    refusals = {str({key: value for key, value in clerk.send("POST", "/v1/sessions/current/post",
                                                             {"post_id": post})[1].items() if key != "request_id"})
                for post in (other.post_id, house.actors[FIRST, "auditor"].post_id, new_id())}
    return [] if len(refusals) == 1 else [f"switchPost tells foreign posts apart: {refusals}"]


def phones(house):
    nobody, phone = house.actors[None, "anonymous"], "13900000009"
    house.markers.knows(phone, house.tenant_ids[SECOND], "identity_account", new_id())
    nobody.must("POST", "/v1/phone-codes", {"tenant": SECOND, "phone": phone})
    other = house.actors[FIRST, "resident"].must("GET", "/v1/simulator/inbox")
    reader = house.actors[SECOND, "resident"]
    text = next(m["text"] for m in reader.must("GET", "/v1/simulator/inbox")["items"] if m["phone"] == phone)
    code = next(word for word in text.replace("，", " ").split() if word.isdigit() and len(word) == 6)
    nobody.must("POST", "/v1/phone-sessions", {"tenant": SECOND, "phone": phone, "code": code, "carrier": "bearer"})
    return [] if phone not in str(other) else ["the simulated telephone of one tenant rings in the other"]


def searches(house, truth):
    """By the telephone of one's own, of the neighbours', of the other tenant's people: only one's own are found."""
    wrong = []
    phones_of = {}
    for number, owners in house.markers.numbers.items():
        for _, table, key in owners:
            if table == "registry_person" and len(number) == 11:
                phones_of.setdefault(key, number)
    for actor in house.actors.values():
        if grant := house.grants["checkPerson"].get(actor.role):
            seen = truth.visible(actor, set(grant["reaches"]), "person")
            rows = truth.rows("person")
            for key in sorted(key for key in phones_of if key in rows)[::max(1, len(phones_of) // 12)]:
                body = {"phone": phones_of[key], "name": rows[key].get("name", "")}
                found = {one["person_id"] for one in actor.must("POST", "/v1/person-checks", body, PURPOSE)["items"]}
                if found - seen:
                    wrong.append(f"{actor}: a check tells of the foreign person {min(found - seen)}")
        grant = house.grants["searchPersons"].get(actor.role)
        if grant is None:
            continue
        seen = truth.visible(actor, set(grant["reaches"]), "person")
        mine = [key for key in phones_of if key in seen][:4]
        foreign = [key for key in phones_of if key in truth.rows("person") and key not in seen]
        for key in mine + foreign[::len(foreign) // 8 + 1]:
            found = set(actor.must("POST", "/v1/searches", {"phone": phones_of[key]}, PURPOSE)["person_ids"])
            if found - seen:
                wrong.append(f"{actor}: a search finds the foreign person {min(found - seen)}")
            if key in mine and key not in found:
                wrong.append(f"{actor}: a search does not find {key}, who is in the post's reach")
    return wrong


def matters(house, truth):
    """Ids of others in what one reports oneself: files cannot be taken, ids of the other tenant mean nothing."""
    resident, clerk = house.actors[FIRST, "resident"], house.actors[FIRST, "clerk"]
    loose = {row["tenant_id"]: key for key, row in truth.rows("file").items() if row["subject_id"] is None}
    claimed = next((key for key, row in truth.rows("file").items() if row["uploaded_by"] == clerk.user_id), new_id())
    strange = min(key for key, row in truth.rows("case").items() if row["tenant_id"] != resident.tenant_id)
    report = {"text": "路灯不亮", "place": {"address": "路口"}}
    refused = [{**report, "id": new_id(), "files": [file]} for file in (*loose.values(), claimed, new_id())]
    wrong = crawl_office.same_refusal(resident, "POST", "/v1/cases", refused)
    made = resident.must("POST", "/v1/cases", {**report, "id": strange})
    if made["title"] != "路灯不亮":
        wrong.append("an id of the other tenant answers with its matter")
    taken = [key for key, row in truth.rows("case").items()
             if row["tenant_id"] == resident.tenant_id and row["reporter_id"] != resident.user_id]
    return wrong + crawl_office.same_refusal(resident, "POST", "/v1/cases",
                                             [{**report, "id": key} for key in taken[:3]])


def figures(house, truth):
    """Counts without names are counts of one's own all the same."""
    proposed = {row["case_id"] for row in house.store.rows("SELECT case_id FROM cases_suggestion WHERE rank = 1")}
    taken_on = {key for key, row in truth.rows("case").items() if key in proposed and row["item_code"]
                and row["state"] in ("handling", "waiting", "resolved", "closed")}
    wrong, counts = [], set()
    for actor in house.actors.values():
        grant = house.grants.get("getCaseUnderstanding", {}).get(actor.role)
        if grant is None:
            continue
        own = len(taken_on & truth.visible(actor, set(grant["reaches"]), "case"))
        counts.add(own)
        if (told := actor.must("GET", "/v1/case-understanding")["figures"]["decided"]) != own:
            wrong.append(f"{actor}: getCaseUnderstanding counts {told} matters where the post has {own}")
    return wrong if len(counts) > 1 else [*wrong, "every post has the same counts: they prove nothing"]


def two_posts(house, truth):
    """Somebody with two posts acts in one at a time: what the other one reaches is as far away as for anybody."""
    guard, somebody = (house.actors[FIRST, name] for name in ("security_administrator", "clerk elsewhere"))
    near, wrong = house.actors[FIRST, "grid worker"], []
    post = guard.must("POST", "/v1/posts", {"id": new_id(), "user_id": somebody.user_id, "role": "grid_worker",
                                            "title": "兼任", "area_id": near.area_id})
    token = somebody.must("POST", "/v1/sessions/current/post", {"post_id": post["id"]})["token"]
    besides = Actor(house, "clerk elsewhere in another post", "grid_worker", FIRST, token).take_post()
    for actor in (besides, somebody):
        if actor is somebody:
            actor.token = besides.must("POST", "/v1/sessions/current/post", {"post_id": actor.post_id})["token"]
        seen = truth.visible(actor, {"area"}, "person")
        shown = {line["person_id"] for line in actor.must("GET", "/v1/persons?limit=200")["items"]}
        if not seen or shown != seen:
            wrong.append(f"{actor}: listPersons shows {len(shown)} persons where the post has {len(seen)}")
    guard.must("POST", f"/v1/posts/{post['id']}/end")
    return wrong


def keys_of_others(house):
    """The answer that somebody got under an Idempotency-Key is not for the next who names it."""
    takers = [name for name, (_, _, operation, _) in house.operations.items()
              if any(p["name"] == "Idempotency-Key" for p in operation.get("parameters", []))]
    wrong = [f"{name} takes an Idempotency-Key: teach crawl_dispatch.REPEATABLE how to send it twice"
             for name in takers if name not in crawl_dispatch.REPEATABLE]
    for name in set(takers) & crawl_dispatch.REPEATABLE.keys():
        wrong += crawl_dispatch.same_key(house, name)
    return wrong


def everything(house, truth):
    accounts(house)
    machines(house)
    wrong = figures(house, truth) + two_posts(house, truth) + keys_of_others(house)
    wrong += sessions(house) + phones(house) + searches(house, truth) + matters(house, truth)
    return wrong + crawl_office.posts(house) + crawl_office.trees(house) + crawl_office.audits(house, truth)
