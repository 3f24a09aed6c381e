#pragma once

#include <linli/access/posts.h>
#include <linli/access/sql.h>
#include <linli/api/page.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/cases/permissions.h>
#include <linli/cases/service.h>
#include <linli/cases/sql.h>
#include <linli/cases/understanding.h>
#include <linli/events/relay.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sql.h>
#include <linli/files/files.h>
#include <linli/files/sql.h>
#include <linli/geo/locator.h>
#include <linli/organisation/organisations.h>
#include <linli/organisation/sql.h>
#include <linli/search/sql.h>
#include <linli/tenant/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

namespace linli::cases {

/// A small district with one street, two communities, three grids, a fire section, and everybody a case needs.
/// Tests speak to it in the words of the trade.
class CaseTest : public testing::DatabaseTest {
public:
    static constexpr TenantId tenant{1};
    CaseTest() : CaseTest(testing::ModuleList{}) {}
    /// @param more tables of a room above that is tested together with this one
    explicit CaseTest(testing::ModuleList more) : DatabaseTest(with_own(std::move(more))) {}
    static testing::ModuleList with_own(testing::ModuleList more) {
        for (const auto* own :
             {&tenant::sql(), &events::sql(), &vault::sql(), &area::sql(), &organisation::sql(), &access::sql(),
              &audit::sql(), &evidence::sql(), &files::sql(), &search::sql(), &cases::sql()})
            more.push_back(own);
        return more;
    }

    void SetUp() override {
        DatabaseTest::SetUp();
        database().write([&](db::WriteTx& tx) { settle(tx); });
        relay.subscribe<CaseReported>("cases.understand",
                                      [&](db::WriteTx& tx, const CaseReported& e, const events::Envelope&) {
                                          service.understand(tx, tenant, e.case_id);
                                      });
    }

    static Item item(const char* code, const char* name, OwnerKind kind, const char* department, std::int64_t limit) {
        Item out{.code = code, .class_code = "c1", .name = name, .description = name};
        out.owner_kind = kind;
        out.owner_department = department;
        out.solve_limit = limit;
        return out;
    }
    static std::vector<Item> list() {
        auto fire = item("fire-01", "消防栓损坏漏水", OwnerKind::department, "street-fire", 2);
        fire.description = "消防栓漏水、缺件、被埋压";
        fire.keywords = "消防栓^5;漏水^2";
        fire.examples = "楼下消防栓坏了一直漏水|消防栓没有盖子";
        auto waste = item("waste-01", "垃圾堆放", OwnerKind::grid, "", 4);
        waste.description = "楼道、小区内垃圾堆积没有清理";
        waste.solve_limit_unit = LimitUnit::working_hours;
        waste.keywords = "垃圾^4;堆放^2";
        waste.examples = "楼道里垃圾堆了好几天没人清|垃圾桶满了没人收";
        auto fund = item("fund-01", "公积金提取", OwnerKind::department, "fund", 5);
        fund.description = "住房公积金提取条件和手续";
        fund.response_limit_minutes = 240;
        fund.keywords = "公积金^5;提取^2";
        fund.examples = "公积金怎么提取|买房提取公积金需要什么材料";
        auto inspection = item("fire-09", "消防专项检查", OwnerKind::department, "street-fire", 2);
        inspection.open_to_residents = false;
        inspection.keywords = "专项检查^5";
        auto lift = item("lift-01", "电梯故障停运", OwnerKind::property_company, "street-fire", 1);
        lift.keywords = "电梯^5";
        lift.examples = "电梯又停了|电梯坏了没人修";
        return {fire, waste, fund, inspection, lift};
    }

