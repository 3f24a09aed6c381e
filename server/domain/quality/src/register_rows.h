#pragma once

#include <linli/area/types.h>
#include <linli/db/database.h>
#include <linli/expectations/rows.h>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace linli::vault {
class Vault;
}

/// The only place where this room reads the registry's tables: one community at a time, in keyset batches.
namespace linli::quality {

/// Where a row stands and where it came from; findings carry it.
struct Origin {
    area::Ancestors place;
    std::string source;
};

/// Rows whose identity number stands in another community, by their own community.
using TwinsByCommunity = std::unordered_map<AreaId, std::vector<expectations::OutsideTwin>>;

/// A community as the rules see it, with the values in the clear: kept for one examination, never longer.
class RegisterRows {
public:
    /// Communities of the tenant that hold rows.
    static std::vector<AreaId> communities(db::ReadTx& tx, TenantId tenant);
    /// Where a staircase stands; nothing for one without doors.
    static std::optional<area::Ancestors> place_of_unit(db::ReadTx& tx, TenantId tenant, AreaId unit);
    /// Identity numbers that stand in more than one community.
    static TwinsByCommunity twins(db::ReadTx& tx, TenantId tenant);
    static RegisterRows read(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, AreaId community, Date as_of,
                             const TwinsByCommunity& twins = {});

    expectations::Block block() const;
    /// @return nothing for a row that is not in the block
    const Origin* origin(const Uuid& row) const;
    template <class Visit>
    void each_origin(Visit&& visit) const {
        for (const auto& [id, origin] : origins_) visit(id, origin);
    }
    /// Of the community as a whole, for findings about it.
    const area::Ancestors& place() const { return place_; }
    std::int64_t rows() const { return static_cast<std::int64_t>(people_.size()); }
    const std::vector<expectations::Person>& people() const { return people_; }

    /// People of whom signals here speak and whom the community has not on record, by grid.
    const std::unordered_map<AreaId, std::unordered_set<std::string>>& strangers() const { return strangers_; }

private:
    void read_people(db::ReadTx& tx, TenantId tenant, vault::Vault& vault);
    void read_relations(db::ReadTx& tx, TenantId tenant);
    void read_places(db::ReadTx& tx, TenantId tenant);
    void read_merchants(db::ReadTx& tx, TenantId tenant);
    void read_signals(db::ReadTx& tx, TenantId tenant, const vault::Vault& vault);
    void keep_stranger(const expectations::Signal& signal, const std::optional<std::string>& key,
                       const std::optional<AreaId>& grid);
    void keep_origin(const db::Row& row, const Uuid& id, std::string_view source);

    AreaId community_;
    area::Ancestors place_;
    Date as_of_;
    std::vector<expectations::Person> people_;
    std::vector<expectations::Relation> relations_;
    std::vector<expectations::Household> households_;
    std::vector<expectations::Dwelling> dwellings_;
    std::vector<expectations::Merchant> merchants_;
    std::vector<expectations::Signal> signals_;
    std::vector<expectations::OutsideTwin> twins_;
    std::unordered_map<Uuid, Origin> origins_;
    std::unordered_map<AreaId, std::unordered_set<std::string>> strangers_;  ///< keyed indexes only
};

}  // namespace linli::quality
