"""What no role may ever do, held by hand against the grants that the routes declare: a careless grant fails here.

Every permission is put into one subject below; a permission that stands nowhere fails too, so that nobody is granted
something that nobody thought about. The golden file docs/api/permissions.json shows what changed; this test says
whether it may. Roles and the separation of duties: system, security and audit are different people.

COVERS: SEC-06, SEC-07
"""
import json
import sys

from program import linli

# Subject -> the permissions that belong to it.
SUBJECTS = {
    "public": {"identity.sign-in", "identity.own-session", "identity.simulated-inbox", "api.public"},
    "own": {"api.signed-in", "changes.follow", "messaging.inbox"},  # one's own things, rows of nobody else
    "structure": {"office.read-areas", "registry.read-area-follow-ups"},
    "bodies": {"office.read-organisations"},
    "attachments": {"office.upload", "office.read-files"},
    "posts": {"office.read-posts"},
    "giving posts": {"office.give-posts"},
    "changing the tree": {"office.change-areas", "office.change-organisations"},
    "settings": {"office.read-settings"},
    "changing settings": {"office.change-settings"},
    "operation": {"office.operate", "office.drive-clock"},
    "explaining": {"office.explain-access"},
    "audit": {"office.read-audit", "office.read-evidence"},
    "reporting": {"cases.report"},
    "reporting for others": {"cases.report-on-behalf"},
    "cases": {"cases.read", "cases.prove"},
    "case work": {"cases.act"},
    "dispatching": {"cases.dispatch"},
    "hot issues": {"cases.hot-issues"},
    "contacts": {"cases.contact"},
    "devices": {"devices.manage"},
    "unsealing": {"cases.unseal", "cases.see-sealed"},  # the service asks for two people of two roles
    "dispatch rules": {"cases.dispatch-rules"},
    "drafting dispatch rules": {"cases.draft-dispatch-rules"},  # the service refuses one's own draft
    "publishing dispatch rules": {"cases.publish-dispatch-rules"},
    "taking offers": {"cases.grab"},
    "handovers": {"cases.handovers"},
    "promises": {"cases.watch"},
    "joint handling": {"cases.share", "cases.help"},  # the service asks for the owner, a dispatcher or the helper
    "forwarding": {"cases.forward"},  # the service asks for the owner or a dispatcher
    "supervising": {"cases.supervise"},  # the service asks for the post that the level needs
    "supervision": {"cases.supervised"},  # and for the owner or the supervisor
    "reasons": {"cases.reasons"},
    "own day": {"worklists.own-day"},
    "own work": {"worklists.own-load", "worklists.hand-over"},
    "loads of others": {"worklists.see-loads"},  # the service refuses one's own dispute
    "holes": {"cases.holes"},
    "responsibility list": {"cases.items"},
    "figures": {"cases.understanding", "cases.measures"},
    "persons": {"registry.list-persons", "registry.read-person", "registry.read-dwelling", "registry.search",
                "registry.check-person"},
    "persons in full": {"registry.disclose-person"},
    "homes": {"registry.list-dwellings"},
    "verifying": {"quality.list-findings", "quality.work-tasks", "quality.reconcile", "quality.send-signals",
                  "quality.see-signs"},
    "correcting": {"quality.fix", "quality.plan"},
    "quality figures": {"quality.read-report"},
    "import templates": {"imports.templates"},
    "imports": {"imports.import", "imports.read", "imports.take-back"},
    "paper forms": {"imports.paper"},
    "exports": {"imports.request-export", "imports.read-exports", "imports.approve-export", "imports.fetch-export"},
    "ledger catalogue": {"ledgers.catalogue"},
    "ledgers": {"ledgers.read"},
    "ledger figures": {"ledgers.count"},
    "defining ledgers": {"ledgers.define"},
    "reference lists": {"reference.read", "reference.forms"},
    "changing reference lists": {"reference.publish"},
    "units and things": {"registry.read-establishments", "registry.read-objects", "registry.read-themes"},
    "looking after things": {"registry.change-objects"},
    "consents": {"registry.keep-consents"},
    "proposing changes": {"registry.propose-change"},
    "deciding changes": {"registry.approve-change", "registry.merge"},
    "judging pairs": {"linkage.judge"},
    "matching models": {"linkage.read-models"},
    "training models": {"linkage.train"},  # the service refuses one that contradicts people more
    "agreements": {"exchange.read-agreements"},
    "drafting agreements": {"exchange.draft"},
    "deciding agreements": {"exchange.decide"},
    "asking partners": {"exchange.ask", "exchange.follow", "exchange.read-answer"},
    "partners": {"exchange.query"},  # a signature is the proof
    "my data": {"exchange.my-data", "exchange.claim-record"},
    "confirming residents": {"exchange.confirm-record"},
    "message templates": {"messaging.read-templates"},
    "drafting messages": {"messaging.draft", "messaging.publish"},  # two people: the service refuses one's own draft
    "notices": {"messaging.notify"},
    "deliveries": {"messaging.follow", "messaging.resolve"},
    "gateways": {"messaging.gateways"},
    "message costs": {"messaging.costs"},
    "gateway receipts": {"messaging.report-receipt"},  # a signature is the proof
    "one box": {"search.find"},
    "tables": {"statistics.tabulate"},
    "programs of others": {"open311.manage"},
    "platform board": {"channels.board"},
    "platform answers": {"channels.watch"},
    "mending platform answers": {"channels.mend"},
    "connecting platforms": {"channels.connect"},
    "platform orders": {"channels.send"},  # a signature is the proof
    "account list": {"identity.list-users"},
    "accounts": {"identity.users"},
    "second factors": {"identity.reset-totp"},
}

