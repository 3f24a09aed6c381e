#include "visible.h"

namespace linli::registry {
namespace {

/// Only people and units have a standing of their own among others.
bool stands(SubjectKind kind) {
    return kind == SubjectKind::person || kind == SubjectKind::establishment || kind == SubjectKind::object;
}

audit::Entry entry(audit::Kind what, const access::Scope& scope, std::string_view operation, SubjectKind kind,
                   const Uuid& id, std::string detail) {
    audit::Entry out;
    out.kind = what;
    out.operation = std::string(operation);
    out.subject_kind = std::string(word(kind));
    out.subject = id;
    if (kind == SubjectKind::person) out.person = PersonId(id);
    out.purpose = scope.actor().purpose;
    out.detail = std::move(detail);
    return out;
}

}  // namespace

access::ScopeColumns scope_columns(SubjectKind kind) {
    access::ScopeColumns columns;
    if (kind == SubjectKind::person) columns.subject = "person_id";
    return columns;
}

std::optional<Seen> seen(db::ReadTx& tx, const access::Scope& scope, SubjectKind kind, const Uuid& id) {
    const auto& spec = subject(kind);
    auto where = scope.where(scope_columns(kind));
    where.params.emplace_back("id", id);
    const std::string more = stands(kind) ? ", standing" : "";
    return tx.one(
        "SELECT district_id, street_id, community_id, grid_id, version" + more + " FROM " + std::string(spec.table) +
            " WHERE " + where.sql + " AND " + std::string(spec.id) + " = :id",
        db::Params(where.params), [&](const db::Row& row) {
            Seen out{area::Ancestors::from(row), row.get<std::optional<std::int64_t>>("version").value_or(1), {}};
            if (stands(kind)) out.standing = row.get<std::optional<std::string>>("standing");
            return out;
        });
}

Outcome note_look(audit::Audit& audit, const access::Scope& scope, std::string_view operation, SubjectKind kind,
                  const Uuid& id) {
    return audit.looked(scope, entry(audit::Kind::read, scope, operation, kind, id, {}));
}

void note_write(db::WriteTx& tx, audit::Audit& audit, const access::Scope& scope, std::string_view operation,
                SubjectKind kind, const Uuid& id, std::string detail) {
    audit.wrote(tx, scope, entry(audit::Kind::write, scope, operation, kind, id, std::move(detail)));
}

}  // namespace linli::registry
