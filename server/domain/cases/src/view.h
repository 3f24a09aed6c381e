#pragma once

#include <linli/access/scope.h>
#include <linli/cases/service.h>

#include "items.h"
#include "repository.h"

namespace linli::cases {

/// Whether the reader sees the case only because they reported it, not by office: public steps, no names of staff.
bool outsider(const access::Scope& scope, const repository::Record& record);
/// Whether the caller's role only ever reaches what it reported itself.
bool only_reports(const access::Scope& scope);
/// What the result or the refusal is worth; nothing while the matter goes on.
std::optional<CaseResolution> standing_resolution(db::ReadTx& tx, TenantId tenant, const repository::Record& record);
/// The files that `scope` may see, with the version of the step each came with.
std::vector<std::pair<std::int64_t, FileId>> visible_files(db::ReadTx& tx, const access::Scope& scope,
                                                           const repository::Record& record);
/// What stands beside the record of a case: the words of its main report, the files that the reader may see.
struct Beside {
    std::string text;
    std::vector<FileId> files;  ///< each once, in their order
};
/// A stored case as `scope` may read it, with the names that people know.
Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record, const CaseParts& parts,
          ItemBook& items);
/// Of a case that was written just now, so that nothing of it is read again.
Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record, const CaseParts& parts,
          ItemBook& items, Beside beside);
/// The steps; reporters see the public ones without names of staff.
Timeline timeline_view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record);

}  // namespace linli::cases
