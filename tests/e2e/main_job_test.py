"""The main job from outside: a resident reports, the system understands and dispatches, the named owner answers,
the resident sees it and rates; strangers and other tenants' eyes find nothing. On both engines.

COVERS: INC-05, INC-11, INC-14, INC-27, SEC-07
"""
import sys
import time

from papers import photos_and_proof
from program import Caller, demo_district, drop_schema, engines, new_id, resident, sign_in

REPORT = "书香苑3栋楼道里垃圾堆了好几天没人清理，味道很大，请尽快处理"


def wait_until_understood(caller, case_id):
    for _ in range(100):
        status, case = caller.send("GET", f"/v1/cases/{case_id}")
        assert status == 200, case
        if case["state"] != "reported":
            return case
        time.sleep(0.05)
    raise AssertionError("not understood within five seconds")


def login_of(accounts, role):
    return next(a["login"] for a in accounts["accounts"] if a["role"] == role)


def walk(server, accounts):
    me = resident(server, "13800001111")
    case_id = new_id()
    body = {"id": case_id, "text": REPORT, "place": {"address": "书香苑3栋"}}
    status, made = me.send("POST", "/v1/cases", body)
    assert status == 201, made
    assert me.send("POST", "/v1/cases", body)[1]["number"] == made["number"], "the same report twice is one"
    case = wait_until_understood(me, case_id)
    assert case["owner_id"], "a named person answers for it"
    assert case["state"] in ("dispatched", "triage"), case["state"]
    status, page = me.send("GET", f"/v1/cases/{case_id}/receipt")
    assert status == 200 and made["number"] in page

    status, problem = me.send("POST", "/v1/cases", {"id": "x", "text": "", "colour": 1})
    assert status == 422, problem
    assert {e["pointer"] for e in problem["errors"]} == {"/id", "/text", "/colour"}, problem

    stranger = resident(server, "13800002222")
    assert stranger.send("GET", f"/v1/cases/{case_id}")[0] == 404
    assert stranger.send("GET", "/v1/cases")[1]["items"] == []
    assert Caller(server).send("GET", f"/v1/cases/{case_id}")[0] == 401
    auditor = sign_in(server, login_of(accounts, "auditor"))
    assert auditor.send("POST", f"/v1/cases/{case_id}/steps", {"action": "note", "version": 1, "note": "x"})[0] == 403
    return me, case_id, case


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                me, case_id, case = walk(server, accounts)
                photos_and_proof(server, me, resident(server, "13800003333"))
                server.kill()  # what was acknowledged survives
                server.start()
                me.connection.close()
                again = Caller(server, me.token)
                status, after = again.send("GET", f"/v1/cases/{case_id}")
                assert status == 200 and after["number"] == case["number"], after
                server.stop()
                checked = server.run("check", check=False)
                assert checked.returncode == 0, checked.stdout
        finally:
            drop_schema(database)
        print(f"{name}: the main job holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
