#!/usr/bin/env python3
"""Hold `linli replay FILE` against the same figures counted here, from the file alone.

    LINLI_PROGRAM=build/release/linli python3 tests/data/service_requests/check_replay.py

The file holds 25,000 requests of Boston with local times without a zone; it stands outside the repository. This
script reads them with the time zone data of Python (America/New_York; of an hour that comes twice the first, an hour
that is left out an hour later), counts the share of promises kept, by class and month, what the clocks raise, and the
rows where the file's own flag says something else, and demands that the program says the same, to the row. Without
data it says so and passes, or fails when CI=true.
"""

import collections
import csv
import datetime
import gzip
import json
import os
import pathlib
import subprocess
import sys
import time
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATA = ROOT.parent / "shared/data/service_requests/boston_311_2011_part.csv.gz"
ZONE = zoneinfo.ZoneInfo("America/New_York")
RUNGS_AFTER_MS = [0, 60 * 60_000, 300 * 60_000, 1740 * 60_000]  # the default ladder, added up
MINUTES_ALLOWED = 3


def moment(text):
    """Milliseconds of a local time, or nothing."""
    if not text:
        return None
    local = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=ZONE, fold=0)
    return int(local.timestamp()) * 1000


def count(rows):
    found = collections.Counter()
    classes, months = collections.defaultdict(lambda: [0, 0]), collections.defaultdict(lambda: [0, 0])
    cells = collections.Counter()
    as_of = max(moment(row["closed_dt"]) for row in rows if row["closed_dt"])
    for row in rows:
        opened, target, closed = (moment(row[name]) for name in ("open_dt", "target_dt", "closed_dt"))
        if target is None:
            found["without_target"] += 1
            cells[row["ontime"], "none"] += 1
            continue
        found["target_before_opening"] += target < opened
        end = as_of if closed is None else closed
        given = max(0, target - opened)
        marks = [("warnings", min(target, opened + given - given // 5)), ("breaches", target)]
        marks += [("rungs", target + after) for after in RUNGS_AFTER_MS]
        for name, at in marks:
            found[name] += at < end
        if closed is None and end <= target:
            found["open_running"] += 1
            cells[row["ontime"], "running"] += 1
            continue
        kept = end <= target
        found["solved_in_time" if kept else "open_overdue" if closed is None else "solved_late"] += 1
        cells[row["ontime"], "kept" if kept else "broken"] += 1
        for group in (classes[row["reason"]], months[row["open_dt"][:7]]):
            group[0] += kept
            group[1] += 1
    return found, classes, months, cells, as_of


def shares(groups):
    return {name: (kept, promised) for name, (kept, promised) in groups.items()}


def differences(answer, rows):
    found, classes, months, cells, as_of = count(rows)
    agree = {("ONTIME", "kept"), ("OVERDUE", "broken")}
    known = found["solved_in_time"] + found["solved_late"] + found["open_overdue"]
    expected = {name: found[name] for name in
                ("without_target", "target_before_opening", "warnings", "breaches", "rungs", "open_running",
                 "solved_in_time", "open_overdue", "solved_late")}
    expected |= {"rows": len(rows), "as_of_ms": as_of,
                 "differs": sum(number for cell, number in cells.items() if cell not in agree)}
    given = {name: answer[name] for name in expected}
    expected["on_time"] = (found["solved_in_time"], known)
    given["on_time"] = (answer["on_time"]["kept"], answer["on_time"]["promised"])
    expected["reconciliation"] = dict(cells)
    given["reconciliation"] = {(line["flag"], line["verdict"]): line["rows"] for line in answer["reconciliation"]}
    for name, groups in (("classes", classes), ("months", months)):
        expected[name] = shares(groups)
        given[name] = {group["name"]: (group["kept"], group["promised"]) for group in answer[name]}
    wrong = [f"{name}: counted {expected[name]}, the program says {given[name]}"
             for name in expected if expected[name] != given[name]]
    if abs(answer["on_time"]["share"] - found["solved_in_time"] / known) > 1e-12:
        wrong.append("the share is not its numerator over its denominator")
    return wrong


def main():
    if not DATA.is_file():
        print(f"no data at {DATA}: nothing was replayed")
        return 1 if os.environ.get("CI") == "true" else 0
    with gzip.open(DATA, "rt", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    program = os.environ.get("LINLI_PROGRAM", str(ROOT / "build/release/linli"))
    began = time.monotonic()
    run = subprocess.run([program, "replay", str(DATA), "--json"], check=True, capture_output=True, text=True)
    took = time.monotonic() - began
    answer = json.loads(run.stdout)
    wrong = differences(answer, rows)
    print("\n".join(wrong))
    share = answer["on_time"]
    print(f"{len(rows)} requests in {took:.1f} s: {share['kept']} of {share['promised']} promises kept "
          f"({share['share']:.4f}); {answer['differs']} rows where the file's flag is no verdict of ours")
    return 1 if wrong or took > MINUTES_ALLOWED * 60 else 0


if __name__ == "__main__":
    sys.exit(main())
