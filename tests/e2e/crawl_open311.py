"""Open311 in the crawl: whoever passes by reads and reports in either tenant, and nothing of the other tenant or about
anybody comes out, whichever id they try."""
import json
import urllib.parse

from crawl_house import TENANTS, Actor
from program import new_id

FIRST, SECOND = TENANTS
FORMS = ("json", "xml")
BASE = "/open311/v2/"


def plant(house):
    """A program of others in each tenant, so that the walk finds one in its own and one in the other."""
    for tenant in TENANTS:
        house.actors[tenant, "administrator"].must("POST", "/v1/open311-clients", {"name": "城市报修地图"})


class PasserBy:
    """Nobody in particular, who asks about one tenant."""

    def __init__(self, house, tenant):
        self.house, self.tenant = house, tenant
        self.actor = Actor(house, "passer-by", "anonymous", tenant)

    def read(self, name, **more):
        query = urllib.parse.urlencode({"jurisdiction_id": self.tenant, **more})
        return self.actor.ask("GET", f"/open311/{name}?{query}")

    def report(self, key, code, form):
        mark = lambda column: self.house.markers.new(self.actor.tenant_id, "cases_case", new_id(), column)
        self.house.markers.knows("13900000031", self.actor.tenant_id, "cases_case", new_id())
        fields = {"jurisdiction_id": self.tenant, "api_key": key, "service_code": code, "lat": "30.6", "long": "104.1",
                  "description": "路灯不亮 " + mark("text"), "address_string": "路口 " + mark("address"),
                  "first_name": mark("contact_name"), "last_name": "王", "phone": "13900000031"}
        body, headers = urllib.parse.urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
        return self.actor.ask("POST", f"{BASE}requests.{form}", body, headers)


def told(answer):
    return answer.content if isinstance(answer.content, list) else json.loads(answer.content)


def reads(one, other):
    """What is public of one tenant in both forms; numbers and codes of the other one are not known here."""
    for form in FORMS:
        for name in ("discovery", "v2/services", "v2/requests", "v2/servicerequestupdates"):
            if (answer := one.read(f"{name}.{form}")).status != 200:
                yield f"Open311 {name}.{form} of {one.tenant} is answered {answer.status}: {answer.content}"
    if (bare := one.read("discovery")).status != 200 or "<discovery>" not in str(bare.content):
        yield f"the bare discovery of {one.tenant} is answered {bare.status}: {bare.content}"
    mine, theirs = (told(passer.read("v2/requests.json")) for passer in (one, other))
    for line in mine:
        if one.read(f"v2/requests/{line['service_request_id']}.json").status != 200:
            yield "a listed Open311 request cannot be read"
    for number in [line["service_request_id"] for line in theirs] + [new_id()]:
        answers = [one.read(f"v2/requests/{number}.json").status, len(told(one.read("v2/requests.json",
                                                                                   service_request_id=number)))]
        if answers != [404, 0]:
            yield f"an Open311 request of the other tenant is answered {answers}"


def everything(house):
    administrator, wrong = house.actors[FIRST, "administrator"], []
    here, there = PasserBy(house, FIRST), PasserBy(house, SECOND)
    made = {tenant: house.actors[tenant, "administrator"].must("POST", "/v1/open311-clients", {"name": "报修小程序"})
            for tenant in TENANTS}
    codes = [line["service_code"] for line in told(here.read("v2/services.json"))][:2]
    for code, mode in zip(codes, ("realtime", "batch")):
        administrator.must("PUT", f"/v1/open311-services/{code}", {"mode": mode, "attributes": []})
        administrator.must("GET", f"/v1/open311-services/{code}")
        if here.read(f"v2/services/{code}.json").status != 200:
            wrong.append(f"the Open311 definition of {code} cannot be read")
        for form in FORMS:
            answer = here.report(made[FIRST]["api_key"], code, form)
            if answer.status != 200:
                wrong.append(f"an Open311 report is answered {answer.status}: {answer.content}")
            elif form == "json" and mode == "batch":
                name = f"v2/tokens/{told(answer)[0]['token']}.json"
                if (here.read(name).status, there.read(name).status) != (200, 404):
                    wrong.append("an Open311 token is not known where it was given, or elsewhere")
    there.report(made[SECOND]["api_key"], codes[0], "json")
    if (stolen := here.report(made[SECOND]["api_key"], codes[0], "json")).status != 403:
        wrong.append(f"a key of the other tenant is answered {stolen.status}")
    wrong += [*reads(here, there), *reads(there, here)]
    administrator.must("DELETE", f"/v1/open311-clients/{made[FIRST]['id']}")
    if (late := here.report(made[FIRST]["api_key"], codes[0], "json")).status != 403:
        wrong.append(f"a revoked key is answered {late.status}")
    return wrong
