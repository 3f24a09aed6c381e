"""What each post may see, computed from the database without any of the server's code: the measure of the crawl."""
import collections

from crawl_markers import Planted

# One kind of row. `table` may be a sub-select; `open`: known to everybody in the tenant; the rest are column names.
Kind = collections.namedtuple("Kind", "table id area department organisation owner reporter subject open",
                              defaults=(False, None, None, None, None, None, False))

PLACED_POSTS = """(SELECT p.*, a.district_id, a.street_id, a.community_id, a.grid_id, o.department_id FROM access_post p
 LEFT JOIN area_area a ON a.tenant_id = p.tenant_id AND a.area_id = p.area_id
 LEFT JOIN organisation_organisation o ON o.tenant_id = p.tenant_id AND o.organisation_id = p.organisation_id)"""

PLATFORM_ANSWERS = ("(SELECT a.answer_id, c.* FROM channels_answer a JOIN cases_case c ON c.tenant_id = a.tenant_id"
                    " AND c.case_id = a.case_id{})")
SUBTASKS = ("(SELECT s.subtask_id, c.* FROM cases_subtask s JOIN cases_case c ON c.tenant_id = s.tenant_id"
            " AND c.case_id = s.case_id)")  # those of the crawl are held by somebody who sees the matter by office
# As it is answered: of a matter that was merged under its master.
SUPERVISIONS = ("(SELECT s.supervision_id, c.* FROM cases_supervision s JOIN cases_case o ON o.tenant_id = s.tenant_id"
                " AND o.case_id = s.case_id JOIN cases_case c ON c.tenant_id = o.tenant_id AND c.case_id ="
                " coalesce(o.master_id, o.case_id) WHERE s.lifted_at_ms IS NULL AND c.closed_at_ms IS NULL)")
FORWARDS = ("(SELECT f.forward_id, c.* FROM cases_forward f JOIN cases_case o ON o.tenant_id = f.tenant_id"
            " AND o.case_id = f.case_id JOIN cases_case c ON c.tenant_id = o.tenant_id AND c.case_id ="
            " coalesce(o.master_id, o.case_id))")
AWAITED_FORWARDS = (FORWARDS[:-1].replace("f.forward_id, c.*", "f.forward_id, f.body_code, c.*")
                    + " WHERE f.ended_at_ms IS NULL AND c.closed_at_ms IS NULL)")