    Uuid id(int n) const {
        return Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n)});
    }
    AreaId area_id(int n) const { return AreaId(id(n)); }
    UserId user_id(int n) const { return UserId(id(n)); }

    /// Areas 1 district, 2 street, 3/4 communities, 5/6/7 grids (5, 6 in 3; 7 in 4), 8 compound 书香苑 in grid 5,
    /// which a property company looks after.
    void settle(db::WriteTx& tx) {
        const auto now = clock.now() - std::chrono::hours(1);
        using area::Level;
        const std::tuple<int, Level, int, const char*> areas[] = {
            {1, Level::district, 0, "云溪区"},    {2, Level::street, 1, "云台街道"},
            {3, Level::community, 2, "书香社区"}, {4, Level::community, 2, "盈北社区"},
            {5, Level::grid, 3, "书香第一网格"},  {6, Level::grid, 3, "书香第二网格"},
            {7, Level::grid, 4, "盈北第一网格"},  {8, Level::compound, 5, "书香苑"}};
        for (const auto& [n, level, parent, name] : areas) {
            area::NewArea fresh{.id = area_id(n), .level = level, .code = "a" + std::to_string(n), .name = name};
            if (parent != 0) fresh.parent_id = area_id(parent);
            area::add(tx, tenant, fresh, now).value();
        }
        for (const auto& [n, code, name] :
             {std::tuple(20, "street-fire", "消防科"), std::tuple(21, "fund", "公积金中心")})
            organisation::add(tx, tenant, {.id = OrganisationId(id(n)), .code = code, .name = name, .short_name = name},
                              now)
                .value();
        organisation::add(tx, tenant,
                          {.id = OrganisationId(id(22)),
                           .code = "wuye",
                           .name = "安居物业",
                           .short_name = "安居",
                           .kind = organisation::Kind::property_company,
                           .area_id = area_id(8)},
                          now)
            .value();
        give(tx, worker, access::Role::grid_worker, area_id(5), Level::grid, now);
        give(tx, other_worker, access::Role::grid_worker, area_id(7), Level::grid, now);
        give(tx, clerk, access::Role::clerk, area_id(3), Level::community, now);
        give(tx, operator_, access::Role::hotline_operator, area_id(1), Level::district, now);
        give_at(tx, handler, OrganisationId(id(20)), now);
        give_at(tx, fund_handler, OrganisationId(id(21)), now);
        give_at(tx, steward, OrganisationId(id(22)), now);
        store_items(tx, tenant, list());
    }
    void give(db::WriteTx& tx, int user, access::Role role, AreaId where, area::Level level, Instant now) {
        access::give(tx, tenant,
                     {.id = PostId(id(100 + user)),
                      .user_id = user_id(user),
                      .role = role,
                      .title = "岗位",
                      .area_id = where,
                      .area_level = level},
                     now)
            .value();
    }
    void give_at(db::WriteTx& tx, int user, OrganisationId where, Instant now) {
        access::give(tx, tenant,
                     {.id = PostId(id(100 + user)),
                      .user_id = user_id(user),
                      .role = access::Role::handler,
                      .title = "经办",
                      .organisation_id = where,
                      .organisation_is_department = true},
                     now)
            .value();
    }

    access::Actor actor(int user) const {
        access::Actor a;
        a.tenant = tenant;
        a.user = user_id(user);
        a.user_name = "某人";
        a.role = access::Role::resident;
        if (user == worker || user == other_worker)
            at(a, access::Role::grid_worker, user == worker ? 5 : 7, area::Level::grid, user);
        if (user == clerk) at(a, access::Role::clerk, 3, area::Level::community, user);
        if (user == operator_) at(a, access::Role::hotline_operator, 1, area::Level::district, user);
        if (user == handler || user == fund_handler || user == steward) {
            a.role = access::Role::handler;
            a.post = PostId(id(100 + user));
            a.organisation = OrganisationId(id(user == handler ? 20 : (user == steward ? 22 : 21)));
            a.organisation_is_department = true;
        }
        return a;
    }
    void at(access::Actor& a, access::Role role, int where, area::Level level, int user) const {
        a.role = role;
        a.post = PostId(id(100 + user));
        a.area = area_id(where);
        a.area_level = level;
    }
    access::Scope as(int user, const access::Permission& permission) const {
        auto who = actor(user);
        who.purpose = "回访";
        return access::Gate::admit(who, permission).value();
    }

    ReportCase words_of(std::string text, std::optional<std::string> address = "书香苑") {
        ReportCase in{.id = ids.next<CaseId>(), .text = std::move(text)};
        if (address) in.place = Place{.address = std::move(address)};
        return in;
    }
    /// A resident reports; the system understands.
    Case report(std::string text, std::optional<std::string> address = "书香苑") {
        const auto made =
            service.report(as(resident, may_report), words_of(std::move(text), std::move(address))).value();
        while (relay.run_once() > 0) {
        }
        return see(made.id);
    }
    Case see(CaseId which) { return service.find(as(operator_, may_read), which).value(); }
    Result<Case> step(int user, CaseId which, TakeStep in) {
        if (in.version == 0) in.version = see(which).version;
        return service.take_step(as(user, may_act), which, in);
    }

    std::string renamed = "张三";  ///< what everybody is called
    static constexpr int resident = 30, neighbour = 31, worker = 40, other_worker = 41, clerk = 42, operator_ = 43,
                         handler = 44, fund_handler = 45, steward = 46;
    // 21 September 2026 was a Monday; ten in the morning.
    testing::ManualClock clock{shanghai_instant(*Date::of(2026, 9, 21), std::chrono::hours(10))};
    SeededIds ids{clock, 7};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    WorkingCalendar office{{{std::chrono::minutes(510), std::chrono::minutes(720)},
                            {std::chrono::minutes(810), std::chrono::minutes(1080)}},
                           HolidayTable{}};
    events::Outbox outbox{clock, ids};
    events::Relay relay{database(), clock, tenant};
    evidence::EvidenceLog evidence{clock, ids, crypto::Suite::international};
    audit::Audit audit{database(), clock, ids};
    vault::Vault vault{clock, keyring};
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("linli-case-files-" + std::to_string(os_seed()));
    files::Files files{database(), clock, ids, keyring, folder};
    geo::Locator locator;
    Understanding understanding{locator};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    CaseService service{{database(), clock, ids, outbox, evidence, files, audit, vault, understanding, *cursors, office,
                         [this](db::ReadTx&, TenantId, UserId) { return renamed; },
                         [this](db::ReadTx&, TenantId, UserId user) {
                             return user == user_id(resident) ? std::optional<std::string>("13987654321")
                                                              : std::nullopt;
                         }}};
    ~CaseTest() override { std::filesystem::remove_all(folder); }
};

}  // namespace linli::cases
