#pragma once

#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace linli::messaging {

/// How an account is reached. A way that is empty is none.
struct Contact {
    std::string name;   ///< as the recipient is addressed
    std::string phone;  ///< 11 digits: sms and voice
    std::string mail;
    std::string wechat;  ///< the recipient's id at our WeChat service account
};

/// Whom a notice is for: the union of accounts, holders of posts and whoever belongs to an area.
struct Audience {
    std::vector<UserId> accounts;
    std::vector<PostId> posts;
    std::vector<AreaId> areas;
};

/// The port through which this room learns who is who; accounts and residents live above it. Thread-safe.
class Directory {
public:
    virtual ~Directory() = default;
    /// Of those accounts that exist and are not disabled. A bounded number of queries, whatever the number of accounts.
    virtual std::map<UserId, Contact> contacts(db::ReadTx& tx, TenantId tenant, std::span<const UserId> accounts) = 0;
    /// The accounts of an audience, each once, by id; at most `limit`. A bounded number of queries.
    virtual std::vector<UserId> members(db::ReadTx& tx, TenantId tenant, const Audience& audience, Instant now,
                                        std::size_t limit) = 0;
};

}  // namespace linli::messaging
