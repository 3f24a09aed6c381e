#pragma once

#include <linli/quality/signals.h>
#include <linli/registry/load.h>
#include <linli/sim/district.h>

#include <unordered_map>
#include <vector>

namespace linli::app {

/// The simulator keeps degrees as whole numbers of this part.
inline constexpr double e7 = 1e7;

/// The register rows of one invented community as the registry takes them.
struct RegistryRows {
    std::vector<registry::DwellingRow> dwellings;
    std::vector<registry::HouseholdRow> households;
    std::vector<registry::PersonRow> people;
    std::vector<registry::RelationRow> relations;
    std::vector<registry::TagRow> tags;
    std::vector<registry::MerchantRow> merchants;
    std::vector<registry::ObjectRow> objects;
    std::vector<registry::LinkRow> links;
    std::vector<registry::ConsentRow> consents;
    std::vector<quality::SignalRow> signals;  ///< what other registers and events say
    registry::Load load() const {
        return {dwellings, households, people, relations, tags, merchants, objects, links, consents};
    }
};

/// `places` holds the ancestors of the community and of its grids; `list_order` counts on from community to community.
RegistryRows registry_rows(const sim::Community& community, const std::unordered_map<AreaId, area::Ancestors>& places,
                           std::int64_t& list_order);

}  // namespace linli::app