KINDS = {
    "awaited forward": Kind(AWAITED_FORWARDS, "forward_id", area=True, department="department_id",
                            organisation="organisation_id", owner="owner_id", reporter="reporter_id"),
    "forward": Kind(FORWARDS, "forward_id", area=True, department="department_id", organisation="organisation_id",
                    owner="owner_id", reporter="reporter_id"),
    "supervision": Kind(SUPERVISIONS, "supervision_id", area=True, department="department_id",
                        organisation="organisation_id", owner="owner_id", reporter="reporter_id"),
    "subtask": Kind(SUBTASKS, "subtask_id", area=True, department="department_id", organisation="organisation_id",
                    owner="owner_id", reporter="reporter_id"),
    "work dispute": Kind("worklists_dispute", "dispute_id", area=True, organisation="organisation_id"),
    "shift handover": Kind("worklists_handover", "handover_id", owner="from_id"),
    "device": Kind("devices_device", "device_id"),
    "unsealing": Kind("cases_unsealing", "unsealing_id"),
    "case": Kind("cases_case", "case_id", area=True, department="department_id", organisation="organisation_id",
                 owner="owner_id", reporter="reporter_id"),
    "person": Kind("registry_person", "person_id", area=True, subject="person_id"),
    "relation": Kind("registry_relation", "relation_id", area=True, subject="person_id"),
    "dwelling": Kind("registry_dwelling", "dwelling_id", area=True),
    "merchant": Kind("registry_merchant", "merchant_id", area=True, owner="owner_id"),
    "finding": Kind("quality_finding", "finding_id", area=True),
    "pair": Kind("linkage_pair", "pair_id", area=True),
    "open pair": Kind("(SELECT * FROM linkage_pair WHERE state = 'open')", "pair_id", area=True),
    "matching model": Kind("linkage_model", "model_id", open=True),
    "verification task": Kind("quality_task", "task_id", area=True),
    "quality measure": Kind("quality_measure", "measure_id", area=True),
    "object": Kind("registry_object", "object_id", area=True),
    "household": Kind("registry_household", "household_id", area=True),
    "consent": Kind("registry_consent", "consent_id"),
    "change request": Kind("registry_request", "request_id", area=True, subject="subject_id"),
    "homeless": Kind("(SELECT * FROM registry_person WHERE dwelling_id IS NULL AND standing IS NULL)", "person_id",
                     area=True, subject="person_id"),
    "empty dwelling": Kind("(SELECT * FROM registry_dwelling WHERE residents = 0)", "dwelling_id", area=True),
    "rich household": Kind("(SELECT * FROM registry_household WHERE doors > 1)", "household_id", area=True),
    "account": Kind("identity_account", "user_id"),
    "staff": Kind("(SELECT * FROM identity_account WHERE kind = 'staff')", "user_id"),
    "machine": Kind("(SELECT * FROM identity_account WHERE kind = 'machine')", "user_id"),
    "session": Kind("(SELECT * FROM identity_session WHERE revoked_at_ms IS NULL)", "session_id", owner="user_id"),
    "machine token": Kind("(SELECT s.* FROM identity_session s JOIN identity_account a ON a.tenant_id = s.tenant_id AND"
                          " a.user_id = s.user_id WHERE a.kind = 'machine' AND s.revoked_at_ms IS NULL)", "session_id"),
    "area": Kind("area_area", "area_id", open=True),
    "place": Kind("(SELECT * FROM area_area WHERE level IN ('district', 'street', 'community', 'grid'))", "area_id",
                  open=True),
    "organisation": Kind("organisation_organisation", "organisation_id", open=True),
    "post": Kind(PLACED_POSTS, "post_id", area=True, department="department_id", organisation="organisation_id"),
    "file": Kind("files_file", "file_id"),
    "import": Kind("imports_import", "import_id", area=True, owner="created_by", reporter="created_by"),
    "export": Kind("imports_export", "export_id", area=True, owner="requested_by", reporter="requested_by"),
    "agreement": Kind("exchange_agreement", "agreement_id", open=True),
    "case merge": Kind("(SELECT c.*, m.merge_id FROM cases_merge m JOIN cases_case c ON c.tenant_id = m.tenant_id AND"
                       " c.case_id = m.master_id)", "merge_id", area=True, department="department_id",
                       organisation="organisation_id", owner="owner_id", reporter="reporter_id"),
    "dispatch simulation": Kind("cases_simulation", "simulation_id", open=True),
    "partner call": Kind("exchange_call", "call_id", reporter="requested_by"),
    "own copy": Kind("exchange_own_copy", "copy_id", subject="person_id"),
    "record claim": Kind("exchange_person_link", "link_id", area=True),
    "waiting claim": Kind("(SELECT * FROM exchange_person_link WHERE state = 'waiting')", "link_id", area=True),
    "message": Kind("messaging_message", "message_id", owner="owner_id"),
    "dead message": Kind("(SELECT * FROM messaging_message WHERE state = 'failed' AND given_up_by IS NULL)",
                         "message_id", owner="owner_id"),
    "notice": Kind("messaging_notice", "notice_id", owner="sent_by"),
    "inbox message": Kind("messaging_inbox", "message_id"),
    "open311 client": Kind("open311_client", "client_id"),
    # An answer to a platform is seen by whoever may see its case.
    "platform answer": Kind(PLATFORM_ANSWERS.format(""), "answer_id", area=True, department="department_id",
                            organisation="organisation_id", owner="owner_id"),
    "stuck answer": Kind(PLATFORM_ANSWERS.format(" WHERE a.state = 'stuck'"), "answer_id", area=True,
                         department="department_id", organisation="organisation_id", owner="owner_id"),
    "leaf": Kind("evidence_leaf", "leaf_id"),
    "event": Kind("events_event", "event_id", area=True, department="department_id", organisation="organisation_id",
                  owner="owner_id", reporter="reporter_id"),
}
LEVELS = ("district", "street", "community", "grid")

