"""Devices in the crawl: one in each tenant, then all that is done with one, over the wire as a device does it."""
import time

from crawl_house import TENANTS
from program import new_id
from scenario import DeviceOutside

FIRST, SECOND = TENANTS


def about(tenant, code):
    return {"code": code, "kind": "bin", "name": "垃圾桶", "address": "路口", "silent_minutes": 60}


def plant(house):
    for tenant in TENANTS:
        house.actors[tenant, "administrator"].must("POST", "/v1/devices", about(tenant, "crawl-bin"))


def everything(house):
    wrong = []
    administrator = house.actors[FIRST, "administrator"]
    pasted = {"text": "—————  2026-09-20  —————\n\n张三  08:30\n\n垃圾桶满了，没人来收\n"}
    if not house.actors[FIRST, "hotline_operator"].must("POST", "/v1/report-proposals", pasted)["items"]:
        wrong.append("nobody reads a pasted chat")
    item = house.actors[FIRST, "clerk"].must("GET", "/v1/responsibility-items")["items"][0]["code"]
    rules = {"items": [{"class": "bin_full", "name": "垃圾桶满溢", "item_code": item, "join_minutes": 60}]}
    administrator.must("PUT", "/v1/device-rules", rules)
    if len(administrator.must("GET", "/v1/device-rules")["items"]) != 1:
        wrong.append("the table of events does not come back")
    made = administrator.must("POST", "/v1/devices", about(FIRST, "crawl-ringing"))
    device = DeviceOutside(house.server, "crawl-ringing", made["key"])
    device.extra = {"X-Linli-Tenant": FIRST}
    event = {"id": new_id(), "class": "bin_full", "kind": "alarm", "happened_at_ms": int(time.time() * 1000)}
    status, taken = device.send(event)
    house.answered.setdefault("receiveDeviceEvent", set()).add(status)
    if status != 200 or not taken.get("case_id"):
        wrong.append(f"a signed alarm is not taken: {status} {taken}")
    device.extra = {"X-Linli-Tenant": SECOND}
    if device.send(event)[0] != 401:
        wrong.append("a device of one tenant is heard in another")
    administrator.must("GET", f"/v1/devices/{made['id']}/events")
    administrator.must("POST", f"/v1/devices/{made['id']}/key")
    administrator.must("DELETE", f"/v1/devices/{made['id']}")
    return wrong
