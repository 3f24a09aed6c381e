#pragma once

#include <linli/access/scope.h>
#include <linli/audit/audit.h>
#include <linli/db/database.h>
#include <linli/registry/provenance.h>

#include "subjects.h"

namespace linli::registry {

/// Which columns of a table of golden records a scope compares.
access::ScopeColumns scope_columns(SubjectKind kind);

/// Where a record stands and whether it counts, when the scope holds it.
struct Seen {
    area::Ancestors place;
    std::int64_t version = 1;
    std::optional<std::string> standing;
};
/// @return nothing for a record outside the scope, or that never was
std::optional<Seen> seen(db::ReadTx& tx, const access::Scope& scope, SubjectKind kind, const Uuid& id);

/// A line that tells who looked at whom, never what was seen.
Outcome note_look(audit::Audit& audit, const access::Scope& scope, std::string_view operation, SubjectKind kind,
                  const Uuid& id);
/// A line that tells who wrote, kept with what was written. `detail`: names of fields and words only.
void note_write(db::WriteTx& tx, audit::Audit& audit, const access::Scope& scope, std::string_view operation,
                SubjectKind kind, const Uuid& id, std::string detail = {});

}  // namespace linli::registry
