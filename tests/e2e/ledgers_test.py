"""Ledgers of the demo district, and what leaves: asked for, decided by somebody else, made, fetched, marked.

COVERS: DAT-14 DAT-54 SEC-04
"""
import io
import sys
import time
import urllib.parse
import zipfile

from import_test import form, raw
from program import demo_district, drop_schema, engines, new_id, sign_in

PURPOSE = {"X-Linli-Purpose": urllib.parse.quote("核对")}
# A container of another program with a stream that says what is inside: a workbook behind a password.
PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def must(caller, method, path, body=None):
    status, answer = caller.send(method, path, body, PURPOSE)
    assert status in (200, 201), (method, path, status, answer)
    return answer


def ledgers_are_filled(clerk):
    """Every ledger answers; most of them hold somebody; totals say the same as the pages."""
    filled, slowest = 0, 0.0
    for one in must(clerk, "GET", "/v1/ledgers")["items"]:
        path = f"/v1/ledgers/{one['ledger_code']}"
        began = time.monotonic()
        page = must(clerk, "GET", path + "/rows?limit=50")
        slowest = max(slowest, time.monotonic() - began)
        for row in page["items"]:
            assert len(row["cells"]) == len(page["columns"]), row
        total = must(clerk, "GET", path + "/totals")
        assert total["count"] >= len(page["items"]), (one, total["count"])
        assert ("next" in page and page["next"]) or total["count"] == len(page["items"]), one["ledger_code"]
        assert sum(i["count"] for i in total["items"] if i["level"] == "community" and not i["split"]) == total["count"]
        filled += total["count"] > 0
    assert filled >= 18, f"only {filled} ledgers of the demo hold anything"
    return filled, slowest


def a_clerk_defines_one(clerk):
    own = {"code": "e2e_elders", "title": "试用台账", "subject": "person", "purpose": "核对", "basis": "社区信息采集制度",
           "owner": "社区", "conditions": [{"fact": "height", "from": 60}], "columns": [{"field": "person.name"}]}
    status, problem = clerk.send("POST", "/v1/ledgers", {"definition": own}, PURPOSE)
    assert status == 422 and problem["errors"][0]["pointer"] == "/definition/conditions/0/fact", problem
    own["conditions"] = [{"fact": "age", "from": 60}]
    assert must(clerk, "POST", "/v1/ledgers", {"definition": own})["version"] == 1
    assert must(clerk, "GET", "/v1/ledgers/e2e_elders/rows")["items"]
    moved = must(clerk, "GET", "/v1/ledgers/elderly/changes?from=2026-01-01&known_on=" + today_of(clerk))
    assert moved["before"] + moved["came"] - moved["left"] == moved["after"], moved
    assert all(item["why"] for item in moved["items"])
    status, refused = clerk.send("GET", "/v1/ledgers/elderly/rows", None, {})
    assert status == 422 and "purpose" in refused["type"], refused


def today_of(caller):
    return must(caller, "GET", "/v1/ledgers/elderly/totals")["as_of"]


def ready(caller, path):
    for _ in range(300):
        one = must(caller, "GET", path)
        if one["state"] in ("ready", "failed"):
            return one
        time.sleep(0.1)
    raise AssertionError((path, "was never made"))


def handed_out(clerk, leaders, template, columns, **more):
    """Asked for by one, agreed to by another; nobody fetches before."""
    wanted = {"export_id": new_id(), "template": template, "columns": columns, **more}
    asked = must(clerk, "POST", "/v1/exports", wanted)
    path = f"/v1/exports/{asked['export_id']}"
    assert raw(clerk, path + "/file")[0] == 409, "nothing leaves before somebody has agreed"
    own = clerk.send("POST", path + "/decision", {"approve": True, "reason": "自己批", "version": 1}, PURPOSE)
    assert own[0] == 409 and "own-request" in own[1]["type"], own
    body = {"approve": True, "reason": "工作需要", "version": asked["version"]}
    answers = [leader.send("POST", path + "/decision", body, PURPOSE) for leader in leaders]
    assert sum(status == 200 for status, _ in answers) == 1, answers
    made = ready(clerk, path)
    assert made["state"] == "ready" and made["row_count"] > 0, made
    status, content = raw(clerk, path + "/file")
    assert status == 200, content
    return made, content


def what_leaves_is_marked(clerk, leaders):
    made, content = handed_out(clerk, leaders, "population", ["name", "id_number", "phone"], format="csv")
    text = content.decode("utf-8-sig")
    assert made["number"] in text.splitlines()[0] and "核对" in text.splitlines()[0], text[:200]
    assert len(text.splitlines()) >= made["row_count"] + 2
    assert "*" in text.splitlines()[5], "masked unless approved in full"
    made, content = handed_out(clerk, leaders, "population", ["name", "sex"], format="xlsx", in_full=True)
    book = zipfile.ZipFile(io.BytesIO(content))
    assert any(made["number"].encode() in book.read(name) for name in book.namelist()), "the mark is in the workbook"
    columns = ["person.name", "person.age", "person.tier", "person.id_number"]
    first, one = handed_out(clerk, leaders, "ledger:longevity_allowance", columns, format="csv")
    second, two = handed_out(clerk, leaders, "ledger:longevity_allowance", columns, format="csv",
                             as_of=first["as_of"])
    assert first["rows_hash"] == second["rows_hash"], "the same ledger of the same day"
    below = [part.decode("utf-8-sig").splitlines() for part in (one, two)]
    assert below[0][0] != below[1][0], "each under its own mark"
    assert below[0][3:] == below[1][3:] and len(below[0]) > 4
    status, refused = clerk.send("POST", "/v1/exports", {"export_id": new_id(), "template": "ledger:no_such",
                                                         "columns": ["person.name"]}, PURPOSE)
    assert status in (404, 422) and "unknown-template" in refused["type"], refused


def a_protected_workbook_gets_a_word(clerk):
    body, headers = form({"file": ("名单.xlsx", PROTECTED), "template": "population", "source": "community_register"})
    answer = clerk.ask("POST", "/v1/imports", body, headers)
    assert answer.status == 422 and "密码" in answer.content["title"], answer


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                by_role = {}
                for account in accounts["accounts"]:
                    by_role.setdefault(account["role"], []).append(account["login"])
                clerk = sign_in(server, by_role["clerk"][0])
                leaders = [sign_in(server, login) for login in by_role["leader"]]
                filled, slowest = ledgers_are_filled(clerk)
                a_clerk_defines_one(clerk)
                a_protected_workbook_gets_a_word(clerk)
                what_leaves_is_marked(clerk, leaders[:1])
                print(f"{name}: {filled} ledgers filled, slowest page {slowest * 1000:.0f} ms; what leaves is marked")
        finally:
            drop_schema(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
