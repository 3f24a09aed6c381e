#include "repository.h"

#include <linli/json/write.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace linli::cases::repository {

std::vector<StepRow> steps(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT step_id, case_id, version, action, state, actor_id, actor_name, actor_title, note, is_public,"
        " before, undone, taken_at_ms FROM cases_step WHERE tenant_id = :tenant AND case_id = :id"
        " ORDER BY version",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            StepRow s;
            s.id = row.get<StepId>("step_id");
            s.case_id = row.get<CaseId>("case_id");
            s.version = row.get<std::int64_t>("version");
            s.action = row.get<Action>("action");
            s.state = row.get<State>("state");
            s.actor = row.get<std::optional<UserId>>("actor_id");
            s.actor_name = row.get<std::string>("actor_name");
            s.actor_title = row.get<std::string>("actor_title");
            s.note = row.get<std::optional<std::string>>("note");
            s.is_public = row.get<bool>("is_public");
            s.before = row.get<std::string>("before");
            s.undone = row.get<bool>("undone");
            s.taken_at = row.get<Instant>("taken_at_ms");
            return s;
        });
}

std::vector<std::pair<std::int64_t, FileId>> step_files(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT version, file_id FROM cases_file WHERE tenant_id = :tenant AND case_id = :id"
        " ORDER BY version, file_id",
        {{"tenant", tenant}, {"id", id}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<FileId>(1)); });
}

std::vector<std::pair<std::int64_t, FileId>> public_files(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT f.version, f.file_id FROM cases_file f JOIN cases_step s ON s.tenant_id = f.tenant_id"
        " AND s.case_id = f.case_id AND s.version = f.version WHERE f.tenant_id = :tenant AND f.case_id = :id"
        " AND s.is_public = :yes AND s.undone = :no ORDER BY f.version, f.file_id",
        {{"tenant", tenant}, {"id", id}, {"yes", true}, {"no", false}},
        [](const db::Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<FileId>(1)); });
}

void mark_undone(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version) {
    tx.exec("UPDATE cases_step SET undone = :yes WHERE tenant_id = :tenant AND case_id = :id AND version = :version",
            {{"yes", true}, {"tenant", tenant}, {"id", id}, {"version", version}});
}

void replace_suggestions(db::WriteTx& tx, TenantId tenant, CaseId id, const std::vector<Suggestion>& suggestions) {
    tx.exec("DELETE FROM cases_suggestion WHERE tenant_id = :tenant AND case_id = :id",
            {{"tenant", tenant}, {"id", id}});
    for (const auto& s : suggestions) {  // three at most
        std::string reasons;
        json::append_any(reasons, s.reasons, {}, json::View::disclosed);
        tx.exec(
            "INSERT INTO cases_suggestion (tenant_id, case_id, rank, item_code, confidence, reasons)"
            " VALUES (:tenant, :id, :rank, :item, :confidence, :reasons)",
            {{"tenant", tenant},
             {"id", id},
             {"rank", s.rank},
             {"item", s.item_code},
             {"confidence", s.confidence},
             {"reasons", reasons}});
    }
}

std::vector<Suggestion> suggestions(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all(
        "SELECT s.rank, s.item_code, i.name, s.confidence, s.reasons FROM cases_suggestion s"
        " JOIN cases_item i ON i.tenant_id = s.tenant_id AND i.code = s.item_code"
        " WHERE s.tenant_id = :tenant AND s.case_id = :id ORDER BY s.rank",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            Suggestion s;
            s.rank = row.get<int>("rank");
            s.item_code = row.get<std::string>("item_code");
            s.item_name = row.get<std::string>("name");
            s.confidence = row.get<double>("confidence");
            const auto reasons = boost::json::parse(row.get<std::string>("reasons"));
            for (const auto& reason : reasons.as_array()) s.reasons.emplace_back(reason.as_string());
            return s;
        });
}

