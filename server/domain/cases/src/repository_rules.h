#pragma once

#include <linli/cases/dispatch.h>

#include "repository.h"

#include <optional>
#include <string>
#include <vector>

/// SQL of the editions of rules and of their replays.
namespace linli::cases::repository {

/// The edition that decides at `now`. @return nothing when none was ever published
std::optional<std::int64_t> edition_in_force(db::ReadTx& tx, TenantId tenant, Instant now);
/// With its rules, without overlaps.
std::optional<RuleEdition> rule_edition(db::ReadTx& tx, TenantId tenant, std::int64_t edition);
std::vector<RuleEditionLine> rule_editions(db::ReadTx& tx, TenantId tenant, int most);
/// A new draft. @return its number; nothing when another one took the number at the same moment
std::optional<std::int64_t> insert_edition(db::WriteTx& tx, TenantId tenant, const RuleEdition& edition);
/// @return false when the stored version is not the one before
bool update_edition(db::WriteTx& tx, TenantId tenant, const RuleEdition& edition);
void replace_rules(db::WriteTx& tx, TenantId tenant, std::int64_t edition, const std::vector<DispatchRule>& rules);
void mark_simulated(db::WriteTx& tx, TenantId tenant, std::int64_t edition, std::int64_t version);

/// A replay as it is kept.
struct SimulationRow {
    Simulation shown;
    Instant from{};
    Instant until{};
    Instant after_at{};
    CaseId after_id;
    UserId requested_by;
    Instant requested_at{};
};
void insert_simulation(db::WriteTx& tx, TenantId tenant, const SimulationRow& row);
void update_simulation(db::WriteTx& tx, TenantId tenant, const SimulationRow& row);
std::optional<SimulationRow> simulation(db::ReadTx& tx, TenantId tenant, const Uuid& id);
std::optional<SimulationRow> running_simulation(db::ReadTx& tx, TenantId tenant);

/// A past matter with what rules ask of.
struct PastMatter {
    CaseId id;
    std::string item_code;
    std::string title;
    std::string text;
    Channel channel = Channel::app;
    Urgency urgency = Urgency::normal;
    area::Ancestors place;
    std::optional<AreaId> compound;
    std::optional<PostId> first_post;  ///< who got it first
    bool on_behalf = false;
    std::optional<double> confidence;  ///< of the item, when it was the first proposal
    Instant reported_at{};
};
/// The next ones that were given to somebody, oldest first.
std::vector<PastMatter> past_matters(db::ReadTx& tx, TenantId tenant, AreaId district, const SimulationRow& after,
                                     int most);

}  // namespace linli::cases::repository
