#pragma once

#include <linli/exchange/problems.h>
#include <linli/reference/list.h>

#include "repository.h"

#include <memory>

namespace linli::reference {
class Reference;
}

namespace linli::exchange {

/// The lists that terms are checked against, as they hold on a day.
struct Lists {
    Lists(db::ReadTx& tx, reference::Reference& reference, TenantId tenant, Date day);
    std::shared_ptr<const reference::List> partners, ours, theirs, forms, consents;
    /// @return null when neither catalogue has it
    const reference::Entry* field(std::string_view code) const;
};

/// The terms of a draft, filled up from its template and checked.
/// @refuses no_such_partner, not_in_catalogue, bad_terms.
Result<repository::AgreementRow> terms_of(const Lists& lists, const DraftAgreement& in, Date today);

/// As people read it; without its steps. @param used questions of today
Agreement view_of(const Lists& lists, const repository::AgreementRow& row, Date today, std::int64_t used);

}  // namespace linli::exchange
