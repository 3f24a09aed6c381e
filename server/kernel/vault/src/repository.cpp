#include "repository.h"

#include <algorithm>
#include <array>

namespace linli::vault::repository {
namespace {

/// Statements for many people have fixed widths, so that each is prepared once; the last person fills the rest.
constexpr std::size_t wide = 128;

using Names = std::vector<std::string>;

Names numbered(std::string_view stem, std::size_t count) {
    Names names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(std::string(stem) + std::to_string(i));
    return names;
}

const Names& subject_names() {
    static const auto names = numbered("subject", wide);
    return names;
}

const std::string& find_sql(std::size_t width) {
    static const auto text = [](std::size_t count) {
        std::string sql =
            "SELECT subject_id, wrapped, generation, suite FROM vault_key WHERE tenant_id = :tenant AND subject_id IN "
            "(";
        for (std::size_t i = 0; i < count; ++i) sql += (i == 0 ? ":" : ", :") + subject_names()[i];
        return sql + ")";
    };
    static const auto one = text(1);
    static const auto many = text(wide);
    return width == 1 ? one : many;
}

const Names& wrapped_names() {
    static const auto names = numbered("wrapped", wide);
    return names;
}

const std::string& insert_sql(std::size_t width) {
    static const auto text = [](std::size_t count) {
        std::string sql =
            "INSERT INTO vault_key (tenant_id, subject_id, wrapped, generation, suite, created_at_ms) VALUES ";
        for (std::size_t i = 0; i < count; ++i)
            sql += std::string(i == 0 ? "" : ", ") + "(:tenant, :" + subject_names()[i] + ", :" + wrapped_names()[i] +
                   ", :generation, :suite, :at)";
        return sql + " ON CONFLICT DO NOTHING";
    };
    static const auto one = text(1);
    static const auto many = text(wide);
    return width == 1 ? one : many;
}

KeyRow key_of(const db::Row& row) {
    KeyRow key{row.get<PersonId>("subject_id"), {}, row.get<int>("generation"), crypto::Suite::international};
    if (!row.null(row.column("wrapped"))) key.wrapped = row.blob("wrapped");
    const auto suite = crypto::suite_from_number(row.get<std::int64_t>("suite"));
    if (!suite) throw db::StoreFault("a person's key names an unknown suite");
    key.suite = *suite;
    return key;
}

}  // namespace

std::int64_t epoch(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT epoch FROM vault_epoch WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

void raise_epoch(db::WriteTx& tx, TenantId tenant) {
    tx.exec(
        "INSERT INTO vault_epoch (tenant_id, epoch) VALUES (:tenant, 1)"
        " ON CONFLICT (tenant_id) DO UPDATE SET epoch = vault_epoch.epoch + 1",
        {{"tenant", tenant}});
}

std::vector<KeyRow> find(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects) {
    std::vector<KeyRow> found;
    while (!subjects.empty()) {
        const auto width = subjects.size() == 1 ? 1 : wide;
        const auto taken = std::min(width, subjects.size());
        std::vector<db::Param> params{{"tenant", tenant}};
        for (std::size_t i = 0; i < width; ++i)
            params.emplace_back(subject_names()[i], subjects[std::min(i, taken - 1)]);
        tx.each(find_sql(width), params, [&](const db::Row& row) { found.push_back(key_of(row)); });
        subjects = subjects.subspan(taken);
    }
    return found;
}

std::int64_t insert(db::WriteTx& tx, TenantId tenant, std::span<const KeyRow> rows, Instant at) {
    std::int64_t stored = 0;
    while (!rows.empty()) {
        const auto width = rows.size() < wide ? 1 : wide;
        std::vector<db::Param> params{{"tenant", tenant},
                                      {"generation", rows[0].generation},
                                      {"suite", static_cast<int>(rows[0].suite)},
                                      {"at", at}};
        for (std::size_t i = 0; i < width; ++i) {
            params.emplace_back(subject_names()[i], rows[i].subject);
            params.emplace_back(wrapped_names()[i], db::Bytes{*rows[i].wrapped});
        }
        stored += tx.exec(insert_sql(width), params);
        rows = rows.subspan(width);
    }
    return stored;
}

void erase(db::WriteTx& tx, TenantId tenant, const KeyRow& before, Instant at) {
    tx.exec(
        "INSERT INTO vault_key (tenant_id, subject_id, generation, suite, created_at_ms, erased_at_ms)"
        " VALUES (:tenant, :subject, :generation, :suite, :at, :at)"
        " ON CONFLICT (tenant_id, subject_id) DO UPDATE SET wrapped = NULL, erased_at_ms = excluded.erased_at_ms"
        " WHERE vault_key.wrapped IS NOT NULL",
        {{"tenant", tenant},
         {"subject", before.subject},
         {"generation", before.generation},
         {"suite", static_cast<int>(before.suite)},
         {"at", at}});
}

std::vector<KeyRow> outdated(db::ReadTx& tx, TenantId tenant, int generation, crypto::Suite suite, std::int64_t limit) {
    auto found = tx.all(
        "SELECT subject_id, wrapped, generation, suite FROM vault_key"
        " WHERE tenant_id = :tenant AND generation < :generation AND wrapped IS NOT NULL"
        " ORDER BY generation, suite, subject_id LIMIT :limit",
        {{"tenant", tenant}, {"generation", generation}, {"limit", limit}}, key_of);
    if (!found.empty()) return found;
    const auto other = suite == crypto::Suite::guomi ? crypto::Suite::international : crypto::Suite::guomi;
    return tx.all(
        "SELECT subject_id, wrapped, generation, suite FROM vault_key"
        " WHERE tenant_id = :tenant AND generation = :generation AND suite = :other AND wrapped IS NOT NULL"
        " ORDER BY subject_id LIMIT :limit",
        {{"tenant", tenant}, {"generation", generation}, {"other", static_cast<int>(other)}, {"limit", limit}}, key_of);
}

bool replace(db::WriteTx& tx, TenantId tenant, const KeyRow& before, const KeyRow& after) {
    return tx.exec(
               "UPDATE vault_key SET wrapped = :wrapped, generation = :generation, suite = :suite"
               " WHERE tenant_id = :tenant AND subject_id = :subject AND generation = :old_generation"
               " AND suite = :old_suite AND wrapped IS NOT NULL",
               {{"tenant", tenant},
                {"subject", before.subject},
                {"wrapped", db::Bytes{*after.wrapped}},
                {"generation", after.generation},
                {"suite", static_cast<int>(after.suite)},
                {"old_generation", before.generation},
                {"old_suite", static_cast<int>(before.suite)}}) == 1;
}

std::int64_t count_under(db::ReadTx& tx, int generation) {
    return *tx.value<std::int64_t>(
        "SELECT count(*) FROM vault_key WHERE generation = :generation AND wrapped IS NOT NULL",
        {{"generation", generation}});
}

std::vector<Sample> samples(db::ReadTx& tx) {
    const auto places = tx.all(
        "SELECT DISTINCT tenant_id, generation FROM vault_key WHERE wrapped IS NOT NULL ORDER BY tenant_id, generation",
        {}, [](const db::Row& row) { return std::pair(row.get<TenantId>("tenant_id"), row.get<int>("generation")); });
    std::vector<Sample> found;
    for (const auto& [tenant, generation] : places)
        found.push_back({tenant, *tx.one("SELECT subject_id, wrapped, generation, suite FROM vault_key"
                                         " WHERE tenant_id = :tenant AND generation = :generation AND wrapped IS NOT"
                                         " NULL ORDER BY suite, subject_id LIMIT 1",
                                         {{"tenant", tenant}, {"generation", generation}}, key_of)});
    return found;
}

}  // namespace linli::vault::repository
