#!/usr/bin/env python3
"""docs/requirements.md says for each catalogue row what stands behind it; this keeps the page honest.

Refused are an unknown status, a row marked done or partial whose test or page does not exist, and a catalogue id cited
in the sources (@source INC-24, COVERS: INC-24) that the page does not know.

A proof is written as a path of this repository, or as `path::words`, where the words stand in that file.
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "dev"))
from sources import ROOT, files  # noqa: E402

PAGE = pathlib.Path("docs/requirements.md")
ROW = re.compile(r"^\| ([A-Z]{3}-\d\d) \| (.*?) \| (\w+) \|\s*(.*?)\s*\|$")
STATUSES = ("open", "partial", "done")
CITED = re.compile(r"(?:@source|COVERS:)([^\n]*)")
IDENTITY = re.compile(r"\b([A-Z]{3}-\d\d)\b")


def proofs_missing(root: pathlib.Path, cell: str) -> list[str]:
    missing = []
    for proof in re.findall(r"`([^`]+)`", cell):
        path, _, words = proof.partition("::")
        if not (root / path).is_file():
            missing.append(f"{path} does not exist")
        elif words and words not in (root / path).read_text(encoding="utf-8"):
            missing.append(f"{path} does not hold '{words}'")
    return missing


def check(root: pathlib.Path, page: str, cited: dict[str, str]) -> tuple[list[str], collections.Counter]:
    findings, seen = [], collections.Counter()
    known = set()
    for number, line in enumerate(page.splitlines(), 1):
        if not (row := ROW.match(line)):
            continue
        identity, meaning, status, proof = row.groups()
        seen[status] += 1
        where = f"{PAGE}:{number}: {identity}"
        if identity in known:
            findings.append(f"{where} stands twice")
        known.add(identity)
        if status not in STATUSES:
            findings.append(f"{where}: '{status}' is none of {', '.join(STATUSES)}")
        if not meaning.strip():
            findings.append(f"{where} has no meaning")
        if status != "open" and "`" not in proof:
            findings.append(f"{where} is {status} and names no test or page")
        findings += [f"{where}: {what}" for what in proofs_missing(root, proof)]
    findings += [f"{place}: cites {identity}, which {PAGE} does not know"
                 for identity, place in sorted(cited.items()) if identity not in known]
    return findings, seen


def citations() -> dict[str, str]:
    """Every catalogue-like id after @source or COVERS: with one place that cites it."""
    found = {}
    for path in files(".cpp", ".h", ".sql"):
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
            for text in CITED.findall(line):
                for identity in IDENTITY.findall(text):
                    found.setdefault(identity, f"{path}:{number}")
    return found


def main() -> int:
    findings, seen = check(ROOT, (ROOT / PAGE).read_text(encoding="utf-8"), citations())
    for finding in findings:
        print(finding)
    print(f"requirements: {sum(seen.values())} rows, " + ", ".join(f"{seen[s]} {s}" for s in STATUSES)
          + f", {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