# Roles that only report: colleagues' notes and names are not for them.
OUTSIDERS = {"resident", "merchant"}
# What a number and its tracking code open.
TRACKED = {"trackCase", "answerTrackedCase", "rateTrackedCase", "reopenTrackedCase"}
# What people were told themselves.
INBOX = {"listMyMessages", "markMyMessage"}
# Names of places, bodies and responsibilities: known to everybody in the tenant.
STRUCTURE = {"tenant_tenant", "area_area", "organisation_organisation", "cases_item"}
# Written only masked unless the route shows personal fields in full.
MASKED = {("registry_person", "name"), ("registry_person", "address"), ("registry_relation", "address"),
          ("cases_case", "contact_name")}


class Truth:
    """The rows of every kind as they stand when the crawl begins."""

    def __init__(self, store):
        self.store, self._rows = store, {}

    def rows(self, kind):
        if kind not in self._rows:
            table, key = KINDS[kind].table, KINDS[kind].id
            self._rows[kind] = {row[key]: row for row in self.store.rows(f"SELECT * FROM {table} t")}
        return self._rows[kind]

    def forget(self, kind):
        self._rows.pop(kind, None)

    def covers(self, actor, reaches, kind, row):
        """Whether a post with these reaches may see this row."""
        k = KINDS[kind]
        if row["tenant_id"] != actor.tenant_id:
            return False
        if row.get("protected_at_ms"):  # need-to-know: no office opens it
            return bool(("assigned" in reaches and actor.user_id in (row["owner_id"], row["guardian_id"]))
                        or ("reported" in reaches and row["reporter_id"] == actor.user_id))
        if "tenant" in reaches or k.open:
            return True
        place = actor.area_id and actor.area_level in LEVELS and row.get(f"{actor.area_level}_id")
        held = k.department if actor.is_department else k.organisation
        return bool(("area" in reaches and k.area and place == actor.area_id and place)
                    or ("organisation" in reaches and held and actor.organisation_id
                        and row[held] == actor.organisation_id)
                    or ("assigned" in reaches and k.owner and row[k.owner] == actor.user_id)
                    or ("assigned" in reaches and row.get("to_id") == actor.user_id)  # of two sides the other one
                    or ("reported" in reaches and k.reporter and row[k.reporter] == actor.user_id)
                    or ("about_me" in reaches and k.subject and actor.person_id and row[k.subject] == actor.person_id))

    def visible(self, actor, reaches, kind):
        return {key for key, row in self.rows(kind).items() if self.covers(actor, reaches, kind, row)}

    def files(self, actor, reaches):
        """One's own uploads that belong to nothing yet, and what belongs to a matter that one may read with `reaches`;
        of a matter that one only reported, what came with a step that the reporter sees."""
        cases, inside = self.visible(actor, reaches, "case"), self.visible(actor, reaches - {"reported"}, "case")
        told = self.store.rows(
            "SELECT f.file_id FROM cases_file f JOIN cases_step s ON s.tenant_id = f.tenant_id AND s.case_id ="
            " f.case_id AND s.version = f.version WHERE s.is_public AND NOT s.undone AND f.tenant_id ="
            f" {actor.tenant_id or 0}")
        shown = {row["file_id"] for row in told}
        return {key for key, row in self.rows("file").items() if row["tenant_id"] == actor.tenant_id
                and (row["uploaded_by"] == actor.user_id if row["subject_id"] is None
                     else row["subject_id"] in inside or (row["subject_id"] in cases and key in shown))}

    def may_read(self, actor, operation, grant, planted: Planted):
        """Whether a mark may stand in this answer."""
        if planted.tenant != actor.tenant_id or grant is None:
            return False
        table, key, column, reaches = planted.table, planted.key, planted.column, set(grant["reaches"])
        if table in STRUCTURE:
            return True
        if (table, column) in MASKED and not grant["unmasked"]:
            return False
        sees = lambda kind: key in self.rows(kind) and self.covers(actor, reaches, kind, self.rows(kind)[key])
        if table == "cases_case":
            if column in ("contact_name", "contact_phone"):
                return operation == "discloseCaseContact" and sees("case")
            if operation in INBOX and column != "internal note":
                return self.told(actor, key)
            if column == "internal note":  # for those who work on it, not for somebody who only reported it
                reaches.discard("reported")
            return sees("case")
        if table == "identity_account":
            return key == actor.user_id or self.may_name(actor, key, operation)
        if table == "access_post":
            return self.rows("post")[key]["user_id"] == actor.user_id or actor.role not in OUTSIDERS
        if table == "access_deputy":  # why somebody is away is for those who answer for the posts
            return "tenant" in reaches
        if table == "files_file":
            reads = {"nothing"} if operation == "uploadFile" else reaches
            return column == "name" and (self.rows("file")[key]["uploaded_by"] == actor.user_id
                                         or key in self.files(actor, reads))
        kind = {"registry_person": "person", "registry_tag": "person", "registry_relation": "relation",
                "registry_dwelling": "dwelling", "registry_merchant": "merchant"}.get(table)
        return kind is not None and sees(kind)

    def told(self, actor, case_id):
        """Whether somebody reported the matter, or one that is answered with it; as it stands now."""
        mine = self.store.rows("SELECT case_id, master_id FROM cases_case WHERE reporter_id = "
                               + self.store.id(actor.user_id))
        return any(case_id in (one["case_id"], one["master_id"]) for one in mine)

    def may_name(self, actor, user, operation):
        """Names of staff are known inside the house; outside, the name of whoever answers for one's own matter, also
        when a tracking code is all that ties it to somebody."""
        if self.rows("account")[user]["kind"] != "staff":
            return False
        if actor.role not in OUTSIDERS:
            return True
        if operation in TRACKED:  # as they stand now: the acts report such a matter themselves
            tracked = self.store.rows("SELECT owner_id, guardian_id FROM cases_case WHERE identity = 'pseudonymous'")
            return any(user in (case["owner_id"], case["guardian_id"]) for case in tracked)
        return any(case["owner_id"] == user and case["reporter_id"] == actor.user_id
                   for case in self.rows("case").values())

    def reported_in_reach(self, actor, grant, account):
        """Whether the holder of the account reported a matter that this post may call back about."""
        return any(row["reporter_id"] == account and self.covers(actor, set(grant["reaches"]), "case", row)
                   for row in self.rows("case").values())

    def may_see_number(self, actor, operation, grant, owners):
        """Whether a telephone or identity number may stand in this answer in full: only where it is disclosed."""
        if operation == "readSimulatedInbox":
            return any(tenant == actor.tenant_id for tenant, _, _ in owners)
        if operation == "discloseCaseContact" and any(
                owner == "identity_account" and tenant == actor.tenant_id and self.reported_in_reach(actor, grant, key)
                for tenant, owner, key in owners):
            return True
        table, kind = {"disclosePerson": ("registry_person", "person"), "fetchMyCopy": ("registry_person", "person"),
                       "discloseCaseContact": ("cases_case", "case")}.get(operation, (None, None))
        return any(owner == table and tenant == actor.tenant_id and key in self.rows(kind)
                   and self.covers(actor, set(grant["reaches"]), kind, self.rows(kind)[key])
                   for tenant, owner, key in owners)


def fill(path, values):
    """The address of a route with its parameters."""
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    return path


def spread(keys, most):
    """At most `most` of them, from everywhere."""
    return keys if len(keys) <= most else keys[::len(keys) // most + 1]
