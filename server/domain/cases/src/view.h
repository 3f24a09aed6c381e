#pragma once

#include <linli/access/scope.h>
#include <linli/cases/service.h>

#include "items.h"
#include "repository.h"

namespace linli::cases {

/// Whether the reader is only the reporter, not staff.
bool outsider(const access::Scope& scope);
/// The files that `scope` may see, with the version of the step each came with.
std::vector<std::pair<std::int64_t, FileId>> visible_files(db::ReadTx& tx, const access::Scope& scope, CaseId id);
/// A stored case as `scope` may read it, with the names that people know.
Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record, const CaseParts& parts,
          ItemBook& items);
/// The steps; reporters see the public ones without names of staff.
Timeline timeline_view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record);

}  // namespace linli::cases