void insert_rating(db::WriteTx& tx, TenantId tenant, CaseId id, std::int64_t version, const RateCase& r, Instant now) {
    tx.exec(
        "INSERT INTO cases_rating (tenant_id, case_id, version, solved, speed, quality, attitude, comment,"
        " rated_at_ms) VALUES (:tenant, :id, :version, :solved, :speed, :quality, :attitude, :comment, :now)",
        {{"tenant", tenant},
         {"id", id},
         {"version", version},
         {"solved", r.solved},
         {"speed", r.speed},
         {"quality", r.quality},
         {"attitude", r.attitude},
         {"comment", r.comment},
         {"now", now}});
}

void replace_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items) {
    for (const auto& i : items)  // 250 rows, once per edition of the list
        tx.exec(
            "INSERT INTO cases_item (tenant_id, code, class_code, name, description, owner_kind, owner_department,"
            " co_departments, response_limit_minutes, solve_limit, solve_limit_unit, calendar, basis, urgency,"
            " open_to_residents, keywords, examples) VALUES (:tenant, :code, :class, :name, :description, :kind,"
            " :department, :co, :response, :limit, :unit, :calendar, :basis, :urgency, :open, :keywords, :examples)"
            " ON CONFLICT (tenant_id, code) DO UPDATE SET class_code = excluded.class_code, name = excluded.name,"
            " description = excluded.description, owner_kind = excluded.owner_kind,"
            " owner_department = excluded.owner_department, co_departments = excluded.co_departments,"
            " response_limit_minutes = excluded.response_limit_minutes, solve_limit = excluded.solve_limit,"
            " solve_limit_unit = excluded.solve_limit_unit, calendar = excluded.calendar, basis = excluded.basis,"
            " urgency = excluded.urgency, open_to_residents = excluded.open_to_residents,"
            " keywords = excluded.keywords, examples = excluded.examples",
            {{"tenant", tenant},
             {"code", i.code},
             {"class", i.class_code},
             {"name", i.name},
             {"description", i.description},
             {"kind", i.owner_kind},
             {"department", i.owner_department},
             {"co", i.co_departments},
             {"response", i.response_limit_minutes},
             {"limit", i.solve_limit},
             {"unit", i.solve_limit_unit},
             {"calendar", i.calendar},
             {"basis", i.basis},
             {"urgency", i.urgency},
             {"open", i.open_to_residents},
             {"keywords", i.keywords},
             {"examples", i.examples}});
}

std::vector<Item> items(db::ReadTx& tx, TenantId tenant) {
    return tx.all(
        "SELECT code, class_code, name, description, owner_kind, owner_department, co_departments,"
        " response_limit_minutes, solve_limit, solve_limit_unit, calendar, basis, urgency, open_to_residents,"
        " keywords, examples FROM cases_item WHERE tenant_id = :tenant ORDER BY code",
        {{"tenant", tenant}}, [](const db::Row& row) {
            Item i;
            i.code = row.get<std::string>("code");
            i.class_code = row.get<std::string>("class_code");
            i.name = row.get<std::string>("name");
            i.description = row.get<std::string>("description");
            i.owner_kind = row.get<OwnerKind>("owner_kind");
            i.owner_department = row.get<std::string>("owner_department");
            i.co_departments = row.get<std::string>("co_departments");
            i.response_limit_minutes = row.get<std::int64_t>("response_limit_minutes");
            i.solve_limit = row.get<std::int64_t>("solve_limit");
            i.solve_limit_unit = row.get<LimitUnit>("solve_limit_unit");
            i.calendar = row.get<CalendarKind>("calendar");
            i.basis = row.get<std::string>("basis");
            i.urgency = row.get<Urgency>("urgency");
            i.open_to_residents = row.get<bool>("open_to_residents");
            i.keywords = row.get<std::string>("keywords");
            i.examples = row.get<std::string>("examples");
            return i;
        });
}

}  // namespace linli::cases::repository
