"""The crawl: as each role, through every route, nothing is found that is not theirs, and nothing of another tenant.

Two small tenants stand in one database, every text in it carries a mark and every number is known. What a post may see
is computed from the database by crawl_rules; crawl_walk calls every route of the OpenAPI document as everybody with
every id there is; what came out, also in the log, the metrics, the evidence and the events, is looked through for
marks and numbers of others. A route that the crawl does not reach fails the test.

COVERS: SEC-06, SEC-07
"""
import collections
import concurrent.futures
import http.client
import sys
import time

import crawl_acts
import crawl_channels
import crawl_data
import crawl_devices
import crawl_dispatch
import crawl_duplicates
import crawl_joint
import crawl_linkage
import crawl_live
import crawl_messages
import crawl_open311
import crawl_oversight
import crawl_unnamed
import crawl_worklists
from crawl_house import house
from crawl_matters import Matters
from crawl_rules import Truth
from crawl_walk import Walk
from program import drop_schema, engines

AT_ONCE = 4
# Routes that need what a simulated, just founded district does not have: operation -> why.
OUT_OF_REACH = {"retryDeadLetter": "no delivery fails in the crawl",
                "fixFinding": "no finding of so small a district has a safe fix",
                "undoCorrection": "nothing was fixed",
                "grabCase": "no pool of so small a district has two people"}
# No text about a person and no number may stand here; names of places may.
SILENT_TABLES = ("evidence_leaf", "evidence_checkpoint", "events_event", "events_failure", "audit_line")
LISTED_BY = {"registry_person": "listPersons", "registry_dwelling": "listDwellings",
             "registry_merchant": "listEstablishments", "cases_case": "listCases"}
SHOWN, ALIKE = 60, 3  # sentences of a run that are printed, of each route


def look_through(home, truth):
    """What each answer held, against what its reader may see."""
    for (actor, name, seen), (path, status) in home.found.items():
        planted = home.markers.planted.get(seen)
        # The one box shows a record as the list of its kind does.
        shown_by = LISTED_BY.get(planted and planted.table, name) if name == "searchEverything" else name
        grant = home.grants.get(shown_by, {}).get(actor.role)
        if planted:
            allowed = status < 400 and truth.may_read(actor, name, grant, planted)
            what = f"{planted.table}.{planted.column} of {planted.key} (tenant {planted.tenant})"
        else:
            owners = home.markers.numbers[seen]
            allowed = status < 400 and grant and truth.may_see_number(actor, name, grant, owners)
            what = f"the number {seen} of {sorted(owners)[0]}"
        if not allowed:
            yield f"{actor}: {name} ({path}, {status}) holds {what}"


def look_behind(home, metrics):
    """Log, metrics, evidence, events and audit hold no personal data and no secret."""
    places = {"the log": home.server.log.read_text(encoding="utf-8", errors="replace"), "the metrics": metrics}
    places.update({table: home.store.dump(table) for table in home.store.tables() if table in SILENT_TABLES})
    for place, text in places.items():
        for mark, planted in home.markers.marks(text).items():
            yield f"{place} holds {planted.table}.{planted.column} of {planted.key} ({mark})"
        yield from (f"{place} holds the number {number}" for number in home.markers.numbers_in(text))
        yield from (f"{place} holds a token of {actor}" for actor in home.actors.values()
                    if actor.token and actor.token in text)


def unreached(home):
    for name in home.operations:
        if not any(200 <= status < 300 for status in home.answered.get(name, ())) and name not in OUT_OF_REACH:
            yield f"the crawl never got an answer from {name}: teach it how (crawl_acts, crawl_walk)"


def said(wrong, home):
    """The sentences worth printing: a leak that shows a thousand times is one."""
    count = collections.Counter()
    for sentence in wrong:
        about = next((name for name in home.operations if name in sentence), "")
        count[about] += 1
        if count[about] <= ALIKE:
            yield sentence
    yield from (f"... {name}: {number} in all" for name, number in count.items() if number > ALIKE)


def metrics_of(home):
    connection = http.client.HTTPConnection("127.0.0.1", home.server.admin_port, timeout=10)
    connection.request("GET", "/metrics")
    return connection.getresponse().read().decode()


def crawl(database):
    begin = time.monotonic()
    with house(database) as home:
        crawl_dispatch.ask_about_everything(home)
        Matters(home).fill()
        crawl_dispatch.plant(home)
        crawl_duplicates.plant(home)
        crawl_joint.plant(home)
        crawl_worklists.plant(home)
        crawl_linkage.plant(home)
        crawl_oversight.plant(home)
        crawl_messages.plant(home)
        crawl_open311.plant(home)
        crawl_channels.plant(home)
        crawl_unnamed.plant(home)
        crawl_devices.plant(home)
        truth = Truth(home.store)
        walk = Walk(home, truth)
        ready = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(walk.everything, home.actors.values()))
        walk.stolen_cursors()
        wrong = walk.wrong + [*crawl_live.listen(home, truth)] + crawl_acts.everything(home, truth)
        wrong += crawl_data.everything(home, truth) + crawl_dispatch.everything(home)
        wrong += crawl_messages.everything(home) + crawl_open311.everything(home)
        wrong += crawl_channels.everything(home) + crawl_devices.everything(home) + crawl_unnamed.everything(home)
        wrong += crawl_duplicates.everything(home) + crawl_joint.everything(home)
        wrong += crawl_worklists.everything(home) + crawl_oversight.everything(home)
        wrong += crawl_linkage.everything(home) + home.faults
        metrics = metrics_of(home)
        home.server.stop()
        for kind in ("account", "post", "file"):  # the acts made some
            truth.forget(kind)
        wrong += [*look_through(home, truth), *look_behind(home, metrics), *unreached(home)]
        checked = home.server.run("check", check=False)
        wrong += [checked.stdout] if checked.returncode else []
        took = f"{ready - begin:.0f} s to fill, {time.monotonic() - ready:.0f} s to crawl"
        print(f"{len(home.actors)} actors, {len(home.operations)} routes, {home.asked} requests, {took}")
    return wrong, list(said(wrong, home))


def main():
    failed = False
    for name, database in engines():
        try:
            wrong, sentences = crawl(database)
        finally:
            drop_schema(database)
        for sentence in sentences[:SHOWN]:
            print(sentence)
        print(f"{name}: " + (f"{len(wrong)} leaks and faults" if wrong else "everybody sees what is theirs"))
        failed |= bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
