#include "supervisors.h"

#include <linli/area/areas.h>
#include <linli/area/follow.h>

#include <algorithm>
#include <charconv>

namespace linli::cases {
namespace {

using access::Holder;
using access::Role;

/// The longest-serving one who is not the owner.
std::optional<UserId> other_than(const std::vector<Holder>& holders, const std::optional<UserId>& owner) {
    const auto found =
        std::find_if(holders.begin(), holders.end(), [&](const Holder& one) { return one.user_id != owner; });
    return found == holders.end() ? std::nullopt : std::optional(found->user_id);
}

/// Whoever acts in the owner's post now; the leader of the owner's organisation, else of the community.
std::optional<UserId> deputy_of(db::ReadTx& tx, TenantId tenant, const Seat& seat, Instant now) {
    for (const auto& deputy : access::deputies_of(tx, tenant, *seat.post, now))
        if (deputy.from <= now && deputy.user_id != seat.owner) return deputy.user_id;
    if (seat.organisation)
        if (const auto leader = other_than(
                access::holders_at_organisation(tx, tenant, Role::leader, *seat.organisation, now), seat.owner))
            return leader;
    if (!seat.place.community) return std::nullopt;
    return other_than(access::holders_at_area(tx, tenant, Role::leader, *seat.place.community, now), seat.owner);
}

struct Level {
    Role role;
    std::optional<AreaId> area;
    std::string_view missing;
};

Level level_of(Supervisor who, const area::Ancestors& place) {
    switch (who) {
    case Supervisor::community_clerk: return {Role::clerk, place.community, "该社区没有在岗的社区工作者"};
    case Supervisor::street_leader: return {Role::leader, place.street, "该街道没有在岗的负责人"};
    case Supervisor::district_leader: return {Role::leader, place.district, "本区没有在岗的负责人"};
    case Supervisor::deputy: break;
    }
    return {Role::leader, std::nullopt, "该岗位没有代理人，所在单位和社区也没有负责人"};
}

Hole missing(Supervisor who, const Uuid& where, Instant now) {
    return {.kind = HoleKind::no_supervisor,
            .key = std::string(word(who)) + ":" + where.text(),
            .reason = std::string(level_of(who, {}).missing),
            .opened_at = now,
            .last_seen_at = now};
}

bool post_covered(db::ReadTx& tx, TenantId tenant, PostId id, Instant now) {
    const auto post = access::find_post(tx, tenant, id);
    if (!post || (post->valid_until && *post->valid_until <= now)) return true;  // nobody sits there any more
    Seat seat{id, post->user_id, post->organisation_id, {}};
    if (post->area_id) {
        const auto places = area::ancestors_of(tx, tenant, {*post->area_id});
        if (const auto found = places.find(*post->area_id); found != places.end()) seat.place = found->second;
    }
    return deputy_of(tx, tenant, seat, now).has_value();
}

bool supervisor_there(db::ReadTx& tx, TenantId tenant, std::string_view key, Instant now) {
    const auto colon = key.find(':');
    const auto who = from_word<Supervisor>(key.substr(0, colon));
    const auto where = colon == std::string_view::npos ? std::nullopt : Uuid::parse(key.substr(colon + 1));
    if (!who || !where) return true;  // a word of a later release: not ours to keep open
    if (*who == Supervisor::deputy) return post_covered(tx, tenant, PostId(*where), now);
    return !access::holders_at_area(tx, tenant, level_of(*who, {}).role, AreaId(*where), now).empty();
}

/// Whether a protected matter that nobody could send on has somebody now, or is over.
bool in_charge_again(db::ReadTx& tx, TenantId tenant, std::string_view key) {
    const auto id = Uuid::parse(key);
    const auto record =
        id ? repository::find(tx, access::Gate::system(tenant, "cases.holes"), CaseId(*id)) : std::nullopt;
    return !record || record->owner || record->closed_at;
}

bool year_known(std::string_view key, const WorkingCalendar& calendar) {
    int year = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), year);
    const auto day = error == std::errc{} && end == key.data() + key.size() ? Date::of(year, 6, 1) : std::nullopt;
    return !day || calendar.knows(*day);
}

}  // namespace

Seat seat_of(const repository::Record& record) {
    return {record.owner_post, record.owner, record.organisation, record.place};
}

Told find_supervisor(db::ReadTx& tx, TenantId tenant, Supervisor who, const Seat& seat, Instant now) {
    if (who == Supervisor::deputy) {
        if (!seat.post) return {};
        const auto found = deputy_of(tx, tenant, seat, now);
        return found ? Told{found, {}} : Told{{}, missing(who, seat.post->uuid(), now)};
    }
    const auto level = level_of(who, seat.place);
    if (!level.area) return {};
    const auto holders = access::holders_at_area(tx, tenant, level.role, *level.area, now);
    if (holders.empty()) return {{}, missing(who, level.area->uuid(), now)};
    return {other_than(holders, seat.owner), {}};
}

bool repaired(db::ReadTx& tx, TenantId tenant, const Hole& hole, const WorkingCalendar& calendar, Instant now) {
    switch (hole.kind) {
    case HoleKind::no_supervisor: return supervisor_there(tx, tenant, hole.key, now);
    case HoleKind::no_calendar: return year_known(hole.key, calendar);
    case HoleKind::no_guardian: return in_charge_again(tx, tenant, hole.key);
    case HoleKind::no_overseer: return supervisor_found(tx, tenant, hole.key, now);
    }
    return false;
}

void give_to_administrator(db::ReadTx& tx, TenantId tenant, Hole& hole, Instant now) {
    hole.owner_role = word(Role::administrator);
    auto holders = access::holders_at_area(tx, tenant, Role::administrator, area::root(tx, tenant).id, now);
    if (holders.empty()) holders = access::holders_without_area(tx, tenant, Role::administrator, now);
    if (!holders.empty()) hole.owner_id = holders.front().user_id;
}

}  // namespace linli::cases
