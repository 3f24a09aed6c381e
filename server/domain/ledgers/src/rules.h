#pragma once

#include "facts.h"

namespace linli::reference {
class List;
struct Entry;
}  // namespace linli::reference

/// Who stands in a ledger on a day, and why: total functions without clock or store.
namespace linli::ledgers {

/// Whether the record counts at all on a day: born, here and not ended by then. Without regard to conditions.
bool stands_on(const Facts& facts, Date day);
/// Whether one condition holds on a day.
bool holds(const Condition& condition, const Facts& facts, Date day);
/// Whether a record belongs into the ledger.
bool listed(const Definition& definition, const Facts& facts, Date day);

/// The day on which somebody completes `years`: the birthday by the calendar; of 29 February 1 March when that year has
/// no such day, as `age_on` counts.
Date birthday_of(Date birth, int years);
/// The tier of an age in a scheme; null when it has none. @source DAT-54
const reference::Entry* tier_of(const reference::List& tiers, std::string_view scheme, int age);

/// One sign, with who said so.
struct Sign {
    std::string text;    ///< zh-CN, without the source
    std::string source;  ///< code of the list `sources`, or what the register wrote
};
/// 人户分离: what speaks for living elsewhere than registered, and what against. A clue, never a decision.
struct Separation {
    std::vector<Sign> with, against;
    bool suspected() const { return !with.empty(); }
};
Separation separation_of(const Facts& facts, Date day);

/// Where a search for the records of a ledger begins: wide enough for all of them.
registry::Seek seek_of(const Definition& definition, Date day);

/// Why a record came into the ledger between two moments, in zh-CN; `before` is null when the record was not known.
/// `was_inside`: it stood in the area then.
std::string why_came(const Definition& definition, const Facts* before, const Times& then, bool was_inside,
                     const Facts& after, const Times& now);
/// The same for one that left; `after` is null when the record is not known any more.
std::string why_left(const Definition& definition, const Facts& before, const Times& then, const Facts* after,
                     const Times& now, bool is_inside);

}  // namespace linli::ledgers
