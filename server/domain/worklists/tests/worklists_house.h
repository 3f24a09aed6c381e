#pragma once

#include <linli/cases/oversight_permissions.h>
#include <linli/cases/supervision.h>
#include <linli/quality/sql.h>
#include <linli/reference/sql.h>
#include <linli/registry/sql.h>
#include <linli/worklists/permissions.h>
#include <linli/worklists/service.h>
#include <linli/worklists/sql.h>

#include <linli/testing/cases_house.h>

#include <algorithm>
#include <map>

namespace linli::worklists {

using cases::Action;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

inline constexpr const char* waste = "楼道里垃圾堆了好几天没人清";

/// Matters, tasks and the people who have them.
class WorklistsTest : public cases::CaseTest {
public:
    WorklistsTest() : CaseTest({&reference::sql(), &registry::sql(), &quality::sql(), &worklists::sql()}) {}

    access::Scope by(int user, const access::Permission& permission) const { return as(user, permission); }
    access::Scope leader(int where, area::Level level) const {
        access::Actor a{.tenant = tenant, .role = access::Role::leader, .user = user_id(80)};
        a.area = area_id(where);
        a.area_level = level;
        return access::Gate::admit(a, may_see_loads).value();
    }
    Date today() const { return shanghai_date(clock.now()); }
    Day day(int user) { return lists.day(by(user, may_see_own_day)); }
    Load load(int user) { return lists.load(by(user, may_see_own_load), {today(), today()}).value(); }
    Result<Dispute> say(int user, Work kind, std::int64_t claimed) {
        return lists.dispute(by(user, may_see_own_load),
                             {ids.next<DisputeId>(), today(), kind, claimed, "下午还上门处理了一件"});
    }
    Result<Handover> hand_over(int from, int to, std::optional<std::string> said = {}) {
        return lists.offer(by(from, may_hand_over), {ids.next<HandoverId>(), user_id(to), std::move(said)});
    }
    void resolve(const cases::CaseId& which, int user) {
        ASSERT_TRUE(step(user, which, {.action = Action::respond}));
        ASSERT_TRUE(step(user, which, {.action = Action::resolve, .result = "已清理"}));
    }
    /// What a nightly examination counted.
    void counted(int community, int grid, Date on, std::int64_t people) {
        database().write([&](db::WriteTx& tx) {
            tx.exec(
                "INSERT INTO quality_tally (tenant_id, day_on, community_id, grid_id, source, field, district_id,"
                " street_id, row_count, wrong_count) VALUES (:tenant, :day, :community, :grid, 'community_register',"
                " '', :district, :street, :people, 0)",
                {{"tenant", tenant},
                 {"day", on},
                 {"community", area_id(community)},
                 {"grid", area_id(grid)},
                 {"district", area_id(1)},
                 {"street", area_id(2)},
                 {"people", people}});
        });
    }
    /// A task at a door, as quality keeps it.
    void doubt(int n, Date due, std::optional<int> done_by = {}) {
        database().write([&](db::WriteTx& tx) {
            tx.exec(
                "INSERT INTO quality_finding (tenant_id, finding_id, block_id, subject, row_id, kind, field,"
                " error_class, certainty, state, why, fixable, source, district_id, street_id, community_id, grid_id,"
                " first_seen_ms, last_seen_ms, version) VALUES (:tenant, :finding, :community, 'person', :id, 'kind',"
                " 'field', 1, 'doubtful', 'open', 'why', :no, 'register', :district, :street, :community, :grid, :now,"
                " :now, 1)",
                {{"tenant", tenant},
                 {"finding", id(220 + n)},
                 {"id", id(200 + n)},
                 {"no", false},
                 {"district", id(1)},
                 {"street", id(2)},
                 {"community", id(3)},
                 {"grid", id(5)},
                 {"now", clock.now()}});
            tx.exec(
                "INSERT INTO quality_task (tenant_id, task_id, finding_id, state, version, error_class, due_on,"
                " district_id, street_id, community_id, grid_id, opened_at_ms, done_at_ms, done_by, outcome,"
                " tries, minutes)"
                " VALUES (:tenant, :id, :finding, :state, 1, 1, :due, :district, :street, :community, :grid, :now,"
                " :done, :by, :outcome, 0, 0)",
                {{"tenant", tenant},
                 {"id", id(200 + n)},
                 {"finding", id(220 + n)},
                 {"state", std::string(done_by ? "done" : "open")},
                 {"due", due},
                 {"district", id(1)},
                 {"street", id(2)},
                 {"community", id(3)},
                 {"grid", id(5)},
                 {"now", clock.now()},
                 {"done", done_by ? std::optional(clock.now()) : std::nullopt},
                 {"by", done_by ? std::optional(user_id(*done_by)) : std::nullopt},
                 {"outcome", done_by ? std::optional<std::string>("right_as_recorded") : std::nullopt}});
        });
    }

    WorklistService lists{
        {database(), clock, audit, evidence, *cursors, service,
         [this](db::ReadTx&, TenantId, UserId) { return renamed; },
         [this](db::WriteTx&, TenantId, HandoverNews news, const Handover& h) { told.emplace_back(news, h.id); },
         [this](const access::Actor&) { return waiting; }}};
    std::vector<WaitingAnswer> waiting;
    std::vector<std::pair<HandoverNews, HandoverId>> told;
};

}  // namespace linli::worklists
