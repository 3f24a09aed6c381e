#include <linli/cases/reasons.h>

#include <linli/audit/audit.h>
#include <linli/cases/dispatch_service.h>

#include "repository_reasons.h"

#include <algorithm>
#include <set>

namespace linli::cases {
namespace {

constexpr std::string_view publishing(ReasonKind kind) {
    switch (kind) {
    case ReasonKind::returning: return "publishReturnReasons";
    case ReasonKind::supervision: return "publishSupervisionReasons";
    case ReasonKind::unsolved: return "publishUnsolvedReasons";
    }
    return "";
}

}  // namespace

bool reason_fits(const Reasons& list, const std::optional<std::string>& code) {
    if (list.items.empty()) return !code;
    return std::any_of(list.items.begin(), list.items.end(), [&](const Reason& one) { return one.code == code; });
}

Reasons ReasonLists::list(const access::Scope& scope, ReasonKind kind) const {
    return parts_.database.read([&](db::ReadTx& tx) { return repository::reasons(tx, scope.tenant(), kind); });
}

Result<Reasons> ReasonLists::publish(const access::Scope& scope, ReasonKind kind, const Reasons& in) const {
    std::set<std::string> codes;
    for (std::size_t i = 0; i < in.items.size(); ++i)
        if (!codes.insert(in.items[i].code).second)
            return refuse(bad_reasons, {{"/items/" + std::to_string(i) + "/code", "taken", "编码重复"}});
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Reasons> {
        auto list = in;
        if (repository::reasons(tx, scope.tenant(), kind).edition != in.edition) return refuse(edition_changed);
        ++list.edition;
        repository::insert_reasons(tx, scope.tenant(), kind, list);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = std::string(publishing(kind)),
                            .subject_kind = "case-reasons",
                            .detail = "edition " + std::to_string(list.edition)});
        return list;
    });
}

}  // namespace linli::cases
