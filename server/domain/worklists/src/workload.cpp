#include <linli/access/posts.h>
#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/cases/work.h>
#include <linli/organisation/organisations.h>
#include <linli/quality/work.h>
#include <linli/worklists/permissions.h>
#include <linli/worklists/service.h>

#include "repository.h"
#include "team.h"
#include "workload_rules.h"

#include <algorithm>
#include <map>

namespace linli::worklists {
namespace {

constexpr std::size_t most_posts = 200;
constexpr std::size_t most_traces = 1'000;
constexpr int most_disputes = 100;

std::int64_t recorded(db::ReadTx& tx, TenantId tenant, UserId user, Date on, Work kind) {
    std::int64_t out = 0;
    const auto all = team::pieces(tx, tenant, std::span(&user, 1), on, on);
    if (const auto mine = all.find(user); mine != all.end())
        for (const auto& piece : mine->second)
            if (piece.kind == kind) out += piece.count;
    return out;
}

void add_disputes(std::vector<Dispute> disputes, const rules::Points& points, Load& out) {
    out.corrected = rules::corrected(disputes, points);
    out.open_disputes = std::count_if(disputes.begin(), disputes.end(),
                                      [](const Dispute& one) { return one.state == DisputeState::open; });
    out.disputes = std::move(disputes);
}

/// Where the caller's post stands.
repository::DecidedAt place_of(db::ReadTx& tx, const access::Scope& scope) {
    repository::DecidedAt out;
    const auto& actor = scope.actor();
    if (actor.area)
        if (const auto area = area::find(tx, scope.tenant(), *actor.area)) out.place = area->ancestors;
    out.organisation = actor.organisation;
    return out;
}

/// The posts that a list of loads is about. @refuses access::not_found
Result<std::vector<access::Post>> posts_of(db::ReadTx& tx, const access::Scope& scope, const AskLoads& in,
                                           Instant now) {
    const auto tenant = scope.tenant();
    const auto& actor = scope.actor();
    const auto area_id = in.area_id ? in.area_id : actor.area;
    const auto body = in.organisation_id ? in.organisation_id : area_id ? std::nullopt : actor.organisation;
    if (body) {
        const auto found = organisation::find(tx, tenant, *body);
        if (!found || !scope.covers({}, found->department_id, *body, {}, {})) return refuse(access::not_found);
        return access::posts_in(tx, tenant, *body, team::workers(), now, most_posts + 1);
    }
    const auto area = area_id ? area::find(tx, tenant, *area_id) : std::nullopt;
    if (!area || !scope.covers(area->ancestors, {}, {}, {}, {})) return refuse(access::not_found);
    std::vector<AreaId> areas{area->id};
    for (const auto& child : area::children(tx, tenant, area->id, now)) areas.push_back(child.id);
    return access::posts_at(tx, tenant, areas, team::workers(), now, most_posts + 1);
}

}  // namespace

Result<Load> WorklistService::load(const access::Scope& scope, const AskLoad& in) {
    if (!rules::fits(in.from, in.until)) return refuse(period_too_long);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Load> {
        const auto user = scope.user();
        const auto points = team::points_of(tx, scope.tenant());
        Load out{.user_id = user, .name = parts_.name_of(tx, scope.tenant(), user)};
        auto all = team::pieces(tx, scope.tenant(), std::span(&user, 1), in.from, in.until);
        rules::tally(all[user], points, out);
        add_disputes(repository::disputes_of(tx, scope.tenant(), std::span(&user, 1), in.from, in.until), points, out);
        return out;
    });
}

