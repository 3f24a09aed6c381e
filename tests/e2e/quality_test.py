"""The rules over the store and over a sheet alone, scored against what was planted; the figures move with the rows.

COVERS: DAT-23 DAT-27 DAT-28
"""
import collections
import csv
import json
import pathlib
import shutil
import sys
import tempfile
import urllib.parse

from program import Server, drop_schema, engines, sign_in

PURPOSE = {"X-Linli-Purpose": urllib.parse.quote("核对")}
AS_OF = "2026-11-01"
FLOOR = 0.98  # precision and recall
# Seen from other registers, the house or a roll call only: a sheet alone cannot know.
OUTSIDE = {7, 8, 10, 12}


def examined(server):
    """The findings of a run, by row."""
    found = collections.defaultdict(list)
    for line in server.run("quality", "run", "--json", "--as-of", AS_OF).stdout.splitlines():
        one = json.loads(line)
        found[one["id"]].append(one)
    return found


def score(truths, found, least):
    """Precision and recall by table, the class included; of two rows that contradict each other either may be named."""
    found_by_table, right, claimed = collections.Counter(), collections.Counter(), set()
    for truth in truths:
        rows = [truth["row"], *truth["related"]]
        named = next((r for r in rows if any(f["class"] == truth["class"] for f in found.get(r, ()))), None)
        found_by_table[truth["table"]] += named is not None
        right[truth["table"]] += 1
        claimed.add((named, truth["class"]))
    wrong = sum((row, f["class"]) not in claimed for row, all_of_it in found.items() for f in all_of_it)
    planted, hit = sum(right.values()), sum(found_by_table.values())
    print(f"  {planted} planted, {hit} found, {wrong} wrong")
    assert planted > least, planted
    for table, count in right.items():
        assert found_by_table[table] >= FLOOR * count, (table, found_by_table[table], count)
    assert hit >= FLOOR * (hit + wrong), (hit, wrong)


def score_sheet(folder, truths):
    """The dry run of the register as a sheet, before there is a store."""
    with open(folder / "truths" / "people.csv", encoding="utf-8") as stream:
        line = {row["id"]: number for number, row in enumerate(csv.DictReader(stream), 2)}
    nowhere = Server(folder / "nowhere")
    found = collections.defaultdict(list)
    for text in nowhere.run("import", str(folder / "truths" / "people.csv"), "--template", "population", "--dry-run",
                            "--json").stdout.splitlines():
        one = json.loads(text)
        found[one["row"]].append(one)
    planted = [{**t, "row": line[t["row"]], "related": [line[r] for r in t["related"] if r in line]}
               for t in truths if t["table"] == "person" and t["class"] not in OUTSIDE]
    score(planted, found, 500)


def full_community(folder):
    """The people of the one full community, and the relations of its compound that the story counts."""
    with open(folder / "people.csv", encoding="utf-8") as stream:
        communities = collections.defaultdict(set)
        for row in csv.DictReader(stream):
            communities[row["community"]].add(row["id"])
    return max(communities.values(), key=len)


def tells_the_story(people, found):
    invalid = len(people & found.keys())
    assert len(people) == 14_900 and len(people) - invalid == 14_170, (len(people), invalid)


def tasks_of(caller):
    page = {"next": ""}
    while "next" in page:
        path = "/v1/verification-tasks?state=open&limit=200" + ("&cursor=" + page["next"] if page["next"] else "")
        status, page = caller.send("GET", path, None, PURPOSE)
        assert status == 200, page
        yield from page["items"]


def moves_with_its_rows(server, accounts, truths, people, found):
    """One row put right at the door, and the figures of the next run say so."""
    right = {t["row"]: t["right"] for t in truths if t["method"] == "phone_length"}
    server.start()
    clerk = sign_in(server, next(a["login"] for a in accounts["accounts"] if a["role"] == "clerk"))
    one = next(t for t in tasks_of(clerk) if t["row_id"] in people & right.keys() and len(found[t["row_id"]]) == 1)
    for step in ({"action": "start"},
                 {"action": "finish", "outcome": "corrected", "value": right[one["row_id"]], "minutes": 5}):
        status, one = clerk.send("POST", f"/v1/verification-tasks/{one['task_id']}/steps",
                                 {**step, "version": one["version"]}, PURPOSE)
        assert status == 200, one
    server.stop()
    now = examined(server)
    assert one["row_id"] not in now, now[one["row_id"]]
    assert len(people & now.keys()) == len(people & found.keys()) - 1, (len(people & now.keys()))


def check(database, seed, story):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-quality-"))
    server = Server(folder / "data", database)
    try:
        server.run("init", "--simulated")
        accounts = json.loads(server.run("demo", "--seed", str(seed), "--out", str(folder / "truths"), "--json").stdout)
        found = examined(server)
        with open(folder / "truths" / "truths.jsonl", encoding="utf-8") as stream:
            truths = [json.loads(line) for line in stream]
        score(truths, found, 900)
        if not database:
            score_sheet(folder, truths)
        if story:
            people = full_community(folder / "truths")
            tells_the_story(people, found)
            moves_with_its_rows(server, accounts, truths, people, found)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    for name, database in engines():
        for seed in (1, 2) if not database else (1,):
            print(f"{name}, seed {seed}")
            try:
                check(database, seed, story=seed == 1)
            finally:
                drop_schema(database)


if __name__ == "__main__":
    sys.exit(main())
