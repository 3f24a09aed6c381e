#pragma once

#include <linli/cases/types.h>
#include <linli/search/source.h>

#include <memory>
#include <vector>

namespace linli::cases {

/// What matters and the files that belong to them are found by in the one box: title, address and number of the
/// receipt, names of files. Who may read a matter finds it; whoever only reported it finds none of its files here.
std::vector<std::unique_ptr<search::Source>> search_sources();

/// The files of a matter: the hearer of `CaseMoved` looks at them again, they stand where the matter stands.
std::vector<Uuid> files_of(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases
