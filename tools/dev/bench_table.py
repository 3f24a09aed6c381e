#!/usr/bin/env python3
"""Collects the JSON lines of build/bench/*.out in results.json and prints them as a table."""
import json
import pathlib
import sys

FIELDS = ("name", "value", "unit", "limit", "ratio", "goal", "met")


def number(value) -> str:
    if value is None:
        return ""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def main() -> int:
    folder = pathlib.Path(sys.argv[1])
    results = []
    for path in sorted(folder.glob("*.out")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith('{"name"'):
                row = json.loads(line)
                if missing := [field for field in FIELDS if field not in row]:
                    sys.exit(f"{path}: a result without {', '.join(missing)}: {line}")
                results.append(row)
    if not results:
        sys.exit("bench: nothing was measured")
    (folder / "results.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    rows = [("name", "value", "unit", "limit", "ratio", "goal", "")]
    rows += [(r["name"], number(r["value"]), r["unit"], number(r["limit"]), number(r["ratio"]), number(r["goal"]),
              {True: "met", False: "MISSED", None: ""}[r["met"]]) for r in results]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(w) if i in (0, 2, 6) else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(row, widths))).rstrip())
    print(f"{len(results)} results in {folder}/results.json, {sum(r['met'] is False for r in results)} goals missed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
