#pragma once

#include <linli/access/scope.h>
#include <linli/search/index.h>
#include <linli/search/views.h>

namespace linli::audit {
class Audit;
}

namespace linli::search {

/// One box over every kind the caller may see. Synchronous; thread-safe. @throws db::StoreFault
class SearchService {
public:
    /// Everything outlives it.
    SearchService(db::Database& database, audit::Audit& audit, Index& index)
        : database_(database), audit_(audit), index_(index) {}

    /// Records inside the caller's scope for each kind, best first; a kind the caller may not see is not in the answer.
    /// Leaves a line in the access audit without what was looked for. @refuses audit::overloaded.
    Result<Hits> find(const access::Scope& scope, const GlobalSearch& in);

private:
    db::Database& database_;
    audit::Audit& audit_;
    Index& index_;
};

}  // namespace linli::search
