#pragma once

#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/codes.h>
#include <linli/base/text.h>
#include <linli/crypto/keyring.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/evidence/log.h>
#include <linli/evidence/sql.h>
#include <linli/exchange/permissions.h>
#include <linli/exchange/service.h>
#include <linli/exchange/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/load.h>
#include <linli/registry/permissions.h>
#include <linli/registry/records.h>
#include <linli/registry/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <algorithm>

namespace linli::exchange {

using access::Role;

inline constexpr std::string_view secret = "0123456789abcdef0123456789abcdef";

/// A register of a few people and a shop, and the services of the exchange over it.
class ExchangeHouse : public linli::testing::DatabaseTest {
protected:
    ExchangeHouse()
        : DatabaseTest({&events::sql(), &vault::sql(), &area::sql(), &audit::sql(), &evidence::sql(), &reference::sql(),
                        &registry::sql(), &exchange::sql()}) {
        clock.set(from_ms(1'793'494'800'000));  // 2026-11-01 09:00
        for (auto* place : {&first, &second}) {
            place->district = district;
            place->street = street;
            place->community = community;
            place->grid = ids.next<AreaId>();
        }
        person = somebody("110105194912310", "王桂兰");
    }

    access::Scope admit(const access::Permission& permission, Role role, UserId user, std::optional<AreaId> area = {}) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = user;
        actor.area = area;
        actor.area_level = area::Level::community;
        actor.purpose = "核对居民身份";
        return access::Gate::admit(actor, permission).value();
    }
    access::Scope clerk(const access::Permission& permission) {
        return admit(permission, Role::clerk, clerk_id, community);
    }
    access::Scope drafter() { return admit(may_draft, Role::administrator, drafter_id); }
    access::Scope decider() { return admit(may_decide, Role::security_administrator, decider_id); }

    /// Somebody in the first grid. `number`: the first 14 to 17 digits of an identity number.
    registry::PersonRow somebody(const std::string& number, std::string name) {
        registry::PersonRow p;
        p.id = ids.next<PersonId>();
        p.kin = registry::Kin::head;
        p.name = std::move(name);
        p.birth = Date::parse("1949-12-31").value();
        p.id_number = number.size() < 17 ? number + std::string(17 - number.size(), '0') : number;
        p.id_number += codes::id_number_check(p.id_number);
        p.phone = "13800138000";
        p.address = "书香苑12号楼2单元501室";
        p.since = p.confirmed = Date::parse("2020-03-01").value();
        p.source = "community_register";
        p.place = first;
        database().write([&](db::WriteTx& tx) {
            registry::load(tx, tenant, vault, registry::Load{.people = {&p, 1}}, clock.now());
        });
        return p;
    }

    Result<Agreement> try_draft(const std::string& form, const std::function<void(DraftAgreement&)>& change = {}) {
        DraftAgreement in;
        in.id = ids.next<AgreementId>();
        in.form = form;
        if (change) change(in);
        return agreements.draft(drafter(), in);
    }
    Agreement agree(const std::string& form, const std::function<void(DraftAgreement&)>& change = {}) {
        return step(try_draft(form, change).value(), AgreementStep::approve).value();
    }
    Result<Agreement> step(const Agreement& agreement, AgreementStep what) {
        return agreements.take_step(decider(), agreement.id, {what, "", agreement.version});
    }
    void connect(const std::string& partner, const std::string& address,
                 const std::function<void(ConnectorSetup&)>& change = {}) {
        ConnectorSetup in;
        in.base_address = address;
        in.first_pause_ms = 10;
        if (change) change(in);
        ASSERT_TRUE(agreements.connect(drafter(), partner, in).ok());
    }
    void share_secret(const std::string& partner, std::string_view shared) {
        database().write([&](db::WriteTx& tx) { agreements.set_secret(tx, tenant, partner, shared); });
    }
    Result<PartnerCall> ask(const Agreement& agreement, const Uuid& subject, std::vector<std::string> fields) {
        return calls.ask(clerk(may_ask), {ids.next<CallId>(), agreement.id, subject, std::move(fields)});
    }
    PartnerCall read(CallId id) { return calls.find(clerk(may_follow), id).value(); }
    registry::ConsentId consent(PersonId who, const std::string& purpose) {
        const auto id = ids.next<registry::ConsentId>();
        EXPECT_TRUE(records
                        .give_consent(clerk(registry::may_keep_consents), who,
                                      {id, purpose, 0, registry::ConsentChannel::paper})
                        .ok());
        return id;
    }
    void withdraw(PersonId who, registry::ConsentId id) {
        EXPECT_TRUE(records.withdraw_consent(clerk(registry::may_keep_consents), who, id).ok());
    }
    /// Kinds of leaves about a call or an agreement, oldest first.
    std::vector<std::string> leaves(const Uuid& about) {
        return database().read([&](db::ReadTx& tx) {
            std::vector<std::string> out;
            for (const auto& leaf : evidence.leaves_about(tx, tenant, about)) out.push_back(leaf.about.kind);
            return out;
        });
    }
    std::vector<Uuid> doubted;  ///< records with something open
    ExchangeParts parts() {
        return {database(),
                clock,
                clock,
                ids,
                vault,
                audit,
                evidence,
                lists,
                records,
                *cursors,
                {3, std::chrono::seconds(30), std::chrono::minutes(5)},
                [this](db::ReadTx&, TenantId, std::span<const Uuid> asked) {
                    std::vector<Uuid> out;
                    for (const auto& id : asked)
                        if (std::find(doubted.begin(), doubted.end(), id) != doubted.end()) out.push_back(id);
                    return out;
                }};
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
    registry::RecordService records{{database(), clock, ids, vault, audit, outbox, evidence, lists, *cursors, {}}};
    AgreementService agreements{parts()};
    CallService calls{parts()};
    TenantId tenant{1};
    UserId clerk_id = ids.next<UserId>(), drafter_id = ids.next<UserId>(), decider_id = ids.next<UserId>();
    AreaId district = ids.next<AreaId>(), street = ids.next<AreaId>(), community = ids.next<AreaId>();
    area::Ancestors first, second;
    registry::PersonRow person;
};

}  // namespace linli::exchange
