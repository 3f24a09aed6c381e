"""Four doors, one answer: a leaking hydrant is reported by mini program, 12345, citizen mailbox and patrol. The result
is written once; 12345 and the mailbox hear it in their own format; while the mailbox is down the matter cannot be
closed, and after it was tried again it can. Over real HTTP with the simulated platforms, on both engines.

COVERS: AS-07, INC-22, INC-23, INC-25, INC-26
"""
import contextlib
import re
import subprocess
import sys
import time

from program import PROGRAM, Caller, demo_district, drop_schema, engines, environment, new_id, resident, sign_in

LEAK = "书香苑3栋门口的消防栓一直漏水，水流到路面上了"
RESULT = "已更换消防栓阀门，路面积水已清扫干净。"
PATIENCE_S = 60


class Platforms:
    """The 12345 line and the mailbox as a process of their own."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, method, path, body=None, headers=None):
        return Caller(self).send(method, path, body, headers)

    def mood(self, platform, mood):
        assert self.ask("PUT", f"/{platform}/mood", {"mood": mood})[0] == 204

    def send(self, platform, order, how="well"):
        status, answer = self.ask("POST", f"/{platform}/orders", order, {"Linli-Sending": how})
        assert status == 200, answer
        return answer["heard"]

    def taken(self, platform, order_no):
        items = self.ask("GET", f"/{platform}/answers")[1]["items"]
        return [one for one in items if one["order_no"] == order_no]


@contextlib.contextmanager
def platforms(server):
    process = subprocess.Popen([PROGRAM, "platforms", "--port", "0", "--orders-to", f"http://127.0.0.1:{server.port}"],
                               env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r"127\.0\.0\.1:(\d+)", process.stdout.readline()).group(1))
        yield Platforms(process, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def login_of(accounts, role):
    return next(a["login"] for a in accounts["accounts"] if a["role"] == role)


def until(what, check):
    """The first true answer of `check`, which is asked again for a while."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := check()):
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
    return found


def order(number, **more):
    return {"number": number, "message_no": "M-" + number, "title": "消防栓漏水", "text": LEAK, "address": "书香苑3栋",
            "caller_name": "李女士", "caller_phone": "13912345678", **more}


class District:
    """The people of the story."""

    def __init__(self, server, accounts, line):
        self.line = line
        for role in ("administrator", "hotline_operator", "grid_worker", "handler", "auditor"):
            setattr(self, role, sign_in(server, login_of(accounts, role)))
        self.citizen = resident(server, "13800007001")

    def must(self, who, method, path, body=None):
        status, answer = who.send(method, path, body)
        assert 200 <= status < 300, (method, path, status, answer)
        return answer

    def case(self, case_id):
        return self.must(self.hotline_operator, "GET", f"/v1/cases/{case_id}")

    def case_numbered(self, number):
        """Our case of a platform's answer; its number stands in the acceptance."""
        return self.must(self.hotline_operator, "GET", f"/v1/cases?number={number}")["items"][0]["id"]

    def step(self, who, case_id, action, **more):
        body = {"action": action, "version": self.case(case_id)["version"], **more}
        return who.send("POST", f"/v1/cases/{case_id}/steps", body)

    def connect(self):
        """The district's platforms lie in a process of their own from now on; tries follow each other quickly."""
        for one in self.must(self.administrator, "GET", "/v1/platforms")["items"]:
            setup = {key: one[key] for key in ("channel", "name", "suite", "owner_id", "version")}
            setup.update(base_address=f"http://127.0.0.1:{self.line.port}/{one['code']}", timeout_ms=2000, attempts=3,
                         first_pause_ms=100)
            self.must(self.administrator, "PUT", f"/v1/platforms/{one['code']}", setup)

    def answers(self, case_id):
        return self.must(self.hotline_operator, "GET", f"/v1/cases/{case_id}/answers")["items"]

    def states(self, case_id, reply, platform):
        return [one["state"] for one in self.answers(case_id) if (one["reply"], one["platform"]) == (reply, platform)]

    def result_states(self, case_id, platform):
        return self.states(case_id, "result", platform)


def sent_by_platforms(district):
    """Both platforms send the leak; what they send twice, wrongly signed or replayed is one case all the same."""
    cases = {}
    for platform in ("hotline", "mailbox"):
        number = f"AS07-{platform}"
        wrong = district.line.send(platform, order(number), "wrong_signature")
        assert [one["status"] for one in wrong] == [401], wrong
        heard = district.line.send(platform, order(number), "twice")
        assert [one["status"] for one in heard] == [200, 200] and heard[0]["body"] == heard[1]["body"], heard
        assert all(one["rightly_signed"] for one in heard), heard
        ours = re.search(r"\d{6}-[0-9A-Z]{6}", heard[0]["body"]).group()
        cases[platform] = district.case_numbered(ours)
        until("accepted is told", lambda: district.line.taken(platform, number))
    replay = district.line.send("hotline", order("AS07-replay"), "replayed")
    assert [one["status"] for one in replay] == [200, 409], replay
    urge = {"number": "AS07-hotline", "message_no": "M-urge", "kind": "urge", "text": "水越来越大了"}
    assert district.line.send("hotline", urge)[0]["status"] == 200
    notes = [step.get("note", "") for step in
             district.must(district.hotline_operator, "GET", f"/v1/cases/{cases['hotline']}/timeline")["steps"]]
    assert any("催办" in note for note in notes), notes
    return cases


