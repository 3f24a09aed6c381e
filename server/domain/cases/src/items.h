#pragma once

#include <linli/cases/overlaps.h>
#include <linli/cases/types.h>
#include <linli/db/database.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace linli::cases {

/// The responsibility lists in memory, one per tenant; loaded once, dropped when a new edition is stored. Thread-safe.
class ItemBook {
public:
    /// One edition of a list, with the items that left it: old cases still stand under them.
    struct Edition {
        std::int64_t number = 0;
        std::map<std::string, Item, std::less<>> items;
        std::vector<ItemClass> classes;
        /// Of the items in use; worked out when somebody asks first.
        const ItemOverlaps& overlaps() const;

    private:
        mutable std::once_flag once_;
        mutable ItemOverlaps overlaps_;
    };
    std::shared_ptr<const Edition> of(db::ReadTx& tx, TenantId tenant);
    /// Also an item that left the list.
    std::optional<Item> find(db::ReadTx& tx, TenantId tenant, std::string_view code);
    /// Only what a matter may be put under today.
    std::optional<Item> in_use(db::ReadTx& tx, TenantId tenant, std::string_view code);
    /// Drops what is older than the store. One small query.
    void refresh(db::ReadTx& tx, TenantId tenant);

private:
    std::mutex mutex_;
    std::map<TenantId, std::shared_ptr<const Edition>> lists_;
};

}  // namespace linli::cases
