#pragma once

#include "rng.h"

#include <linli/base/codes.h>
#include <linli/base/date.h>
#include <linli/sim/people.h>

#include <string>
#include <vector>

namespace linli::sim {

/// A birth date whose owner is exactly `age` years old on `today`.
Date birth_for_age(Rng& rng, Date today, int age);
/// The same day `years` earlier (29 February becomes 28).
Date years_before(Date date, int years);

/// Whose name somebody carries: lines of a household are numbered, 0 is the head's.
struct Member {
    Kin kin = Kin::head;
    codes::Sex sex = codes::Sex::female;
    int age = 0;
    int line = 0;
    std::string_view marital;  ///< `已婚`, `未婚`, `丧偶`, `离异`
};

/// What kind of people open the door.
enum class Family {
    young_single,
    single,
    elder_single,
    couple,
    elder_couple,
    one_child,
    two_children,
    one_parent,
    three_generations,
    elder_head_three_generations,
    elder_with_child
};

/// Who lives in a dwelling: one list per household, the head first. Rented dwellings house younger people and sometimes
/// flatmates, each with a household of their own. @param rooms grows with the floor area and limits the number.
std::vector<std::vector<Member>> people_for_dwelling(Rng& rng, bool rented, bool village);
std::vector<Member> make_family(Rng& rng, Family family);

std::string occupation_for(Rng& rng, codes::Sex sex, int age, bool village);
std::string education_for(Rng& rng, int age, bool village);

}  // namespace linli::sim