EVERYBODY = {"public", "own"}
RESIDENT = EVERYBODY | {"reporting", "cases", "case work", "responsibility list", "structure", "attachments",
                        "reference lists"}
STAFF = EVERYBODY | {"structure", "bodies", "reference lists"}
FIELD = RESIDENT | STAFF | {"figures", "persons", "persons in full", "homes", "contacts", "reporting for others",
                            "posts", "verifying", "quality figures", "units and things", "looking after things",
                            "consents", "proposing changes", "ledger catalogue", "ledgers", "ledger figures"}
# Names of places and bodies and what was agreed with whom are reference data: whoever may read them reads them for
# the whole tenant.
REFERENCE = {"structure", "bodies", "reference lists", "agreements"}

# Role -> (subjects it may have, reaches it may have, methods it may use outside "public" and "own").
READ, ALL = {"GET"}, {"GET", "POST", "PUT", "PATCH", "DELETE"}
# POSTs that change nothing: the criteria of a search are personal and stand in no address.
SEARCHES = {"searchPersons", "checkPerson", "searchAreas", "searchAuditLines", "explainAccess", "queryAsPartner",
            "searchEverything", "askCrosstab", "previewMessageTemplate", "findHandledMatters"}
# POSTs whose caller is known by a signature alone.
SIGNED = {"reportMessageReceipt", "takePlatformOrder", "takePlatformReceipt"}
# POSTs by which a leader says yes or no to what somebody else asked for.
DECISIONS = {"decideExport", "publishDispatchRules", "publishReturnReasons"}
# Two people of two roles, of whom one only reads otherwise: both acts stand in the audit.
DECISIONS |= {"askUnsealing", "decideUnsealing"}
# A leader wants to hear how a matter goes, and agrees that it may end.
DECISIONS |= {"superviseCase", "moveCaseSupervision", "publishSupervisionReasons", "publishUnsolvedReasons",
              "publishOutsideBodies", "decideWorkDispute"}
