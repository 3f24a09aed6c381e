#include "overview.h"

#include "repository_learning.h"

#include <boost/json/parse.hpp>

namespace linli::cases {
namespace {

/// What the training of the model in use measured.
std::optional<LearntModel> learnt_model(db::ReadTx& tx, TenantId tenant, std::int64_t edition) {
    const auto stored = repository::model_report(tx, tenant);
    if (!stored) return std::nullopt;
    const auto report = boost::json::parse(stored->report);
    const auto first = [&](std::string_view ranking) { return report.at(ranking).at("first").to_number<double>(); };
    LearntModel out;
    out.edition = edition;
    out.fingerprint = stored->fingerprint;
    out.trained_at = stored->trained_at;
    out.weight = stored->weight;
    out.closed = report.at("closed").to_number<std::int64_t>();
    out.list_first = first("list");
    out.together_first = first("together");
    return out;
}

}  // namespace

UnderstandingOverview understanding_state(db::ReadTx& tx, TenantId tenant) {
    const auto choice = understanding_choice(tx, tenant);
    const auto editions = repository::editions(tx, tenant);
    UnderstandingOverview out;
    out.suggestions = choice.suggestions;
    out.automatic_dispatch = choice.automatic_dispatch;
    out.learnt_model = choice.learnt_model;
    out.threshold = choice.threshold;
    out.list_edition = editions.list;
    out.items = static_cast<std::int64_t>(repository::items(tx, tenant).size());
    out.model = learnt_model(tx, tenant, editions.model);
    return out;
}

}  // namespace linli::cases
