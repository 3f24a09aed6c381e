#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/json/field.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::events {

/// A described struct with a name and version in the past tense: `cases.case-reported.v1`. Fields are only ever
/// added; a change of meaning is a new version. Carries ids and what hearers need, never personal data.
template <class E>
concept Event = json::Described<E> && requires {
    { E::name } -> std::convertible_to<std::string_view>;
};

/// What an event is about and who may hear of it live. The columns are the same that scopes compare.
struct Address {
    TenantId tenant;
    Uuid aggregate;            ///< the thing that changed
    std::int64_t version = 1;  ///< its version after the change; order within the aggregate
    std::optional<AreaId> district, street, community, grid;
    std::optional<OrganisationId> department, organisation;
    std::optional<UserId> owner, reporter;
};

/// An event as the store keeps it. `stream` is given by the relay after commit: gapless and rising per tenant, the one
/// order that live streams, long polling, read models and offline sync use.
struct Envelope {
    Uuid id;
    std::string name;
    Address address;
    std::string payload;  ///< JSON text of the event struct
    Instant occurred_at{};
    std::string trace;  ///< W3C trace id of the causing request
    std::int64_t stream = 0;
};

}  // namespace linli::events
