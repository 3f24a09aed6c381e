"""Calls every route of the OpenAPI document as everybody, with everything that may stand in its path.

Three questions to each answer: does a closed door stay closed, does a foreign row look exactly like one that never
was, and does a list show every row of the post and no other. A route of which the walk does not know what its
parameters or its lists are is a fault: a new route is covered or the test fails.
"""
import itertools

from crawl_rules import KINDS, fill, spread
from program import new_id

# Path parameter -> kind; an operation that means another kind stands in KIND_OF.
PARAMETERS = {"case_id": "case", "person_id": "person", "dwelling_id": "dwelling", "user_id": "account",
              "session_id": "session", "area_id": "area", "organisation_id": "organisation", "post_id": "post",
              "file_id": "file", "establishment_id": "merchant", "object_id": "object", "household_id": "household",
              "consent_id": "consent", "request_id": "change request", "other_id": "person", "compound_id": "area",
              "leaf_id": "leaf", "department_id": "organisation",
              "finding_id": "finding", "task_id": "verification task", "measure_id": "quality measure",
              "import_id": "import", "export_id": "export", "agreement_id": "agreement",
              "call_id": "partner call", "copy_id": "own copy", "claim_id": "record claim",
              "simulation_id": "dispatch simulation", "message_id": "message", "notice_id": "notice",
              "client_id": "open311 client", "answer_id": "platform answer", "merge_id": "case merge",
              "unsealing_id": "unsealing", "device_id": "device", "subtask_id": "subtask",
              "supervision_id": "supervision", "forward_id": "forward"}
KIND_OF = {
    ("resetUserPassword", "user_id"): "staff", ("resetUserTotp", "user_id"): "staff",
    ("listMachineTokens", "user_id"): "machine", ("createMachineToken", "user_id"): "machine",
    ("revokeMachineToken", "user_id"): "machine", ("revokeMachineToken", "session_id"): "machine token",
    ("compareEstablishments", "other_id"): "merchant",
    ("takeDeadMessageStep", "message_id"): "dead message", ("markMyMessage", "message_id"): "inbox message",
    ("listOrganisations", "parent_id"): "organisation", ("listEvidenceLeaves", "subject_id"): "case",
}
# Path parameters that are no ids, and queries that a route needs.
WORDS = {"setConnector": {"partner_code": "police"}, "renewConnectorSecret": {"partner_code": "police"},
         "queryAsPartner": {"partner_code": "police"}, "changeSetting": {"name": "no-such-setting"},
         "getImportTemplateWorkbook": {"template": "population"},
         "getReferenceList": {"list_code": "sources"},
         "publishReferenceList": {"list_code": "sources"}, "getPersonFieldHistory": {"field": "person.name"},
         "getDwellingFieldHistory": {"field": "dwelling.room"},
         "getEstablishmentFieldHistory": {"field": "establishment.name"},
         "getObjectFieldHistory": {"field": "object.name"}, "getLedger": {"ledger_code": "elderly"},
         "listLedgerRows": {"ledger_code": "elderly"}, "getLedgerTotals": {"ledger_code": "elderly"},
         "compareLedger": {"ledger_code": "elderly"}, "getDispatchRules": {"edition": "1"},
         "changeDispatchRules": {"edition": "1"}, "publishDispatchRules": {"edition": "1"},
         "simulateDispatchRules": {"edition": "1"}, "setMessageGateway": {"channel": "mail"},
         "renewMessageGatewaySecret": {"channel": "mail"}, "reportMessageReceipt": {"channel": "mail"},
         "saveMessageTemplate": {"template_code": "walked"}, "previewMessageTemplate": {"template_code": "walked"},
         "publishMessageTemplate": {"template_code": "walked"}, "getOpen311Service": {"item_code": "sr-001-01"},
         "setOpen311Service": {"item_code": "sr-001-01"},
         "connectPlatform": {"platform_code": "hotline"}, "renewPlatformSecret": {"platform_code": "hotline"},
         "takePlatformOrder": {"platform_code": "hotline"}, "takePlatformReceipt": {"platform_code": "hotline"}}
QUERIES = {"proveConsistency": "?log=1&from_size=1&to_size=1", "compareLedger": "?from=2026-10-01",
           "getMessageCosts": "?from=2026-01&until=2026-12"}
