#include "repository_search.h"

#include <linli/cases/search_sources.h>

#include "repository.h"

#include <algorithm>

namespace linli::cases::repository {
namespace {

constexpr std::size_t width = 64;

/// `k0` … `k63`, which live as long as the program.
const std::vector<std::string>& names_of_keys() {
    static const auto names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < width; ++i) out.push_back("k" + std::to_string(i));
        return out;
    }();
    return names;
}

const std::string& list_of_keys() {
    static const auto list = [] {
        std::string out;
        for (const auto& name : names_of_keys()) out += (out.empty() ? "(:" : ", :") + name;
        return out + ")";
    }();
    return list;
}

constexpr std::string_view case_columns =
    "c.case_id, c.version, c.title, c.number, c.address, c.state, c.district_id, c.street_id, c.community_id, "
    "c.grid_id";
constexpr std::string_view of_files =
    " FROM files_file f JOIN cases_case c ON c.tenant_id = f.tenant_id AND c.case_id = f.subject_id";

SearchRow read_found(const db::Row& row, bool file) {
    SearchRow out{.id = row.get<Uuid>(file ? "file_id" : "case_id"),
                  .version = file ? 1 : row.get<std::int64_t>("version"),
                  .place = area::Ancestors::from(row),
                  .title = row.get<std::string>("title"),
                  .number = row.get<std::string>("number"),
                  .address = row.get<std::optional<std::string>>("address").value_or(""),
                  .state = row.get<std::string>("state"),
                  .file_name = file ? row.get<std::string>("name") : std::string(),
                  .case_id = row.get<Uuid>("case_id")};
    return out;
}

/// Who only reported sees files by the steps they came with, which is for the matter's own page to say.
access::ScopeColumns columns_for(search::Kind kind) {
    auto columns = scope_columns;
    if (kind == search::Kind::file) columns.reporter = {};
    return columns;
}

}  // namespace

std::vector<SearchRow> search_rows(db::ReadTx& tx, TenantId tenant, const access::Scope* scope, search::Kind kind,
                                   std::span<const Uuid> ids) {
    const bool file = kind == search::Kind::file;
    access::Predicate where{"c.tenant_id = :tenant AND c.protected_at_ms IS NULL", {{"tenant", tenant}}};
    if (scope != nullptr) where = scope->where(columns_for(kind));
    const auto head = "SELECT " + std::string(case_columns) +
                      (file ? ", f.file_id, f.name" + std::string(of_files) : std::string(" FROM cases_case c")) +
                      " WHERE " + where.sql +
                      (file ? " AND f.subject_kind = 'case' AND f.file_id IN " : " AND c.case_id IN ") + list_of_keys();
    std::vector<SearchRow> out;
    for (std::size_t at = 0; at < ids.size(); at += width) {
        const auto count = std::min(width, ids.size() - at);
        auto params = where.params;
        for (std::size_t i = 0; i < width; ++i)
            params.emplace_back(names_of_keys()[i], ids[at + std::min(i, count - 1)]);
        tx.each(head, db::Params(params), [&](const db::Row& row) { out.push_back(read_found(row, file)); });
    }
    return out;
}

std::vector<search::Stamp> search_stamps(db::ReadTx& tx, TenantId tenant, search::Kind kind, const Uuid& after,
                                         std::size_t limit) {
    const bool file = kind == search::Kind::file;
    const auto query = "SELECT " + std::string(case_columns) +
                       (file ? ", f.file_id, f.name" + std::string(of_files) +
                                   " WHERE f.tenant_id = :tenant AND f.subject_kind = 'case' AND f.file_id > :after"
                                   " AND c.protected_at_ms IS NULL"
                                   " ORDER BY f.file_id LIMIT :limit"
                             : std::string(" FROM cases_case c WHERE c.tenant_id = :tenant AND c.case_id > :after"
                                           " AND c.protected_at_ms IS NULL"
                                           " ORDER BY c.case_id LIMIT :limit"));
    return tx.all(query, {{"tenant", tenant}, {"after", after}, {"limit", static_cast<std::int64_t>(limit)}},
                  [&](const db::Row& row) {
                      const auto found = read_found(row, file);
                      return search::Stamp{.record = found.id, .version = found.version, .place = found.place};
                  });
}

}  // namespace linli::cases::repository

namespace linli::cases {

std::vector<Uuid> files_of(db::ReadTx& tx, TenantId tenant, CaseId id) {
    return tx.all("SELECT DISTINCT file_id FROM cases_file WHERE tenant_id = :tenant AND case_id = :id",
                  {{"tenant", tenant}, {"id", id}}, [](const db::Row& row) { return row.get<Uuid>("file_id"); });
}

}  // namespace linli::cases
