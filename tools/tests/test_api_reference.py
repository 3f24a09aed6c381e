"""Goal: the reference page names every route, permission, field and refusal. Method: a document with one of each."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from api_reference import page  # noqa: E402

DOCUMENT = {
    "info": {"title": "linli", "description": "开放接口。"},
    "paths": {"/v1/cases/{case_id}/steps": {"post": {
        "operationId": "takeCaseStep", "summary": "办理事项", "x-linli-permission": "cases.act",
        "x-linli-roles": ["grid_worker", "handler"],
        "parameters": [{"name": "case_id", "in": "path", "required": True, "schema": {"type": "string"}},
                       {"name": "limit", "in": "query", "schema": {"type": "integer"}, "description": "每页条数"}],
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/TakeStep"}}}},
        "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/CaseView"}}}},
                      "409": {"description": "cases/step-not-allowed（当前状态不可执行该操作）"}}}}},
    "components": {"schemas": {
        "TakeStep": {"type": "object", "required": ["action"], "properties": {
            "action": {"enum": ["handle", "close"], "description": "动作"},
            "note": {"type": "string", "maxLength": 500, "description": "说明|备注"}}},
        "CaseView": {"type": "object", "properties": {
            "steps": {"type": "array", "items": {"$ref": "#/components/schemas/TakeStep"}}}}}},
}


class Reference(unittest.TestCase):
    def test_everything_is_named(self):
        text = page(DOCUMENT)
        for expected in ("| [takeCaseStep](#takecasestep) | `POST /v1/cases/{case_id}/steps` | 办理事项 |",
                         "- permission `cases.act`: grid_worker, handler", "- query `limit`, integer, optional: 每页条数",
                         "- takes [TakeStep](#takestep)", "- 200 [CaseView](#caseview)", "- 409 cases/step-not-allowed",
                         "| action | `handle` `close` | yes | 动作 |",
                         "| note | string |  | 说明\\|备注; at most 500 characters |",
                         "| steps | list of [TakeStep](#takestep) |  |  |"):
            self.assertIn(expected, text)
        self.assertNotIn("- path `case_id`", text)


if __name__ == "__main__":
    unittest.main()
