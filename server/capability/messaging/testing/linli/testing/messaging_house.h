#pragma once

#include <linli/access/sql.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/crypto/keyring.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/messaging/permissions.h>
#include <linli/messaging/service.h>
#include <linli/messaging/sql.h>
#include <linli/organisation/sql.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace linli::messaging {

using access::Role;

inline constexpr std::string_view plain_secret = "0123456789abcdef0123456789abcdef";

/// A directory in memory: accounts with their ways, posts and areas that they belong to. Counts what it is asked.
class BookDirectory final : public Directory {
public:
    std::map<UserId, Contact> contacts(db::ReadTx&, TenantId, std::span<const UserId> accounts) override {
        ++asked;
        std::map<UserId, Contact> out;
        for (const auto& id : accounts)
            if (const auto at = book.find(id); at != book.end()) out.emplace(id, at->second);
        return out;
    }
    std::vector<UserId> members(db::ReadTx&, TenantId, const Audience& audience, Instant, std::size_t limit) override {
        ++asked;
        std::set<UserId> out;
        for (const auto& id : audience.accounts)
            if (book.count(id) > 0) out.insert(id);
        for (const auto& id : audience.posts)
            if (const auto at = posts.find(id); at != posts.end()) out.insert(at->second);
        for (const auto& id : audience.areas)
            if (const auto at = areas.find(id); at != areas.end()) out.insert(at->second.begin(), at->second.end());
        std::vector<UserId> list(out.begin(), out.end());
        if (list.size() > limit) list.resize(limit);
        return list;
    }
    std::map<UserId, Contact> book;
    std::map<PostId, UserId> posts;
    std::map<AreaId, std::vector<UserId>> areas;
    int asked = 0;
};

/// A few accounts, a published template and the services of the room.
class MessagingHouse : public linli::testing::DatabaseTest {
protected:
    MessagingHouse()
        : DatabaseTest({&events::sql(), &vault::sql(), &area::sql(), &organisation::sql(), &access::sql(),
                        &audit::sql(), &messaging::sql()}) {
        clock.set(from_ms(1'793'505'600'000));  // 2026-11-01 12:00
        resident = somebody("王桂兰", "13800138001");
        neighbour = somebody("李建国", "13800138002");
        publish("visit", "{recipient}，网格员将于{day}上门走访");
    }

    UserId somebody(std::string name, std::string phone) {
        const auto id = ids.next<UserId>();
        directory.book.emplace(id, Contact{std::move(name), std::move(phone), "", ""});
        return id;
    }
    access::Scope admit(const access::Permission& permission, Role role, UserId user, std::optional<AreaId> area = {}) {
        access::Actor actor;
        actor.tenant = tenant;
        actor.role = role;
        actor.user = user;
        actor.area = area;
        actor.area_level = area::Level::community;
        return access::Gate::admit(actor, permission).value();
    }
    access::Scope admin(const access::Permission& permission) {
        return admit(permission, Role::administrator, admin_id);
    }
    access::Scope me(UserId user) { return admit(may_read_inbox, Role::resident, user); }

    static SaveTemplate form(std::string body) {
        SaveTemplate in;
        in.title = "上门走访";
        in.body = std::move(body);
        in.variables = {{"day", VariableType::date, "日期"}};
        return in;
    }
    void publish(const std::string& code, std::string body) {
        const auto draft = templates.save(admit(may_draft, Role::clerk, clerk_id), code, form(std::move(body))).value();
        templates.publish(admin(may_publish), code, {draft.edition, draft.version}).value();
    }
    void connect(Channel channel, std::string address, const std::function<void(GatewaySetup&)>& change = {},
                 std::string_view secret = plain_secret) {
        GatewaySetup in;
        in.base_address = std::move(address);
        in.first_pause_ms = 10;
        in.price = Fen{4};
        if (change) change(in);
        templates.connect(admin(may_connect), channel, in).value();
        database().write([&](db::WriteTx& tx) { templates.set_secret(tx, tenant, channel, secret); });
    }
    Enqueue letter(UserId to, std::vector<Channel> chain, Urgency urgency = Urgency::important) {
        Enqueue in;
        in.key = "test/" + ids.next_uuid().text();
        in.template_code = "visit";
        in.variables = {{"day", "2026-11-02"}};
        in.recipient = {RecipientKind::account, to.uuid(), ""};
        in.urgency = urgency;
        in.chain = std::move(chain);
        in.owner = clerk_id;
        return in;
    }
    Result<MessageId> enqueue(const Enqueue& in) {
        return database().write([&](db::WriteTx& tx) { return messages.enqueue(tx, tenant, in); });
    }
    Message read(MessageId id) { return messages.find(admin(may_follow), id).value(); }
    /// Works on every lane until nothing is due at this moment.
    void work() {
        for (bool any = true; any;) {
            any = false;
            for (const auto channel : all_channels)
                while (messages.work_once(tenant, channel)) any = true;
        }
    }
    void prefer(UserId user, std::vector<Channel> allowed, std::vector<Channel> refused = {}) {
        auto wish = inbox.preferences(me(user)).value();
        wish.allowed = std::move(allowed);
        wish.refused = std::move(refused);
        inbox.set_preferences(me(user), wish).value();
    }
    std::vector<std::string> event_names() {
        return database().read([&](db::ReadTx& tx) {
            return tx.all("SELECT name FROM events_event ORDER BY event_id", {},
                          [](const db::Row& row) { return row.get<std::string>(0); });
        });
    }
    MessagingParts parts() { return {database(), clock, clock, ids, vault, audit, outbox, *cursors, directory}; }

    testing::ManualClock clock;
    SeededIds ids{clock, 5};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    vault::Vault vault{clock, keyring};
    audit::Audit audit{database(), clock, ids};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    events::Outbox outbox{clock, ids};
    BookDirectory directory;
    TemplateService templates{parts()};
    MessagingService messages{parts()};
    InboxService inbox{parts(), messages};
    TenantId tenant{1};
    UserId clerk_id = ids.next<UserId>(), admin_id = ids.next<UserId>();
    UserId resident, neighbour;
};

}  // namespace linli::messaging
