"""Reads floor_plan.txt, which CMake writes while configuring: one room a line."""
import dataclasses
import pathlib


@dataclasses.dataclass(frozen=True)
class Room:
    name: str
    floor: int
    folder: pathlib.Path
    public: tuple[str, ...]   # rooms that its own headers may name
    private: tuple[str, ...]  # rooms that only its src/ may name

    @property
    def uses(self) -> tuple[str, ...]:
        return self.public + self.private

    @property
    def headers(self) -> pathlib.Path:
        """Where <linli/...> of this room begins: a contract keeps it in its folder, a module in include/."""
        return self.folder if self.name.endswith(".contract") else self.folder / "include"


def read_plan(path: pathlib.Path) -> dict[str, Room]:
    rooms = {}
    for line in path.read_text().splitlines():
        declared, _, private = line.partition("|")
        name, floor, folder, *public = declared.split()
        rooms[name] = Room(name, int(floor), pathlib.Path(folder), tuple(public), tuple(private.split()))
    return rooms
