#pragma once

#include <linli/cases/duplicates.h>
#include <linli/cases/forwarding.h>
#include <linli/cases/joint.h>
#include <linli/cases/reasons.h>
#include <linli/cases/service.h>
#include <linli/cases/supervision.h>

#include "districts.h"
#include "items.h"
#include "procedure.h"
#include "repository.h"
#include "view.h"

#include <string>

namespace linli::cases {

/// What the calls of the service share; its calls are spread over service*.cpp.
struct CaseService::Impl {
    explicit Impl(CaseParts given)
        : parts(std::move(given)),
          procedure(parts, items),
          duplicates(parts, items, procedure),
          joint(parts, procedure),
          supervising(parts, items, procedure),
          reasons(parts),
          forwarding(parts, procedure) {}
    CaseParts parts;
    ItemBook items;
    Districts districts;
    Procedure procedure;
    Duplicates duplicates;
    JointHandling joint;
    Supervising supervising;
    ReasonLists reasons;
    Forwarding forwarding;

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
    /// The words in which a report is kept: of a protected one without what reaches or names a person by number, and
    /// without where the telephone was.
    static ReportCase kept_words(const ReportUnnamed& in);
    Outcome check_unnamed(const access::Scope& scope, const ReportUnnamed& in) const;
    /// The same report again, by who holds its seed. @return nothing for another one
    std::optional<UnnamedReceipt> unnamed_again(db::ReadTx& tx, TenantId tenant, const ReportUnnamed& in,
                                                const std::string& words);
    Result<UnnamedReceipt> insert_unnamed(db::WriteTx& tx, const access::Scope& scope, const ReportUnnamed& in,
                                          Instant now);
    void seal_reporter(db::WriteTx& tx, const access::Scope& scope, const ReportUnnamed& in,
                       repository::Report& report);
    std::string tracking_code(TenantId tenant, const ReportUnnamed& in) const;
    std::string code_index(TenantId tenant, const std::string& number, std::string_view code) const;
    /// The matter behind number and code.
    std::optional<repository::Record> tracked(db::ReadTx& tx, TenantId tenant, const TrackingKey& key);
    TrackedMatter tracked_view(db::ReadTx& tx, TenantId tenant, const repository::Record& record);
    /// A stored case with what the caller may do next.
    Case detail(db::ReadTx& tx, const access::Scope& scope, const repository::Record& record);
    /// Some items are for staff to pick: a resident can hardly know them.
    bool may_choose(db::ReadTx& tx, const access::Scope& scope, const std::string& code) {
        const auto item = items.in_use(tx, scope.tenant(), code);
        return item && (item->open_to_residents || !only_reports(scope));
    }
};

}  // namespace linli::cases
