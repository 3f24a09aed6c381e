#!/usr/bin/env python3
"""Score `linli match` on generated communities whose duplicates are known.

    linli init --simulated && linli demo --seed 7 --out FOLDER
    LINLI_PROGRAM=build/release/linli python3 tests/data/matching/score_matching.py FOLDER... [--wrong] [--floor 0.97]

FOLDER holds people.csv and truths.jsonl. A planted duplicate is a truth of class 5 of the table person: its row and the
row it copies. Precision: of the pairs that are decided to be one person, how many are planted; recall: of the planted,
how many are decided. No truth is shown to the program.
"""

import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
COLUMNS = {"id": "id", "name": "name", "id_number": "id_number", "phone": "phone", "birth": "birth_date", "sex": "sex",
           "address": "address"}


def planted(folder):
    pairs = {}
    with open(folder / "truths.jsonl", encoding="utf-8") as stream:
        for line in stream:
            truth = json.loads(line)
            if truth["table"] == "person" and truth["class"] == 5:
                pairs[frozenset((truth["row"], truth["related"][0]))] = truth["method"]
    return pairs


def rows(folder, target):
    with open(folder / "people.csv", encoding="utf-8-sig", newline="") as stream, open(
            target, "w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS.values())
        writer.writeheader()
        count = 0
        for row in csv.DictReader(stream):
            writer.writerow({name: row[column] for column, name in COLUMNS.items()})
            count += 1
    return count


def score(folder, wrong):
    program = os.environ.get("LINLI_PROGRAM", str(ROOT / "build/release/linli"))
    known = planted(folder)
    with tempfile.TemporaryDirectory() as place:
        sheet = pathlib.Path(place, "people.csv")
        count = rows(folder, sheet)
        start = time.monotonic()
        done = subprocess.run([program, "match", "--in", sheet, "--json"], check=True, capture_output=True, text=True)
        seconds = time.monotonic() - start
    found = {}
    for line in done.stdout.splitlines():
        pair = json.loads(line)
        if abs(sum(step["bits"] for step in pair["waterfall"]) - pair["weight"]) > 1e-6:
            sys.exit(f"the waterfall does not sum: {line}")
        if pair["decision"] == "match":
            found[frozenset((pair["a"], pair["b"]))] = pair
    right = len(found.keys() & known.keys())
    if wrong:
        for pair in found.keys() - known.keys():
            print("not planted:", json.dumps(found[pair], ensure_ascii=False))
        for pair in known.keys() - found.keys():
            print("missed:", known[pair], sorted(pair))
    return {"rows": count, "planted": len(known), "found": len(found), "right": right,
            "precision": right / len(found) if found else 1.0, "recall": right / len(known) if known else 1.0,
            "seconds": round(seconds, 2)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="+", type=pathlib.Path)
    parser.add_argument("--wrong", action="store_true", help="print what was found wrongly or missed")
    parser.add_argument("--floor", type=float, default=0.0)
    options = parser.parse_args()
    low = False
    for folder in options.folder:
        result = score(folder, options.wrong)
        low |= min(result["precision"], result["recall"]) < options.floor
        print(f"{folder}: {json.dumps(result)}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
