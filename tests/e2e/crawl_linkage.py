"""Resembling people in the crawl: the first walk has found pairs; then somebody judges, and weights are learnt."""
import time

from crawl_house import TENANTS

FIRST = TENANTS[0]
PATIENCE = 120


def shelf(house, tenant):
    return house.actors[tenant, "administrator"].must("GET", "/v1/linkage-models")


def until(what, done):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.2)
    raise TimeoutError(what)


def plant(house):
    """Nothing: whoever fills the house registers some people twice. Lists hold still once the walk is over."""
    for tenant in TENANTS:
        until("the first walk", lambda: (shelf(house, tenant).get("walk") or {}).get("state") == "done")


def judge(house):
    clerk = house.actors[FIRST, "clerk"]
    found = clerk.must("GET", "/v1/linkage-pairs?order=doubt")["items"]
    wrong = [] if found else ["the walk found nobody who is registered twice"]
    for pair in found[:3]:
        seen = clerk.must("GET", f"/v1/linkage-pairs/{pair['pair_id']}")
        if not (seen.get("a") and seen.get("b")):
            continue
        path = f"/v1/linkage-pairs/{pair['pair_id']}/verdict"
        clerk.must("POST", path, {"verdict": "different", "version": pair["version"]})
        late = clerk.ask("POST", path, {"verdict": "same", "version": pair["version"]})
        if late.status != 409:
            wrong.append(f"a verdict about a changed pair was taken: {late.status}")
    return wrong


def learn(house):
    administrator = house.actors[FIRST, "administrator"]
    administrator.ask("POST", "/v1/linkage-models")  # refused while one is trained that the walk asked for
    until("the training", lambda: shelf(house, FIRST)["items"][0]["state"] != "asked")
    newest = shelf(house, FIRST)["items"][0]
    used = administrator.ask("POST", f"/v1/linkage-models/{newest['model_id']}/publication")
    return [] if used.status in (200, 409) else [f"a ready model is refused: {used.status}"]


def everything(house):
    return judge(house) + learn(house)
