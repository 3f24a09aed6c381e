#include "repository.h"

namespace linli::exchange::repository {
namespace {

constexpr int most_agreements = 500;
constexpr std::string_view agreement_columns =
    "agreement_id, partner, direction, about, title, purpose, basis, consent, quota, keep_days, valid_from_on,"
    " valid_until_on, state, drafted_by, approved_by, approved_at_ms, changed_at_ms, version";

AgreementRow read_agreement(const db::Row& row) {
    AgreementRow out;
    auto& t = out.terms;
    t.id = row.get<AgreementId>("agreement_id");
    t.partner = row.get<std::string>("partner");
    t.direction = row.get<Direction>("direction");
    t.about = row.get<About>("about");
    t.state = row.get<AgreementState>("state");
    t.from = row.get<Date>("valid_from_on");
    t.until = row.get<Date>("valid_until_on");
    t.quota = row.get<std::int64_t>("quota");
    t.consent = row.get<std::optional<std::string>>("consent");
    out.title = row.get<std::string>("title");
    out.purpose = row.get<std::string>("purpose");
    out.basis = row.get<std::string>("basis");
    out.keep_days = row.get<std::int64_t>("keep_days");
    out.drafted_by = row.get<UserId>("drafted_by");
    out.approved_by = row.get<std::optional<UserId>>("approved_by");
    out.approved_at = row.get<std::optional<Instant>>("approved_at_ms");
    out.changed_at = row.get<Instant>("changed_at_ms");
    out.version = row.get<std::int64_t>("version");
    return out;
}

void add_field(const db::Row& row, Terms& terms) {
    auto field = row.get<std::string>("field");
    if (row.text(row.column("part")) == "key")
        terms.keys.push_back(std::move(field));
    else
        terms.fields.push_back({std::move(field), row.get<json::Mask>("mask")});
}

void write_fields(db::WriteTx& tx, TenantId tenant, const Terms& terms) {
    tx.exec("DELETE FROM exchange_agreement_field WHERE tenant_id = :tenant AND agreement_id = :id",
            {{"tenant", tenant}, {"id", terms.id}});
    std::int64_t place = 0;
    const auto add = [&](std::string_view part, const std::string& field, json::Mask mask) {
        tx.exec(
            "INSERT INTO exchange_agreement_field (tenant_id, agreement_id, part, field, mask, place)"
            " VALUES (:tenant, :id, :part, :field, :mask, :place)",
            {{"tenant", tenant}, {"id", terms.id}, {"part", part}, {"field", field}, {"mask", mask}, {"place", place}});
        ++place;
    };
    for (const auto& key : terms.keys) add("key", key, json::Mask::none);
    for (const auto& field : terms.fields) add("answer", field.field, field.mask);
}

std::vector<db::Param> params(TenantId tenant, const AgreementRow& row) {
    const auto& t = row.terms;
    return {{"tenant", tenant},
            {"id", t.id},
            {"partner", t.partner},
            {"direction", t.direction},
            {"about", t.about},
            {"title", row.title},
            {"purpose", row.purpose},
            {"basis", row.basis},
            {"consent", t.consent},
            {"quota", t.quota},
            {"keep", row.keep_days},
            {"from", t.from},
            {"until", t.until},
            {"state", t.state},
            {"drafted", row.drafted_by},
            {"approved", row.approved_by},
            {"approved_at", row.approved_at},
            {"changed", row.changed_at},
            {"version", row.version}};
}

}  // namespace

std::optional<AgreementRow> agreement(db::ReadTx& tx, TenantId tenant, AgreementId id) {
    auto out = tx.one("SELECT " + std::string(agreement_columns) +
                          " FROM exchange_agreement WHERE tenant_id = :tenant AND agreement_id = :id",
                      {{"tenant", tenant}, {"id", id}}, read_agreement);
    if (out)
        tx.each(
            "SELECT part, field, mask FROM exchange_agreement_field WHERE tenant_id = :tenant AND agreement_id = :id"
            " ORDER BY place",
            {{"tenant", tenant}, {"id", id}}, [&](const db::Row& row) { add_field(row, out->terms); });
    return out;
}

std::vector<AgreementRow> agreements(db::ReadTx& tx, TenantId tenant, const std::optional<std::string>& partner) {
    const std::string where =
        partner ? " WHERE a.tenant_id = :tenant AND a.partner = :partner" : " WHERE a.tenant_id = :tenant";
    std::vector<db::Param> given{{"tenant", tenant}};
    if (partner) given.emplace_back("partner", *partner);
    given.emplace_back("most", most_agreements);
    auto out = tx.all("SELECT " + std::string(agreement_columns) + " FROM exchange_agreement a" + where +
                          " ORDER BY partner, agreement_id LIMIT :most",
                      db::Params(given), read_agreement);
    given.pop_back();
    std::map<AgreementId, Terms*> by_id;
    for (auto& one : out) by_id.emplace(one.terms.id, &one.terms);
    tx.each(
        "SELECT f.agreement_id, f.part, f.field, f.mask FROM exchange_agreement a JOIN exchange_agreement_field f"
        " ON f.tenant_id = a.tenant_id AND f.agreement_id = a.agreement_id" +
            where + " ORDER BY f.agreement_id, f.place",
        db::Params(given), [&](const db::Row& row) {
            if (const auto at = by_id.find(row.get<AgreementId>("agreement_id")); at != by_id.end())
                add_field(row, *at->second);
        });
    return out;
}

void insert(db::WriteTx& tx, TenantId tenant, const AgreementRow& row) {
    const auto given = params(tenant, row);
    tx.exec(
        "INSERT INTO exchange_agreement (tenant_id, agreement_id, partner, direction, about, title, purpose, basis,"
        " consent, quota, keep_days, valid_from_on, valid_until_on, state, drafted_by, approved_by, approved_at_ms,"
        " changed_at_ms, version) VALUES (:tenant, :id, :partner, :direction, :about, :title, :purpose, :basis,"
        " :consent, :quota, :keep, :from, :until, :state, :drafted, :approved, :approved_at, :changed, :version)",
        db::Params(given));
    write_fields(tx, tenant, row.terms);
}

bool update(db::WriteTx& tx, TenantId tenant, AgreementRow& row) {
    const auto given = params(tenant, row);
    const bool done =
        tx.exec(
            "UPDATE exchange_agreement SET partner = :partner, direction = :direction, about = :about, title = :title,"
            " purpose = :purpose, basis = :basis, consent = :consent, quota = :quota, keep_days = :keep,"
            " valid_from_on = :from, valid_until_on = :until, state = :state, drafted_by = :drafted,"
            " approved_by = :approved, approved_at_ms = :approved_at, changed_at_ms = :changed, version = version + 1"
            " WHERE tenant_id = :tenant AND agreement_id = :id AND version = :version",
            db::Params(given)) == 1;
    if (!done) return false;
    ++row.version;
    write_fields(tx, tenant, row.terms);
    return true;
}

void add_step(db::WriteTx& tx, TenantId tenant, AgreementId id, std::int64_t version, const StepView& step) {
    tx.exec(
        "INSERT INTO exchange_agreement_step (tenant_id, agreement_id, step_no, step, state, by_user, note, at_ms)"
        " VALUES (:tenant, :id, :no, :step, :state, :by, :note, :at)",
        {{"tenant", tenant},
         {"id", id},
         {"no", version},
         {"step", step.step},
         {"state", step.state},
         {"by", step.by},
         {"note", step.note},
         {"at", step.at}});
}

std::vector<StepView> steps(db::ReadTx& tx, TenantId tenant, AgreementId id) {
    return tx.all(
        "SELECT step, state, by_user, note, at_ms FROM exchange_agreement_step"
        " WHERE tenant_id = :tenant AND agreement_id = :id ORDER BY step_no",
        {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) {
            return StepView{row.get<AgreementStep>("step"), row.get<AgreementState>("state"),
                            row.get<UserId>("by_user"), row.get<std::string>("note"), row.get<Instant>("at_ms")};
        });
}

std::int64_t used(db::ReadTx& tx, TenantId tenant, AgreementId id, Date day) {
    return tx
        .value<std::int64_t>(
            "SELECT used FROM exchange_usage WHERE tenant_id = :tenant AND agreement_id = :id AND on_day = :day",
            {{"tenant", tenant}, {"id", id}, {"day", day}})
        .value_or(0);
}

std::map<AgreementId, std::int64_t> used_on(db::ReadTx& tx, TenantId tenant, Date day) {
    std::map<AgreementId, std::int64_t> out;
    tx.each("SELECT agreement_id, used FROM exchange_usage WHERE tenant_id = :tenant AND on_day = :day",
            {{"tenant", tenant}, {"day", day}}, [&](const db::Row& row) {
                out.emplace(row.get<AgreementId>("agreement_id"), row.get<std::int64_t>("used"));
            });
    return out;
}

bool use(db::WriteTx& tx, TenantId tenant, AgreementId id, Date day, std::int64_t quota) {
    tx.exec(
        "INSERT INTO exchange_usage (tenant_id, agreement_id, on_day, used) VALUES (:tenant, :id, :day, 0)"
        " ON CONFLICT (tenant_id, agreement_id, on_day) DO NOTHING",
        {{"tenant", tenant}, {"id", id}, {"day", day}});
    return tx.exec(
               "UPDATE exchange_usage SET used = used + 1"
               " WHERE tenant_id = :tenant AND agreement_id = :id AND on_day = :day AND used < :quota",
               {{"tenant", tenant}, {"id", id}, {"day", day}, {"quota", quota}}) == 1;
}

}  // namespace linli::exchange::repository
