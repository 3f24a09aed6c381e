#include "live_topics.h"

#include <algorithm>
#include <tuple>

namespace linli::api {
namespace {

constexpr access::ScopeColumns event_columns{
    .department = "department_id", .organisation = "organisation_id", .owner = "owner_id", .reporter = "reporter_id"};

/// Parameters of several scopes of one actor have the same names and values.
void add_params(std::vector<db::Param>& all, const std::vector<db::Param>& more) {
    for (const auto& param : more)
        if (std::none_of(all.begin(), all.end(), [&](const db::Param& p) { return p.name == param.name; }))
            all.push_back(param);
}

/// Names of a room as a range, so that an index could serve it: '/' follows '.'.
std::string named(std::string_view room) {
    return "name > '" + std::string(room) + ".' AND name < '" + std::string(room) + "/'";
}

}  // namespace

Hearing::Hearing(const access::Actor& actor, const std::vector<LiveTopic>& topics) : actor_(actor) {
    for (const auto& topic : topics) {
        auto& scope = scopes_.emplace_back();
        if (auto admitted = access::Gate::admit(actor, *topic.permission)) scope = *admitted;
        if (!scope) continue;
        const auto rows = scope->where(event_columns);
        condition_.sql += (condition_.sql.empty() ? "(" : " OR (") + named(topic.room) + " AND " + rows.sql + ")";
        add_params(condition_.params, rows.params);
    }
    if (condition_.sql.empty()) condition_.sql = "1 = 0";
}

bool Hearing::hears_anything() const {
    return std::any_of(scopes_.begin(), scopes_.end(), [](const auto& scope) { return scope.has_value(); });
}

bool Hearing::covers(std::size_t topic, const events::Address& a) const {
    const auto& scope = scopes_.at(topic);
    return scope && a.tenant == scope->tenant() &&
           scope->covers({a.district, a.street, a.community, a.grid}, a.department, a.organisation, a.owner,
                         a.reporter);
}

std::optional<std::size_t> topic_of(const std::vector<LiveTopic>& topics, std::string_view event) {
    for (std::size_t i = 0; i < topics.size(); ++i)
        if (event.size() > topics[i].room.size() && event.starts_with(topics[i].room) &&
            event[topics[i].room.size()] == '.')
            return i;
    return std::nullopt;
}

bool same_capacity(const access::Actor& one, const access::Actor& other) {
    const auto key = [](const access::Actor& a) {
        return std::tie(a.tenant, a.role, a.user, a.person, a.post, a.area, a.area_level, a.organisation,
                        a.organisation_is_department);
    };
    return key(one) == key(other);
}

void check(const std::vector<LiveTopic>& topics) {
    for (const auto& topic : topics) {
        const bool plain = !topic.room.empty() && std::all_of(topic.room.begin(), topic.room.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || c == '-';
        });
        LINLI_INVARIANT(plain && topic.permission != nullptr, "a live topic without room or permission");
    }
}

}  // namespace linli::api
