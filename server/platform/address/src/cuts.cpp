#include "cuts.h"

namespace linli::address {
namespace {

bool joins_kind(Kind kind) { return kind == Kind::bare || kind == Kind::no || kind == Kind::building; }

/// 34-76号 of a road is one number, 250-6号 a house of the yard 250; inside a compound 12-3号 is house and room.
bool joins_measured(const Spot& spot, bool same_digits, bool doors) {
    const auto last = spot.trail.named.last;
    const bool street = (last >= Label::community && last <= Label::roadno) || last == Label::town;
    return spot.ahead(2)->kind == Kind::building || (street && same_digits) || last == Label::floorno || doors ||
           (same_digits && spot.here().digits >= 3);
}

/// 1220-1221, and 6289-2 on a floor: one room number.
bool joins_bare(const Spot& spot, bool same_digits, bool doors) {
    const auto last = spot.trail.named.last;
    const auto* behind = spot.ahead(3);
    const bool more = behind != nullptr && behind->kind == Kind::mark;
    return last == Label::floorno ||
           (last == Label::road && same_digits && spot.ahead(2)->kind == Kind::bare && !more) ||
           (last == Label::houseno && same_digits && spot.here().digits >= 3) || (!more && doors);
}

}  // namespace

bool neighbours(int first, int second) { return first >= 20 && second > first && second - first <= 12; }

bool joinable(const Spot& spot) {
    const auto *mark = spot.ahead(1), *right = spot.ahead(2);
    return mark != nullptr && right != nullptr && mark->kind == Kind::mark && joins_kind(spot.here().kind) &&
           (joins_kind(right->kind) || right->kind == Kind::room);
}

bool rule_joins(const Spot& spot) {
    const auto &left = spot.here(), &mark = *spot.ahead(1), &right = *spot.ahead(2);
    const bool dash = mark.end - mark.begin == 1 && (spot.half[mark.begin] == U'-' || spot.half[mark.begin] == U'_');
    if (!dash || left.kind != Kind::bare) return false;
    const bool same_digits = left.digits == right.digits;
    const bool doors =
        neighbours(value_in(spot.half, left.begin, left.end), value_in(spot.half, right.begin, right.end));
    return right.kind == Kind::no || right.kind == Kind::building ? joins_measured(spot, same_digits, doors)
                                                                  : joins_bare(spot, same_digits, doors);
}

std::optional<Split> split_of(const Spot& spot) {
    const auto& here = spot.here();
    if (here.split || (here.kind != Kind::bare && here.kind != Kind::room && here.kind != Kind::no))
        return std::nullopt;
    const auto last = spot.trail.named.last;
    const bool place = last == Label::poi || last == Label::subpoi, measured = here.kind == Kind::no;
    if (is_letter(spot.half[here.begin])) {
        if (here.digits == 0) return std::nullopt;
        std::size_t width = 1;
        while (is_letter(spot.half[here.begin + width])) ++width;
        return Split{width, true, !measured && place && here.digits >= 3 && spot.trail.place == Place::compound};
    }
    if (here.digits < 5 || here.digits > 7) return std::nullopt;
    const bool rule = !measured && ((place && spot.trail.place != Place::market) || last == Label::houseno);
    return Split{static_cast<std::size_t>(here.digits) - 4, false, rule};
}

}  // namespace linli::address
