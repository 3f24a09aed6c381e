#pragma once

#include <linli/cases/types.h>
#include <linli/db/database.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace linli::cases {

/// The responsibility lists in memory, one per tenant; loaded once, dropped when a new edition is stored. Thread-safe.
class ItemBook {
public:
    using List = std::map<std::string, Item, std::less<>>;
    std::shared_ptr<const List> of(db::ReadTx& tx, TenantId tenant);
    std::optional<Item> find(db::ReadTx& tx, TenantId tenant, std::string_view code);
    void forget(TenantId tenant);

private:
    std::mutex mutex_;
    std::map<TenantId, std::shared_ptr<const List>> lists_;
};

}  // namespace linli::cases
