#include "attachments.h"

#include <linli/audit/audit.h>
#include <linli/evidence/log.h>

#include "joint.h"
#include "procedure.h"
#include "repository.h"
#include "view.h"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <set>

namespace linli::cases::attachments {
namespace {

constexpr std::string_view subject_kind = "case";

CaseFile described(const files::File& file, std::int64_t version, bool staff) {
    CaseFile out;
    out.id = file.id;
    out.version = version;
    out.name = file.name;
    out.media_type = file.served_type;
    out.size = file.size;
    out.hash = file.hash;
    out.width = file.width;
    out.height = file.height;
    out.uploaded_at = file.uploaded_at;
    if (staff) {
        out.captured_at = file.captured_at;
        out.lon = file.lon;
        out.lat = file.lat;
    }
    return out;
}

/// Photos show people and their homes: no look without a trace.
Outcome trace(const CaseParts& parts, const access::Scope& scope, std::string operation, CaseId id,
              std::string detail) {
    return parts.audit.looked(scope, {.kind = audit::Kind::read,
                                      .operation = std::move(operation),
                                      .subject_kind = std::string(subject_kind),
                                      .subject = id.uuid(),
                                      .detail = std::move(detail)});
}

/// The version that the step of a leaf produced. @return nothing for other leaves and erased ones.
std::optional<std::int64_t> version_of(const evidence::Leaf& leaf) {
    if (leaf.about.kind != step_evidence || !leaf.content) return std::nullopt;
    const auto content = boost::json::parse(*leaf.content);
    return content.at("version").to_number<std::int64_t>();
}

/// The leaves that `scope` may take home: staff all, reporters those of the steps they see.
std::vector<evidence::LeafId> provable(db::ReadTx& tx, const CaseParts& parts, const access::Scope& scope, CaseId id) {
    const auto record = repository::find(tx, scope, id).value();
    std::set<std::int64_t> versions;
    for (const auto& step : timeline_view(tx, scope, record).steps) versions.insert(step.version);
    std::vector<evidence::LeafId> out;
    for (const auto& leaf : parts.evidence.leaves_about(tx, scope.tenant(), id.uuid())) {
        const auto version = version_of(leaf);
        if (!outsider(scope, record) || (version && versions.contains(*version))) out.push_back(leaf.about.leaf);
    }
    return out;
}

}  // namespace

bool shown(db::ReadTx& tx, const access::Scope& scope, CaseId id, FileId file) {
    const auto record = readable(tx, scope, id);
    if (!record) return false;
    const auto visible = visible_files(tx, scope, *record);
    return std::any_of(visible.begin(), visible.end(), [&](const auto& entry) { return entry.second == file; });
}

Result<CaseFiles> list(const CaseParts& parts, const access::Scope& scope, CaseId id) {
    auto found = parts.database.read([&](db::ReadTx& tx) -> Result<CaseFiles> {
        const auto record = readable(tx, scope, id);
        if (!record) return refuse(access::not_found);
        CaseFiles out;
        for (const auto& [version, file] : visible_files(tx, scope, *record))
            if (const auto stored = parts.files.find(tx, scope.tenant(), file, subject_kind, id.uuid()))
                out.items.push_back(described(*stored, version, !outsider(scope, *record)));
        return out;
    });
    if (found) LINLI_CHECK(trace(parts, scope, "listCaseFiles", id, std::to_string(found->items.size())));
    return found;
}

Result<OpenFile> open(const CaseParts& parts, const access::Scope& scope, CaseId id, FileId file) {
    LINLI_TRY(const auto found, parts.database.read([&](db::ReadTx& tx) -> Result<files::File> {
        if (!shown(tx, scope, id, file)) return refuse(access::not_found);
        const auto stored = parts.files.find(tx, scope.tenant(), file, subject_kind, id.uuid());
        if (!stored) return refuse(access::not_found);
        return *stored;
    }));
    LINLI_CHECK(trace(parts, scope, "getCasePhoto", id, file.text()));
    return OpenFile{found, parts.files.open_served(found, scope.tenant())};
}

Result<std::string> proof(const CaseParts& parts, const access::Scope& scope, CaseId id) {
    LINLI_TRY(auto pack, parts.database.read([&](db::ReadTx& tx) -> Result<std::string> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        return parts.evidence.export_pack(tx, scope.tenant(), provable(tx, parts, scope, id));
    }));
    parts.audit.disclosed(scope, {.kind = audit::Kind::export_,
                                  .operation = "exportCaseProof",
                                  .subject_kind = std::string(subject_kind),
                                  .subject = id.uuid(),
                                  .purpose = scope.actor().purpose.empty() ? "核验存证" : scope.actor().purpose});
    return pack;
}

}  // namespace linli::cases::attachments
