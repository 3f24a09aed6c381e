#!/usr/bin/env python3
"""Prints the results of `./dev bench` as a table; exit status 1 when a goal was missed.

    bench_table.py build/bench/results.json [--markdown]
"""
import json
import pathlib
import sys

FIELDS = ("name", "value", "unit", "limit", "ratio", "goal", "met")
HEAD = ("name", "value", "unit", "limit", "ratio", "goal", "")


def number(value) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def rows(results: list[dict]) -> list[tuple[str, ...]]:
    out = []
    for result in results:
        if missing := [field for field in FIELDS if field not in result]:
            sys.exit(f"bench: a result without {', '.join(missing)}: {result}")
        met = {True: "met", False: "MISSED", None: ""}[result["met"]]
        out.append((result["name"], number(result["value"]), result["unit"], number(result["limit"]),
                    number(result["ratio"]), number(result["goal"]), met))
    return out


def main() -> int:
    path = pathlib.Path(sys.argv[1])
    results = json.loads(path.read_text(encoding="utf-8"))
    if not results:
        sys.exit("bench: nothing was measured")
    if "--markdown" in sys.argv:
        for row in (HEAD, ("---", "---:", "---", "---:", "---:", "---:", "---"), *rows(results)):
            print("| " + " | ".join(row) + " |")
        return 0
    table = [HEAD, *rows(results)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEAD))]
    for row in table:
        print("  ".join(cell.ljust(w) if i in (0, 2, 6) else cell.rjust(w)
                        for i, (cell, w) in enumerate(zip(row, widths))).rstrip())
    missed = sum(result["met"] is False for result in results)
    print(f"{len(results)} results in {path}, {missed} goals missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
