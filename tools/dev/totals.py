#!/usr/bin/env python3
"""Adds up the JUnit files that ctest wrote: names what failed, ends with one line 'N passed, N failed'."""
import pathlib
import sys
import xml.etree.ElementTree as xml


def count(folder: pathlib.Path) -> tuple[int, list[str], list[str]]:
    passed, failed, skipped = 0, [], []
    for path in sorted(folder.glob("*.xml")):
        for case in xml.parse(path).getroot().iter("testcase"):
            name = f"{path.stem}/{case.get('name')}"
            if case.get("status") == "run":
                passed += 1
            elif case.get("status") in ("notrun", "disabled"):
                skipped.append(name)
            else:
                failed.append(name)
    return passed, failed, skipped


def main() -> int:
    passed, failed, skipped = count(pathlib.Path(sys.argv[1]))
    for name in skipped:
        print(f"skipped: {name}")
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
