#pragma once

#include <linli/cases/overview.h>
#include <linli/cases/understanding.h>

#include "knowledge.h"
#include "repository.h"

/// SQL about what is learnt: closed matters, models, editions, and how often people decided otherwise.
namespace linli::cases::repository {

Editions editions(db::ReadTx& tx, TenantId tenant);
/// A list was stored.
void next_list(db::WriteTx& tx, TenantId tenant);

/// A closed matter: who resolved it did so under this item.
struct Lesson {
    std::string title, text, item_code;
};
/// The latest `most`, oldest first.
std::vector<Lesson> lessons(db::ReadTx& tx, TenantId tenant, std::size_t most);

/// A model as it is stored.
struct StoredModel {
    std::string fingerprint;
    Instant trained_at{};
    double weight = 0;
    std::string report;  ///< JSON
    std::string content;
};
/// Stores the next edition and forgets all but the latest three. @return its number
std::int64_t insert_model(db::WriteTx& tx, TenantId tenant, const StoredModel& model);
/// The model in use. @throws db::StoreFault when its bytes are damaged
std::optional<Learnt> model(db::ReadTx& tx, TenantId tenant);
/// The same without its bytes.
std::optional<StoredModel> model_report(db::ReadTx& tx, TenantId tenant);

/// What people made of the first proposals of matters reported since `since`, within `scope`.
SuggestionFigures figures(db::ReadTx& tx, const access::Scope& scope, Instant since);
/// The pairs that are corrected most.
std::vector<Correction> corrections(db::ReadTx& tx, const access::Scope& scope, Instant since, int most);

}  // namespace linli::cases::repository
