#pragma once

#include <linli/access/scope.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sql.h>
#include <linli/ledgers/permissions.h>
#include <linli/ledgers/service.h>
#include <linli/ledgers/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/changes.h>
#include <linli/registry/load.h>
#include <linli/registry/permissions.h>
#include <linli/registry/sql.h>
#include <linli/testing/catalogue.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::ledgers {

using access::Role;

inline Date day(std::string_view text) { return Date::parse(text).value(); }

/// A community of two grids, people at doors, and the ledgers over it.
class LedgerHouse : public linli::testing::DatabaseTest {
protected:
    LedgerHouse()
        : DatabaseTest({&events::sql(), &vault::sql(), &area::sql(), &audit::sql(), &evidence::sql(), &reference::sql(),
                        &registry::sql(), &ledgers::sql()}) {}

    void SetUp() override {
        DatabaseTest::SetUp();
        noon("2026-03-02");
        const auto district = area(area::Level::district, {}, "64", "云溪区");
        const auto street = area(area::Level::street, district, "6401", "北门街道");
        community = area(area::Level::community, street, "640101", "书香社区");
        elsewhere = area(area::Level::community, street, "640102", "盈北社区");
        first = {district, street, community, area(area::Level::grid, community, "64010101", "第一网格")};
        second = {district, street, community, area(area::Level::grid, community, "64010102", "第二网格")};
        outside = {district, street, elsewhere, area(area::Level::grid, elsewhere, "64010201", "盈北第一网格")};
        database().write([&](db::WriteTx& tx) { area::add_many(tx, tenant, areas, clock.now()); });
    }

    AreaId area(area::Level level, std::optional<AreaId> parent, std::string code, std::string name) {
        area::NewArea row;
        row.id = ids.next<AreaId>();
        row.level = level;
        row.parent_id = parent;
        row.name = std::move(name);
        row.code = std::move(code);
        areas.push_back(row);
        return row.id;
    }
    void noon(std::string_view date) { clock.set(shanghai_instant(day(date), std::chrono::hours(12))); }

