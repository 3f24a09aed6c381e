#pragma once

#include <linli/cases/duplicates.h>
#include <linli/cases/service.h>

#include "items.h"
#include "procedure.h"
#include "repository.h"
#include "view.h"

#include <string>

namespace linli::cases {

/// What the calls of the service share; its calls are spread over service*.cpp.
struct CaseService::Impl {
    explicit Impl(CaseParts given)
        : parts(std::move(given)), procedure(parts, items), duplicates(parts, items, procedure) {}
    CaseParts parts;
    ItemBook items;
    Procedure procedure;
    Duplicates duplicates;

    Outcome check_new(const ReportCase& in, Instant now) const;
    repository::Record fresh(db::ReadTx& tx, const access::Scope& scope, const ReportCase& in, Instant now);
    struct Written {
        repository::Record record;
        bool again = false;  ///< it was there already: the same report came twice
    };
    Result<Written> insert(db::WriteTx& tx, const access::Scope& scope, repository::Record record, const ReportCase& in,
                           repository::Report report);
    Result<repository::Record> same_again(db::ReadTx& tx, const access::Scope& scope, const ReportCase& in);
    void seal_contact(db::WriteTx& tx, const access::Scope& scope, const ReportOnBehalf& in,
                      repository::Report& report);
    /// Some items are for staff to pick: a resident can hardly know them.
    bool may_choose(db::ReadTx& tx, const access::Scope& scope, const std::string& code) {
        const auto item = items.in_use(tx, scope.tenant(), code);
        return item && (item->open_to_residents || !only_reports(scope));
    }
};

}  // namespace linli::cases
