#!/usr/bin/env python3
"""Makes a golden database: what a release leaves behind, small and as text, so that later programs can be tested on it.

    source pgenv; LINLI_PROGRAM=build/release/linli python3 tests/golden/make.py 0.1.0

Run once when a release is made; what is committed is never made again (golden_test.py migrates it forward for ever).
The program fills a demo district, real requests leave cases, sessions, evidence and audit behind, then everything but
a handful of rows is deleted and both stores are written out as SQL. People and keys are invented.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))
from program import demo_district, drop_schema, engines, new_id, resident, sign_in  # noqa: E402

SCHEMA = "linli_golden"

# Everything that is kept names what it needs; the order is from the leaves of the references to their roots.
KEPT_PEOPLE = "SELECT person_id FROM keep_person"
PRUNE = [
    "CREATE TABLE keep_person AS SELECT person_id FROM registry_person WHERE dwelling_id IN"
    " (SELECT dwelling_id FROM registry_dwelling WHERE building_id ="
    "  (SELECT building_id FROM registry_dwelling WHERE grid_id IS NOT NULL ORDER BY code LIMIT 1)"
    "  ORDER BY code LIMIT 8)"
    " UNION SELECT person_id FROM identity_account WHERE person_id IS NOT NULL",
    "DELETE FROM vault_key WHERE subject_id IN (SELECT person_id FROM registry_person) AND subject_id NOT IN"
    f" ({KEPT_PEOPLE})",
    f"DELETE FROM registry_tag WHERE person_id NOT IN ({KEPT_PEOPLE})",
    f"DELETE FROM registry_relation WHERE person_id NOT IN ({KEPT_PEOPLE})",
    f"DELETE FROM registry_person WHERE person_id NOT IN ({KEPT_PEOPLE})",
    "DELETE FROM registry_household WHERE household_id NOT IN (SELECT household_id FROM registry_person WHERE"
    " household_id IS NOT NULL)",
    "DELETE FROM registry_dwelling WHERE dwelling_id NOT IN (SELECT dwelling_id FROM registry_person WHERE dwelling_id"
    " IS NOT NULL UNION SELECT dwelling_id FROM registry_relation WHERE dwelling_id IS NOT NULL UNION"
    " SELECT dwelling_id FROM registry_household WHERE dwelling_id IS NOT NULL)",
    "DELETE FROM vault_key WHERE subject_id IN (SELECT merchant_id FROM registry_merchant)",
    "DELETE FROM registry_merchant",
    "DELETE FROM access_post WHERE post_id NOT IN (SELECT post_id FROM access_deputy UNION SELECT owner_post_id FROM"
    " cases_case WHERE owner_post_id IS NOT NULL UNION SELECT post_id FROM identity_session WHERE post_id IS NOT NULL)"
    " AND user_id NOT IN (SELECT user_id FROM keep_user)",
    "DELETE FROM vault_key WHERE subject_id IN (SELECT user_id FROM identity_account) AND subject_id NOT IN"
    " (SELECT user_id FROM access_post UNION SELECT user_id FROM access_deputy)",
    "DELETE FROM identity_account WHERE user_id NOT IN (SELECT user_id FROM access_post UNION SELECT user_id FROM"
    " access_deputy UNION SELECT user_id FROM identity_session)",
    "DELETE FROM cases_item WHERE code NOT IN (SELECT item_code FROM cases_case WHERE item_code IS NOT NULL UNION"
    " SELECT item_code FROM cases_suggestion UNION SELECT code FROM cases_item WHERE code LIKE 'sr-001-%')",
    "CREATE TABLE keep_area AS WITH RECURSIVE up(area_id) AS ("
    " SELECT area_id FROM access_post UNION SELECT unit_id FROM registry_dwelling UNION SELECT building_id FROM"
    " registry_dwelling UNION SELECT compound_id FROM registry_dwelling UNION SELECT grid_id FROM registry_dwelling"
    " UNION SELECT grid_id FROM cases_case UNION SELECT compound_id FROM cases_case UNION SELECT grid_id FROM"
    " registry_person UNION SELECT a.parent_id FROM area_area a JOIN up ON a.area_id = up.area_id)"
    " SELECT area_id FROM up WHERE area_id IS NOT NULL",
    "CREATE TABLE keep_organisation AS WITH RECURSIVE up(organisation_id) AS ("
    " SELECT organisation_id FROM access_post UNION SELECT organisation_id FROM cases_case UNION SELECT department_id"
    " FROM cases_case UNION SELECT o.parent_id FROM organisation_organisation o JOIN up ON"
    " o.organisation_id = up.organisation_id) SELECT organisation_id FROM up WHERE organisation_id IS NOT NULL",
    "INSERT INTO keep_area SELECT area_id FROM organisation_organisation WHERE organisation_id IN"
    " (SELECT organisation_id FROM keep_organisation) AND area_id IS NOT NULL AND area_id NOT IN (SELECT area_id FROM"
    " keep_area) AND area_id IN (SELECT area_id FROM area_area WHERE level IN ('district', 'street', 'community'))",
    "UPDATE organisation_organisation SET area_id = NULL WHERE area_id NOT IN (SELECT area_id FROM keep_area)",
    "DELETE FROM organisation_organisation WHERE organisation_id NOT IN (SELECT organisation_id FROM"
    " keep_organisation)",
    "DELETE FROM area_alias WHERE area_id NOT IN (SELECT area_id FROM keep_area)",
    "DELETE FROM area_area WHERE area_id NOT IN (SELECT area_id FROM keep_area)",
    "DROP TABLE keep_person",
    "DROP TABLE keep_area",
    "DROP TABLE keep_organisation",
    "DROP TABLE keep_user",
]


def work(server, accounts):
    """A few real matters: one resolved and rated, one waiting for its owner, one on behalf with a sealed contact."""
    me = resident(server, "13800001111")
    cases = []
    for text in ("书香苑3栋楼道里垃圾堆了好几天没人清理，味道很大，请尽快处理", "书香苑5栋门口路灯不亮，晚上看不清路"):
        case_id = new_id()
        status, made = me.send("POST", "/v1/cases", {"id": case_id, "text": text, "place": {"address": text[:5]}})
        assert status == 201, made
        cases.append({"id": case_id, "number": made["number"], "text": text})
    operator = sign_in(server, next(a["login"] for a in accounts["accounts"] if a["role"] == "hotline_operator"))
    case_id = new_id()
    body = {"report": {"id": case_id, "text": "消防栓漏水，流到路面上了", "channel": "phone"},
            "reporter_phone": "13800003333"}
    status, made = operator.send("POST", "/v1/cases/on-behalf", body)
    assert status == 201, made
    on_behalf = {"id": case_id, "number": made["number"]}
    time.sleep(2.5)  # understood, numbered, a checkpoint signed
    return {"resident_phone": "13800001111", "resident_token": me.token,
            "cases": cases, "on_behalf": on_behalf, "accounts": accounts["accounts"]}


def handle(server, facts, logins):
    """The owner answers and resolves the first matter, the resident rates it."""
    from program import Caller
    first = facts["cases"][0]
    owner = sign_in(server, logins)
    _, shown = owner.send("GET", f"/v1/cases/{first['id']}")
    steps = f"/v1/cases/{first['id']}/steps"
    if shown["state"] != "dispatched":
        raise SystemExit(f"not dispatched: {shown}")
    status, shown = owner.send("POST", steps, {"action": "respond", "version": shown["version"]})
    assert status in (200, 201), shown
    body = {"action": "resolve", "version": shown["version"], "result": "已清理楼道并增加清运频次。"}
    status, shown = owner.send("POST", steps, body)
    assert status in (200, 201), shown
    body = {"version": shown["version"], "solved": True, "speed": 5, "quality": 4, "attitude": 5}
    status, shown = Caller(server, facts["resident_token"]).send("POST", f"/v1/cases/{first['id']}/rating", body)
    assert status in (200, 201), shown
    time.sleep(2.5)


def run_sql(server, database, statements):
    if database:
        script = f"SET search_path = {database[1]};\nBEGIN;\n" + ";\n".join(statements) + ";\nCOMMIT;\n"
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", database[0]], input=script, text=True, check=True)
        return
    with sqlite3.connect(server.folder / "linli.db") as connection:
        for statement in statements:
            connection.execute(statement)


def owner_login(server, database, case_id):
    query = ("SELECT a.login_name FROM cases_case c JOIN identity_account a ON a.tenant_id = c.tenant_id AND"
             " a.user_id = c.owner_id WHERE c.case_id = ")
    if database:
        sql = f"SET search_path = {database[1]}; {query}'{case_id}'"
        return subprocess.run(["psql", "-qAt", database[0], "-c", sql], check=True, capture_output=True,
                              text=True).stdout.strip()
    with sqlite3.connect(server.folder / "linli.db") as connection:
        return connection.execute(query + f"X'{case_id.replace('-', '')}'").fetchone()[0]


def written_out(server, database):
    if database:
        text = subprocess.run(["pg_dump", "--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=50",
                               "--schema=" + database[1], database[0]], check=True, capture_output=True,
                              text=True).stdout
        return text.replace(database[1], SCHEMA)
    with sqlite3.connect(server.folder / "linli.db") as connection:
        connection.execute("VACUUM")
        return "\n".join(connection.iterdump()) + "\n"


def main():
    target = HERE / sys.argv[1]
    for name, database in engines():
        folder = target / name
        folder.mkdir(parents=True)
        try:
            with demo_district(database) as (server, accounts):
                facts = work(server, accounts)
                handle(server, facts, owner_login(server, database, facts["cases"][0]["id"]))
                server.stop()
                logins = ", ".join(f"'{a['login']}'" for a in facts["accounts"] if a["role"] != "resident")
                run_sql(server, database,
                        ["CREATE TABLE keep_user AS SELECT user_id FROM identity_account WHERE login_name IN"
                         f" ({logins}) OR kind = 'resident'", *PRUNE])
                checked = server.run("check", check=False)
                if checked.returncode != 0:
                    raise SystemExit(checked.stdout + checked.stderr)
                (folder / "store.sql").write_text(written_out(server, database), encoding="utf-8")
                shutil.copy(server.folder / "keyring", folder / "keyring")
                shutil.copy(server.folder / "checkpoints", folder / "checkpoints")
                del facts["resident_token"]
                facts["accounts"] = [a for a in facts["accounts"] if a["role"] != "resident"]
                (folder / "facts.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n",
                                                   encoding="utf-8")
        finally:
            drop_schema(database)
        print(name, os.path.getsize(folder / "store.sql"), "bytes")


if __name__ == "__main__":
    main()
