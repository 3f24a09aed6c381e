#pragma once

#include <linli/registry/changes.h>

#include "register.h"

namespace linli::registry {

/// A household of two at one of three doors, and the service of changes over it.
class ChangesFixture : public RegisterTest {
protected:
    explicit ChangesFixture(const linli::testing::ModuleList& above = {}) : RegisterTest(above) {
        homes = {dwelling(first), dwelling(first), dwelling(second)};
        household = {ids.next<HouseholdId>(), "户001", homes[0].id, first};
        head = person(first);
        head.household = household.id;
        head.dwelling = homes[0].id;
        son = person(first);
        son.household = household.id;
        son.dwelling = homes[0].id;
        son.kin = Kin::son;
        son.name = "王小明";
    }
    void SetUp() override {
        const PersonRow people[] = {head, son};
        const RelationRow rows[] = {relation(head, homes[0]), relation(son, homes[0])};
        keep({.dwellings = homes, .households = {&household, 1}, .people = people, .relations = rows});
        clock.advance(std::chrono::hours(1));
    }
    ProposeChange about(ChangeKind kind, PersonId id) {
        ProposeChange in;
        in.id = ids.next<RequestId>();
        in.kind = kind;
        in.record_id = id.uuid();
        in.on = shanghai_date(clock.now());
        in.reason = "入户走访时本人说明";
        return in;
    }
    ProposeChange correct(PersonId id, std::string field, std::string value) {
        auto in = about(ChangeKind::correction, id);
        in.values.push_back({std::move(field), std::move(value)});
        return in;
    }
    access::Scope clerk(const access::Permission& permission, area::Level level = area::Level::community) {
        const auto place = level == area::Level::community ? community
                           : level == area::Level::street  ? street
                                                           : district;
        return admit(permission, actor(Role::clerk, place, level));
    }
    access::Scope visitor() { return worker(may_propose, first); }
    Person read(PersonId id) { return service.person(clerk(may_read_person), id).value(); }
    PersonDisclosure full(PersonId id) { return service.disclose(clerk(may_disclose_person), id).value(); }
    Result<ChangeRequest> decide(const ChangeRequest& request, RequestAction action, const access::Scope& scope) {
        return changes.decide(scope, request.id, {action, "", request.version});
    }
    std::vector<DwellingId> lived_in(PersonId id) {
        std::vector<DwellingId> out;
        for (const auto& r : read(id).relations)
            if (r.lives_here && !r.until && r.state == RelationState::valid && r.dwelling_id)
                out.push_back(*r.dwelling_id);
        return out;
    }

    std::vector<std::string> heard;  ///< what another room was told, in order
    ChangeService changes{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors},
                          {{"another",
                            [&](db::WriteTx&, TenantId, SubjectKind, const Uuid& from, const Uuid&) {
                                heard.emplace_back("moved");
                                return std::vector{from.text()};
                            },
                            [&](db::WriteTx&, TenantId, SubjectKind, const Uuid& from, const Uuid&,
                                const std::vector<std::string>& rows) {
                                heard.emplace_back(rows == std::vector{from.text()} ? "undone" : "lost");
                            }}}};
    std::vector<DwellingRow> homes;
    HouseholdRow household;
    PersonRow head, son;
};

}  // namespace linli::registry
