"""The first hour of a real installation: init once, keys that are missed, the first administrators, three duties in
three hands. On both engines.

COVERS: SEC-06
"""
import json
import pathlib
import shutil
import sys
import tempfile

from program import Caller, Server, drop_schema, engines


def said(server, *arguments):
    done = server.run(*arguments, check=False)
    return done.returncode, done.stdout + done.stderr


def initialised_once(server):
    code, text = said(server, "check")
    assert code == 3 and "linli init" in text, text
    assert not (server.folder / "linli.db").exists(), "looking makes nothing"
    server.run("init", "--simulated")
    keyring = server.folder / "keyring"
    own = keyring.read_bytes()
    assert keyring.stat().st_mode & 0o077 == 0 and server.folder.stat().st_mode & 0o077 == 0
    code, text = said(server, "init", "--simulated")
    assert code == 1 and "已经初始化" in text, text
    # With its keys gone the program asks for them; it never makes others beside old data.
    keyring.unlink()
    for command in (["serve"], ["check"], ["init", "--simulated"]):
        code, text = said(server, *command)
        assert code != 0 and not keyring.exists(), (command, text)
    keyring.write_bytes(own)
    keyring.chmod(0o644)
    code, text = said(server, "check")
    assert code != 0 and "chmod 600" in text, text
    keyring.chmod(0o600)
    assert said(server, "check")[0] == 0


def first_administrators(server):
    made = {}
    for role in ("administrator", "security_administrator", "auditor"):
        made[role] = json.loads(server.run("user", role.replace("_", "-"), "--role", role, "--json").stdout)
    code, text = said(server, "user", "auditor", "--reset", "--role", "administrator")
    assert code == 1 and "不能由同一人担任" in text, text
    code, text = said(server, "user", "somebody", "--role", "grid_worker")
    assert code == 2, text
    server.start()
    try:
        for role, account in made.items():
            if role == "auditor":
                continue  # its password was reset above
            body = {"login_name": role.replace("_", "-"), "password": account["password"], "carrier": "bearer"}
            status, session = Caller(server).send("POST", "/v1/sessions", body)
            assert status == 201 and session["state"] == "must_change", session
            body = {"old_password": account["password"], "new_password": "Quiet-River-2026"}
            status, answer = Caller(server, session["token"]).send("POST", "/v1/me/password", body)
            assert status in (200, 201, 204), answer
            body = {"login_name": role.replace("_", "-"), "password": "Quiet-River-2026", "carrier": "bearer"}
            status, session = Caller(server).send("POST", "/v1/sessions", body)
            assert status == 201, session
            status, me = Caller(server, session["token"]).send("GET", "/v1/me")
            assert status == 200 and [post["role"] for post in me["posts"]] == [role], me
    finally:
        server.stop()
    assert said(server, "check")[0] == 0


def main():
    for name, database in engines():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-first-"))
        server = Server(folder / "data", database)
        try:
            initialised_once(server)
            first_administrators(server)
        finally:
            server.stop()
            drop_schema(database)
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name}: initialised once, keys kept, three duties in three hands")
    return 0


if __name__ == "__main__":
    sys.exit(main())
