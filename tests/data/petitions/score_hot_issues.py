#!/usr/bin/env python3
"""Score `linli hot-issues` on petitions that stand outside the repository, against members judged by a reader.

    LINLI_PROGRAM=build/release/linli python3 tests/data/petitions/score_hot_issues.py [--json] [--show 15]

judged.csv holds ids only; README.md says how they were judged. An issue is compared with the cluster that shares most
of its members; precision and recall are those of the members. `--floor` fails below figures that the program has
passed; without data the script says so and passes, or fails when CI=true.
"""

import argparse
import collections
import csv
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
MESSAGES = ROOT.parent / "shared/data/petitions/messages_2017_2020.jsonl.gz"
BIGGEST = 5  # issues, by judged members: each must be found, and must rank high
FLOORS = {"precision": 0.70, "recall": 0.80, "mean_f1": 0.90, "rank": 20}


def judged():
    found = collections.defaultdict(set)
    with open(HERE / "judged.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found[row["issue"]].add(row["id"])
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def run(source):
    """The clusters, from messages with the members of the contract only: nobody's account tells reporters apart."""
    with tempfile.TemporaryDirectory() as folder:
        plain, target = pathlib.Path(folder, "in.jsonl.gz"), pathlib.Path(folder, "out.jsonl")
        with gzip.open(source, "rt", encoding="utf-8") as lines, gzip.open(plain, "wt", encoding="utf-8") as stream:
            for line in lines:
                row = json.loads(line)
                stream.write(json.dumps({name: row[name] for name in ("id", "title", "text", "time")},
                                        ensure_ascii=False) + "\n")
        program = os.environ.get("LINLI_PROGRAM", str(ROOT / "build/release/linli"))
        subprocess.run([program, "hot-issues", "--in", plain, "--out", target], check=True, capture_output=True)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def score(issues, clusters):
    figures = {}
    for name, ids in issues.items():
        best = max(clusters, key=lambda cluster: 2 * len(ids & set(cluster["ids"])) / (len(ids) + len(cluster["ids"])))
        shared = len(ids & set(best["ids"]))
        precision, recall = shared / len(best["ids"]), shared / len(ids)
        figures[name] = {"judged": len(ids), "cluster": len(best["ids"]), "rank": best["rank"],
                         "precision": precision, "recall": recall,
                         "f1": 2 * shared / (len(ids) + len(best["ids"]))}
    return figures


def short(figures):
    biggest = list(figures.items())[:BIGGEST]
    found = [f"{name}: {what} {row[what]:.3f} < {FLOORS[what]}" for name, row in biggest
             for what in ("precision", "recall") if row[what] < FLOORS[what]]
    found += [f"{name}: rank {row['rank']} > {FLOORS['rank']}" for name, row in biggest if row["rank"] > FLOORS["rank"]]
    mean = sum(row["f1"] for row in figures.values()) / len(figures)
    return found + ([f"mean F1 {mean:.3f} < {FLOORS['mean_f1']}"] if mean < FLOORS["mean_f1"] else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the titles of the first N clusters")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    if not MESSAGES.is_file():
        print(f"no data at {MESSAGES}: nothing was scored")
        return 1 if os.environ.get("CI") == "true" else 0
    clusters = run(MESSAGES)
    figures = score(judged(), clusters)
    if options.json:
        print(json.dumps({"clusters": len(clusters), "issues": figures}, ensure_ascii=False))
    else:
        for name, row in figures.items():
            print(f"{name:16} judged {row['judged']:3}  cluster {row['cluster']:3}  rank {row['rank']:4}  "
                  f"precision {row['precision']:.3f}  recall {row['recall']:.3f}")
        for cluster in clusters[:options.show]:
            print(f"{cluster['rank']:3} {cluster['score']:7.2f} {len(cluster['ids']):3} {cluster['title']}")
        print(f"{len(clusters)} clusters, mean F1 "
              f"{sum(row['f1'] for row in figures.values()) / len(figures):.3f}")
    problems = short(figures) if options.floor else []
    for problem in problems:
        print("below the floor:", problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
