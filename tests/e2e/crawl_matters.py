"""Fills both tenants with matters of every kind of owner, reported by everybody who may, handled, answered, rated."""
import itertools
import struct
import time
import zlib

from crawl_house import OWNER_KINDS, TENANTS, Actor
from program import new_id, sign_in

# Who reports in which tenant, and whether for somebody who called.
REPORTERS = {
    TENANTS[0]: ["resident", "resident", "resident elsewhere", "merchant", "grid worker", "grid worker elsewhere",
                 "clerk", "clerk elsewhere", "building_head", "family_doctor", "police_liaison"],
    TENANTS[1]: ["resident", "grid worker", "clerk"],
}
CALLERS = {TENANTS[0]: ["hotline_operator", "hotline_operator", "clerk", "grid worker elsewhere"],
           TENANTS[1]: ["hotline_operator", "clerk"]}


def picture(hidden, shade):
    """A small PNG with a text hidden inside, as cameras hide where and with what a photo was taken."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([shade, row, 90] * 16) for row in range(16))
    size = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", size), (b"tEXt", b"Comment\0" + hidden.encode()), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


class Matters:
    def __init__(self, house):
        self.house, self.count, self.shades = house, itertools.count(), itertools.count(1)
        self.cases = []  # (tenant, case id, actor who reported)

    def fill(self):
        for tenant in TENANTS:
            grids = self.grids(tenant)
            items = {row["owner_kind"]: row["code"] for row in self.house.store.rows(
                f"SELECT owner_kind, code FROM cases_item WHERE tenant_id = {self.house.tenant_ids[tenant]}"
                " AND open_to_residents ORDER BY code DESC")}
            codes = itertools.cycle([items[kind] for kind in OWNER_KINDS])
            places = itertools.cycle(grids)
            for name in REPORTERS[tenant] * 2:
                actor = self.house.actors[tenant, name]
                photos = [self.photo(actor, "case_report")] if actor.role in ("resident", "clerk") else []
                self.report(actor, next(places), next(codes), False, photos)
            for place in grids:  # in words that the list knows: the system proposes and dispatches
                self.report(self.house.actors[tenant, "resident"], place, None, False, [])
            self.photo(self.house.actors[tenant, "grid worker"], "case_report")  # belongs to nothing yet
            for name in CALLERS[tenant] * 2:
                self.report(self.house.actors[tenant, name], next(places), next(codes), True, [])
        self.wait_until_understood()
        self.bring_handlers_in()
        self.take_on_what_was_proposed()
        for tenant in TENANTS:
            mine = [case for owner, case, actor in self.cases if owner == tenant and actor.role == "resident"]
            self.handle(tenant, mine[0], self.house.actors[tenant, "resident"], rated=True)
            self.handle(tenant, mine[1], None, rated=False)

    def grids(self, tenant):
        """Two grids in each of three places: of the first clerk, of the other one, and of a village."""
        rows = self.house.store.rows("SELECT * FROM area_area WHERE level = 'grid' AND tenant_id ="
                                     f" {self.house.tenant_ids[tenant]} ORDER BY community_id, code")
        chosen = []
        for _, group in itertools.groupby(rows, key=lambda row: row["community_id"]):
            chosen += list(group)[:2]
        return chosen

    def marked(self, tenant, case_id, column, text):
        return f"{text} {self.house.markers.new(self.house.tenant_ids[tenant], 'cases_case', case_id, column)}"

    def photo(self, actor, purpose):
        """Uploads a picture; its name may be read by whoever reads the matter, what is hidden in it by nobody."""
        if "uploadFile" not in self.house.operations:
            return None
        mark = lambda column: self.house.markers.new(actor.tenant_id, "files_file", None, column)
        name, hidden, edge = mark("name"), mark("hidden text"), "----crawl"
        form = (f'--{edge}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\n{purpose}\r\n--{edge}\r\n'
                f'Content-Disposition: form-data; name="file"; filename="{name}.png"\r\n'
                "Content-Type: image/png\r\n\r\n").encode() + picture(hidden, next(self.shades))
        kept = actor.must("POST", "/v1/files", form + f"\r\n--{edge}--\r\n".encode(),
                          {"Content-Type": f"multipart/form-data; boundary={edge}"})
        for seen in (name, hidden):
            self.house.markers.planted[seen] = self.house.markers.planted[seen]._replace(key=kept["id"])
        return kept["id"]

    def report(self, actor, grid, code, for_somebody, photos):
        case_id, tenant = new_id(), actor.tenant
        place = {"lon": grid["lon"], "lat": grid["lat"], "address": self.marked(tenant, case_id, "address", "路口")}
        text = "情况如下，请尽快处理" if code else "楼道里垃圾堆了好几天没人清理，味道很大"
        report = {"id": case_id, "title": self.marked(tenant, case_id, "title", "请处理"), "place": place,
                  "text": self.marked(tenant, case_id, "text", text), "files": [photo for photo in photos if photo],
                  **({"item_code": code} if code else {})}
        if not for_somebody:
            actor.must("POST", "/v1/cases", report)
        else:
            phone = f"137{next(self.count):08d}"
            self.house.markers.knows(phone, actor.tenant_id, "cases_case", case_id)
            name = self.marked(tenant, case_id, "contact_name", "李")
            actor.must("POST", "/v1/cases/on-behalf", {"report": {**report, "channel": "phone"}, "reporter_name": name,
                                                       "reporter_phone": phone})
        self.cases.append((tenant, case_id, actor))

    def wait_until_understood(self):
        for _ in range(300):
            if not self.house.store.rows("SELECT case_id FROM cases_case WHERE state = 'reported'"):
                return
            time.sleep(0.1)
        raise AssertionError("not understood within thirty seconds")

    def bring_handlers_in(self):
        """The owners in departments, sections and companies: one whose post covers a department, one of a part."""
        house = self.house
        owners = house.store.rows(
            "SELECT DISTINCT p.post_id, p.tenant_id, p.is_department, a.login_name FROM cases_case c JOIN access_post p"
            " ON p.tenant_id = c.tenant_id AND p.post_id = c.owner_post_id JOIN identity_account a ON a.tenant_id ="
            " p.tenant_id AND a.user_id = p.user_id WHERE p.role = 'handler' ORDER BY p.post_id")
        for tenant, whole in itertools.product(TENANTS, (True, False)):
            fits = [row for row in owners
                    if row["tenant_id"] == house.tenant_ids[tenant] and bool(row["is_department"]) == whole]
            for row in fits[:1]:
                name = "handler of a department" if whole else "handler of a part"
                token = sign_in(house.server, row["login_name"], tenant).token
                house.actors[tenant, name] = Actor(house, name, "handler", tenant, token).take_post()

    def take_on_what_was_proposed(self):
        """The owners answer: from here on the proposals count."""
        rows = self.house.store.rows("SELECT DISTINCT c.tenant_id, c.case_id, c.version FROM cases_case c JOIN"
                                     " cases_suggestion s ON s.tenant_id = c.tenant_id AND s.case_id = c.case_id"
                                     " WHERE c.state = 'dispatched' ORDER BY c.case_id")
        assert rows, "the system dispatched nothing by itself"
        names = {key: code for code, key in self.house.tenant_ids.items()}
        for row in rows:
            self.owner(names[row["tenant_id"]], row["case_id"]).must(
                "POST", f"/v1/cases/{row['case_id']}/steps", {"action": "respond", "version": row["version"]})

    def owner(self, tenant, case_id):
        """The named person who answers for a matter, signed in."""
        store = self.house.store
        row = store.rows("SELECT a.login_name, p.role FROM cases_case c JOIN identity_account a ON a.tenant_id ="
                         " c.tenant_id AND a.user_id = c.owner_id JOIN access_post p ON p.tenant_id = c.tenant_id AND"
                         f" p.post_id = c.owner_post_id WHERE c.case_id = {store.id(case_id)}")[0]
        token = sign_in(self.house.server, row["login_name"], tenant).token
        return Actor(self.house, "owner", row["role"], tenant, token).take_post()

    def handle(self, tenant, case_id, reporter, rated):
        """The owner answers, writes to colleagues and to the reporter, and resolves; the reporter rates."""
        store, owner = self.house.store, self.owner(tenant, case_id)
        version = store.rows(f"SELECT version FROM cases_case WHERE case_id = {store.id(case_id)}")[0]["version"]
        steps = [{"action": "respond"},
                 {"action": "note", "note": self.marked(tenant, case_id, "internal note", "内部")},
                 {"action": "note", "note": self.marked(tenant, case_id, "note", "告知"), "shown_to_reporter": True},
                 {"action": "resolve", "result": self.marked(tenant, case_id, "result", "已处理")}]
        for step, photo in zip(steps[1:3], (self.photo(owner, "case_step"), self.photo(owner, "case_step"))):
            step["files"] = [photo] if photo else []
        for number, step in enumerate(steps):
            owner.must("POST", f"/v1/cases/{case_id}/steps", {**step, "version": version + number})
        if rated:
            reporter.must("POST", f"/v1/cases/{case_id}/rating",
                          {"version": version + len(steps), "solved": True, "speed": 5, "quality": 4, "attitude": 5,
                           "comment": self.marked(tenant, case_id, "comment", "满意")})
