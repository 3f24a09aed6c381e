"""Goal: docs/requirements.md cannot claim what is not there. Method: small pages beside a file on disk."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from requirements import check  # noqa: E402


class Requirements(unittest.TestCase):
    def findings(self, *rows: str, cited: dict[str, str] | None = None) -> list[str]:
        with tempfile.TemporaryDirectory() as name:
            (pathlib.Path(name) / "cases_test.cpp").write_text("TEST(Cases, Closes) {}")
            return check(pathlib.Path(name), "\n".join(rows), cited or {})[0]

    def test_a_proof_that_exists(self):
        self.assertEqual(self.findings(
            "| INC-01 | Report. | done | `cases_test.cpp::Closes` |", "| INC-02 | x | open | |"), [])

    def test_a_proof_that_does_not(self):
        self.assertIn("does not exist", self.findings("| INC-01 | Report. | done | `other_test.cpp` |")[0])
        self.assertIn("does not hold", self.findings("| INC-01 | Report. | partial | `cases_test.cpp::Opens` |")[0])

    def test_a_claim_without_proof(self):
        self.assertIn("names no test", self.findings("| INC-01 | Report. | done | surely |")[0])

    def test_a_row_twice_and_a_strange_status(self):
        found = self.findings("| INC-01 | x | open | |", "| INC-01 | x | maybe | `cases_test.cpp` |")
        self.assertEqual(len(found), 2, found)

    def test_a_citation_of_nothing(self):
        self.assertIn("cites INC-99", self.findings("| INC-01 | x | open | |", cited={"INC-99": "a.cpp:1"})[0])


if __name__ == "__main__":
    unittest.main()