# Filters by a text -> the rows and the column that it is compared with.
TEXTS = {("listCases", "number"): ("case", "number"), ("listEstablishments", "venue"): ("merchant", "venue"),
         ("listObjects", "kind"): ("object", "kind"), ("listAgreements", "partner"): ("agreement", "partner")}
# Lists -> (kind, the field of a line that holds its id).
LISTS = {
    "listCases": ("case", "id"), "listPersons": ("person", "person_id"), "listDwellings": ("dwelling", "dwelling_id"),
    "listUsers": ("staff", "user_id"), "listMachineClients": ("machine", "user_id"),
    "listMySessions": ("session", "session_id"), "listMachineTokens": ("machine token", "session_id"),
    "listCaseFiles": ("file", "id"), "listAreaChildren": ("area", "id"), "listAreaHistory": ("area", "id"),
    "listEmptyDwellings": ("empty dwelling", "dwelling_id"), "listUnhousedPersons": ("homeless", "person_id"),
    "listHouseholdsOfSeveralDoors": ("rich household", "household_id"), "listHouseholdMembers": None,
    "listEstablishments": ("merchant", "establishment_id"), "listObjects": ("object", "object_id"),
    "listChangeRequests": None, "listReferenceLists": None, "getThemes": None, "listPersonLinks": None,
    "listConsents": None, "getPersonFields": None, "getDwellingFields": None, "getEstablishmentFields": None,
    "getObjectFields": None, "getPersonFieldHistory": None, "getDwellingFieldHistory": None,
    "getEstablishmentFieldHistory": None, "getObjectFieldHistory": None, "comparePersons": None,
    "compareEstablishments": None,
    "getAreaTree": ("area", "id"), "getAreaSubtree": ("area", "id"), "listOrganisations": ("organisation", "id"),
    "listAreaPosts": ("post", "id"), "listOrganisationPosts": ("post", "id"), "listUserPosts": ("post", "id"),
    "listEvidenceLeaves": ("leaf", "id"), "getCaseSuggestions": None, "listResponsibilityItems": None,
    "listFindings": ("finding", "finding_id"), "listQualityTasks": ("verification task", "task_id"),
    "listQualityMeasures": ("quality measure", "measure_id"),
    "listImports": ("import", "import_id"), "listExports": ("export", "export_id"), "listImportTemplates": None,
    "listImportFindings": None, "readSimulatedInbox": None, "listSettings": None, "listDeadLetters": None,
    "listCheckpoints": None, "listAgreements": ("agreement", "agreement_id"), "listConnectors": None,
    "listPartnerCalls": ("partner call", "call_id"), "getExchangeBoard": None, "listMyLooks": None,
    "listMyShares": None, "listAreaFollowUps": None, "listRecordClaims": ("waiting claim", "claim_id"),
    "listResemblingCases": ("case", "id"), "listMergesOfCase": None, "listHotIssues": None,
    "getCaseAlarms": ("case", "case_id"), "listCaseVisits": ("case", "case_id"), "listCaseHoles": None,
    "listLedgers": None, "getLedgerVocabulary": None, "listLedgerRows": None, "getLedgerTotals": None,
    "compareLedger": None, "getDeviceRules": None, "listDispatchRules": None, "listDispatchConditionFields": None,
    "listDispatchOffers": None, "listReturnReasons": None, "listAbsences": None, "listPlatforms": None,
    "listDeadMessages": ("dead message", "message_id"), "listMyMessages": ("inbox message", "message_id"),
    "listOpen311Clients": ("open311 client", "id"), "listStuckAnswers": ("stuck answer", "answer_id"),
    "listUnsealings": ("unsealing", "id"), "listCaseSubtasks": None, "listMyCaseSubtasks": None,
    "listSupervisionsOfCase": None, "listCaseSupervisions": ("supervision", "id"), "listSupervisionReasons": None,
    "listForwardsOfCase": None, "listOutsideBodies": None, "listUnsolvedReasons": None, "countCaseResolutions": None,
    "listDevices": ("device", "id"), "listDeviceEvents": None,
    "listCaseAnswers": None, "listMessageTemplates": None, "getMessageCosts": None, "listMessageGateways": None,
}
PACED = {"compareLedger"}  # answers few questions a minute: tried with the cursors of one other list
PARTS = {"getAreaTree", "getCaseAlarms", "listCaseVisits"}  # show the upper or the urgent part of what there is
# What a write sends with a foreign id; anything else is made from the schema.
BODIES = {
    "takeCaseStep": {"action": "note", "version": 1, "note": "foreign"},
    "takeQualityTaskStep": {"action": "not_met", "version": 1, "note": "foreign"},
    "moveQualityMeasure": {"to": "act", "version": 1},
    "reconcileList": {"unit_id": "00000000-0000-7000-8000-000000000001", "on": "2026-10-26", "source": "crawl",
                      "entries": [{"name": "crawl"}]},
    "reportCaseVisit": {"outcome": "unreachable"},
    "moveCaseSubtask": {"move": "finish", "note": "foreign"},
    "moveCaseSupervision": {"move": "answer", "note": "foreign"},
    "moveCaseForward": {"move": "give_up", "note": "foreign"},
    "takeStuckAnswerStep": {"step": "take_over", "version": 999},
    "rateCase": {"version": 1, "solved": True, "speed": 5, "quality": 5, "attitude": 5},
    "confirmImportMapping": {"version": 1, "mapping": {"columns": [{"column": 0, "field": "name"}]}},
    "stepImport": {"step": "cancel", "version": 1},
    "takeAgreementStep": {"step": "resume", "version": 1}, "decideRecordClaim": {"accept": False, "version": 1},
    "decideExport": {"approve": False, "reason": "foreign", "version": 1},
    "decideUnsealing": {"granted": False, "reason": "foreign"},
    "nameDeputy": {"user_id": "a colleague", "until_ms": 4_000_000_000_000, "reason": "foreign"},
}
EDGE = "----crawl"
# Rows of one's own for which the answer may still be that there is nothing (no contact was left, no proof yet).
MAY_LACK = {"openSealedReporter", "getPartnerAnswer", "discloseCaseContact", "exportCaseProof", "exportEvidencePack"}
PURPOSE = {"X-Linli-Purpose": "crawl"}
# Rows tried per actor and route: every person, home and matter there is; of the house itself some from everywhere.
MOST_READS, MOST_WRITES, MOST_OF_THE_HOUSE = 400, 24, 24
OF_THE_HOUSE = {"account", "staff", "area", "organisation", "post", "leaf"}


