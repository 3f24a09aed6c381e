"""Two small tenants with everybody in them, each text marked; for each role and kind of place one who is signed in."""
import concurrent.futures
import contextlib
import json
import pathlib
import re
import shutil
import tempfile

from crawl_markers import PLANTED, Markers
from crawl_store import Store
from program import Caller, Server, new_id, resident, sign_in

TENANTS = ("north", "south")
# The item of a matter decides who becomes its owner.
OWNER_KINDS = ("grid", "community", "property_company", "department")
SIGN_INS = 4  # at once


class Actor(Caller):
    """Somebody signed in who acts in one post; every answer that they get is kept for the scan."""

    def __init__(self, house, name, role, tenant, token=None):
        super().__init__(house.server, token)
        self.house, self.name, self.role, self.tenant = house, name, role, tenant
        self.tenant_id = house.tenant_ids.get(tenant)
        self.user_id = self.person_id = self.post_id = self.area_id = self.area_level = self.organisation_id = None
        self.is_department = False

    def take_post(self):
        """Learns from the server who one is and from the database where the post stands."""
        status, me = self.send("GET", "/v1/me")
        assert status == 200 and me["role"] == self.role, (self.name, me)
        self.user_id = me["user_id"]
        self.post_id = next(post["post_id"] for post in me["posts"] if post["acting"])
        store = self.house.store
        post = store.rows(f"SELECT * FROM access_post WHERE post_id = {store.id(self.post_id)}")[0]
        account = store.rows(f"SELECT person_id FROM identity_account WHERE user_id = {store.id(self.user_id)}")[0]
        self.area_id, self.area_level = post["area_id"], post["area_level"]
        self.organisation_id, self.is_department = post["organisation_id"], bool(post["is_department"])
        self.person_id = account["person_id"]
        return self

    def ask(self, method, path, body=None, headers=None):
        answer = super().ask(method, path, body, headers)
        self.house.heard(self, method, path, answer)
        return answer

    def must(self, method, path, body=None, headers=None):
        status, answer = self.send(method, path, body, headers)
        assert 200 <= status < 300, (self.name, method, path, status, answer)
        return answer

    def __repr__(self):
        return f"{self.tenant}/{self.name}"


