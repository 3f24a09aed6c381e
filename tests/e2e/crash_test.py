"""kill -9 during 64-way load: nothing acknowledged is lost, nothing is half written, the invariants hold.

Rounds: LINLI_TEST_CRASH_ROUNDS (2; ./dev nightly sets 50). On both engines.
"""
import http.client
import os
import sys
import threading
import time

from program import Caller, demo_district, drop_schema, engines, new_id, sign_in

THREADS = 64


def report(caller, acknowledged, stop):
    while not stop.is_set():
        case_id = new_id()
        body = {"report": {"id": case_id, "text": "消防栓漏水，流到路面上了", "channel": "phone"}, "reporter_phone": "13800003333"}
        try:
            status, answer = caller.send("POST", "/v1/cases/on-behalf", body)
        except (OSError, http.client.HTTPException, ValueError):
            return  # the server is gone; this one was not acknowledged
        if status == 201:
            acknowledged.append((case_id, answer["number"]))
        elif status != 503:
            raise AssertionError((status, answer))


def one_round(server, token):
    acknowledged, stop = [], threading.Event()
    load = [(Caller(server, token), acknowledged, stop) for _ in range(THREADS)]
    workers = [threading.Thread(target=report, args=arguments) for arguments in load]
    for worker in workers:
        worker.start()
    time.sleep(2)
    server.kill()
    stop.set()
    for worker in workers:
        worker.join()
    assert acknowledged, "the load never reached the server"
    server.start()
    caller = Caller(server, token)
    for case_id, number in acknowledged:
        status, case = caller.send("GET", f"/v1/cases/{case_id}")
        assert status == 200 and case["number"] == number, (case_id, status, "acknowledged and lost")
    checked = server.run("check", check=False)
    assert checked.returncode == 0, checked.stdout
    return len(acknowledged)


def main():
    rounds = int(os.environ.get("LINLI_TEST_CRASH_ROUNDS", "2"))
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                login = next(a["login"] for a in accounts["accounts"] if a["role"] == "hotline_operator")
                token = sign_in(server, login).token
                kept = [one_round(server, token) for _ in range(rounds)]
        finally:
            drop_schema(database)
        print(f"{name}: {rounds} rounds of kill -9, {sum(kept)} acknowledged reports, none lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
