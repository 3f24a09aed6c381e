#pragma once

#include <linli/access/scope.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/load.h>
#include <linli/registry/permissions.h>
#include <linli/registry/records.h>
#include <linli/registry/service.h>
#include <linli/registry/sql.h>
#include <linli/search/sql.h>
#include <linli/testing/catalogue.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

namespace linli::registry {

using access::Role;

inline constexpr std::string_view number = "11010519491231002X";  // the example of GB 11643
inline constexpr std::string_view phone = "13800138000";

/// A community of two grids with people and doors, and the services over it.
class RegisterTest : public linli::testing::DatabaseTest {
protected:
    /// @param above rooms that stand on the registry
    explicit RegisterTest(const linli::testing::ModuleList& above = {}) : DatabaseTest(with(above)) {
        for (auto* place : {&first, &second}) {
            place->district = district;
            place->street = street;
            place->community = community;
            place->grid = ids.next<AreaId>();
        }
    }

    static linli::testing::ModuleList with(const linli::testing::ModuleList& above) {
        linli::testing::ModuleList all{&events::sql(),   &vault::sql(),     &area::sql(),     &audit::sql(),
                                       &evidence::sql(), &reference::sql(), &registry::sql(), &search::sql()};
        all.insert(all.end(), above.begin(), above.end());
        return all;
    }

    access::Actor actor(Role role, std::optional<AreaId> area = {}, area::Level level = area::Level::grid) {
        access::Actor out;
        out.tenant = tenant;
        out.role = role;
        out.user = ids.next<UserId>();
        out.area = area;
        out.area_level = level;
        out.purpose = "走访核实";
        return out;
    }
    access::Scope admit(const access::Permission& permission, const access::Actor& who) {
        return access::Gate::admit(who, permission).value();
    }
    access::Scope worker(const access::Permission& permission, const area::Ancestors& place) {
        return admit(permission, actor(Role::grid_worker, place.grid));
    }

    DwellingRow dwelling(const area::Ancestors& place) {
        DwellingRow d;
        d.id = ids.next<DwellingId>();
        d.code = "D" + std::to_string(++count);
        d.room = "501";
        d.address = "云溪市云溪区书香苑12号楼2单元501室";
        d.local_address = "书香苑12号楼2单元501室";
        d.compound = compound;
        d.place = place;
        d.area_dm2 = 8'950;
        d.list_order = count;
        return d;
    }
    PersonRow person(const area::Ancestors& place) {
        PersonRow p;
        p.id = ids.next<PersonId>();
        p.kin = Kin::head;
        p.name = "王桂兰";
        p.birth = Date::parse("1949-12-31").value();
        p.ethnicity = "汉族";
        p.id_number = number;
        p.phone = phone;
        p.registered_address = "云溪市云溪区书香苑12号楼2单元501室";
        p.address = "书香苑12栋2单元501";
        p.since = p.confirmed = Date::parse("2020-03-01").value();
        p.source = "community_register";
        p.place = place;
        return p;
    }
    RelationRow relation(const PersonRow& p, const DwellingRow& d) {
        RelationRow r;
        r.id = ids.next<RelationId>();
        r.person = p.id;
        r.dwelling = d.id;
        r.address = d.local_address;
        r.from = p.since;
        r.source = "property";
        r.place = d.place;
        return r;
    }
    void keep(const Load& rows) {
        database().write([&](db::WriteTx& tx) { load(tx, tenant, vault, rows, clock.now()); });
    }
    void keep(const PersonRow& p) { keep(Load{.people = {&p, 1}}); }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    events::Outbox outbox{clock, ids};
    evidence::EvidenceLog evidence{clock, ids, crypto::Suite::international};
    reference::Reference lists{database(), clock, audit};
    RegistryService service{{database(), clock, vault, audit, *cursors}};
    RecordService records{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors}};
    FieldWriter writer{vault, lists, outbox, ids};
    TenantId tenant{1};
    AreaId district = ids.next<AreaId>(), street = ids.next<AreaId>(), community = ids.next<AreaId>();
    AreaId compound = ids.next<AreaId>();
    area::Ancestors first, second;
    int count = 0;
};

}  // namespace linli::registry
