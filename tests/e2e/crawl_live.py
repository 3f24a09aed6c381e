"""Changes as they are heard live: polled and streamed, everybody hears of what is theirs and of nothing else."""
import http.client
import json

# Kind of a change -> where its events come from, the route whose readers hear of it, and how far they hear when that is
# not how far they read: of messages one hears what came for oneself or is one's own to mend.
READ_BY = {"case": ("cases.", "getCase", None), "message": ("messaging.", "listMyMessages", {"assigned"})}


def heard_by(house, actor):
    """Beginning of an event's name -> the reaches with which this post hears of it."""
    grants = {start: (house.grants[route].get(actor.role), reaches) for start, route, reaches in READ_BY.values()}
    return {start: reaches or set(grant["reaches"]) for start, (grant, reaches) in grants.items() if grant}


def expected(truth, actor, heard):
    """The numbers of the changes that lay in the post's reach when they happened."""
    return {row["stream"] for row in truth.rows("event").values() if row["stream"] is not None
            and any(row["name"].startswith(start) and truth.covers(actor, reaches, "event", row)
                    for start, reaches in heard.items())}


def judge(actor, how, events, wanted):
    heard = {event["stream"] for event in events}
    if unknown := {event["kind"] for event in events} - READ_BY.keys():
        raise SystemExit(f"crawl: by which route is a {unknown} read? Say so in READ_BY")
    if foreign := heard - wanted:
        yield f"{actor}: {how} tells of {len(foreign)} changes of others, such as number {min(foreign)}"
    if missing := wanted - heard:
        yield f"{actor}: {how} hides {len(missing)} changes of the post, such as number {min(missing)}"


def polled(actor):
    events, after = [], 0
    while True:
        answer = actor.must("GET", f"/v1/changes?after={after}&wait=0")
        events += answer["events"]
        if answer["next"] == after or not answer["events"]:
            return events
        after = answer["next"]


def streamed(house, actor, most):
    """Reads what the stream tells from the beginning until all is heard, or nothing more comes for a second."""
    connection = http.client.HTTPConnection("127.0.0.1", house.server.port, timeout=1)
    connection.request("GET", "/v1/stream?after=0", headers={"Authorization": "Bearer " + actor.token})
    answer, events = connection.getresponse(), []
    house.answered.setdefault("followChanges", set()).add(answer.status)
    try:
        while len(events) <= most:
            line = answer.readline().decode()
            if line.startswith("data:") and line.strip() != "data:":
                events.append(json.loads(line[5:]))
            if not line:
                break
    except TimeoutError:
        pass
    connection.close()
    return [event for event in events if "kind" in event]


def listen(house, truth):
    if "pollChanges" not in house.operations:
        return
    for (_, name), actor in house.actors.items():
        if actor.role == "anonymous":
            continue
        heard = heard_by(house, actor)
        if not heard:  # may read nothing of which a change could tell
            for path in ("/v1/changes?after=0&wait=0", "/v1/stream?after=0"):
                if (status := actor.send("GET", path)[0]) != 403:
                    yield f"{actor}: {path} was answered {status}"
            continue
        wanted = expected(truth, actor, heard)
        yield from judge(actor, "polling", polled(actor), wanted)
        if name in ("resident", "clerk", "clerk elsewhere", "auditor"):
            yield from judge(actor, "the stream", streamed(house, actor, len(wanted)), wanted)
