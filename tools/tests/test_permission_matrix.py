"""Goal: the permission page shows each grant of each route and refuses what it cannot read. Method: two routes."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from permission_matrix import ROLES, matrix, page, table  # noqa: E402

DOCUMENT = {"paths": {"/v1/persons/{person_id}/disclosure": {
    "get": {"operationId": "disclosePerson", "x-linli-permission": "registry.disclose-person"}},
    "/v1/cases": {"post": {"operationId": "reportCase", "x-linli-permission": "cases.report"}}}}
MATRIX = """disclosePerson clerk area unmasked purpose
reportCase clerk area,reported
reportCase resident reported
"""


class Matrix(unittest.TestCase):
    def test_every_grant_stands_in_its_cell(self):
        whole = table(DOCUMENT, matrix(MATRIX))
        self.assertEqual([route["operation"] for route in whole["routes"]], ["reportCase", "disclosePerson"])
        rows = [line.split("|")[3:-1] for line in page(whole).splitlines() if line.startswith("| `")]
        cells = [dict(zip(ROLES, map(str.strip, row))) for row in rows]
        self.assertEqual({role: cell for role, cell in cells[0].items() if cell}, {"clerk": "AR", "resident": "R"})
        self.assertEqual({role: cell for role, cell in cells[1].items() if cell}, {"clerk": "A!?"})

    def test_an_unknown_role_or_reach_is_no_empty_cell(self):
        for line in ("reportCase emperor tenant", "reportCase clerk galaxy", "reportCase clerk area loudly"):
            with self.assertRaises(SystemExit):
                matrix(line)


if __name__ == "__main__":
    unittest.main()