BOUNDS = {
    "anonymous": ({"public", "partners", "gateway receipts", "platform orders"}, {"nothing"}, set()),
    "resident": (RESIDENT | {"persons", "persons in full", "consents", "proposing changes", "my data"},
                 {"nothing", "reported", "about_me"}, ALL),
    "merchant": (RESIDENT, {"nothing", "reported", "about_me"}, ALL),
    "building_head": (RESIDENT | STAFF | {"own work", "own day", "taking offers", "handovers", "promises",
                                          "joint handling", "forwarding",
                                          "supervision", "reasons"},
                      {"nothing", "assigned", "reported"}, ALL),
    "grid_worker": (FIELD | {"import templates", "paper forms", "asking partners", "one box", "message templates",
                             "deliveries", "taking offers", "handovers", "promises", "joint handling", "forwarding",
                             "supervision", "reasons", "own work", "own day"},
                    {"nothing", "area", "assigned", "reported"}, ALL),
    "clerk": (FIELD | {"dispatching", "correcting", "judging pairs", "matching models",
                       "import templates", "imports", "paper forms", "exports",
                       "deciding changes", "agreements", "asking partners", "confirming residents",
                       "defining ledgers", "one box", "tables", "message templates", "drafting messages", "notices",
                       "deliveries", "dispatch rules", "taking offers", "handovers", "promises", "platform board",
                       "platform answers", "mending platform answers", "hot issues", "joint handling", "forwarding",
                       "supervising", "supervision", "reasons", "own work", "own day", "loads of others"},
              {"nothing", "area", "assigned", "reported"}, ALL),
    "handler": (RESIDENT - {"reporting"} | STAFF | {"contacts", "posts", "one box", "deliveries", "platform answers",
                                                      "taking offers", "handovers", "promises", "joint handling",
                                                      "forwarding",
                                                      "supervision", "reasons", "own work", "own day"},
                {"nothing", "organisation", "assigned", "reported"}, ALL),
    "leader": (STAFF | {"cases", "figures", "quality figures", "homes", "units and things", "responsibility list",
                        "posts", "attachments", "import templates", "imports", "exports", "agreements",
                        "ledger catalogue", "ledger figures", "one box", "tables", "message templates",
                        "message costs", "dispatch rules", "publishing dispatch rules", "handovers", "promises",
                        "platform board", "platform answers", "hot issues", "supervising", "supervision", "reasons",
                        "loads of others", "own day"}, {"nothing", "area", "organisation"}, READ),
    "auditor": (STAFF | {"cases", "figures", "account list", "responsibility list", "posts", "attachments", "settings",
                         "audit", "explaining", "agreements", "ledger catalogue", "message templates", "deliveries",
                         "message costs", "dispatch rules", "handovers", "promises", "holes", "platform board",
                         "platform answers", "unsealing", "reasons"}, {"nothing", "tenant"}, READ),
    "family_doctor": (STAFF | {"reporting", "cases", "persons", "responsibility list", "attachments", "one box"},
                      {"nothing", "area", "reported"}, ALL),
    "police_liaison": (RESIDENT | STAFF | {"persons", "persons in full", "homes", "units and things",
                                          "one box", "promises", "joint handling",
                                          "forwarding", "supervision", "reasons", "own work", "own day"},
                       {"nothing", "area", "assigned", "reported"}, ALL),
    "hotline_operator": (RESIDENT | STAFF | {"figures", "reporting for others", "dispatching", "contacts", "posts",
                                            "one box", "dispatch rules", "drafting dispatch rules",
                                            "taking offers", "handovers", "promises", "platform board",
                                            "platform answers", "mending platform answers", "hot issues",
                                            "joint handling", "forwarding", "supervising", "supervision", "reasons",
                                            "own work", "own day"},
                         {"nothing", "area", "assigned", "reported"}, ALL),
    "operator": (STAFF | {"settings", "operation", "agreements"}, {"nothing", "tenant"}, ALL),
    "administrator": (STAFF | {"account list", "accounts", "responsibility list", "figures", "posts", "settings",
                               "operation", "changing the tree", "changing settings", "import templates",
                               "changing reference lists", "agreements", "drafting agreements", "message templates",
                               "drafting messages", "notices", "deliveries", "gateways", "message costs",
                               "dispatch rules", "drafting dispatch rules", "publishing dispatch rules", "handovers",
                               "holes", "programs of others", "platform board", "platform answers",
                               "mending platform answers", "connecting platforms", "devices", "reasons", "own day",
                               "matching models", "training models"},
                      {"nothing", "tenant"}, ALL),
    "security_administrator": (STAFF | {"account list", "second factors", "posts", "giving posts", "settings",
                                        "explaining", "agreements", "deciding agreements", "unsealing"},
                               {"nothing", "tenant"}, ALL),
    "machine": (EVERYBODY | {"partners", "gateway receipts", "platform orders"}, {"nothing"}, READ),
}

# Who sees names and numbers in full without stating a purpose, and for which subject.
UNMASKED = {("grid_worker", "persons"), ("clerk", "persons"), ("resident", "persons"),
            ("grid_worker", "units and things"), ("clerk", "units and things"), ("clerk", "deciding changes"),
            ("clerk", "judging pairs"),
            ("grid_worker", "proposing changes"), ("clerk", "proposing changes"), ("resident", "proposing changes"),
            ("resident", "my data")}
# The routes that answer somebody without any session; `own-session` refuses by itself (401).
PUBLIC = {"signIn", "askPhoneCode", "signInByPhone", "readSimulatedInbox", "getCheckpoint", "listCheckpoints",
          "listEvidenceLogs", "proveConsistency", "queryAsPartner", "reportMessageReceipt",
          "takePlatformOrder", "takePlatformReceipt"}
# Open311: whoever passes by reads what is published; a report is proven by the key in its form.
PUBLIC |= {f"{verb}Open311{what}" for verb, what in (
    ("discover", ""), ("discover", "Json"), ("discover", "Xml"), ("get", "Definition"), ("get", "Request"),
    ("get", "Token"),
    ("list", "RequestsJson"), ("list", "RequestsXml"), ("list", "ServicesJson"), ("list", "ServicesXml"),
    ("list", "UpdatesJson"), ("list", "UpdatesXml"), ("report", "Json"), ("report", "Xml"))}
