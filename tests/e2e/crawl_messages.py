"""Messages in the crawl: some that arrived, some that nobody could deliver, then everything that succeeds."""
import base64
import hashlib
import hmac
import json
import time

from crawl_house import TENANTS
from crawl_walk import PURPOSE
from program import new_id

FIRST, SECOND = TENANTS
TEMPLATE, DAY = "visit-notice", {"day": "2026-12-01"}
# Channel without a gateway in the crawl: what goes there has an owner who must act.
BROKEN = "voice"
PATIENCE_S = 60


def notice(accounts, chain, urgency="urgent", **more):
    return {"notice_id": new_id(), "template_code": TEMPLATE, "variables": DAY, "accounts": accounts, "chain": chain,
            "urgency": urgency, **more}


def gateway(house, tenant, channel):
    lines = house.actors[tenant, "administrator"].must("GET", "/v1/message-gateways")["items"]
    return next(line for line in lines if line["channel"] == channel)


def set_gateway(house, tenant, channel, **change):
    line = gateway(house, tenant, channel)
    setup = {key: value for key, value in line.items() if key not in ("channel", "has_secret")}
    return house.actors[tenant, "administrator"].must("PUT", f"/v1/message-gateways/{channel}", {**setup, **change})


def residents(house, tenant):
    return [actor.user_id for (place, _), actor in house.actors.items() if place == tenant and actor.role == "resident"]


def plant(house):
    """Everybody who may write to many does: a message that arrives and one that cannot, in both tenants."""
    for tenant in TENANTS:
        set_gateway(house, tenant, BROKEN, enabled=False)
        for (place, name), actor in house.actors.items():
            if place == tenant and house.grants["sendNotice"].get(actor.role):
                for chain in (["app"], [BROKEN]):
                    actor.must("POST", "/v1/notices", notice(residents(house, tenant), chain))
    wait_until_settled(house)


def wait_until_settled(house):
    """But for what is held until the morning, when the crawl runs at night."""
    deadline, soon = time.monotonic() + PATIENCE_S, int(time.time() * 1000) + 120_000
    while rows := house.store.rows(f"SELECT * FROM messaging_message WHERE due_at_ms < {soon}"):
        assert time.monotonic() < deadline, f"{len(rows)} messages are still on their way"
        time.sleep(0.1)


def inboxes(house):
    """One's own inbox is read and acknowledged; the count of what is unread follows."""
    reader = house.actors[FIRST, "resident"]
    before = reader.must("GET", "/v1/me/message-count")["unread"]
    lying = reader.must("GET", "/v1/me/messages")["items"]
    unread = next(one for one in lying if not one.get("read_at_ms"))
    reader.must("POST", f"/v1/me/messages/{unread['message_id']}/marks", {"acknowledge": True})
    wishes = reader.must("GET", "/v1/me/message-preferences")
    reader.must("PUT", "/v1/me/message-preferences", {**wishes, "allowed": ["app", "sms"], "refused": ["mail"]})
    after = reader.must("GET", "/v1/me/message-count")["unread"]
    return [] if after == before - 1 else [f"of {before} unread messages {after} are left after reading one"]


def dead_messages(house):
    clerk = house.actors[FIRST, "clerk"]
    first, second = clerk.must("GET", "/v1/dead-messages")["items"][:2]
    steps = "/v1/dead-messages/{}/steps"
    for message, step in ((first, {"step": "give_up", "note": "改为上门"}), (second, {"step": "retry"})):
        clerk.must("POST", steps.format(message["message_id"]), {**step, "version": message["version"]})
    clerk.must("GET", f"/v1/messages/{first['message_id']}")
    return []


def templates(house):
    clerk, administrator = (house.actors[FIRST, name] for name in ("clerk", "administrator"))
    text = {"title": "停水通知", "body": "{day}停水，请提前储水。", "variables": [{"name": "day", "type": "date", "label": "日期"}]}
    draft = clerk.must("PUT", "/v1/message-templates/crawl-water", {**text, "version": 0})
    clerk.must("POST", "/v1/message-templates/crawl-water/previews", {"variables": DAY})
    administrator.must("POST", "/v1/message-templates/crawl-water/publications",
                       {"edition": draft["edition"], "version": draft["version"]})
    return []


def notices(house):
    """A plan counts the own area; a notice to somebody else's is refused, whichever tenant it lies in."""
    clerk, wrong = house.actors[FIRST, "clerk"], []
    here = {**notice([], ["app"]), "areas": [clerk.area_id]}
    here.pop("accounts")
    planned = clerk.must("POST", "/v1/notice-plans", here)
    sent = clerk.must("POST", "/v1/notices", here)
    if planned["recipients"] != sent["recipients"]:
        wrong.append(f"a notice was planned for {planned['recipients']} and goes to {sent['recipients']}")
    clerk.must("GET", f"/v1/notices/{sent['notice_id']}")
    refused = []
    for elsewhere in (house.actors[FIRST, "clerk elsewhere"].area_id, house.actors[SECOND, "clerk"].area_id, new_id()):
        answer = clerk.ask("POST", "/v1/notices", {**here, "notice_id": new_id(), "areas": [elsewhere]})
        refused.append((answer.status, answer.content.get("code")))
    if len(set(refused)) != 1 or refused[0][0] < 400:
        wrong.append(f"a notice to foreign areas is answered {refused}")
    return wrong


def signed(house, channel, secret, told):
    """Sends a receipt as a gateway does. @source server/capability/messaging protocol.h"""
    path, body, nonce, now = f"/v1/message-receipts/{channel}", json.dumps(told), new_id(), str(int(time.time() * 1000))
    text = "\n".join(("linli-message-1", "request", path, channel, told["delivery"], now, nonce,
                      hashlib.sha256(body.encode()).hexdigest()))
    key = base64.urlsafe_b64decode(secret + "=")
    headers = {"Linli-Delivery": told["delivery"], "Linli-Timestamp": now, "Linli-Nonce": nonce,
               "Linli-Suite": "international", "X-Linli-Tenant": FIRST, "Content-Type": "application/json",
               "Linli-Signature": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()}
    return house.actors[None, "anonymous"].ask("POST", path, body.encode(), headers)


def receipts(house):
    """A gateway tells of a message that it took; the same words under another key count for nothing."""
    administrator, wrong = house.actors[FIRST, "administrator"], []
    sent = administrator.must("POST", "/v1/notices", notice(residents(house, FIRST)[:1], ["sms"]))
    wait_until_settled(house)
    secret = administrator.must("POST", "/v1/message-gateways/sms/secrets")["secret"]
    row = house.store.rows("SELECT message_id FROM messaging_message WHERE notice_id ="
                           f" {house.store.id(sent['notice_id'])}")[0]
    told = {"delivery": f"{row['message_id']}.0.0", "status": "delivered"}
    if (answer := signed(house, "sms", secret, told)).status != 204:
        wrong.append(f"a signed receipt is answered {answer.status}: {answer.content}")
    if (answer := signed(house, "sms", base64.urlsafe_b64encode(bytes(32)).decode()[:-1], told)).status != 401:
        wrong.append(f"a receipt under another key is answered {answer.status}: {answer.content}")
    return wrong


def everything(house):
    house.actors[FIRST, "administrator"].must("GET", "/v1/message-costs?from=2026-01&until=2026-12", None, PURPOSE)
    return inboxes(house) + dead_messages(house) + templates(house) + notices(house) + receipts(house)
