#include <linli/identity/code_sender.h>

#include <linli/tenant/tenants.h>

#include "keys.h"
#include "repository.h"

namespace linli::identity {
namespace {

constexpr int shown = 50;

std::string binding(TenantId tenant) { return "identity.inbox|" + std::to_string(tenant.value); }

}  // namespace

struct InboxCodeSender::Impl {
    db::Database& database;
    Keys keys;
    const Clock& clock;
    IdSource& ids;
};

InboxCodeSender::InboxCodeSender(db::Database& database, const crypto::Keyring& keyring, const Clock& clock,
                                 IdSource& ids, bool also_unsimulated)
    : impl_(new Impl{database, Keys(keyring), clock, ids}) {
    const bool simulated = database.read([](db::ReadTx& tx) {
        const auto deployment = tenant::deployment(tx);
        return deployment && deployment->simulated;
    });
    LINLI_INVARIANT(simulated || also_unsimulated, "the simulated telephone belongs to simulated databases only");
}
InboxCodeSender::~InboxCodeSender() = default;

void InboxCodeSender::send(TenantId tenant, std::string_view phone, std::string_view code, std::chrono::minutes valid) {
    const auto text = std::string(phone) + "\n【邻里】验证码 " + std::string(code) + "，" +
                      std::to_string(valid.count()) + " 分钟内有效。请勿告诉他人。（模拟短信，未真正发送）";
    const auto sealed = impl_->keys.seal(binding(tenant), text);
    impl_->database.write([&](db::WriteTx& tx) {
        repository::insert_message(tx, tenant, impl_->ids.next_uuid(), impl_->clock.now(), sealed);
    });
}

Inbox InboxCodeSender::inbox(TenantId tenant) {
    const auto rows = impl_->database.read([&](db::ReadTx& tx) { return repository::messages(tx, tenant, shown); });
    Inbox inbox;
    for (const auto& [sealed, at] : rows) {
        const auto text = impl_->keys.open(binding(tenant), sealed);
        if (!text) continue;  // sealed under a key that has been retired
        const auto line = text->find('\n');
        inbox.items.push_back({at, text->substr(0, line), text->substr(line + 1), true});
    }
    return inbox;
}

}  // namespace linli::identity
