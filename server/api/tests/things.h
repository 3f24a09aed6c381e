#pragma once

#include "house.h"

#include <linli/api/live.h>
#include <linli/events/event.h>

/// A room of things whose changes are told, and a room of secrets whose changes are not.
namespace linli::api::testing {

struct Moved {
    int number = 0;
    static constexpr std::string_view name = "things.thing-moved.v1";
    static constexpr std::string_view schema_name = "Moved";
    static constexpr auto fields() { return std::tuple{json::field("number", &Moved::number, "号")}; }
};
struct Whispered {
    int number = 0;
    static constexpr std::string_view name = "secrets.secret-told.v1";
    static constexpr std::string_view schema_name = "Whispered";
    static constexpr auto fields() { return std::tuple{json::field("number", &Whispered::number, "号")}; }
};

inline constexpr access::Grant read_grants[] = {
    {access::Role::grid_worker, {access::Reach::area, access::Reach::assigned}},
    {access::Role::resident, {access::Reach::reported}},
    {access::Role::handler, {access::Reach::organisation}},
    {access::Role::leader, {access::Reach::tenant}},
};
inline constexpr access::Permission may_read{"things.read", "查看", read_grants};
inline const std::vector<LiveTopic> topics{{"things", "thing", &may_read}};

}  // namespace linli::api::testing
