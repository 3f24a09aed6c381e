#pragma once

#include <linli/access/scope.h>
#include <linli/cases/service.h>

/// What hangs on a case and leaves the house: photos, papers, proof packs.
namespace linli::cases::attachments {

/// @refuses access::not_found, audit::overloaded
Result<CaseFiles> list(const CaseParts& parts, const access::Scope& scope, CaseId id);
/// @refuses access::not_found, audit::overloaded
Result<OpenFile> open(const CaseParts& parts, const access::Scope& scope, CaseId id, FileId file);
/// @refuses access::not_found, evidence::not_numbered_yet
Result<std::string> proof(const CaseParts& parts, const access::Scope& scope, CaseId id);
/// Whether a case in `scope` shows this file to it.
bool shown(db::ReadTx& tx, const access::Scope& scope, CaseId id, FileId file);

}  // namespace linli::cases::attachments
