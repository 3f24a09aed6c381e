#pragma once

#include <linli/cases/dispatch.h>
#include <linli/conditions/condition.h>
#include <linli/db/database.h>

#include "items.h"
#include "repository.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace linli::cases {

/// What a rule may ask of one matter.
struct Facts {
    std::optional<std::string> item_code;
    std::optional<std::string> class_code;
    Urgency urgency = Urgency::normal;
    Channel channel = Channel::app;
    area::Ancestors place;
    std::string words;  ///< title and text
    bool on_behalf = false;
    std::optional<double> confidence;
    Instant reported_at{};
};
conditions::Values values_of(const Facts& facts);
/// The fields with the words that hold today: items, classes, places. Reads the tree once.
conditions::Context rule_context(db::ReadTx& tx, TenantId tenant, const ItemBook::Edition& list);

/// One edition, understood.
struct RuleSet {
    std::int64_t edition = 0;
    conditions::Context context;
    std::vector<DispatchRule> rules;
    std::vector<conditions::Node> conditions;  ///< of the rules, in their order
};
/// What of a list of rules could not be understood, by their place in it.
std::vector<FieldError> mistakes_in(const conditions::Context& context, const std::vector<DispatchRule>& rules);
/// Reads stored rules. @throws InvariantBroken for one that was never checked
RuleSet understood_rules(conditions::Context context, std::int64_t edition, std::vector<DispatchRule> rules);
/// Which rules overlap, and which can never match, as far as the conditions alone show it.
std::vector<RuleOverlap> overlaps_of(const RuleSet& set);

/// The first rule that speaks of a matter, and why.
struct RuleHit {
    const DispatchRule* rule;
    conditions::Verdict verdict;
};
std::optional<RuleHit> first_hit(const RuleSet& set, const Facts& facts, const WorkingCalendar& office);

/// The rules in force in memory, one edition a tenant; understood anew when edition, list or tree changed. Thread-safe.
class RuleBook {
public:
    /// @return null when the tenant has no rules in force. Three small queries when nothing changed.
    std::shared_ptr<const RuleSet> in_force(db::ReadTx& tx, TenantId tenant, ItemBook& items, Instant now);

private:
    struct Kept {
        std::int64_t edition = 0, list = 0, tree = 0;
        std::shared_ptr<const RuleSet> set{};
    };
    std::mutex mutex_;
    std::map<TenantId, Kept> kept_;
};

}  // namespace linli::cases
