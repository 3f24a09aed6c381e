#!/usr/bin/env python3
"""Check the responsibility list: counts, codes, references, limits, keywords, examples, labels.

    python3 tests/data/items/check_list.py [FOLDER]      # prints every fault, returns 1 if there is one
"""

import collections
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
LABELS = pathlib.Path(__file__).resolve().parent / "labels.csv"
ALLOWED = {
    "owner_kind": {"department", "community", "grid", "property_company"},
    "solve_limit_unit": {"working_hours", "working_days", "hours"},
    "calendar": {"office", "always"},
    "urgency": {"normal", "urgent"},
    "public": {"yes", "no"},
}
KEYWORD = re.compile(r"-?[^;^|\s-][^;^|\s]*(\^[0-9]+(\.[0-9]+)?)?")
ARTICLE = r"第[零一二三四五六七八九十百千]+条"
DOCUMENT = r"\(国办?发〔\d{4}〕\d+号\)"
BASIS = re.compile(rf"《[^《》]+》({ARTICLE}|{DOCUMENT})?")


def read(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def check_classes(classes, faults):
    codes = [row["class_code"] for row in classes]
    if codes != [f"sr-{number:03}" for number in range(1, 65)]:
        faults.append("classes.csv: not sr-001 … sr-064 in order")
    for row in classes:
        if row["direction"] not in {"party", "safety", "governance", "service", "development"}:
            faults.append(f"{row['class_code']}: direction {row['direction']}")


def check_departments(departments, faults):
    codes = {row["code"] for row in departments}
    if len(departments) != 52 or len(codes) != 52:
        faults.append(f"departments.csv: {len(departments)} rows, {len(codes)} codes, not 52")
    for row in departments:
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*", row["code"]):
            faults.append(f"department {row['code']}: code")
        if row["kind"] not in {"department", "street_section", "public_institution", "company"}:
            faults.append(f"department {row['code']}: kind {row['kind']}")
        if (row["kind"] == "street_section") != (row["level"] == "street"):
            faults.append(f"department {row['code']}: level {row['level']}")
        if row["parent"] and (row["parent"] not in codes or row["parent"] == row["code"]):
            faults.append(f"department {row['code']}: parent {row['parent']}")
    return codes


def check_words(row, faults):
    words = [word for word in row["keywords"].split(";")]
    faults += [f"{row['item_code']}: keyword {word!r}" for word in words if not KEYWORD.fullmatch(word)]
    plain = collections.Counter(word.lstrip("-").split("^")[0] for word in words)
    faults += [f"{row['item_code']}: keyword {word} twice" for word, count in plain.items() if count > 1]
    if any(word != word.lower() for word in words):
        faults.append(f"{row['item_code']}: keyword in capitals")
    examples = row["examples"].split("|")
    if not 2 <= len(examples) <= 3 or len(set(examples)) != len(examples) or min(map(len, examples)) < 10:
        faults.append(f"{row['item_code']}: examples")


def check_item(row, departments, faults):
    code = row["item_code"]
    if not re.fullmatch(r"sr-\d{3}-\d{2}", code) or code[:6] != row["class_code"]:
        faults.append(f"{code}: code or class")
    faults += [f"{code}: {column} {row[column]}" for column, allowed in ALLOWED.items() if row[column] not in allowed]
    named = [row["owner_department"], *filter(None, row["co_departments"].split(";"))]
    faults += [f"{code}: department {name}" for name in named if name not in departments]
    if len(set(named)) != len(named):
        faults.append(f"{code}: a department twice")
    urgent = row["urgency"] == "urgent"
    if urgent != (row["calendar"] == "always") or int(row["response_limit_minutes"]) != (30 if urgent else 240):
        faults.append(f"{code}: urgency, calendar and response limit disagree")
    if int(row["solve_limit_value"]) <= 0 or urgent != (row["solve_limit_unit"] == "hours"):
        faults.append(f"{code}: solve limit")
    faults += [f"{code}: basis {text}" for text in row["basis"].split(";") if not BASIS.fullmatch(text)]
    faults += [f"{code}: empty {column}" for column in ("name", "description") if not row[column].strip()]
    check_words(row, faults)


def check_labels(labels, items, faults):
    keys = {(row["source"], row["id"]) for row in labels}
    if len(keys) != len(labels):
        faults.append("labels.csv: a message twice")
    for row in labels:
        unknown = {row["item"], row["also_ok"]} - {""} - items
        if unknown or row["item"] == row["also_ok"] or row["split"] not in {"tune", "test"}:
            faults.append(f"labels.csv: {row['source']} {row['id']}")


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "responsibility"
    faults = []
    classes, items = read(folder / "classes.csv"), read(folder / "items.csv")
    check_classes(classes, faults)
    departments = check_departments(read(folder / "departments.csv"), faults)
    for row in items:
        check_item(row, departments, faults)
    counts = collections.Counter(row["item_code"] for row in items)
    faults += [f"{code}: twice" for code, count in counts.items() if count > 1]
    names = collections.Counter(row["name"] for row in items)
    faults += [f"name {name}: twice" for name, count in names.items() if count > 1]
    if len(items) < 200 or {row["class_code"] for row in items} != {row["class_code"] for row in classes}:
        faults.append("items.csv: fewer than 200 items, or a class without any")
    check_labels(read(LABELS), set(counts), faults)
    print("\n".join(faults) or f"{len(classes)} classes, {len(items)} items, {len(departments)} departments: no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
