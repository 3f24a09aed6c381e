#pragma once

#include <linli/cases/listing.h>

/// How far a list may have to look: pure.
namespace linli::cases {

/// Whether a matter in this state is finished for everybody.
constexpr bool finished(State state) {
    using enum State;
    return state == closed || state == declined || state == withdrawn || state == merged;
}

/// Whether only open matters are asked for, which are few at any size.
constexpr bool only_open(const ListCases& in) {
    return in.open || in.mine || in.overdue || (in.state && !finished(*in.state));
}

/// Whether an index keeps the list short, or nothing is sifted out that would make it look far: what stands on a matter
/// but in no index is only looked for among open ones or in a bounded period. An area narrows only below the district.
inline bool bounded(const ListCases& in, bool below_district) {
    const bool sifts = in.channel || in.urgency;
    if (!sifts || in.number || only_open(in) || below_district || in.organisation_id || in.item_code) return true;
    return in.reported_from && in.reported_before && *in.reported_before - *in.reported_from <= longest_period;
}

}  // namespace linli::cases
