#include "repository.h"

#include "number.h"

#include <linli/json/write.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace linli::cases::repository {
namespace {

constexpr std::string_view record_columns =
    "c.case_id, c.number, c.state, c.version, c.title, c.main_report_id, c.channel, c.urgency, c.item_code, c.address,"
    " c.lon, c.lat, c.district_id, c.street_id, c.community_id, c.grid_id, c.compound_id, c.owner_id, c.owner_post_id,"
    " c.department_id, c.organisation_id, c.reporter_id, c.triage_reason, c.reported_at_ms, c.happened_at_ms,"
    " c.respond_by_ms, c.responded_at_ms, c.solve_by_ms, c.paused_since_ms, c.resolved_at_ms, c.closed_at_ms, c.result,"
    " c.answer_by_ms, c.master_id, c.identity, c.protected_at_ms, c.guardian_id";

template <class T>
std::optional<T> maybe(const db::Row& row, std::string_view column) {
    return row.get<std::optional<T>>(column);
}

Record read_record(const db::Row& row) {
    return {.id = row.get<CaseId>("case_id"),
            .number = row.get<std::string>("number"),
            .state = row.get<State>("state"),
            .version = row.get<std::int64_t>("version"),
            .title = row.get<std::string>("title"),
            .main_report = row.get<ReportId>("main_report_id"),
            .channel = row.get<Channel>("channel"),
            .urgency = row.get<Urgency>("urgency"),
            .item_code = maybe<std::string>(row, "item_code"),
            .address = maybe<std::string>(row, "address"),
            .lon = maybe<double>(row, "lon"),
            .lat = maybe<double>(row, "lat"),
            .place = area::Ancestors::from(row),
            .compound = maybe<AreaId>(row, "compound_id"),
            .owner = maybe<UserId>(row, "owner_id"),
            .owner_post = maybe<PostId>(row, "owner_post_id"),
            .department = maybe<OrganisationId>(row, "department_id"),
            .organisation = maybe<OrganisationId>(row, "organisation_id"),
            .reporter = row.get<UserId>("reporter_id"),
            .triage_reason = row.get<TriageReason>("triage_reason"),
            .reported_at = row.get<Instant>("reported_at_ms"),
            .happened_at = maybe<Instant>(row, "happened_at_ms"),
            .respond_by = row.get<Instant>("respond_by_ms"),
            .responded_at = maybe<Instant>(row, "responded_at_ms"),
            .solve_by = maybe<Instant>(row, "solve_by_ms"),
            .paused_since = maybe<Instant>(row, "paused_since_ms"),
            .resolved_at = maybe<Instant>(row, "resolved_at_ms"),
            .closed_at = maybe<Instant>(row, "closed_at_ms"),
            .result = maybe<std::string>(row, "result"),
            .answer_by = maybe<Instant>(row, "answer_by_ms"),
            .master = maybe<CaseId>(row, "master_id"),
            .identity = maybe<ReporterIdentity>(row, "identity").value_or(ReporterIdentity::named),
            .protected_at = maybe<Instant>(row, "protected_at_ms"),
            .guardian = maybe<UserId>(row, "guardian_id")};
}

std::vector<db::Param> changing(TenantId tenant, const Record& c) {
    return {{"tenant", tenant},
            {"id", c.id},
            {"state", c.state},
            {"version", c.version},
            {"item", c.item_code},
            {"urgency", c.urgency},
            {"address", c.address},
            {"lon", c.lon},
            {"lat", c.lat},
            {"district", c.place.district},
            {"street", c.place.street},
            {"community", c.place.community},
            {"grid", c.place.grid},
            {"compound", c.compound},
            {"owner", c.owner},
            {"post", c.owner_post},
            {"department", c.department},
            {"organisation", c.organisation},
            {"reason", c.triage_reason},
            {"respond_by", c.respond_by},
            {"responded", c.responded_at},
            {"solve_by", c.solve_by},
            {"paused", c.paused_since},
            {"resolved", c.resolved_at},
            {"closed", c.closed_at},
            {"result", c.result},
            {"guardian", c.guardian}};
}

bool id_exists(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.exists("SELECT 1 FROM cases_case WHERE tenant_id = :tenant AND case_id = :id",
                     {{"tenant", tenant}, {"id", id}});
}

}  // namespace

std::optional<Record> find(db::ReadTx& tx, const access::Scope& scope, CaseId id) {
    auto where = scope.where(scope_columns);
    where.params.emplace_back("id", id);
    return tx.one("SELECT " + std::string(record_columns) + " FROM cases_case c WHERE c.case_id = :id AND " + where.sql,
                  db::Params(where.params), read_record);
}

Inserted insert(db::WriteTx& tx, TenantId tenant, const Record& c) {
    auto params = changing(tenant, c);
    params.insert(params.end(),
                  {{"number", c.number},
                   {"title", c.title},
                   {"report", c.main_report},
                   {"channel", c.channel},
                   {"reporter", c.reporter},
                   {"reported", c.reported_at},
                   {"happened", c.happened_at},
                   {"identity", c.identity == ReporterIdentity::named ? std::nullopt : std::optional(c.identity)},
                   {"protected", c.protected_at},
                   {"answer_by", c.answer_by}});
    const auto stored = tx.exec(
        "INSERT INTO cases_case (tenant_id, case_id, number, state, version, title, main_report_id, channel, urgency,"
        " item_code, address, lon, lat, district_id, street_id, community_id, grid_id, compound_id, owner_id,"
        " owner_post_id, department_id, organisation_id, reporter_id, triage_reason, reported_at_ms, happened_at_ms,"
        " respond_by_ms, responded_at_ms, solve_by_ms, paused_since_ms, resolved_at_ms, closed_at_ms, result,"
        " guardian_id, identity, protected_at_ms, answer_by_ms)"
        " VALUES (:tenant, :id, :number, :state, :version, :title, :report, :channel, :urgency, :item, :address, :lon,"
        " :lat, :district, :street, :community, :grid, :compound, :owner, :post, :department, :organisation, :reporter,"
        " :reason, :reported, :happened, :respond_by, :responded, :solve_by, :paused, :resolved, :closed, :result,"
        " :guardian, :identity, :protected, :answer_by)"
        " ON CONFLICT DO NOTHING",
        db::Params(params));
    if (stored == 1) return Inserted::yes;
    return id_exists(tx, tenant, c.id) ? Inserted::id_exists : Inserted::number_exists;
}