def sent_by_people(district):
    cases = {}
    for who, channel in ((district.citizen, "mini_program"), (district.grid_worker, "patrol")):
        cases[channel] = new_id()
        district.must(who, "POST", "/v1/cases", {"id": cases[channel], "text": LEAK, "channel": channel,
                                                "place": {"address": "书香苑3栋"}})
    return cases


def in_hand(district, case_id):
    """The matter in the hands of the handler, who has answered."""
    until("understood", lambda: district.case(case_id)["state"] != "reported")
    handler = district.must(district.handler, "GET", "/v1/me")["user_id"]
    if district.case(case_id)["state"] == "triage":
        seen = district.case(case_id)
        more = {} if seen.get("grid_id") else {"place": {"address": "书香苑3栋"}}
        more |= {} if seen.get("item_code") else {"item_code": "sr-001-01"}
        status, answer = district.step(district.hotline_operator, case_id, "dispatch", assignee_id=handler, **more)
        assert status == 200, answer
    assert district.step(district.handler, case_id, "respond")[0] == 200
    assert district.case(case_id)["owner_id"] == handler


def merged(district, cases):
    """The operator confirms once that it is one matter: the first report stays, four reporters wait for one answer."""
    seen = [{"id": case_id, "version": district.case(case_id)["version"]} for case_id in cases.values()]
    merge = district.must(district.hotline_operator, "POST", "/v1/cases/merges", {"cases": seen})
    assert merge["master_id"] == cases["mini_program"], merge
    merges = district.must(district.hotline_operator, "GET", f"/v1/cases/{merge['master_id']}/merges")
    assert merges["reporters"] == 4, merges
    return merge["master_id"]


def close(district, case_id):
    return district.step(district.hotline_operator, case_id, "close", note="群众确认已解决")


def mailbox_down(district, case_id):
    """The result is out everywhere but in the mailbox: nobody closes the matter until it is."""
    stuck = until("stuck", lambda: next((one for one in district.must(
        district.hotline_operator, "GET", "/v1/stuck-answers")["items"] if one["reply"] == "result"), None))
    assert stuck["state"] == "stuck" and stuck["platform"] == "mailbox" and stuck["owner_name"], stuck
    status, problem = close(district, case_id)
    assert status == 409 and problem["type"].endswith("cases/not-delivered") and "市民信箱" in problem["detail"], problem
    path = f"/v1/answers/{stuck['answer_id']}/steps"
    mine = district.must(district.hotline_operator, "POST", path, {"step": "take_over", "version": stuck["version"]})
    assert mine["owner_id"] == district.must(district.hotline_operator, "GET", "/v1/me")["user_id"]
    assert district.auditor.send("POST", path, {"step": "retry", "version": mine["version"]})[0] == 403
    board = {one["code"]: one for one in district.must(district.hotline_operator, "GET", "/v1/platforms")["items"]}
    assert board["mailbox"]["stuck"] == 1 and board["hotline"]["stuck"] == 0, board
    district.line.mood("mailbox", "well")
    district.must(district.hotline_operator, "POST", path, {"step": "retry", "version": mine["version"]})
    until("the mailbox hears it", lambda: district.result_states(case_id, "mailbox") == ["receipted"])


def story(server, accounts):
    with platforms(server) as line:
        district = District(server, accounts, line)
        district.must(district.administrator, "PUT", "/v1/settings/cases.automatic-dispatch", {"content": "off"})
        district.connect()
        cases = sent_by_people(district)
        cases.update(sent_by_platforms(district))
        for case_id in cases.values():
            until("understood", lambda one=case_id: district.case(one)["state"] != "reported")
        master = merged(district, cases)
        in_hand(district, master)
        until("the mailbox heard of the merging",
              lambda: district.states(master, "progress", "mailbox") == ["receipted"])
        line.mood("mailbox", "down")
        assert district.step(district.handler, master, "resolve", result=RESULT)[0] == 200
        until("12345 hears it", lambda: "receipted" in district.result_states(master, "hotline"))
        mailbox_down(district, master)
        assert close(district, master)[0] == 200
        for who, channel in ((district.citizen, "mini_program"), (district.grid_worker, "patrol")):
            seen = district.must(who, "GET", f"/v1/cases/{cases[channel]}")
            assert (seen.get("followed") or seen)["result"] == RESULT, seen
        texts = {platform: line.taken(platform, f"AS07-{platform}")[-1]["text"] for platform in ("hotline", "mailbox")}
        assert texts["hotline"] == "办理结果（已解决）：" + RESULT, texts
        assert texts["mailbox"].startswith("尊敬的市民") and RESULT in texts["mailbox"], texts
        assert "您反映的问题已经解决。" in texts["mailbox"], texts
        told = {platform: line.taken(platform, f"AS07-{platform}")[-1]["outcome"] for platform in texts}
        assert told == {"hotline": "1", "mailbox": "已解决"}, told
        for platform in ("hotline", "mailbox"):
            told = line.taken(platform, f"AS07-{platform}")
            assert len({one["key"] for one in told}) == len(told) == 3, told  # accepted, merged, answered


def main():
    for name, database in engines():
        try:
            with demo_district(database) as (server, accounts):
                story(server, accounts)
                server.stop()
                checked = server.run("check", check=False)
                assert checked.returncode == 0, checked.stdout
        finally:
            drop_schema(database)
        print(f"{name}: the result went out once to every platform")
    return 0


if __name__ == "__main__":
    sys.exit(main())
