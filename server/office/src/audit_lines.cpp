#include "audit_lines.h"

#include <linli/json/write.h>

namespace linli::office {
namespace {

using After = std::optional<std::pair<Instant, Uuid>>;

constexpr int batch = 500;
constexpr int most_read = 10'000;  ///< lines that one page looks through

bool wanted(const SearchAudit& in, const audit::Line& line) {
    const auto& e = line.entry;
    return (!in.kind || e.kind == *in.kind) && (!in.operation || e.operation == *in.operation) &&
           (!in.user_id || line.user == in.user_id) && (!in.person_id || e.person == in.person_id) &&
           (!in.subject_id || e.subject == in.subject_id) && (!in.from || line.at >= *in.from) &&
           (!in.until || line.at < *in.until);
}

AuditLineView shown(db::ReadTx& tx, const OfficeParts& parts, TenantId tenant, const audit::Line& line) {
    AuditLineView out;
    out.id = line.id;
    out.at = line.at;
    out.kind = line.entry.kind;
    out.operation = line.entry.operation;
    out.subject_kind = line.entry.subject_kind;
    out.subject_id = line.entry.subject;
    out.person_id = line.entry.person;
    out.user_id = line.user;
    if (line.user)
        if (auto name = parts.name_of(tx, tenant, *line.user); !name.empty()) out.user_name = std::move(name);
    out.post_id = line.post;
    out.role = line.role;
    out.deputy = line.deputy;
    out.purpose = line.entry.purpose;
    out.detail = line.entry.detail;
    out.trace = line.trace;
    return out;
}

/// A cursor belongs to its conditions.
std::string binding(SearchAudit in) {
    in.cursor.reset();
    in.limit = 0;
    return "searchAuditLines:" + json::write(in, json::View::disclosed);
}

Result<After> start(const OfficeParts& parts, const access::Scope& scope, const SearchAudit& in) {
    if (!in.cursor) return in.until ? After(std::pair(*in.until, Uuid{})) : After();
    LINLI_TRY(const auto text, parts.cursors.open(scope, binding(in), *in.cursor));
    const auto key = api::PageKey::parse(text);
    if (!key) return refuse(api::bad_cursor);
    return After(std::pair(from_ms(key->order), key->id));
}

/// Collects what is wanted. @return where to go on; nothing at the end
After collect(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope, const SearchAudit& in, After after,
              std::vector<AuditLineView>& out) {
    for (int read = 0; read < most_read; read += batch) {
        const auto lines = parts.audit.lines(tx, scope, after, batch);
        for (const auto& line : lines) {
            if (in.from && line.at < *in.from) return std::nullopt;
            after = std::pair(line.at, line.id);
            if (!wanted(in, line)) continue;
            out.push_back(shown(tx, parts, scope.tenant(), line));
            if (out.size() == static_cast<std::size_t>(in.limit)) return after;
        }
        if (lines.size() < static_cast<std::size_t>(batch)) return std::nullopt;
    }
    return after;
}

}  // namespace

Result<api::Page<AuditLineView>> search_audit(const OfficeParts& parts, const access::Scope& scope,
                                              const SearchAudit& in) {
    LINLI_TRY(const auto after, start(parts, scope, in));
    audit::Entry look;
    look.kind = audit::Kind::read;
    look.operation = "searchAuditLines";
    look.subject_kind = "audit";
    look.person = in.person_id;
    LINLI_CHECK(parts.audit.looked(scope, look));
    return parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<AuditLineView>> {
        api::Page<AuditLineView> page;
        if (const auto next = collect(tx, parts, scope, in, after, page.items))
            page.next = parts.cursors.seal(scope, binding(in), api::PageKey{to_ms(next->first), next->second}.text());
        return page;
    });
}

}  // namespace linli::office
