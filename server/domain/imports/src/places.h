#pragma once

#include <linli/registry/bulk.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linli::imports {

/// The doors of one area by code and by address: which one a row means. About 150 bytes a door.
class PlaceBook {
public:
    /// Reads every door of the scope.
    void read(db::ReadTx& tx, const access::Scope& scope);

    struct Door {
        registry::DwellingId id;
        std::uint32_t place = 0;
    };
    /// By code or id, as the column 房屋编码 has it.
    const Door* by_code(std::string_view code) const;
    /// By building, unit and room of an address. @return null when none or several fit
    const Door* by_address(std::string_view address) const;
    const area::Ancestors& place(const Door& door) const { return places_[door.place]; }
    bool empty() const { return codes_.empty(); }

private:
    std::uint32_t place_number(const area::Ancestors& place);
    std::unordered_map<std::uint64_t, Door> codes_, addresses_;
    std::unordered_map<std::uint64_t, bool> ambiguous_;
    std::vector<area::Ancestors> places_;
};

/// Compound, building, unit and room of an address in one writing; empty unless building and room are named.
std::string door_key(std::string_view address);
/// The address from the compound on.
std::string local_part(std::string_view address);

/// A scope over the area that the import belongs to, for looking around in it.
access::Scope area_scope(TenantId tenant, const area::Ancestors& place);

}  // namespace linli::imports
