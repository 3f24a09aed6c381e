"""Goal: a forbidden arrow cannot be built. Method: tiny projects that call the real LinliModule.cmake."""
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def configure(*declarations: str) -> subprocess.CompletedProcess:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rooms = [declaration.split("(")[1].split()[0] for declaration in declarations]
        for room, declaration in zip(rooms, declarations):
            (folder / room / "include").mkdir(parents=True, exist_ok=True)
            (folder / room / "CMakeLists.txt").write_text(declaration + "\n")
        (folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(floors LANGUAGES NONE)\n"
            f"include({ROOT}/cmake/LinliModule.cmake)\n" + "".join(f"add_subdirectory({room})\n" for room in rooms))
        return subprocess.run(["cmake", "-S", folder, "-B", folder / "build"], capture_output=True, text=True)


class Floors(unittest.TestCase):
    def refused(self, sentence: str, *declarations: str) -> None:
        done = configure(*declarations)
        self.assertNotEqual(done.returncode, 0, "configuring should have failed")
        self.assertIn(sentence, " ".join(done.stderr.split()))

    def test_an_arrow_down_configures(self):
        done = configure("linli_module(base FLOOR 0)", "linli_module(db FLOOR 12 PUBLIC base)",
                         "linli_module(cases FLOOR 60 PUBLIC base PRIVATE db)")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_an_arrow_up_fails(self):
        self.refused("db (floor 12) may not use cases (floor 60)",
                     "linli_module(cases FLOOR 60)", "linli_module(db FLOOR 12 PUBLIC cases)")

    def test_a_private_arrow_up_fails(self):
        self.refused("db (floor 12) may not use cases (floor 60)",
                     "linli_module(cases FLOOR 60)", "linli_module(db FLOOR 12 PRIVATE cases)")

    def test_a_sideways_arrow_fails(self):
        self.refused("care (floor 60) may not use cases (floor 60)",
                     "linli_module(cases FLOOR 60)", "linli_module(care FLOOR 60 PUBLIC cases)")

    def test_a_circle_cannot_be_written(self):
        self.refused("a uses b, which is not declared above it",
                     "linli_module(a FLOOR 1 PUBLIC b)", "linli_module(b FLOOR 2 PUBLIC a)")

    def test_a_contract_is_heard_by_a_neighbour(self):
        done = configure("linli_contract(cases FLOOR 59)", "linli_module(care FLOOR 60 PUBLIC cases.contract)")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
