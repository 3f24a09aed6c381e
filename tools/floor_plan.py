#!/usr/bin/env python3
"""The floor plan in docs/architecture.md, written from what CMake saw.

    floor_plan.py PLAN           fails when the page is not current
    floor_plan.py --write PLAN   rewrites the section between the markers
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from floors import Room, read_plan  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- floor-plan:begin (written by ./dev check --fix) -->"
END = "<!-- floor-plan:end -->"
# The rooms' own words stand in CMakeLists.txt: add_subdirectory(folder)  # 12  what it holds
LINE = re.compile(r"^add_subdirectory\(([^)]+)\)\s*#\s*\d*\s*(.*)$", re.MULTILINE)


def needed(rooms: dict[str, Room]) -> dict[str, list[str]]:
    """Edges that no longer path implies: what is left is the picture, the rest is in the table."""
    below: dict[str, set[str]] = {}
    for room in rooms.values():  # in the order of declaration, so everything used is already known
        below[room.name] = set(room.uses).union(*(below[name] for name in room.uses))
    return {room.name: [name for name in room.uses if not any(name in below[other] for other in room.uses)]
            for room in rooms.values()}


def drawing(rooms: dict[str, Room], source: pathlib.Path) -> str:
    said = dict(LINE.findall((source / "CMakeLists.txt").read_text(encoding="utf-8")))
    lines = ["| floor | room | folder | what it holds | looks at |", "|---|---|---|---|---|"]
    for room in rooms.values():
        folder = room.folder.relative_to(source).as_posix()
        uses = ", ".join(sorted(room.uses, key=lambda name: (rooms[name].floor, name))) or "nothing"
        holds = said.get(folder, "").strip().replace("|", "or")
        lines.append(f"| {room.floor:02} | **{room.name}** | `{folder}` | {holds} | {uses} |")
    lines += ["", "The arrows that no longer path implies:", "", "```mermaid", "flowchart BT"]
    storeys: dict[int, list[Room]] = {}
    for room in rooms.values():
        storeys.setdefault(room.floor // 10 * 10, []).append(room)
    for storey, inhabitants in sorted(storeys.items()):
        lines.append(f'  subgraph f{storey:02}["{storey:02}"]')
        lines += [f'    {_id(room.name)}["{room.name}"]' for room in inhabitants]
        lines.append("  end")
    for name, uses in needed(rooms).items():
        lines += [f"  {_id(used)} --- {_id(name)}" for used in uses]
    lines.append("```")
    return "\n".join(lines)


def _id(name: str) -> str:
    return name.replace(".", "_")


def main() -> int:
    plan = pathlib.Path(sys.argv[-1])
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    fresh = f"{before}{BEGIN}\n{drawing(read_plan(plan), ROOT)}\n{END}{after}"
    if "--write" in sys.argv:
        PAGE.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        print("docs/architecture.md: the floor plan changed; ./dev check --fix rewrites it")
        return 1
    print("floor plan: current")
    return 0


if __name__ == "__main__":
    sys.exit(main())
