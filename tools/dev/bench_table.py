#!/usr/bin/env python3
"""Joins build/bench/part-*.json into results.json and prints them as a table."""
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
    for path in sorted(folder.glob("part-*.json")):
        for row in json.loads(path.read_text()):
            if set(row) != set(FIELDS):
                sys.exit(f"{path}: a result has exactly {', '.join(FIELDS)}; found {', '.join(row)}")
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
