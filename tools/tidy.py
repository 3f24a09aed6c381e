#!/usr/bin/env python3
"""House rules that no compiler knows. First every rule proves itself on its own good and bad lines, then the tree.

    tidy.py              the whole tree
    tidy.py --self-test  only the rules themselves (ctest `tidy_rules`)
    tidy.py --report     also functions above the goal of 40 lines, which are not refused
"""
import pathlib
import sys

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent / "dev")]
from sources import ROOT, files  # noqa: E402
from tidy_rules import cpp, shape, sql, text  # noqa: E402
from tidy_rules.rule import FileRule, LineRule  # noqa: E402

RULES = [*cpp.RULES, *sql.RULES, *text.RULES, *shape.RULES]
BINARY = {".gz", ".jpg", ".png", ".sqlite", ".db", ".model", ".bin", ".woff2", ".ico"}


def sample_name(rule: LineRule | FileRule) -> str:
    if isinstance(rule, FileRule):
        return rule.sample
    wanted = rule.files[0]
    return "server/domain/sample/src/sample.cpp" if wanted.endswith((".cpp", ".h")) else wanted.replace("*", "sample")


def self_test() -> list[str]:
    wrong = []
    for rule in RULES:
        path = sample_name(rule)
        wrong += [f"{rule.name}: refuses its good example: {good[:80]!r}"
                  for good in rule.good if list(rule.findings(path, good))]
        wrong += [f"{rule.name}: accepts its bad example: {bad[:80]!r}"
                  for bad in rule.bad if not list(rule.findings(path, bad))]
        if not rule.good or not rule.bad:
            wrong.append(f"{rule.name}: carries no example")
    return wrong


def tree() -> tuple[list[str], list[str], int]:
    findings, goals, count = [], [], 0
    for path in files():
        if path.suffix in BINARY or "corpus" in path.parts or path.match("tests/golden/*/*/store.sql"):
            continue
        try:
            content = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            findings.append(f"{path}:1: encoding: text files are UTF-8")
            continue
        count += 1
        name = path.as_posix()
        for rule in RULES:
            if rule.applies(name):
                findings += [f"{name}:{line}: {rule.name}: {what}" for line, what in rule.findings(name, content)]
        if path.suffix in (".cpp", ".h"):
            goals += [f"{name}:{line}: {what}" for line, what in shape.goals(name, content)]
    return findings, goals, count


def main() -> int:
    wrong = self_test()
    for sentence in wrong:
        print(sentence)
    if wrong or "--self-test" in sys.argv:
        print(f"tidy: {len(RULES)} rules, {len(wrong)} do not hold their own examples")
        return 1 if wrong else 0
    findings, goals, count = tree()
    for finding in findings:
        print(finding)
    if "--report" in sys.argv:
        print("\n".join(goals))
    print(f"tidy: {count} files, {len(RULES)} rules, {len(findings)} findings, "
          f"{len(goals)} functions above the goal of {shape.FUNCTION_GOAL} lines")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