void insert_report(db::WriteTx& tx, TenantId tenant, const Report& r) {
    const auto sealed = [](const std::optional<std::string>& bytes) -> db::Value {
        return bytes ? db::Value(db::Bytes{*bytes}) : db::Value(std::monostate{});
    };
    std::vector<db::Param> params{{"tenant", tenant},
                                  {"id", r.id},
                                  {"case", r.case_id},
                                  {"reporter", r.reporter},
                                  {"behalf", r.on_behalf},
                                  {"channel", r.channel},
                                  {"text", r.text},
                                  {"contact", r.contact_id},
                                  {"received", r.received_at},
                                  {"captured", r.captured_at}};
    for (const auto& [name, bytes] :
         {std::pair("name", &r.contact_name), std::pair("phone", &r.contact_phone), std::pair("index", &r.phone_index),
          std::pair("account", &r.account), std::pair("wording", &r.wording)}) {
        params.emplace_back(name, std::nullopt);
        params.back().value = sealed(*bytes);
    }
    tx.exec(
        "INSERT INTO cases_report (tenant_id, report_id, case_id, reporter_id, on_behalf, channel, text, contact_id,"
        " contact_name, contact_phone, phone_index, account, wording, received_at_ms, captured_at_ms) VALUES (:tenant, "
        ":id, :case,"
        " :reporter, :behalf, :channel, :text, :contact, :name, :phone, :index, :account, :wording, :received,"
        " :captured)",
        db::Params(params));
}

bool update(db::WriteTx& tx, TenantId tenant, const Record& c) {
    return tx.exec(
               "UPDATE cases_case SET state = :state, version = :version, item_code = :item, urgency = :urgency,"
               " address = :address, lon = :lon, lat = :lat, district_id = :district, street_id = :street,"
               " community_id = :community, grid_id = :grid, compound_id = :compound, owner_id = :owner,"
               " owner_post_id = :post, department_id = :department, organisation_id = :organisation,"
               " triage_reason = :reason, respond_by_ms = :respond_by, responded_at_ms = :responded,"
               " solve_by_ms = :solve_by, paused_since_ms = :paused, resolved_at_ms = :resolved,"
               " closed_at_ms = :closed, result = :result, guardian_id = :guardian"
               " WHERE tenant_id = :tenant AND case_id = :id AND version = :version - 1",
               db::Params(changing(tenant, c))) == 1;
}

void insert_step(db::WriteTx& tx, TenantId tenant, const StepRow& s) {
    tx.exec(
        "INSERT INTO cases_step (tenant_id, case_id, version, step_id, action, state, actor_id, actor_name,"
        " actor_title, note, is_public, before, undone, taken_at_ms) VALUES (:tenant, :case, :version, :id, :action,"
        " :state, :actor, :name, :title, :note, :public, :before, :undone, :taken)",
        {{"tenant", tenant},
         {"case", s.case_id},
         {"version", s.version},
         {"id", s.id},
         {"action", s.action},
         {"state", s.state},
         {"actor", s.actor},
         {"name", s.actor_name},
         {"title", s.actor_title},
         {"note", s.note},
         {"public", s.is_public},
         {"before", s.before},
         {"undone", s.undone},
         {"taken", s.taken_at}});
}

void insert_file(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, FileId file) {
    tx.exec(
        "INSERT INTO cases_file (tenant_id, case_id, version, file_id) VALUES (:tenant, :case, :version, :file)"
        " ON CONFLICT DO NOTHING",
        {{"tenant", tenant}, {"case", id}, {"version", version}, {"file", file}});
}

std::optional<Report> main_report(db::ReadTx& tx, TenantId tenant, const Record& record) {
    return tx.one(
        "SELECT report_id, case_id, reporter_id, on_behalf, channel, text, contact_id, contact_name,"
        " contact_phone, account, wording, received_at_ms, captured_at_ms FROM cases_report"
        " WHERE tenant_id = :tenant AND report_id = :id",
        {{"tenant", tenant}, {"id", record.main_report}}, [](const db::Row& row) {
            const auto sealed = [&](std::string_view name) {
                return row.null(row.column(name)) ? std::nullopt : std::optional(row.blob(name));
            };
            Report r;
            r.id = row.get<ReportId>("report_id");
            r.case_id = row.get<CaseId>("case_id");
            r.reporter = row.get<UserId>("reporter_id");
            r.on_behalf = row.get<bool>("on_behalf");
            r.channel = row.get<Channel>("channel");
            r.text = row.get<std::string>("text");
            r.contact_id = maybe<PersonId>(row, "contact_id");
            r.contact_name = sealed("contact_name");
            r.contact_phone = sealed("contact_phone");
            r.account = sealed("account");
            r.wording = sealed("wording");
            r.received_at = row.get<Instant>("received_at_ms");
            r.captured_at = maybe<Instant>(row, "captured_at_ms");
            return r;
        });
}

}  // namespace linli::cases::repository
