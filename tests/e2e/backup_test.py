"""Backup while the server writes, restore elsewhere and prove it; master keys rotated under a running server; a backup
that is older than what was published. On both engines.

COVERS: INF-04, SEC-05
"""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from urllib.parse import quote

from papers import download, png, upload
from program import PROGRAM, Caller, Server, demo_district, drop_schema, engines, new_id, sign_in

WRITERS = 4
PAUSE = 0.02  # seconds between two reports of a writer: the load goes on, the backlog stays small


def login_of(accounts, role):
    return next(a["login"] for a in accounts["accounts"] if a["role"] == role)


def report(caller, phone):
    """One acknowledged report with a sealed contact."""
    case_id = new_id()
    body = {"report": {"id": case_id, "text": "消防栓漏水，流到路面上了", "channel": "phone"}, "reporter_phone": phone}
    status, answer = caller.send("POST", "/v1/cases/on-behalf", body)
    assert status == 201, answer
    return {"id": case_id, "number": answer["number"], "phone": phone}


@contextlib.contextmanager
def writing(server, token):
    """Writers that go on until the block ends; yields the list of what was acknowledged."""
    acknowledged, stop = [], threading.Event()

    def write():
        caller = Caller(server, token)
        while not stop.is_set():
            acknowledged.append(report(caller, "13800003333"))
            time.sleep(PAUSE)

    workers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for worker in workers:
        worker.start()
    try:
        yield acknowledged
    finally:
        stop.set()
        for worker in workers:
            worker.join()


def contact_of(caller, case_id):
    status, contact = caller.send("GET", f"/v1/cases/{case_id}/contact", headers={"X-Linli-Purpose": quote("回访")})
    return contact.get("phone") if status == 200 else (status, contact)


def fails(server, what, *arguments):
    done = server.run(*arguments, check=False)
    said = done.stdout + done.stderr
    assert done.returncode != 0, (arguments, said)
    assert what in said, (what, said)
    return said


# ---- keys -------------------------------------------------------------------------------------------------------

def keys_of(server):
    return {k["generation"]: k for k in json.loads(server.run("keys", "list", "--json").stdout)["keys"]}


def rotate_while_serving(server, token):
    """The server learns the new generation without a restart: what was sealed before and after opens."""
    caller = Caller(server, token)
    before = report(caller, "13800004444")
    assert keys_of(server)[1]["person_keys"] > 0
    with writing(server, token) as acknowledged:
        rotated = json.loads(server.run("keys", "rotate", "--json").stdout)
    assert rotated["added"] and rotated["generation"] == 2 and rotated["person_keys"] > 0, rotated
    after = report(caller, "13800005555")
    assert contact_of(caller, before["id"]) == "13800004444", contact_of(caller, before["id"])
    assert contact_of(caller, after["id"]) == "13800005555", contact_of(caller, after["id"])
    assert acknowledged, "nobody wrote meanwhile"
    keys = keys_of(server)
    assert keys[1]["person_keys"] == 0 and keys[2]["person_keys"] > len(acknowledged), keys
    assert keys[2]["newest"] and keys[1]["indexes"] and keys[1]["fingerprint"] != keys[2]["fingerprint"], keys
    return keys[2]["person_keys"]


