"""Worklists in the crawl: a disputed figure and a change of shift in each tenant, then what becomes of them."""
import datetime

from crawl_house import TENANTS
from program import new_id

FIRST = TENANTS[0]


def plant(house):
    for tenant in TENANTS:
        dispute(house, tenant)
        hand_over(house, tenant)


def dispute(house, tenant):
    wanted = {"id": new_id(), "on": datetime.date.today().isoformat(), "kind": "resolve", "claimed": 3,
              "why": "下午还上门处理了两件"}
    return house.actors[tenant, "grid worker"].must("POST", "/v1/workload-disputes", wanted)


def hand_over(house, tenant):
    wanted = {"id": new_id(), "to_id": house.actors[tenant, "clerk"].user_id, "words": "请留意三栋"}
    return house.actors[tenant, "grid worker"].must("POST", "/v1/shift-handovers", wanted)


def sheet(house):
    """What is read from a sheet is shown to whoever sent it and kept nowhere."""
    edge = "----crawl"
    form = (f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="r.csv"\r\n\r\n'
            f"诉求内容,联系电话\r\n楼下消防栓漏水,13900000000\r\n--{edge}--\r\n").encode()
    read = house.actors[FIRST, "hotline_operator"].must(
        "POST", "/v1/report-proposals/sheet", form, {"Content-Type": f"multipart/form-data; boundary={edge}"})
    return [] if [row["faults"] for row in read["items"]] == [[]] else [f"a sheet of one report reads as {read}"]


def decide(house):
    """By somebody above the worker, never by the worker."""
    clerk = house.actors[FIRST, "clerk"]
    said = clerk.must("GET", "/v1/workload-disputes")["items"]
    for one in said:
        clerk.must("POST", f"/v1/workload-disputes/{one['id']}/decision", {"accept": True, "answer": "已核对"})
    return [] if said else ["what the worker disputes is not on the clerk's list"]


def everything(house):
    worker, clerk = house.actors[FIRST, "grid worker"], house.actors[FIRST, "clerk"]
    waiting = [one for one in clerk.must("GET", "/v1/shift-handovers?state=offered")["items"]
               if one["to_id"] == clerk.user_id]
    wrong = [] if len(waiting) == 1 else [f"{len(waiting)} shifts wait for the clerk instead of one"]
    for one in waiting:
        clerk.must("POST", f"/v1/shift-handovers/{one['id']}/steps", {"move": "accept"})
        again = worker.ask("POST", f"/v1/shift-handovers/{one['id']}/steps", {"move": "withdraw"})
        if again.status != 409:
            wrong.append(f"an accepted shift was taken back: {again.status}")
    mine = {one["id"] for one in clerk.must("GET", "/v1/cases?mine=true&limit=200")["items"]}
    day = {one["id"] for one in clerk.must("GET", "/v1/my-day")["jobs"] if one["kind"] == "matter"}
    wrong += sheet(house) + decide(house)
    return wrong + ([] if day <= mine else ["a day holds matters for which somebody else answers"])