class Walk:
    def __init__(self, house, truth):
        self.house, self.truth, self.wrong = house, truth, []
        self.schemas = house.document["components"]["schemas"]
        self.cursors = {}  # operation -> [(actor, cursor)]

    def blame(self, sentence):
        self.wrong.append(sentence)

    def everything(self, actor):
        for name, (_, path, _, _) in self.house.operations.items():
            if path.startswith("/open311/"):
                continue  # of whoever passes by: crawl_open311 asks
            if self.house.grants[name].get(actor.role) is None:
                self.closed_door(actor, name)
            else:
                self.open_door(actor, name)

    # Doors.

    def closed_door(self, actor, name):
        """Without the grant every id and every body gets the same refusal."""
        method, path, operation, _ = self.house.operations[name]
        expected = 401 if actor.role == "anonymous" else 403
        if str(expected) not in operation["responses"]:
            self.blame(f"{name} does not declare {expected}")
        ids = self.parameters(name, "path")
        path = fill(path, WORDS.get(name, {}))
        own = {p: next(iter(self.truth.rows(kind)), new_id()) for p, kind in ids.items()}
        for values in (own, {p: new_id() for p in ids}):
            for body, headers in ((None, None), (self.body(name, actor), PURPOSE)):
                if "multipart/form-data" in operation.get("requestBody", {}).get("content", {}):
                    body = f"--{EDGE}--\r\n".encode()
                    headers = {**PURPOSE, "Content-Type": f"multipart/form-data; boundary={EDGE}"}
                answer = actor.ask(method, fill(path, values), body if method != "GET" else None, headers)
                if answer.status != expected:
                    self.blame(f"{actor} has no grant for {name} and got {answer.status}: {answer.content}")

    def open_door(self, actor, name):
        method, path, operation, _ = self.house.operations[name]
        grant = self.house.grants[name][actor.role]
        media = [kind for answer in operation["responses"].values() for kind in answer.get("content", {})]
        if "text/event-stream" in media or name == "pollChanges":
            return  # crawl_live follows them
        ids = self.parameters(name, "path")
        if ids:
            needed = {p["name"] for p in operation.get("parameters", []) if p.get("required") and p["in"] == "query"}
            path += "".join(f"?{key}={{{key}}}" for key in needed)
            ids |= {key: kind for key, kind in self.parameters(name, "query").items() if key in needed}
            self.rows(actor, name, method, path, ids, set(grant["reaches"]))
        elif method == "GET":
            self.reads(actor, name, path, set(grant["reaches"]))

    def parameters(self, name, where):
        """The ids in the path or query of a route with the kind of row they name."""
        _, path, operation, _ = self.house.operations[name]
        found = {}
        for parameter in operation.get("parameters", []):
            if parameter["in"] == where and parameter["schema"].get("format") == "uuid":
                key = parameter["name"]
                kind = KIND_OF.get((name, key), PARAMETERS.get(key))
                if kind is None:
                    raise SystemExit(f"crawl: what is '{key}' of {name} ({path})? Say so in PARAMETERS or KIND_OF")
                found[key] = kind
            elif parameter["in"] == where == "path" and parameter["name"] not in WORDS.get(name, {}):
                raise SystemExit(f"crawl: {name} ({path}) has the parameter '{parameter['name']}' that is no id")
        return found

    # Rows.

    def rows(self, actor, name, method, path, ids, reaches):
        """Every foreign row in every place of the path, beside rows that are one's own, against one that never was."""
        path = fill(path, WORDS.get(name, {}))
        own = {p: sorted(self.visible(actor, name, reaches, kind)) for p, kind in ids.items()}
        foreign = {p: [key for key in self.truth.rows(kind) if key not in set(own[p])] for p, kind in ids.items()}
        pretend = {p: own[p][0] if own[p] else new_id() for p in ids}
        for parameter in ids:
            never = self.try_row(actor, name, method, path, {**pretend, parameter: new_id()})
            for key in self.some(foreign[parameter], ids[parameter], method):
                got = self.try_row(actor, name, method, path, {**pretend, parameter: key})
                if got != never and not self.own_part(actor, name, got, reaches):
                    self.blame(f"{actor}: {name} tells the foreign {ids[parameter]} {key} from one that never was:"
                               f" {got} instead of {never}")
            if never[0] < 400 and not (method == "GET" and "items" in str(never[1])):
                self.blame(f"{actor}: {name} answers {never[0]} for an id that never was")
            broken = "?" in path or self.try_row(actor, name, method, path, {**pretend, parameter: "not-an-id"})
            if broken is not True and broken[0] != 404:
                self.blame(f"{actor}: {name} answers {broken[0]} for an id that is none")
        if method == "GET":
            (parameter, *_), last = ids, tuple(ids)[-1]
            for key in self.some(own[last], ids[last], method):
                beside = {} if len(ids) == 1 else {parameter: self.truth.rows(ids[last])[key].get("subject_id")}
                if "?" in path:  # compared with another one
                    beside = {parameter: next((one for one in own[parameter] if one != key), None)}
                if None not in beside.values():
                    self.own_row(actor, name, path, {**beside, last: key}, reaches)

    @staticmethod
    def some(keys, kind, method):
        most = MOST_READS if method == "GET" else MOST_WRITES
        return spread(keys, MOST_OF_THE_HOUSE if kind in OF_THE_HOUSE else most)

    def own_part(self, actor, name, got, reaches):
        """A list about somebody else may show what is one's own to see of them, and nothing besides."""
        lines = got[1].get("items") if isinstance(got[1], dict) else None
        if name not in LISTS or got[0] != 200 or not lines:
            return False
        kind, field = LISTS[name]
        return {line[field] for line in lines} <= self.visible(actor, name, reaches, kind)

    def visible(self, actor, name, reaches, kind):
        if kind == "file":
            may_read = self.house.grants["getCase"].get(actor.role, {"reaches": []})
            return self.truth.files(actor, set(may_read["reaches"]))
        if kind in ("session", "inbox message"):
            return {key for key, row in self.truth.rows(kind).items() if row["user_id"] == actor.user_id}
        return self.truth.visible(actor, reaches, kind)

    def try_row(self, actor, name, method, path, values):
        body = self.body(name, actor) if method != "GET" else None
        answer = actor.ask(method, fill(path, values), body, PURPOSE)
        if answer.status == 422:
            self.blame(f"the crawl sends {name} a body that is refused: {answer.content}; put one into BODIES")
        content = answer.content
        if isinstance(content, dict):
            content = {key: value for key, value in content.items() if key != "request_id"}
        named = {key.lower() for key in answer.headers} - {"retry-after", "content-length", "date"}
        return answer.status, content, tuple(sorted(named))

    def own_row(self, actor, name, path, values, reaches):
        answer = actor.ask("GET", fill(path, values), None, PURPOSE)
        # A place or a body is known to everybody, what stands at it is not.
        narrow = "tenant" not in reaches and any(KINDS[kind].open for kind in self.parameters(name, "path").values())
        lacking = (name in MAY_LACK or narrow) and answer.status in (404, 409)
        if answer.status != 200 and not lacking:
            self.blame(f"{actor}: {name} {values} is in the post's reach and was answered {answer.status}")
        if answer.status == 200 and isinstance(answer.content, dict) and isinstance(answer.content.get("items"), list):
            self.judge_lines(actor, name, answer.content["items"], reaches)

    # Lists and other reads.

    def judge_lines(self, actor, name, lines, reaches):
        if name not in LISTS:
            raise SystemExit(f"crawl: what does the list {name} hold? Say so in LISTS")
        if LISTS[name] is None:
            return None
        kind, field = LISTS[name]
        shown = [line[field] for line in lines]
        for foreign in set(shown) - self.visible(actor, name, reaches, kind):
            self.blame(f"{actor}: {name} shows the foreign {kind} {foreign}")
        return shown

    def reads(self, actor, name, path, reaches):
        asked = self.parameters(name, "query")
        needed = {p["name"] for p in self.house.operations[name][2].get("parameters", []) if p.get("required")}
        if needed & asked.keys():
            (key,) = needed
            return self.rows(actor, name, "GET", f"{path}?{key}={{{key}}}", {key: asked[key]}, reaches)
        path = fill(path, WORDS.get(name, {}))
        answer = actor.ask("GET", path + QUERIES.get(name, ""), None, PURPOSE)
        if actor.role == "anonymous" and answer.status in (401, 404, 422):
            return None  # of no tenant
        if answer.status != 200:
            self.blame(f"{actor}: GET {path} was answered {answer.status}: {answer.content}")
            return None
        if not (isinstance(answer.content, dict) and isinstance(answer.content.get("items"), list)):
            return None
        plain = {p["name"] for p in self.house.operations[name][2].get("parameters", []) if p["in"] == "query"}
        if "cursor" not in plain:
            shown = self.judge_lines(actor, name, answer.content["items"], reaches)
        else:
            fixed = (QUERIES[name][1:] + "&") if name in QUERIES else ""
            shown = self.pages(actor, name, path, reaches, fixed + "limit=200")
            assert shown == self.pages(actor, name, path, reaches, fixed + "limit=23"), f"{name}: pages differ"
            self.keep_cursor(actor, name, path)
        self.filters(actor, name, path, reaches, set(shown or []))
        if shown is not None and name not in PARTS:
            self.whole(actor, name, shown, answer.content, reaches)

    def whole(self, actor, name, shown, content, reaches):
        """Every row of the post once, and no total that counts more."""
        expected = self.visible(actor, name, reaches, LISTS[name][0])
        if len(shown) != len(set(shown)):
            self.blame(f"{actor}: {name} shows a row twice")
        if missing := expected - set(shown):
            self.blame(f"{actor}: {name} hides {len(missing)} rows of the post, such as {min(missing)}")
        for key, value in content.items():
            if isinstance(value, int) and not isinstance(value, bool) and value != len(expected):
                self.blame(f"{actor}: {name} counts {key}={value} where the post has {len(expected)} rows")

    def pages(self, actor, name, path, reaches, query):
        shown, cursor = [], ""
        for _ in itertools.count():
            answer = actor.must("GET", f"{path}?{query}{cursor}", headers=PURPOSE)
            part = self.judge_lines(actor, name, answer["items"], reaches)
            if part is None:
                return None
            shown += part
            if not answer.get("next"):
                return shown
            cursor = "&cursor=" + answer["next"]

    def filters(self, actor, name, path, reaches, all_of_it):
        """A filter chooses among the rows of the post; it never adds one."""
        if LISTS.get(name) is None:
            return  # nothing is known of its lines
        for parameter in self.house.operations[name][2].get("parameters", []):
            key, schema = parameter["name"], parameter["schema"]
            if parameter["in"] != "query" or key in ("cursor", "limit"):
                continue
            values = schema.get("enum")
            if schema.get("format") == "uuid":
                kind = KIND_OF.get((name, key), PARAMETERS.get(key))
                if kind is None:
                    raise SystemExit(f"crawl: what is the filter '{key}' of {name}? Say so in PARAMETERS or KIND_OF")
                values = [*spread(list(self.truth.rows(kind)), 24), new_id()]
            if (name, key) in TEXTS:
                kind, column = TEXTS[name, key]
                values = [row[column] for row in self.truth.rows(kind).values()][:60] + ["nothing"]
            if values is None and schema.get("type") == "string":
                raise SystemExit(f"crawl: what may stand in the filter '{key}' of {name}? Say so in TEXTS")
            for value in values or []:
                shown = self.pages(actor, name, path, reaches, f"{key}={value}")
                if shown is not None and not set(shown) <= all_of_it and name not in PARTS:
                    self.blame(f"{actor}: {name} with {key}={value} shows rows that are not in the whole list")

    # Cursors of somebody else.

    def keep_cursor(self, actor, name, path):
        path += QUERIES.get(name, "?") + ("&" if name in QUERIES else "") + "limit=1"
        answer = actor.must("GET", path, headers=PURPOSE)
        if answer.get("next"):
            self.cursors.setdefault(name, []).append((actor, path, answer["next"]))

    def stolen_cursors(self):
        for (name, kept), (other, _) in itertools.product(self.cursors.items(), self.cursors.items()):
            path = kept[0][1]
            readers = [entry[0] for entry in kept]
            for (owner, _, cursor), thief in itertools.product(self.cursors[other], readers):
                if (owner is thief and name == other) or (name in PACED and other not in (name, "listPersons")):
                    continue
                answer = thief.ask("GET", f"{path}&cursor={cursor}", None, PURPOSE)
                if answer.status != 422:
                    self.blame(f"{thief}: {name} takes the cursor that {owner} got from {other}: {answer.status}")
        if not any(len(kept) > 1 for kept in self.cursors.values()):
            self.blame("no cursor was ever tried by somebody else")

    # Bodies.

    def body(self, name, actor):
        """The smallest body that a route accepts, from its schema or from BODIES."""
        request = self.house.operations[name][2].get("requestBody")
        if name in BODIES:
            somebody = next((key for key, row in self.truth.rows("staff").items()
                             if row["tenant_id"] == actor.tenant_id and key != actor.user_id), new_id())
            return {key: somebody if value == "a colleague" else value for key, value in BODIES[name].items()}
        if request is None:
            return None
        schema = request["content"].get("application/json", {}).get("schema")
        return self.sample(schema) if schema else None

    def sample(self, schema):
        if "$ref" in schema:
            return self.sample(self.schemas[schema["$ref"].rsplit("/", 1)[1]])
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object":
            return {key: self.sample(schema["properties"][key]) for key in schema.get("required", [])}
        if kind == "array":
            return [self.sample(schema["items"]) for _ in range(schema.get("minItems", 0))]
        if kind == "string":
            fixed = {"uuid": new_id(), "date": "2026-11-01"}.get(schema.get("format"))
            return fixed or schema.get("example") or "x" * max(1, schema.get("minLength", 1))
        return {"integer": max(1, schema.get("minimum", 1)), "number": schema.get("minimum", 1)}.get(kind, False)