def killed_rotation(server):
    """Kills a rotation as soon as its first keys are rewrapped. @return what is left to do"""
    newest = max(keys_of(server))
    rotating = subprocess.Popen([PROGRAM, *server.settings, "keys", "rotate"], env=server.environment,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while rotating.poll() is None and keys_of(server).get(newest + 1, {"person_keys": 0})["person_keys"] == 0:
        time.sleep(0.01)
    rotating.kill()
    rotating.wait()
    return keys_of(server)[newest]["person_keys"]


def rotation_goes_on_after_a_kill(server, all_keys):
    """Killed half-way, a rotation is brought to its end by the next call, which begins no other one."""
    for _ in range(5):  # a fast machine may have been done already
        left = killed_rotation(server)
        if left > 0:
            break
    assert 0 < left < all_keys, (left, all_keys)
    newest = max(keys_of(server))
    rotated = json.loads(server.run("keys", "rotate", "--json").stdout)
    assert not rotated["added"] and rotated["generation"] == newest and 0 < rotated["person_keys"] <= left, rotated
    keys = keys_of(server)
    assert max(keys) == newest and keys[newest]["person_keys"] >= all_keys, keys
    assert all(key["person_keys"] == 0 for generation, key in keys.items() if generation != newest), keys


def refuse_foreign_keys(server):
    """Started with another deployment's keys the program refuses with a clear word, and changes nothing."""
    keyring = server.folder / "keyring"
    own = keyring.read_bytes()
    with tempfile.TemporaryDirectory() as elsewhere:
        other = Server(pathlib.Path(elsewhere) / "data")
        other.run("init", "--simulated")
        shutil.copy(other.folder / "keyring", keyring)
        for command in (["serve"], ["check"], ["keys", "rotate"], ["backup", elsewhere + "/backup"]):
            fails(server, "密钥文件不属于这个数据库", *command)
    keyring.write_bytes(own)
    server.run("keys", "list")


# ---- backup and restore -----------------------------------------------------------------------------------------

@contextlib.contextmanager
def another_place(database):
    """An empty data folder, and for PostgreSQL an empty database of its own."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-restore-"))
    name = "restore_" + uuid.uuid4().hex[:12]
    admin = ["psql", "-q", "-v", "ON_ERROR_STOP=1", database[0]] if database else []
    try:
        if database:
            subprocess.run([*admin, "-c", f"CREATE DATABASE {name}"], check=True)
            yield Server(folder / "data", (database[0] + f" dbname={name}", database[1]))
        else:
            yield Server(folder / "data")
    finally:
        if database:
            subprocess.run([*admin, "-c", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"], check=True)
        shutil.rmtree(folder, ignore_errors=True)


def upload_photos(server, caller):
    """Pictures of three sizes, so that there are three contents."""
    photos = []
    for width in (40, 41, 42):
        status, photo = upload(server, caller, png(width))
        assert status == 201, photo
        status, _headers, served = download(server, caller, f"/v1/files/{photo['id']}")
        assert status == 200
        photos.append((photo["id"], served))
    return photos


def back_up(server, token, folder):
    """A backup in the middle of the load. @return what it must hold, and what it may"""
    with writing(server, token) as acknowledged:
        while len(acknowledged) < 50:
            time.sleep(0.01)
        held = list(acknowledged)
        manifest = json.loads(server.run("backup", str(folder / "backup"), "--keys", str(folder / "keys"),
                                         "--json").stdout)
        time.sleep(0.2)
    assert len(acknowledged) > len(held), "nobody wrote meanwhile"
    names = {p.name for p in (folder / "backup").iterdir()}
    assert "keyring" not in names and "manifest.json" in names, names
    assert (folder / "keys" / "keyring").stat().st_mode & 0o077 == 0
    assert (folder / "backup").stat().st_mode & 0o077 == 0
    assert sum(t["rows"] for t in manifest["tables"]) > 1000 and manifest["evidence"], manifest
    assert manifest["files"] >= 3, manifest["files"]
    return held, acknowledged


def restore(place, folder, *more):
    done = place.run("restore", str(folder / "backup"), "--keys", str(folder / "keys"), "--json", *more, check=False)
    try:
        return done.returncode, json.loads(done.stdout)
    except ValueError:
        raise AssertionError(done.stdout + done.stderr) from None


def restored_is_whole(place, folder, held, written, photos, login):
    code, said = restore(place, folder)
    assert code == 0 and said["good"], said
    assert said["rows"] > 1000 and not said["differences"] and not said["broken"] and not said["behind"], said
    place.start()
    caller = sign_in(place, login)
    for case in held:
        status, found = caller.send("GET", f"/v1/cases/{case['id']}")
        assert status == 200 and found["number"] == case["number"], (case, status, "acknowledged before, and lost")
    # What came during the backup is there whole or not at all.
    there = [c for c in written if caller.send("GET", f"/v1/cases/{c['id']}")[0] == 200]
    assert len(held) <= len(there) <= len(written)
    for case in (there[0], there[-1]):
        assert contact_of(caller, case["id"]) == case["phone"]
    for photo, served in photos:
        status, _headers, content = download(place, caller, f"/v1/files/{photo}")
        assert status == 200 and content == served, (photo, status)
    fresh = report(caller, "13800006666")
    assert contact_of(caller, fresh["id"]) == "13800006666", "and it goes on"
    time.sleep(1.5)
    place.stop()
    checked = place.run("check", check=False)
    assert checked.returncode == 0, checked.stdout
    fails(place, "不会覆盖", "restore", str(folder / "backup"), "--keys", str(folder / "keys"))
    return len(there)


def damage_a_file(database, folder):
    """A stored file that is not what its hash says is found by the restore, whatever the manifest counts."""
    damaged = folder / "damaged-file"
    shutil.copytree(folder / "backup", damaged)
    victim = max((p for p in (damaged / "files").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    content = bytearray(victim.read_bytes())
    content[-1] ^= 1
    victim.write_bytes(content)
    with another_place(database) as place:
        done = place.run("restore", str(damaged), "--keys", str(folder / "keys"), "--json", check=False)
        said = json.loads(done.stdout)
        assert done.returncode == 1 and said["broken"] and not said["differences"], said


def refusals(database, server, folder):
    """What cannot be a good restore is refused before anything is written."""
    backup, keys = str(folder / "backup"), str(folder / "keys")
    fails(server, "不是空的", "backup", backup)
    fails(server, "分开存放", "backup", str(folder / "b2"), "--keys", str(folder / "b2" / "keys"))
    with another_place(database) as place:
        fails(place, "需要密钥", "restore", backup)
        foreign = folder / "foreign"
        foreign.mkdir()
        with tempfile.TemporaryDirectory() as elsewhere:
            other = Server(pathlib.Path(elsewhere) / "data")
            other.run("init", "--simulated")
            shutil.copy(other.folder / "keyring", foreign / "keyring")
        fails(place, "密钥不属于这份备份", "restore", backup, "--keys", str(foreign))
        damaged = folder / "damaged"
        shutil.copytree(folder / "backup", damaged)
        dump = next(p for p in damaged.iterdir() if p.name.startswith("linli."))
        content = bytearray(dump.read_bytes())
        content[len(content) // 2] ^= 1
        dump.write_bytes(content)
        fails(place, "已损坏", "restore", str(damaged), "--keys", keys)
        damage_a_file(database, folder)
        (damaged / "manifest.json").unlink()
        fails(place, "manifest.json", "restore", str(damaged), "--keys", keys)
        assert not (place.folder / "keyring").exists() and not (place.folder / "linli.db").exists()


def older_than_published(database, server, folder):
    """The evidence that was published after the backup is missed, said, and given up only by an administrator."""
    with another_place(database) as place:
        place.folder.mkdir(parents=True)
        shutil.copy(server.folder / "checkpoints", place.folder / "checkpoints")
        code, said = restore(place, folder)
        assert code == 1 and not said["good"] and said["behind"] and not said["restarted"], said
        assert not said["differences"] and not said["broken"], said
        checked = place.run("check", check=False)
        assert checked.returncode == 1 and "检查点" in checked.stdout, checked.stdout
        given_up = json.loads(place.run("evidence", "restart", "--json").stdout)["restarted"]
        assert len(given_up) == 1, given_up
        assert place.run("check", check=False).returncode == 0
        assert json.loads(place.run("evidence", "restart", "--json").stdout)["restarted"] == []
    with another_place(database) as place:
        published = str(server.folder / "checkpoints")
        code, said = restore(place, folder, "--checkpoints", published, "--restart-evidence")
        assert code == 0 and said["good"] and said["behind"] and len(said["restarted"]) == 1, said


def main():
    for name, database in engines():
        folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-backup-"))
        try:
            with demo_district(database) as (server, accounts):
                login = login_of(accounts, "hotline_operator")
                token = sign_in(server, login).token
                rotation_goes_on_after_a_kill(server, rotate_while_serving(server, token))
                photos = upload_photos(server, Caller(server, token))
                held, written = back_up(server, token, folder)
                time.sleep(1.5)  # checkpoints beyond the backup are published
                server.stop()
                with another_place(database) as place:
                    try:
                        there = restored_is_whole(place, folder, held, written, photos, login)
                    finally:
                        place.stop()
                older_than_published(database, server, folder)
                refusals(database, server, folder)
                refuse_foreign_keys(server)
        finally:
            drop_schema(database)
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{name}: {len(held)} reports before the backup, {len(written)} in all, {there} came back; keys rotated")
    return 0


if __name__ == "__main__":
    assert os.path.exists(PROGRAM), PROGRAM
    sys.exit(main())
