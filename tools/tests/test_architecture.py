"""Goal: each rule of check_architecture.py finds its violation, and only that. Method: small trees on disk."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from check_architecture import check  # noqa: E402
from floor_plan import needed  # noqa: E402
from floors import Room, read_plan  # noqa: E402

# Two technical rooms, a room with a contract, and its neighbour.
PLAN = """base 0 {0}/server/base |
db 12 {0}/server/platform/db base |
cases.contract 59 {0}/server/domain/cases/contract base |
cases 60 {0}/server/domain/cases base cases.contract | db
care 60 {0}/server/domain/care base | cases.contract
"""
TREE = {
    "server/base/include/linli/base/id.h": "",
    "server/platform/db/include/linli/db/tx.h": "#include <linli/base/id.h>",
    "server/platform/db/src/pool.h": "",
    "server/platform/db/src/pool.cpp": '#include "pool.h"\n#include <linli/db/tx.h>',
    "server/domain/cases/contract/linli/cases/events.h": "#include <linli/base/id.h>",
    "server/domain/cases/include/linli/cases/types.h": "#include <linli/base/id.h>\n#include <linli/cases/events.h>",
    "server/domain/cases/src/service.cpp": "#include <linli/cases/types.h>\n#include <linli/db/tx.h>",
    "server/domain/cases/migrations/0001_create_case.sql": "",
    "server/domain/cases/tests/cases_test.cpp":
        "#include <linli/cases/sql.h>\n#include <linli/db/tx.h>\n#include <linli/testing/manual_clock.h>",
    "server/domain/care/src/care.cpp": "#include <linli/base/id.h>\n#include <linli/cases/events.h>",
    "server/base/testing/linli/testing/manual_clock.h": "#include <linli/base/id.h>",
    "server/app/main.cpp": "#include <linli/cases/types.h>\n#include <linli/db/tx.h>",
}


class Architecture(unittest.TestCase):
    def findings(self, **changes: str) -> list[str]:
        """The findings of TREE with some files replaced or added; `/` is written `__` and the suffix `_h`, `_cpp`."""
        files = dict(TREE)
        for name, text in changes.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            files[f"{stem}.{suffix}"] = text
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name)
            for path, text in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            (root / "plan.txt").write_text(PLAN.format(root))
            return check(root, read_plan(root / "plan.txt"))

    def refused(self, sentence: str, **changes: str) -> None:
        found = self.findings(**changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(sentence, found[0])

    def test_a_good_tree_has_no_findings(self):
        self.assertEqual(self.findings(), [])

    def test_an_edge_that_is_not_declared(self):
        self.refused("care does not name db",
                     server__domain__care__src__visit_cpp="#include <linli/db/tx.h>")

    def test_a_private_edge_in_a_public_header(self):
        self.refused("which is a PRIVATE edge",
                     server__domain__cases__include__linli__cases__more_h="#include <linli/db/tx.h>")

    def test_a_private_header_of_another_room(self):
        self.refused("is not a file of care",
                     server__domain__care__src__visit_cpp='#include "../../../platform/db/src/pool.h"')

    def test_a_quoted_include_in_a_public_header(self):
        self.refused("names others as <linli/...>",
                     server__domain__cases__include__linli__cases__more_h='#include "types.h"')

    def test_a_room_that_does_not_exist(self):
        self.refused("no room has the header",
                     server__domain__care__src__visit_cpp="#include <linli/market/shop.h>")

    def test_an_edge_that_nothing_uses(self):
        self.refused("cases declares db and never includes it",
                     server__domain__cases__src__service_cpp="")

    def test_a_test_that_looks_sideways(self):
        self.refused("may not look at care", server__domain__care__include__linli__care__visit_h="",
                     server__domain__cases__tests__more_cpp="#include <linli/care/visit.h>")

    def test_sources_in_no_room(self):
        self.refused("stands in no room",
                     server__domain__market__src__shop_cpp="")

    def test_test_support_in_the_product(self):
        self.refused("no room has the header",
                     server__domain__care__src__visit_cpp="#include <linli/testing/manual_clock.h>")


class FloorPlan(unittest.TestCase):
    def test_an_implied_arrow_is_not_drawn(self):
        here = pathlib.Path("x")
        rooms = {r.name: r for r in (Room("base", 0, here, (), ()), Room("db", 12, here, ("base",), ()),
                                     Room("cases", 60, here, ("base", "db"), ()))}
        self.assertEqual(needed(rooms), {"base": [], "db": ["base"], "cases": ["db"]})


if __name__ == "__main__":
    unittest.main()