# Who reports unnamed is known by a tracking code, a device by its signature.
PUBLIC |= {"reportUnnamed", "trackCase", "answerTrackedCase", "rateTrackedCase", "reopenTrackedCase",
           "receiveDeviceEvent"}
OWN_SESSION = {"getMe", "listMySessions", "signOut", "endMySession", "switchPost", "finishSignIn", "changeMyPassword",
               "startTotp", "confirmTotp"}
# Nobody is granted both sides of a separation.
SEPARATED = [("accounts", "second factors"), ("accounts", "persons"), ("accounts", "cases"), ("accounts", "audit"),
             ("accounts", "giving posts"), ("giving posts", "audit"), ("giving posts", "changing settings"),
             ("giving posts", "persons"), ("changing settings", "audit"), ("operation", "persons"),
             ("drafting agreements", "deciding agreements"), ("deciding agreements", "asking partners"),
             ("drafting agreements", "asking partners"), ("accounts", "imports"), ("accounts", "exports"),
             ("audit", "exports"), ("accounts", "ledgers"), ("audit", "ledgers")]


def subject_of(permission):
    found = [subject for subject, codes in SUBJECTS.items() if permission in codes]
    assert len(found) == 1, f"{permission} stands in {found or 'no subject'}: put it into SUBJECTS and think who may"
    return found[0]


def routes():
    found = {}
    for path, methods in json.loads(linli("openapi"))["paths"].items():
        for method, operation in methods.items():
            found[operation["operationId"]] = (method.upper(), path, operation["x-linli-permission"])
    for line in linli("openapi", "--matrix").splitlines():
        operation, role, reaches, *marks = line.split()
        yield operation, *found[operation], role, set(reaches.split(",")), set(marks)


def judge(grants):
    """The sentences of what is wrong; also asserts that each bound is worth something (its role exists)."""
    wrong, granted = [], {role: set() for role in BOUNDS}
    for operation, method, path, permission, role, reaches, marks in grants:
        subject = subject_of(permission)
        granted[role].add(subject)
        subjects, furthest, methods = BOUNDS[role]
        who = f"{role} may {method} {path} ({operation}, {permission})"
        if subject not in subjects:
            wrong.append(f"{who}: '{subject}' is not for this role")
        if not reaches <= furthest and not (subject in REFERENCE and reaches == {"tenant"}):
            wrong.append(f"{who}: reaches {sorted(reaches - furthest)}")
        looking = method == "GET" or operation in SEARCHES | DECISIONS | SIGNED
        if subject not in EVERYBODY and not looking and method not in methods:
            wrong.append(f"{who}: this role only reads")
        if "unmasked" in marks and "purpose" not in marks and (role, subject) not in UNMASKED:
            wrong.append(f"{who}: personal fields in full")
        if (subject in ("contacts", "persons in full") or operation == "fetchExport") and "purpose" not in marks:
            wrong.append(f"{who}: a disclosure without a purpose")
        if role == "anonymous" and operation not in PUBLIC | OWN_SESSION:
            wrong.append(f"{who}: not one of the public routes")
    for one, other in SEPARATED:
        wrong += [f"{role} has both '{one}' and '{other}'" for role, has in granted.items() if {one, other} <= has]
    return wrong


def bad_grants(grants):
    """Each of these careless grants must be found; a test that cannot fail is none."""
    route = {operation: (method, path, permission) for operation, method, path, permission, *_ in grants}
    for operation, role, reaches, marks in (
            ("getPerson", "administrator", {"tenant"}, set()), ("listCases", "resident", {"area"}, set()),
            ("takeCaseStep", "auditor", {"tenant"}, set()), ("listUsers", "anonymous", {"nothing"}, set()),
            ("createUser", "security_administrator", {"tenant"}, set()), ("getCase", "machine", {"tenant"}, set()),
            ("listPersons", "police_liaison", {"area"}, {"unmasked"}), ("listDwellings", "operator", {"area"}, set()),
            ("discloseCaseContact", "clerk", {"area"}, {"unmasked"}),
            ("resetUserTotp", "administrator", {"tenant"}, set())):
        yield operation, *route[operation], role, reaches, marks


def main():
    grants = list(routes())
    assert {grant[4] for grant in grants} == BOUNDS.keys(), "a role without bounds, or bounds without a role"
    wrong = judge(grants)
    for sentence in wrong:
        print(sentence)
    blind = [bad[0] for bad in bad_grants(grants) if not judge([bad])]
    assert not blind, f"these careless grants were not found: {blind}"
    print(f"{len({g[0] for g in grants})} routes, {len(grants)} grants, {len(wrong)} that must not be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
