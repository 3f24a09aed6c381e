"""A sheet of 200 MB through the API: received, read, checked; the server's memory stays bounded. Prints what it cost.

COVERS: DAT-13
"""
import http.client
import json
import os
import pathlib
import sys
import threading
import time
import uuid

from import_test import HEADER, check_digit
from program import Caller, demo_district, drop_schema, engines, sign_in

MEGABYTES = int(os.environ.get("LINLI_BIG_SHEET_MB", "200"))
MOST_MEMORY_MB = 700
PATIENCE = 3_000


def lines(size):
    """As many rows of a roster as `size` bytes hold; every thousandth number has a slip."""
    head = (HEADER + ",备注\n").encode()
    yield head
    made, number = len(head), 0
    while True:
        part = []
        for number in range(number, number + 2_000):
            month, day = 1 + number // 50 % 12, 1 + number // 600 % 28
            body = f"110105{1950 + number % 50}{month:02d}{day:02d}{number // 16_800 % 1_000:03d}"
            digit = check_digit(body) if number % 1_000 else "0"
            sex = "男" if int(body[16]) % 2 else "女"
            birth = f"{body[6:10]}-{body[10:12]}-{body[12:14]}"
            part.append(f"N{number},王小明,{sex},{birth},{body}{digit},138{number % 100_000_000:08d},户主,{'备' * 90}")
        block = ("\n".join(part) + "\n").encode()
        number += 1
        made += len(block)
        if made > size:
            return
        yield block


class Memory(threading.Thread):
    """The greatest resident memory of a process while it is watched."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.status, self.most, self.done = pathlib.Path(f"/proc/{pid}/status"), 0, threading.Event()

    def run(self):
        while not self.done.wait(0.2):
            for line in self.status.read_text().splitlines():
                if line.startswith("VmRSS:"):
                    self.most = max(self.most, int(line.split()[1]) // 1024)


def upload(server, token, size):
    """One multipart body, sent as it is made."""
    boundary = uuid.uuid4().hex
    head = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                   for name, value in (("template", "population"), ("source", "community_register")))
    head += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\n\r\n'
    body = [head.encode(), *lines(size), f"\r\n--{boundary}--\r\n".encode()]
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    connection.request("POST", "/v1/imports", iter(body),
                       {"Authorization": "Bearer " + token, "Content-Length": str(sum(map(len, body))),
                        "Content-Type": f"multipart/form-data; boundary={boundary}"})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def main():
    name, database = next(iter(engines()))
    try:
        with demo_district(database) as (server, accounts):
            clerk = sign_in(server, next(a["login"] for a in accounts["accounts"] if a["role"] == "clerk"))
            memory = Memory(server.process.pid)
            memory.start()
            began = time.monotonic()
            status, one = upload(server, clerk.token, MEGABYTES << 20)
            assert status == 201, one
            received = time.monotonic() - began
            path = "/v1/imports/" + one["import_id"]
            _, mapping = clerk.send("GET", path + "/mapping")
            status, one = clerk.send("POST", path + "/mapping", {"version": one["version"], "mapping": mapping})
            assert status == 200, one
            while one["state"] not in ("checked", "failed") and time.monotonic() - began < PATIENCE:
                time.sleep(2)
                one = Caller(server, clerk.token).send("GET", path)[1]
            took = time.monotonic() - began
            memory.done.set()
            assert one["state"] == "checked" and one["rows_all"] > 1_000, one
            assert one["rows_wrong"] >= one["rows_all"] // 1_250, one  # a slip may be right by chance
            assert memory.most < MOST_MEMORY_MB, f"{memory.most} MiB of memory"
            print(f"{name}: {MEGABYTES} MB, {one['rows_all']} rows: received in {received:.0f} s, checked after"
                  f" {took:.0f} s ({(took - received) / one['rows_all'] * 1e6:.0f} us a row),"
                  f" at most {memory.most} MiB")
    finally:
        drop_schema(database)
    return 0


if __name__ == "__main__":
    sys.exit(main())
