"""Photos and proofs from outside: upload, report with it, download a piece, take the proof pack home and verify it
without the server.

COVERS: INC-07, ARC-03, FIL-09
"""
import http.client
import json
import time
import uuid
import zlib

from program import Caller, new_id

REPORT = "书香苑3栋楼道里堆放了很多废旧家具，挡住了通道，请尽快清理"


def png(width=40, height=20):
    """A small white picture."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    rows = b"".join(b"\0" + b"\xff" * 3 * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def upload(server, caller, content, purpose="case_report"):
    """Send a form as a browser does; return (status, parsed body)."""
    border = uuid.uuid4().hex
    form = (f'--{border}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\n{purpose}\r\n'
            f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="现场.png"\r\n'
            "Content-Type: image/png\r\n\r\n").encode() + content + f"\r\n--{border}--\r\n".encode()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", "/v1/files", form, {"Authorization": "Bearer " + caller.token,
                                                   "Content-Type": "multipart/form-data; boundary=" + border})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def download(server, caller, path, headers=None):
    """Return (status, headers, bytes)."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={"Authorization": "Bearer " + caller.token, **(headers or {})})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def prove(server, caller, case_id):
    """The proof pack once the sequencer has numbered the newest step."""
    for _ in range(100):
        status, _headers, pack = download(server, caller, f"/v1/cases/{case_id}/proof")
        if status == 200:
            return pack
        assert status == 409, pack
        time.sleep(0.1)
    raise AssertionError("not numbered within ten seconds")


def photos_and_proof(server, me, stranger):
    status, refused = upload(server, me, b"<svg onload=alert(1)>")
    assert status == 422, refused
    status, photo = upload(server, me, png())
    assert status == 201 and photo["width"] == 40, photo
    assert download(server, stranger, f"/v1/files/{photo['id']}")[0] == 404, "an upload is its uploader's"

    case_id = new_id()
    status, made = me.send("POST", "/v1/cases", {"id": case_id, "text": REPORT, "files": [photo["id"]],
                                                 "place": {"address": "书香苑3栋"}})
    assert status == 201 and made["files"] == [photo["id"]], made
    path = f"/v1/cases/{case_id}/photos/{photo['id']}"
    status, headers, picture = download(server, me, path)
    assert status == 200 and headers["Content-Type"] == "image/png" and picture[:4] == b"\x89PNG", headers
    status, _headers, piece = download(server, me, path, {"Range": "bytes=0-7"})
    assert status == 206 and piece == picture[:8]
    assert download(server, me, path, {"If-None-Match": headers["ETag"]})[0] == 304
    for address in (path, f"/v1/files/{photo['id']}", f"/v1/cases/{case_id}/photos", f"/v1/cases/{case_id}/proof"):
        assert download(server, stranger, address)[0] == 404, address

    pack = prove(server, me, case_id)
    assert photo["hash"].encode() in pack, "the photo is proven with the report it came with"
    status, checkpoint = Caller(server).send("GET", "/v1/evidence/checkpoint")
    assert status == 200, checkpoint
    keys = Caller(server).send("GET", "/v1/evidence/logs")[1]["keys"]
    home = server.folder.parent
    (home / "pack.json").write_bytes(pack)
    (home / "key").write_text(keys[0])
    verified = server.run("verify", str(home / "pack.json"), "--key", str(home / "key"), "--json", check=False)
    report = json.loads(verified.stdout)
    assert verified.returncode == 0 and report["good"] and report["proven"] >= 1, verified.stdout + verified.stderr
    (home / "pack.json").write_bytes(pack.replace(b'\\"action\\":\\"report\\"', b'\\"action\\":\\"reject\\"'))
    forged = server.run("verify", str(home / "pack.json"), "--key", str(home / "key"), "--json", check=False)
    assert forged.returncode == 1 and json.loads(forged.stdout)["refused"] >= 1, forged.stdout
