"""Outside platforms in the crawl: an order in each tenant whose answer nobody takes, then everything that succeeds."""
import base64
import hashlib
import hmac
import http.server
import json
import threading
import time

from crawl_house import TENANTS
from program import new_id

FIRST, SECOND = TENANTS
PLATFORM = "hotline"
PATIENCE_S = 60


class Listener(http.server.ThreadingHTTPServer):
    """The other side of answers: says what it is told to say, and remembers what it heard."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Ear)
        self.status, self.heard = 503, {}
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Ear(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard[self.headers["Linli-Delivery"]] = body
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


LISTENER = Listener()
SECRETS = {}


def mac(secret, *lines):
    return hmac.new(base64.urlsafe_b64decode(secret + "="), "\n".join(lines).encode(), hashlib.sha256).hexdigest()


def connect(house, tenant):
    administrator = house.actors[tenant, "administrator"]
    line = next(one for one in administrator.must("GET", "/v1/platforms")["items"] if one["code"] == PLATFORM)
    setup = {key: line[key] for key in ("channel", "name", "suite", "owner_id", "version")}
    setup.update(base_address=f"http://127.0.0.1:{LISTENER.server_port}/{PLATFORM}", attempts=1, first_pause_ms=10)
    administrator.must("PUT", f"/v1/platforms/{PLATFORM}", setup)
    SECRETS[tenant] = administrator.must("POST", f"/v1/platforms/{PLATFORM}/secrets")["secret"]


def send(house, tenant, secret, number):
    """An order as the 12345 line sends it. @source server/domain/channels README"""
    now = int(time.time() * 1000)
    told = {"order_no": number, "message_no": "M-" + number, "kind": "order", "content": "路灯不亮，晚上看不清路",
            "sent_at_ms": now, "class_code": "040302", "title": "路灯不亮", "anonymous": True,
            "deadline_ms": now + 86_400_000 * 400}
    path, body, nonce = f"/v1/platform-orders/{PLATFORM}", json.dumps(told).encode(), new_id()
    headers = {"Linli-Channel": PLATFORM, "Linli-Delivery": told["message_no"], "Linli-Timestamp": str(now),
               "Linli-Nonce": nonce, "Linli-Suite": "international", "X-Linli-Tenant": tenant,
               "Content-Type": "application/json",
               "Linli-Signature": mac(secret, "linli-message-1", "request", path, PLATFORM, told["message_no"],
                                      str(now), nonce, hashlib.sha256(body).hexdigest())}
    return house.actors[None, "anonymous"].ask("POST", path, body, headers)


def until(what, check):
    deadline = time.monotonic() + PATIENCE_S
    while not (found := check()):
        assert time.monotonic() < deadline, what
        time.sleep(0.1)
    return found


def stuck(house):
    return house.store.rows("SELECT * FROM channels_answer WHERE state = 'stuck'")


def plant(house):
    """An order whose acceptance nobody takes, in both tenants."""
    for tenant in TENANTS:
        connect(house, tenant)
        answer = send(house, tenant, SECRETS[tenant], "CRAWL-1")
        assert answer.status == 200, answer.content
    until("an answer of each tenant is stuck", lambda: len({row["tenant_id"] for row in stuck(house)}) == len(TENANTS))


def receipt(house, key, secret):
    at = str(int(time.time() * 1000))
    number, body_hash = "R-1", hashlib.sha256(LISTENER.heard[key]).hexdigest()
    told = {"receipt_no": number, "key": key, "at_ms": int(at),
            "signature": mac(secret, "linli-channel-receipt-1", PLATFORM, key, number, at, body_hash)}
    return house.actors[None, "anonymous"].ask("POST", f"/v1/platform-receipts/{PLATFORM}", json.dumps(told).encode(),
                                               {"X-Linli-Tenant": FIRST, "Content-Type": "application/json"})


def everything(house):
    administrator, wrong = house.actors[FIRST, "administrator"], []
    if (answer := send(house, FIRST, SECRETS[SECOND], "CRAWL-2")).status != 401:
        wrong.append(f"an order under the key of another tenant is answered {answer.status}: {answer.content}")
    LISTENER.status = 202
    line = administrator.must("GET", "/v1/stuck-answers")["items"][0]
    administrator.must("POST", f"/v1/answers/{line['answer_id']}/steps", {"step": "retry", "version": line["version"]})
    until("the answer is taken", lambda: house.store.rows(
        "SELECT 1 FROM channels_answer WHERE last_attempt = 'taken' AND answer_id ="
        f" {house.store.id(line['answer_id'])}"))
    if (answer := receipt(house, line["answer_id"], SECRETS[SECOND])).status != 422:
        wrong.append(f"a receipt under another key is answered {answer.status}: {answer.content}")
    if (answer := receipt(house, line["answer_id"], SECRETS[FIRST])).status != 204:
        wrong.append(f"a signed receipt is answered {answer.status}: {answer.content}")
    told = administrator.must("GET", f"/v1/cases/{line['case_id']}/answers")["items"]
    if [one["state"] for one in told] != ["receipted"]:
        wrong.append(f"after its receipt an answer stands {told}")
    return wrong
