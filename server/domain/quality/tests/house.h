#pragma once

#include <linli/access/scope.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/codes.h>
#include <linli/crypto/keyring.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sql.h>
#include <linli/quality/permissions.h>
#include <linli/quality/service.h>
#include <linli/quality/signals.h>
#include <linli/quality/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/changes.h>
#include <linli/registry/load.h>
#include <linli/registry/provenance.h>
#include <linli/registry/shown.h>
#include <linli/registry/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::quality {

using access::Role;

/// A small register with two grids, and the service over it.
class QualityHouse : public linli::testing::DatabaseTest {
protected:
    QualityHouse()
        : DatabaseTest({&events::sql(), &vault::sql(), &area::sql(), &audit::sql(), &evidence::sql(), &reference::sql(),
                        &registry::sql(), &quality::sql()}) {
        clock.set(from_ms(1'793'494'800'000));  // 2026-11-01 09:00
        const auto district = area(area::Level::district, {}, "64");
        const auto street = area(area::Level::street, district, "6401");
        community = area(area::Level::community, street, "640101");
        first = area(area::Level::grid, community, "64010101");
        second = area(area::Level::grid, community, "64010102");
        database().write([&](db::WriteTx& tx) { area::add_many(tx, tenant, areas, clock.now()); });
        place_of_first = {district, street, community, first};
        place_of_second = {district, street, community, second};
    }

    AreaId area(area::Level level, std::optional<AreaId> parent, std::string code) {
        area::NewArea row;
        row.id = ids.next<AreaId>();
        row.level = level;
        row.parent_id = parent;
        row.name = code;
        row.code = std::move(code);
        areas.push_back(row);
        return row.id;
    }

    access::Scope scope(const access::Permission& permission, Role role, AreaId where,
                        area::Level level = area::Level::grid) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = worker;
        actor.area = where;
        actor.area_level = level;
        actor.purpose = "核实";
        return access::Gate::admit(actor, permission).value();
    }

    /// A right person with a page of their own in the first grid.
    registry::PersonRow person(int n) {
        registry::DwellingRow d;
        d.id = ids.next<registry::DwellingId>();
        d.code = "D" + std::to_string(n);
        d.room = std::to_string(100 + n);
        d.address = d.local_address = "书香苑1号楼1单元" + d.room + "室";
        d.place = place_of_first;
        d.area_dm2 = 8'000;
        d.built_year = 2005;
        d.list_order = n;
        registry::HouseholdRow h;
        h.id = ids.next<registry::HouseholdId>();
        h.number = "H" + std::to_string(n);
        h.dwelling = d.id;
        h.place = place_of_first;
        registry::PersonRow p;
        p.id = ids.next<PersonId>();
        p.household = h.id;
        p.kin = registry::Kin::head;
        p.name = "王桂兰";
        p.sex = registry::Sex::male;
        p.birth = Date::parse("1980-03-02").value();
        p.id_number = "1101051980030200" + std::to_string(1 + 2 * n % 10);
        p.id_number += codes::id_number_check(p.id_number);
        p.phone = "1380013800" + std::to_string(n);
        p.dwelling = d.id;
        p.address = d.local_address;
        p.since = Date::parse("2010-05-01").value();
        p.confirmed = Date::parse("2026-06-01").value();
        p.source = "community_register";
        p.place = place_of_first;
        dwellings.push_back(d);
        households.push_back(h);
        return p;
    }
    void keep(const std::vector<registry::PersonRow>& people) {
        database().write([&](db::WriteTx& tx) {
            registry::load(tx, tenant, vault, {.dwellings = dwellings, .households = households, .people = people},
                           clock.now());
        });
        dwellings.clear();
        households.clear();
    }
    RunResult run() { return service.run(tenant, RunCause::asked, shanghai_date(clock.now())).value(); }
    std::vector<Finding> open_findings(AreaId grid) {
        ListFindings in;
        in.state = FindingState::open;
        in.limit = 200;
        return service.findings(scope(may_list_findings, Role::grid_worker, grid), in)->items;
    }
    std::vector<Task> open_tasks(AreaId grid) {
        ListTasks in;
        in.state = TaskState::open;
        return service.tasks(scope(may_work_tasks, Role::grid_worker, grid), in)->items;
    }
    Result<Task> step(const Task& task, TaskAction action, std::optional<TaskOutcome> outcome = {},
                      std::optional<std::string> value = {}) {
        return service.take_step(scope(may_work_tasks, Role::grid_worker, first), task.id,
                                 {action, task.version, outcome, std::move(value), "见到本人", 12});
    }
    /// What the register's own people write.
    void correct(PersonId id, std::string_view field, std::string_view value) {
        registry::FieldChange change;
        change.record = id.uuid();
        change.field = "person." + std::string(field);
        change.value = std::string(value);
        change.source = "home_visit";
        change.said_on = shanghai_date(clock.now());
        database().write([&](db::WriteTx& tx) {
            EXPECT_TRUE(writer.state(tx, tenant, {&change, 1}, clock.now()).at(0).current);
        });
        clock.advance(std::chrono::minutes(1));
    }
    std::string stored(PersonId id, std::string_view field) {
        return database()
            .read([&](db::ReadTx& tx) {
                return registry::shown_value(tx, tenant, vault, id.uuid(), "person." + std::string(field));
            })
            .value_or("?");
    }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    events::Outbox outbox{clock, ids};
    reference::Reference lists{database(), clock, audit};
    registry::FieldWriter writer{vault, lists, outbox, ids};
    evidence::EvidenceLog evidence{clock, ids, crypto::Suite::international};
    registry::ChangeService changes{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors}};
    QualityService service{
        {database(), clock, ids, vault, audit, writer, lists, *cursors, expectations::Suite::built_in(), &changes}};
    TenantId tenant{1};
    UserId worker = ids.next<UserId>();
    std::vector<area::NewArea> areas;
    AreaId community, first, second;
    area::Ancestors place_of_first, place_of_second;
    std::vector<registry::DwellingRow> dwellings;
    std::vector<registry::HouseholdRow> households;
};

}  // namespace linli::quality
