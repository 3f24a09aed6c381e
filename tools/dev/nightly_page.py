#!/usr/bin/env python3
"""Keeps the last result of each nightly run: nightly_page.py NAME passed|failed SECONDS SUMMARY-FILE."""
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys

from sources import ROOT

FOLDER = ROOT / "docs" / "nightly"
WHAT = {
    "crash": "kill -9 during 64-way load, both engines: nothing acknowledged is lost, invariants hold",
    "load": "long load on the main path",
    "fuzz": "libFuzzer with ASan and UBSan on every parser",
    "tsan": "ThreadSanitizer over the suite",
    "headers": "every public header compiles alone",
}


def main() -> int:
    name, status, seconds, summary = sys.argv[1:5]
    place = FOLDER / "results.json"
    results = json.loads(place.read_text()) if place.exists() else {}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    results[name] = {
        "status": status, "seconds": int(seconds), "commit": commit.stdout.strip(),
        "on": datetime.date.today().isoformat(), "cores": os.cpu_count(), "machine": platform.machine(),
        "summary": [line.strip() for line in pathlib.Path(summary).read_text().splitlines() if line.strip()],
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(results, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
    page = ["# Nightly", "", "The last result of each long run; `./dev nightly` writes this page.", "",
            "| run | what | result | day | commit | minutes |", "|---|---|---|---|---|---|"]
    for run, what in WHAT.items():
        if run in results:
            r = results[run]
            page.append(f"| {run} | {what} | {r['status']} | {r['on']} | {r['commit']} | {r['seconds'] / 60:.0f} |")
    for run in WHAT:
        if run in results and results[run]["summary"]:
            page += ["", f"## {run}", "", "```", *results[run]["summary"], "```"]
    (FOLDER / "README.md").write_text("\n".join(page) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