class House:
    """The running server with its two tenants. `found` says what came out of it, to whom and by which route."""

    def __init__(self, folder, database=""):
        self.server = Server(folder / "data", database, folder / "server.log", "debug")
        self.folder, self.markers, self.actors, self.tenant_ids = folder, Markers(), {}, {}
        self.store, self.found, self.answered, self.faults, self.asked = None, {}, {}, [], 0
        self.document = json.loads(self.server.run("openapi").stdout)
        self.operations, self.grants = {}, {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                pattern = re.compile(re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(path)) + r"(?:\?.*)?")
                self.operations[operation["operationId"]] = (method.upper(), path, operation, pattern)
        for line in self.server.run("openapi", "--matrix").stdout.splitlines():
            operation, role, reaches, *marks = line.split()
            self.grants.setdefault(operation, {})[role] = {
                "reaches": reaches.split(","), "unmasked": "unmasked" in marks, "purpose": "purpose" in marks}

    def operation(self, method, path):
        """The route that answers a path; a fixed path wins over one with a parameter."""
        fits = [(own.count("{"), name) for name, (verb, own, _, pattern) in self.operations.items()
                if verb == method and pattern.fullmatch(path)]
        return min(fits)[1] if fits else f"{method} {path.split('?')[0]}"

    def heard(self, actor, method, path, answer):
        name, self.asked = self.operation(method, path), self.asked + 1
        text = json.dumps(answer.content, ensure_ascii=False) + "\n" + str(answer.headers)
        if answer.status >= 500 or answer.status == 429:
            self.faults.append(f"{actor}: {method} {path}: {answer.status} {text[:300]}")
        self.answered.setdefault(name, set()).add(answer.status)
        for seen in (*self.markers.marks(text), *self.markers.numbers_in(text)):
            self.found.setdefault((actor, name, seen), (path, answer.status))

    # Filling.

    def build(self):
        self.server.run("init", "--simulated", "--tenant", TENANTS[0])
        self.server.run("tenant", "add", TENANTS[1])
        for seed, tenant in enumerate(TENANTS, 1):
            truths = self.folder / tenant
            self.server.run("demo", "--tenant", tenant, "--seed", str(seed), "--communities", "3", "--villages", "2",
                            "--sampled", "--out", str(truths))
            self.server.run("quality", "run", "--tenant", tenant, "--as-of", "2026-11-01")
        self.store = Store(self.server)
        self.tenant_ids = {row["code"]: row["tenant_id"] for row in self.store.rows("SELECT * FROM tenant_tenant")}
        for tenant in TENANTS:
            self.markers.read_truths(self.folder / tenant, self.tenant_ids[tenant])
        self.markers.plant(self.store, {**PLANTED, "identity_account": (["user_id"], ["display_name"])})
        self.server.start()
        self.sign_everybody_in()

    def posts(self, tenant, condition):
        """Posts of a tenant that fulfil a condition, with the login of their holder."""
        return self.store.rows(
            "SELECT p.*, a.login_name, r.level, r.community_id FROM access_post p JOIN identity_account a ON"
            " a.tenant_id = p.tenant_id AND a.user_id = p.user_id LEFT JOIN area_area r ON r.tenant_id = p.tenant_id"
            f" AND r.area_id = p.area_id WHERE p.tenant_id = {self.tenant_ids[tenant]} AND {condition} ORDER BY"
            " p.post_id")

    def sign_everybody_in(self):
        wanted = []  # name, role, tenant, login
        for tenant in TENANTS:
            clerks = self.posts(tenant, "p.role = 'clerk' AND r.level = 'community'")
            first, other = clerks[0], next(p for p in clerks if p["area_id"] != clerks[0]["area_id"])
            workers = self.posts(tenant, "p.role = 'grid_worker'")
            near = [next(p for p in workers if p["community_id"] == place["area_id"]) for place in (first, other)]
            heads = self.posts(tenant, "p.role = 'leader'")
            wanted += [("clerk", "clerk", tenant, first["login_name"]),
                       ("grid worker", "grid_worker", tenant, near[0]["login_name"])]
            wanted += [(role, role, tenant, self.posts(tenant, f"p.role = '{role}'")[0]["login_name"])
                       for role in ("auditor", "administrator", "security_administrator", "hotline_operator")]
            if tenant != TENANTS[0]:
                continue
            wanted += [("clerk elsewhere", "clerk", tenant, other["login_name"]),
                       ("grid worker elsewhere", "grid_worker", tenant, near[1]["login_name"])]
            wanted += [(role, role, tenant, self.posts(tenant, f"p.role = '{role}'")[0]["login_name"])
                       for role in ("building_head", "merchant", "family_doctor", "police_liaison", "operator")]
            for level in ("community", "street"):
                head = next(p["login_name"] for p in heads if p["level"] == level)
                wanted.append((f"leader of a {level}", "leader", tenant, head))
            wanted += [("leader of a department", "leader", tenant, self.department_head(tenant)["login_name"])]
        with concurrent.futures.ThreadPoolExecutor(SIGN_INS) as pool:
            tokens = list(pool.map(lambda w: sign_in(self.server, w[3], w[2]).token, wanted))
        for (name, role, tenant, _), token in zip(wanted, tokens):
            self.actors[tenant, name] = Actor(self, name, role, tenant, token).take_post()
        for tenant in TENANTS:
            self.add_machine(tenant)
        self.add_residents()
        self.actors[None, "anonymous"] = Actor(self, "anonymous", "anonymous", None)

    def department_head(self, tenant):
        """A leader of a department: in charge of its matters, not of a place."""
        found = self.store.rows("SELECT organisation_id FROM organisation_organisation WHERE kind = 'department'")
        bodies = {row["organisation_id"] for row in found}
        return next(p for p in self.posts(tenant, "p.role = 'leader'") if p["organisation_id"] in bodies)

    def add_machine(self, tenant):
        administrator = self.actors[tenant, "administrator"]
        made = administrator.must("POST", "/v1/machine-clients", {"user_id": new_id(), "name": "热线平台", "days": 1})
        self.actors[tenant, "machine"] = Actor(self, "machine", "machine", tenant, made["token"]).take_post()

    def add_residents(self):
        """Two in the first tenant, and in the second one somebody with the telephone of the first of them."""
        people = self.store.rows("SELECT tenant_id, person_id, community_id FROM registry_person ORDER BY person_id")
        first, second = (self.tenant_ids[tenant] for tenant in TENANTS)
        mine = [row for row in people if row["tenant_id"] == first]
        near = self.actors[TENANTS[0], "clerk"].area_id
        chosen = [("resident", TENANTS[0], next(r for r in mine if r["community_id"] == near), "13900000001"),
                  ("resident elsewhere", TENANTS[0], next(r for r in mine if r["community_id"] != near), "13900000002"),
                  ("resident", TENANTS[1], next(r for r in people if r["tenant_id"] == second), "13900000001")]
        for name, tenant, person, phone in chosen:
            fresh = resident(self.server, phone, tenant)
            user = fresh.send("GET", "/v1/me")[1]["user_id"]
            key = self.tenant_ids[tenant]
            mark = self.markers.new(key, "identity_account", user, "display_name")
            self.markers.knows(phone, key, "identity_account", user)
            self.store.run([f"UPDATE identity_account SET person_id = {self.store.id(person['person_id'])},"
                            f" display_name = '王{mark}' WHERE user_id = {self.store.id(user)}"])
            again = resident(self.server, phone, tenant)
            self.actors[tenant, name] = Actor(self, name, "resident", tenant, again.token).take_post()


@contextlib.contextmanager
def house(database=""):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="linli-crawl-"))
    built = House(folder, database)
    try:
        built.build()
        yield built
    finally:
        built.server.stop()
        shutil.rmtree(folder, ignore_errors=True)
