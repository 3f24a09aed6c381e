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
/// The files that `scope` may see, with the version of the step each came with.
std::vector<std::pair<std::int64_t, FileId>> visible_files(db::ReadTx& tx, const access::Scope& scope,
                                                           const repository::Record& record);
/// A stored case as `scope` may read it, with the names that people know.
Case view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record, const CaseParts& parts,
          ItemBook& items);
/// The steps; reporters see the public ones without names of staff.
Timeline timeline_view(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record);

}  // namespace linli::cases
