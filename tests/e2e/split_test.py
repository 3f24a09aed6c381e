"""A grid of more than 500 doors is split while a clerk reads and the process is killed: every row ends up in the grid
of its place, nothing is lost, the server answers meanwhile. On both engines.

COVERS: INC-01
"""
import collections
import http.client
import statistics
import sys
import threading
import time
import urllib.parse

from program import Caller, demo_district, drop_schema, engines, new_id, sign_in

PURPOSE = {"X-Linli-Purpose": urllib.parse.quote("核对")}
KILLS = 3
PATIENCE = 120  # seconds


def must(caller, method, path, body=None):
    status, answer = caller.send(method, path, body, PURPOSE)
    assert status in (200, 201), (method, path, status, answer)
    return answer


def pages(caller, path):
    cursor = ""
    while cursor is not None:
        page = must(caller, "GET", path + ("&cursor=" + cursor if cursor else ""))
        yield from page["items"]
        cursor = page.get("next")


def place_of_all(clerk):
    """Grid and place in the tree of every door the clerk sees."""
    return {d["dwelling_id"]: (d.get("grid_id"), {d.get("building_id"), d.get("compound_id")})
            for d in pages(clerk, "/v1/dwellings?limit=200")}


def one_large_grid(administrator, doors):
    """Two neighbouring grids as one, so that it is large."""
    fullest = [grid for grid, _ in collections.Counter(grid for grid, _ in doors.values()).most_common(2)]
    seen = [must(administrator, "GET", "/v1/areas/" + grid) for grid in fullest]
    into = {"id": new_id(), "code": "e2e-large", "name": "大网格", "household_count": 0}
    merged = must(administrator, "POST", "/v1/area-merges", {
        "areas": [{"area_id": one["id"], "version": one["version"]} for one in seen], "into": into})
    return merged["made"][0], fullest


def split(administrator, grid):
    """In two; every second part of the tree goes to the first half. Returns the grid of each child."""
    children = must(administrator, "GET", f"/v1/areas/{grid['id']}/children")["items"]
    halves = [[c["id"] for c in children[n::2]] for n in (0, 1)]
    parts = [{"id": new_id(), "code": f"e2e-half-{n}", "name": f"半网格{n}", "household_count": 0, "areas": half}
             for n, half in enumerate(halves)]
    must(administrator, "POST", f"/v1/areas/{grid['id']}/splits", {"version": grid["version"], "parts": parts})
    return {child: part["id"] for part in parts for child in part["areas"]}


class Reader(threading.Thread):
    """Somebody who goes on working: pages of people, as fast as they come; a killed server is waited for."""

    def __init__(self, server, token):
        super().__init__(daemon=True)
        self.server, self.token, self.took, self.stop = server, token, [], threading.Event()

    def run(self):
        caller = Caller(self.server, self.token)
        while not self.stop.is_set():
            began = time.monotonic()
            try:
                status, _ = caller.send("GET", "/v1/dwellings?limit=50", None, PURPOSE)
                assert status in (200, 429), status
                self.took.append(time.monotonic() - began)
            except (OSError, http.client.HTTPException, ValueError):
                caller = Caller(self.server, self.token)
            time.sleep(0.02)


def wait_until_followed(caller, grids):
    """Until every row of these grids stands where its place in the tree stands."""
    began = time.monotonic()
    while True:
        jobs = must(caller, "GET", "/v1/area-follow-ups")["items"]
        if set(grids) <= {one["area_id"] for one in jobs if one["state"] != "under_way"}:
            return
        assert time.monotonic() - began < PATIENCE, "the rows do not follow"
        time.sleep(0.1)


def check(server, accounts):
    login = {a["role"]: a["login"] for a in accounts["accounts"]}
    clerk, administrator = sign_in(server, login["clerk"]), sign_in(server, login["administrator"])
    before = place_of_all(clerk)
    large, olds = one_large_grid(administrator, before)
    wait_until_followed(administrator, olds)
    inside = {door for door, (grid, _) in place_of_all(clerk).items() if grid == large["id"]}
    assert len(inside) > 500, len(inside)
    reader = Reader(server, clerk.token)
    reader.start()
    wanted = split(administrator, must(administrator, "GET", "/v1/areas/" + large["id"]))
    for kill in range(KILLS):
        time.sleep(0.05 + 0.3 * kill)
        server.kill()
        server.start()
    administrator, clerk = Caller(server, administrator.token), Caller(server, clerk.token)
    wait_until_followed(administrator, [large["id"]])
    reader.stop.set()
    reader.join()
    after = place_of_all(clerk)
    assert after.keys() == before.keys(), "doors came or went"
    wrong = [d for d in inside if after[d][0] not in set(wanted.values())]
    assert all(sum(after[d][0] == half for d in inside) > 100 for half in set(wanted.values())), "not split"
    assert sum(bool(after[d][1] & wanted.keys()) for d in inside) > 500, "the places of doors are not told"
    wrong += [d for d in inside for place in after[d][1] & wanted.keys() if after[d][0] != wanted[place]]
    wrong += [d for d in after.keys() - inside if after[d] != before[d]]
    assert not wrong, (len(wrong), after[wrong[0]])
    assert reader.took, "nobody was answered"
    server.stop()
    checked = server.run("check", check=False)
    assert checked.returncode == 0, checked.stdout
    return len(inside), statistics.median(reader.took) * 1000


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                doors, median = check(server, accounts)
        finally:
            drop_schema(database)
        print(f"{name}: a grid of {doors} doors split through {KILLS} kills, a page meanwhile in {median:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
