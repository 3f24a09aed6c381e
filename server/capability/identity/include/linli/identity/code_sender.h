#pragma once

#include <linli/base/id.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/identity/views.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace linli::crypto {
class Keyring;
}

namespace linli::identity {

/// The carrier did not take the message.
class SendFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The port through which codes reach telephones; an SMS gateway or the simulator is plugged in. @source SEC-14
class CodeSender {
public:
    virtual ~CodeSender() = default;
    /// Called outside any transaction, when the code is durable. Thread-safe. @param phone 11 digits.
    /// @throws SendFault when it cannot be sent; the caller is told to try again.
    virtual void send(TenantId tenant, std::string_view phone, std::string_view code, std::chrono::minutes valid) = 0;
};

/// The simulator: a telephone that everybody can look at. Messages lie sealed in `identity_inbox` for an hour.
/// Never plug it in where real people sign in: whoever may read the inbox may be anybody.
class InboxCodeSender final : public CodeSender {
public:
    /// `clock` is the real clock. @throws InvariantBroken unless the database is marked simulated or
    /// `also_unsimulated` says that the operator wants it all the same (an acceptance environment).
    InboxCodeSender(db::Database& database, const crypto::Keyring& keyring, const Clock& clock, IdSource& ids,
                    bool also_unsimulated = false);
    ~InboxCodeSender() override;
    void send(TenantId tenant, std::string_view phone, std::string_view code, std::chrono::minutes valid) override;
    /// The newest messages of a tenant, at most 50.
    Inbox inbox(TenantId tenant);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::identity