Traces WorklistService::traces(const access::Scope& scope, const AskTraces& in) {
    const auto begin = shanghai_instant(in.on), end = shanghai_instant(in.on.plus_days(1));
    Traces out{.on = in.on};
    parts_.database.read([&](db::ReadTx& tx) {
        for (const auto& one : cases::work_traces(tx, scope.tenant(), scope.user(), begin, end, most_traces + 1))
            if (const auto kind = rules::work_of(one.action))
                out.items.push_back({.at = one.at,
                                     .kind = *kind,
                                     .urgent = one.urgent,
                                     .case_id = one.case_id.uuid(),
                                     .number = one.number});
        for (const auto& one : quality::task_traces(tx, scope.tenant(), scope.user(), begin, end, most_traces + 1))
            out.items.push_back({.at = one.at, .kind = Work::verification, .task_id = one.id.uuid()});
    });
    std::stable_sort(out.items.begin(), out.items.end(), [](const Trace& a, const Trace& b) { return a.at < b.at; });
    out.at_least = out.items.size() > most_traces;
    if (out.at_least) out.items.resize(most_traces);
    return out;
}

Result<Loads> WorklistService::loads(const access::Scope& scope, const AskLoads& in) {
    if (!rules::fits(in.from, in.until)) return refuse(period_too_long);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Loads> {
        const auto tenant = scope.tenant();
        LINLI_TRY(auto posts, posts_of(tx, scope, in, parts_.clock.now()));
        Loads out;
        out.at_least = posts.size() > most_posts;
        if (out.at_least) posts.resize(most_posts);
        const auto people = team::people(posts);
        const auto points = team::points_of(tx, tenant);
        auto all = team::pieces(tx, tenant, people, in.from, in.until);
        std::map<UserId, std::vector<Dispute>> disputes;
        for (auto& one : repository::disputes_of(tx, tenant, people, in.from, in.until))
            disputes[one.user_id].push_back(std::move(one));
        for (const auto& user : people) {
            const auto post =
                std::find_if(posts.begin(), posts.end(), [&](const auto& p) { return p.user_id == user; });
            Load load{.user_id = user, .name = parts_.name_of(tx, tenant, user), .post = post->title};
            rules::tally(all[user], points, load);
            add_disputes(std::move(disputes[user]), points, load);
            load.days.clear();
            load.disputes.clear();
            out.items.push_back(std::move(load));
        }
        return out;
    });
}

Result<Dispute> WorklistService::dispute(const access::Scope& scope, const MakeDispute& in) {
    const auto now = parts_.clock.now();
    const auto today = shanghai_date(now);
    if (in.on > today || !rules::fits(in.on, today)) return refuse(not_yet_done);
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Dispute> {
        const auto tenant = scope.tenant();
        if (const auto before = repository::dispute(tx, tenant, in.id); before && before->user_id == scope.user())
            return *before;
        Dispute made{.id = in.id, .user_id = scope.user(), .on = in.on, .kind = in.kind};
        made.recorded = recorded(tx, tenant, scope.user(), in.on, in.kind);
        made.claimed = in.claimed;
        made.why = in.why;
        made.made_at = now;
        if (!repository::insert(tx, tenant, made, place_of(tx, scope))) return refuse(disputed_already);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "disputeWorkload",
                            .subject_kind = "work_dispute",
                            .subject = made.id.uuid()});
        return made;
    });
}

Disputes WorklistService::disputes(const access::Scope& scope) {
    return parts_.database.read([&](db::ReadTx& tx) {
        Disputes out;
        for (const bool open : {true, false})
            for (auto& one : repository::disputes(tx, scope, open, most_disputes)) {
                one.user_name = parts_.name_of(tx, scope.tenant(), one.user_id);
                out.items.push_back(std::move(one));
            }
        return out;
    });
}

Result<Dispute> WorklistService::decide(const access::Scope& scope, DisputeId id, const DecideDispute& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Dispute> {
        auto found = repository::dispute(tx, scope, id);
        if (!found) return refuse(access::not_found);
        if (found->user_id == scope.user()) return refuse(own_matter);
        if (found->state != DisputeState::open) return refuse(decided_already);
        found->state = in.accept ? DisputeState::accepted : DisputeState::declined;
        found->decided_by = scope.user();
        found->decided_at = parts_.clock.now();
        found->answer = in.answer;
        if (!repository::decide(tx, scope.tenant(), *found)) return refuse(decided_already);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "decideWorkDispute",
                            .subject_kind = "work_dispute",
                            .subject = id.uuid(),
                            .detail = std::string(word(found->state))});
        return *found;
    });
}

}  // namespace linli::worklists