    access::Scope scope(const access::Permission& permission, Role role = Role::clerk, std::optional<AreaId> where = {},
                        area::Level level = area::Level::community) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = worker;
        actor.area = where.value_or(community);
        actor.area_level = level;
        actor.purpose = "核对底账";
        return access::Gate::admit(actor, permission).value();
    }

    registry::DwellingRow dwelling(const area::Ancestors& place,
                                   registry::DwellingUse use = registry::DwellingUse::owner_occupied) {
        registry::DwellingRow d;
        d.id = ids.next<registry::DwellingId>();
        d.code = "D" + std::to_string(++count);
        d.room = std::to_string(100 + count);
        d.local_address = "书香苑1号楼1单元" + d.room + "室";
        d.address = "云溪市云溪区" + d.local_address;
        d.place = place;
        d.area_dm2 = 8'950;
        d.use = use;
        d.list_order = count;
        return d;
    }
    registry::PersonRow person(const area::Ancestors& place, std::string name, std::string_view birth) {
        registry::PersonRow p;
        p.id = ids.next<PersonId>();
        p.kin = registry::Kin::head;
        p.name = std::move(name);
        p.birth = day(birth);
        p.id_number = "11010519491231002X";
        p.phone = "13800138000";
        p.address = "书香苑1栋1单元";
        p.since = p.confirmed = day("2020-03-01");
        p.source = "community_register";
        p.place = place;
        return p;
    }
    registry::RelationRow lives(const registry::PersonRow& p, const registry::DwellingRow& d,
                                registry::RelationKind kind = registry::RelationKind::owner) {
        registry::RelationRow r;
        r.id = ids.next<registry::RelationId>();
        r.person = p.id;
        r.dwelling = d.id;
        r.address = d.local_address;
        r.kind = kind;
        r.lives_here = kind != registry::RelationKind::registered_not_living;
        r.from = p.since;
        r.source = "property_list";
        r.place = d.place;
        return r;
    }
    registry::TagRow tag(const registry::PersonRow& p, std::string word, std::string label, std::string_view from) {
        return {p.id, std::move(word), std::move(label), day(from),
                {},   "civil_affairs", p.place,          "《社会救助暂行办法》"};
    }
    void keep(const registry::Load& rows) {
        database().write([&](db::WriteTx& tx) { registry::load(tx, tenant, vault, rows, clock.now()); });
    }
    void keep(const registry::PersonRow& p) { keep({.people = {&p, 1}}); }

    registry::ProposeChange about(registry::ChangeKind kind, PersonId id) {
        registry::ProposeChange in;
        in.id = ids.next<registry::RequestId>();
        in.kind = kind;
        in.record_id = id.uuid();
        in.on = shanghai_date(clock.now());
        in.reason = "入户走访核实";
        return in;
    }
    /// Proposed by a grid worker and agreed to as far up as it needs.
    Result<registry::ChangeRequest> change(const registry::ProposeChange& in) {
        const auto who = scope(registry::may_propose, Role::grid_worker, community);
        auto made = changes.propose(who, in);
        for (const auto level : {area::Level::community, area::Level::street, area::Level::district}) {
            if (!made || made->state != registry::RequestState::proposed) break;
            const auto place = level == area::Level::community ? community
                               : level == area::Level::street  ? *first.street
                                                               : *first.district;
            const auto by = UserId(ids.next_uuid());
            made = changes.decide(approver(by, place, level), made->id,
                                  {registry::RequestAction::approve, "", made->version});
        }
        return made;
    }
    access::Scope approver(UserId by, AreaId place, area::Level level) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = Role::clerk;
        actor.user = by;
        actor.area = place;
        actor.area_level = level;
        return access::Gate::admit(actor, registry::may_approve).value();
    }

    LedgerPage page(std::string_view code, const ListLedger& in = {}) {
        return service.rows(scope(may_read), code, in).value();
    }
    /// Every row of a ledger, page by page.
    std::vector<LedgerRow> all(std::string_view code, ListLedger in = {}) {
        std::vector<LedgerRow> out;
        do {
            const auto got = page(code, in);
            out.insert(out.end(), got.items.begin(), got.items.end());
            in.cursor = got.next;
        } while (in.cursor);
        return out;
    }
    std::vector<std::string> names(std::string_view code, const ListLedger& in = {}) {
        std::vector<std::string> out;
        const auto got = page(code, in);
        const auto column =
            static_cast<std::size_t>(std::find_if(got.columns.begin(), got.columns.end(),
                                                  [](const LedgerColumn& c) { return c.field.ends_with(".name"); }) -
                                     got.columns.begin());
        for (const auto& row : all(code, in)) out.push_back(row.cells.at(column));
        return out;
    }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    events::Outbox outbox{clock, ids};
    evidence::EvidenceLog evidence{clock, ids, crypto::Suite::international};
    reference::Reference lists{database(), clock, audit};
    registry::RecordParts record_parts{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors, {}};
    registry::ChangeService changes{record_parts};
    registry::RecordService records{record_parts};
    /// About which something is open, as another room says.
    std::vector<Uuid> open;
    LedgerService service{
        {database(), clock, vault, audit, lists, *cursors, [this](db::ReadTx&, TenantId, std::span<const Uuid> asked) {
             std::vector<Uuid> out;
             for (const auto& id : asked)
                 if (std::find(open.begin(), open.end(), id) != open.end()) out.push_back(id);
             return out;
         }}};
    TenantId tenant{1};
    UserId worker = ids.next<UserId>();
    std::vector<area::NewArea> areas;
    AreaId community, elsewhere;
    area::Ancestors first, second, outside;
    int count = 0;
};

}  // namespace linli::ledgers
