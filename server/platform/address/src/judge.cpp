#include "judge.h"

#include <algorithm>
#include <array>

namespace linli::address {
namespace {

template <std::size_t N>
bool ends_with_any(std::u32string_view name, const std::array<std::u32string_view, N>& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::u32string_view e) { return name.ends_with(e); });
}

bool numeric(Follow follow) { return follow >= Follow::dash_bare && follow != Follow::floor; }

Label small(const Situation& s) { return s.digits <= 2 ? Label::cellno : Label::roomno; }

/// 12号 behind the name of a place: villages number their houses like roads do.
Label of_place(const Situation& s) {
    if (s.ground == Ground::community) return Label::roadno;
    if (s.place == Place::hamlet && s.ground != Ground::numbered_road)
        return s.ground == Ground::none && s.digits <= 3 && s.last == Label::subpoi ? Label::houseno : Label::roadno;
    if (s.digits >= 4) return Label::roomno;
    if (s.last == Label::subpoi) return s.digits >= 3 ? Label::roomno : Label::houseno;
    if (s.place == Place::compound || s.place == Place::estate) return Label::houseno;
    if (s.place == Place::building || s.place == Place::market)
        return s.follow == Follow::text ? Label::houseno : Label::roomno;
    return s.ground == Ground::numbered_road ? Label::roomno : Label::roadno;
}

/// 12号: of the road, of the compound, of the stair, or of the room.
Label numbered(const Situation& s) {
    switch (s.last) {
    case Label::subRoad: return Label::subroadno;
    case Label::roadno:
    case Label::subroadno: return Label::houseno;
    case Label::houseno: return numeric(s.follow) ? Label::cellno : small(s);
    case Label::cellno:
    case Label::floorno:
    case Label::roomno:
    case Label::person: return Label::roomno;
    case Label::poi:
    case Label::subpoi:
        if (numeric(s.follow)) return Label::houseno;
        return of_place(s);
    default: return Label::roadno;
    }
}

Label bare(const Situation& s) {
    switch (s.last) {
    case Label::road:
    case Label::community:
    case Label::town:
    case Label::district: return Label::roadno;
    case Label::subRoad: return Label::subroadno;
    case Label::houseno: return numeric(s.follow) ? Label::cellno : small(s);
    case Label::cellno:
    case Label::floorno:
    case Label::roomno:
    case Label::person: return Label::roomno;
    case Label::redundant: return Label::redundant;
    case Label::poi:
    case Label::subpoi:
        if (!numeric(s.follow) && s.place == Place::hamlet && s.ground == Ground::community) return Label::roadno;
        [[fallthrough]];
    default: return numeric(s.follow) || s.follow == Follow::floor || s.digits <= 2 ? Label::houseno : Label::roomno;
    }
}

Label lane(const Situation& s) {
    if (s.last == Label::subRoad) return Label::subroadno;
    // Behind a lane: a high number is a house of the lane, a low one a building of the compound that the lane is.
    return s.last == Label::road && s.follow == Follow::no && s.next_digits >= 3 ? Label::subRoad : Label::roadno;
}

Label part_of_place(const Situation& s) {
    if (s.last == Label::floorno || s.last == Label::roomno) return Label::person;
    return s.kind == Kind::gate && s.last == Label::roadno ? Label::poi : Label::subpoi;
}

bool inside(Label last) {
    return last == Label::floorno || last == Label::houseno || last == Label::poi || last == Label::subpoi;
}

}  // namespace

Place place_of(std::u32string_view name) {
    static constexpr std::array<std::u32string_view, 10> buildings{U"大厦", U"大楼", U"中心", U"酒店",   U"宾馆",
                                                                   U"商厦", U"医院", U"公寓", U"大酒店", U"写字楼"};
    static constexpr std::array<std::u32string_view, 7> markets{U"市场", U"广场", U"商场",  U"商城",
                                                                U"城",   U"超市", U"步行街"};
    static constexpr std::array<std::u32string_view, 8> companies{U"公司", U"厂",   U"店",   U"学校",
                                                                  U"学院", U"银行", U"大学", U"中学"};
    static constexpr std::array<std::u32string_view, 6> estates{U"工业园", U"工业区", U"园区",
                                                                U"科技园", U"产业园", U"创业园"};
    static constexpr std::u32string_view compounds = U"区苑园寓庭里坊府庐墅轩居院郡湾家邸景座";
    if (name.empty()) return Place::none;
    if (ends_with_any(name, buildings)) return Place::building;
    if (ends_with_any(name, markets)) return Place::market;
    if (ends_with_any(name, companies)) return Place::company;
    if (ends_with_any(name, estates)) return Place::estate;
    if (name.ends_with(U"新村")) return Place::compound;
    return compounds.find(name.back()) != std::u32string_view::npos ? Place::compound : Place::hamlet;
}

Label judge(const Situation& s) {
    switch (s.kind) {
    case Kind::building: return Label::houseno;
    case Kind::unit: return Label::cellno;
    case Kind::floor: return Label::floorno;
    case Kind::room: return Label::roomno;
    case Kind::road: return Label::road;
    case Kind::distance: return Label::assist;
    case Kind::alley: return s.last == Label::road ? Label::subRoad : Label::road;
    case Kind::lane: return lane(s);
    case Kind::street: return inside(s.last) ? Label::cellno : Label::road;
    case Kind::group: return s.last == Label::community ? Label::road : Label::poi;
    case Kind::phase:
    case Kind::gate: return part_of_place(s);
    case Kind::no: return numbered(s);
    default: return bare(s);
    }
}

}  // namespace linli::address
