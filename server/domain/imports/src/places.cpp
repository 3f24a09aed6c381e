#include "places.h"

#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/base/text.h>
#include <linli/imports/permissions.h>

#include <algorithm>
#include <functional>

namespace linli::imports {
namespace {

using address::Label;

std::uint64_t hash(std::string_view text) { return std::hash<std::string_view>{}(text); }

bool administrative(Label label) {
    return label == Label::country || label == Label::prov || label == Label::city || label == Label::district ||
           label == Label::town || label == Label::community || label == Label::redundant;
}

}  // namespace

std::string door_key(std::string_view text) {
    std::string compound, building, unit, room;
    for (const auto& part : address::parse(text)) {
        if (part.label == Label::poi) compound = part.text;
        if (part.label == Label::houseno) building = address::number_of(part.text);
        if (part.label == Label::cellno) unit = address::number_of(part.text);
        if (part.label == Label::roomno) room = address::number_of(part.text);
    }
    if (building.empty() || room.empty()) return {};
    return compound + "|" + building + "|" + unit + "|" + room;
}

std::string local_part(std::string_view text) {
    std::string out;
    for (const auto& part : address::parse(text))
        if (!out.empty() || !administrative(part.label)) out += part.text;
    return out.empty() ? std::string(text) : out;
}

std::uint32_t PlaceBook::place_number(const area::Ancestors& place) {
    // Doors come as people walk: the place is nearly always that of the door before.
    for (std::size_t i = places_.size(); i-- > 0;)
        if (places_[i] == place) return static_cast<std::uint32_t>(i);
    places_.push_back(place);
    return static_cast<std::uint32_t>(places_.size() - 1);
}

void PlaceBook::read(db::ReadTx& tx, const access::Scope& scope) {
    codes_.clear();
    addresses_.clear();
    ambiguous_.clear();
    places_.clear();
    registry::each_door(tx, scope, [&](const registry::DoorEntry& door) {
        const Door entry{door.id, place_number(door.place)};
        codes_.emplace(hash(door.code), entry);
        codes_.emplace(hash(door.id.text()), entry);
        const auto key = door_key(door.local_address);
        if (key.empty()) return;
        const auto [known, fresh] = addresses_.emplace(hash(key), entry);
        if (!fresh && known->second.id != door.id) ambiguous_[hash(key)] = true;
    });
}

const PlaceBook::Door* PlaceBook::by_code(std::string_view code) const {
    const auto found = codes_.find(hash(code));
    return found == codes_.end() ? nullptr : &found->second;
}

const PlaceBook::Door* PlaceBook::by_address(std::string_view text) const {
    const auto key = door_key(text);
    if (key.empty() || ambiguous_.contains(hash(key))) return nullptr;
    const auto found = addresses_.find(hash(key));
    return found == addresses_.end() ? nullptr : &found->second;
}

access::Scope area_scope(TenantId tenant, const area::Ancestors& place) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = access::Role::clerk;
    actor.user = UserId{};
    for (const auto level : {area::Level::grid, area::Level::community, area::Level::street, area::Level::district})
        if (const auto& id = place.at(level)) {
            actor.area = id;
            actor.area_level = level;
            break;
        }
    return access::Gate::admit(actor, may_import).value();
}

}  // namespace linli::imports
