#!/usr/bin/env python3
"""Compares what the sources include with what the rooms declare (ctest `architecture`).

    check_architecture.py build/dev/floor_plan.txt

Linking is transitive, naming must not be: a header reached by luck through a neighbour breaks on the day the neighbour
changes. Refused are
  * an include of a room that the own CMakeLists.txt does not name, or that a public header takes from a PRIVATE edge;
  * an include of a header that no room has, and a quoted include that leaves the room;
  * a test that looks up or sideways;
  * a declared edge that nothing uses, and source files in no room.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from floors import Room, read_plan  # noqa: E402

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCES = (".h", ".cpp")
# Rooms that are composition roots or shared test support: they may look anywhere, nobody looks at them.
ROOTS = ("server/app", "server/testing", "tests", "bench")


class Check:
    def __init__(self, root: pathlib.Path, rooms: dict[str, Room]):
        self.root = root
        self.rooms = rooms
        self.findings: list[str] = []
        self.owner = {}  # "linli/cases/types.h" -> room
        for room in rooms.values():
            for header in sorted(room.headers.glob("linli/**/*.h")):
                self.owner[header.relative_to(room.headers).as_posix()] = room
            if any(room.folder.glob("migrations/*.sql")):
                self.owner[f"linli/{room.name}/sql.h"] = room  # written by CMake from its migrations
        self.support = {h.relative_to(place).as_posix()
                        for place in (*root.glob("server/**/testing"), root / "server/testing/include")
                        for h in place.glob("linli/**/*.h")}

    def say(self, path: pathlib.Path, line: int, what: str) -> None:
        self.findings.append(f"{path.relative_to(self.root)}:{line}: {what}")

    def files_of(self, folder: pathlib.Path) -> list[pathlib.Path]:
        """Sources below a folder, without those of rooms nested in it."""
        nested = [r.folder for r in self.rooms.values() if r.folder != folder and r.folder.is_relative_to(folder)]
        return [p for p in sorted(folder.rglob("*")) if p.suffix in SOURCES and p.is_file()
                and not any(p.is_relative_to(n) for n in nested)]

    def includes(self, path: pathlib.Path):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if found := INCLUDE.match(text):
                yield number, found.group(1) == '"', found.group(2)

    def room(self, room: Room) -> None:
        used, sources = set(), 0
        for path in self.files_of(room.folder):
            inside = path.relative_to(room.folder).parts[0]
            testing = inside in ("tests", "testing", "fuzz", "bench")
            sources += not testing
            public = path.is_relative_to(room.headers)
            for line, quoted, name in self.includes(path):
                if quoted:
                    self.quoted(room, path, line, name, public)
                elif name.startswith("linli/"):
                    target = self.named(room, path, line, name, public, testing)
                    if target and not testing:
                        used.add(target.name)
        for name in room.uses:
            if sources and name not in used:
                self.say(room.folder / "CMakeLists.txt", 1, f"{room.name} declares {name} and never includes it")

    def quoted(self, room: Room, path: pathlib.Path, line: int, name: str, public: bool) -> None:
        """A quoted include stays in its room, and a public header has none."""
        if public:
            self.say(path, line, f'a public header names others as <linli/...>, not "{name}"')
            return
        places = (path.parent, *(room.folder / part for part in ("src", "tests", "worker")))
        found = next((p / name for p in places if (p / name).is_file()), None)
        if ".." in pathlib.PurePosixPath(name).parts or not found:
            generated = name.endswith(".inc") or "generated" in name
            if not generated:
                self.say(path, line, f'"{name}" is not a file of {room.name}: only include/ of another room is public')

    def named(self, room: Room, path: pathlib.Path, line: int, name: str, public: bool, testing: bool) -> Room | None:
        target = self.owner.get(name)
        if target is None:
            if not (testing and name in self.support):
                self.say(path, line, f"no room has the header <{name}>")
            return None
        if target is room:
            return None
        if testing:
            if target.floor >= room.floor:
                self.say(path, line, f"a test of {room.name} (floor {room.floor}) may not look at {target.name} "
                                     f"(floor {target.floor}); move it to tests/")
        elif target.name not in room.uses:
            self.say(path, line, f"{room.name} does not name {target.name}; add it to "
                                 f"linli_module({room.name} ...) or drop the include")
        elif public and target.name not in room.public:
            self.say(path, line, f"a public header of {room.name} names {target.name}, which is a PRIVATE edge")
        return target

    def roots(self) -> None:
        """What stands in no room: composition roots may look anywhere, anything else is lost."""
        folders = [room.folder for room in self.rooms.values()]
        for top in ("server", "sim", "tests", "bench"):
            for path in self.files_of(self.root / top):
                if any(path.is_relative_to(folder) for folder in folders):
                    continue
                relative = path.relative_to(self.root).as_posix()
                if not relative.startswith(ROOTS):
                    self.say(path, 1, "stands in no room: declare it with linli_module and the floor plan")
                    continue
                for line, quoted, name in self.includes(path):
                    if not quoted and name.startswith("linli/") and not self.known(path, name):
                        self.say(path, line, f"no room has the header <{name}>")

    def known(self, path: pathlib.Path, name: str) -> bool:
        own = any((parent / "include" / name).is_file() for parent in path.parents if parent.is_relative_to(self.root))
        return own or name in self.owner or name in self.support


def check(root: pathlib.Path, rooms: dict[str, Room]) -> list[str]:
    it = Check(root, rooms)
    for room in rooms.values():
        it.room(room)
    it.roots()
    return it.findings


def main() -> int:
    root = pathlib.Path(__file__).resolve().parents[1]
    rooms = read_plan(pathlib.Path(sys.argv[1]))
    findings = check(root, rooms)
    for finding in findings:
        print(finding)
    edges = sum(len(room.uses) for room in rooms.values())
    print(f"architecture: {len(rooms)} rooms, {edges} edges, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
