#pragma once

#include <linli/messaging/directory.h>
#include <linli/vault/vault.h>

namespace linli::app {

/// Who is who for messages: accounts and their telephones are identity's, posts those of access, who lives where knows
/// the register. Thread-safe.
class AccountDirectory final : public messaging::Directory {
public:
    explicit AccountDirectory(vault::Vault& vault) : vault_(vault) {}
    std::map<UserId, messaging::Contact> contacts(db::ReadTx& tx, TenantId tenant,
                                                  std::span<const UserId> accounts) override;
    /// Of an area: who holds a post in it or below, and residents with an account who live there.
    std::vector<UserId> members(db::ReadTx& tx, TenantId tenant, const messaging::Audience& audience, Instant now,
                                std::size_t limit) override;

private:
    vault::Vault& vault_;
};

}  // namespace linli::app
