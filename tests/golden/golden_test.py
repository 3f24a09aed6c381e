"""Databases that earlier releases left behind are migrated forward, pass every check, open what they sealed and serve;
one of a newer release is refused. On both engines.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from urllib.parse import quote

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "e2e"))
from program import Server, drop_schema, engines, resident, sign_in  # noqa: E402

SCHEMA = "linli_golden"
PURPOSE = {"X-Linli-Purpose": quote("回访")}


def releases():
    return sorted((p for p in HERE.iterdir() if p.is_dir() and p.name[0].isdigit()),
                  key=lambda p: [int(n) for n in p.name.split(".")])


def load(server, database, golden):
    """The store as that release left it."""
    server.folder.mkdir(parents=True)
    sql = (golden / "store.sql").read_text(encoding="utf-8")
    if database:
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", database[0]], check=True, text=True,
                       input=sql.replace(SCHEMA, database[1]), stdout=subprocess.DEVNULL)
    else:
        with sqlite3.connect(server.folder / "linli.db") as connection:
            connection.executescript(sql)
    for name in ("keyring", "checkpoints"):
        shutil.copy(golden / name, server.folder / name)
    os.chmod(server.folder / "keyring", 0o600)


def run_sql(server, database, statement):
    if database:
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", database[0], "-c",
                        f"SET search_path = {database[1]}; {statement}"], check=True, stdout=subprocess.DEVNULL)
        return
    with sqlite3.connect(server.folder / "linli.db") as connection:
        connection.execute(statement)


def goes_forward(server, facts):
    before = server.run("check", check=False)
    if before.returncode != 0:  # the schema has moved on since that release
        assert "linli migrate" in before.stderr, before.stderr
    backup = server.folder.parent / "before"
    server.run("backup", str(backup))  # an upgrade begins with a backup, made by the new program
    server.run("migrate")
    checked = server.run("check", check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    server.run("migrate")  # a second time changes nothing
    return backup


def still_serves(server, facts):
    server.start()
    try:
        me = resident(server, facts["resident_phone"])
        for case in facts["cases"]:
            status, found = me.send("GET", f"/v1/cases/{case['id']}")
            assert status == 200 and found["number"] == case["number"], (status, found)
        login = next(a["login"] for a in facts["accounts"] if a["role"] == "hotline_operator")
        operator = sign_in(server, login)
        status, contact = operator.send("GET", f"/v1/cases/{facts['on_behalf']['id']}/contact", headers=PURPOSE)
        assert status == 200 and contact["phone"] == "13800003333", contact
    finally:
        server.stop()
    checked = server.run("check", check=False)
    assert checked.returncode == 0, checked.stdout


def restores_and_migrates(database, server, golden, backup):
    """A backup of the old schema comes back into the new program."""
    drop_schema(database)
    shutil.rmtree(server.folder)
    said = json.loads(server.run("restore", str(backup), "--keys", str(golden_keys(golden, backup)), "--json").stdout)
    assert said["good"], said


def golden_keys(golden, backup):
    keys = backup.parent / "keys"
    keys.mkdir()
    shutil.copy(golden / "keyring", keys / "keyring")
    return keys


def newer_is_refused(server, database):
    run_sql(server, database, "INSERT INTO db_migration (module, number, name, checksum, applied_at_ms)"
                              " VALUES ('cases', 9999, '9999_from_the_future', 'x', 0)")
    for command in (["migrate"], ["serve"], ["check"], ["keys", "rotate"], ["demo"]):
        done = server.run(*command, check=False)
        assert done.returncode != 0 and "newer than this program" in done.stderr, (command, done.stderr)
    run_sql(server, database, "DELETE FROM db_migration WHERE number = 9999")
    assert server.run("check", check=False).returncode == 0


def main():
    for release in releases():
        for name, database in engines():
            golden = release / name
            facts = json.loads((golden / "facts.json").read_text(encoding="utf-8"))
            folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-golden-"))
            server = Server(folder / "data", database)
            try:
                load(server, database, golden)
                backup = goes_forward(server, facts)
                still_serves(server, facts)
                newer_is_refused(server, database)
                restores_and_migrates(database, server, golden, backup)
            finally:
                server.stop()
                drop_schema(database)
                shutil.rmtree(folder, ignore_errors=True)
            print(f"{release.name} on {name}: migrated, checked, served, restored; a newer one refused")
    return 0


if __name__ == "__main__":
    sys.exit(main())
