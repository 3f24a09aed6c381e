#include <linli/base/codes.h>

#include "examination.h"
#include "identity.h"
#include "text_tools.h"

#include <algorithm>
#include <set>

// Rules that compare the register with what others say. Whoever is named here is asked, never accused.
namespace linli::expectations {
namespace {

using Signals = std::span<const Groups::Entry>;

const Signal& signal(const Examination& x, const Groups::Entry& entry) { return x.block().signals[entry.row]; }

/// A name and a telephone are not enough to say that somebody died or left.
bool by_number(const Signal& record) { return !record.id_number.empty() || record.by_number; }

void deceased_active(const Expectation& e, Examination& x) {
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        if (x.in_doubt(Table::person, row, {"id", "status"})) continue;
        for (const auto& entry : x.outside_of().of(people[row].id)) {
            const auto& record = signal(x, entry);
            if (record.kind != "death_record" || !by_number(record)) continue;
            if (people[row].birth.date && record.on < *people[row].birth.date) continue;
            x.add(e, Table::person, row,
                  {record.source + "的死亡登记（" + record.on.text() + "）与本人证件号相同，台账仍在册"}, "status");
            break;
        }
    }
}

/// Moves that the register has not heard of: after the day since when it says somebody is here.
void moved_out_active(const Expectation& e, Examination& x) {
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        if (x.in_doubt(Table::person, row, {"id", "status", "since"})) continue;
        const auto& person = people[row];
        for (const auto& entry : x.outside_of().of(person.id)) {
            const auto& record = signal(x, entry);
            if (record.kind != "migration_record" || !by_number(record)) continue;
            const bool later = (!person.since.date || record.on > *person.since.date) &&
                               (!person.confirmed.date || record.on > *person.confirmed.date ||
                                x.in_doubt(Table::person, row, {"confirmed"}));
            if (!later) continue;
            x.add(e, Table::person, row,
                  {record.source + "的迁移记录表明本人已于" + record.on.text() + "迁出，台账仍在册"}, "status");
            break;
        }
    }
}

struct Seen {
    int at_home = 0, elsewhere = 0;
    std::set<std::string_view> sources;  ///< of those elsewhere
    std::set<Uuid> doors;
};

Seen sightings(const Examination& x, const Uuid& person, const Uuid& home, int days) {
    Seen seen;
    for (const auto& entry : x.outside_of().of(person)) {
        const auto& record = signal(x, entry);
        if (record.kind != "sighting" || record.dwelling.nil() || record.on.plus_days(days) < x.as_of()) continue;
        if (record.dwelling == home) {
            ++seen.at_home;
        } else {
            ++seen.elsewhere;
            seen.sources.insert(record.source);
            seen.doors.insert(record.dwelling);
        }
    }
    return seen;
}

/// Seen `count` times, by two sources or more, always at the same other door and never at home.
void observed_elsewhere(const Expectation& e, Examination& x) {
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const auto& person = people[row];
        if (person.dwelling.nil() || person.presence == "registered_only") continue;
        if (x.in_doubt(Table::person, row, {"id", "twin", "status", "address", "dwelling"})) continue;
        const auto seen = sightings(x, person.id, person.dwelling, e.days.value_or(90));
        if (seen.at_home > 0 || seen.elsewhere < e.count.value_or(3) || seen.sources.size() < 2 ||
            seen.doors.size() > 1)
            continue;
        x.add(e, Table::person, row,
              {"近" + std::to_string(e.days.value_or(90)) + "天有" + std::to_string(seen.elsewhere) +
               "次来往记录，都在另一处房屋，从未在登记的住址"},
              "address", {*seen.doors.begin()});
    }
}

/// The property side's door is not where the person is seen; the register's is.
void relation_observed_elsewhere(const Expectation& e, Examination& x) {
    const auto& all = x.block().relations;
    for (std::size_t row = 0; row < all.size(); ++row) {
        const auto& relation = all[row];
        if (!relation.lives_here || relation.dwelling.nil() || relation.until.date) continue;
        if (x.in_doubt(Table::relation, row, {"id", "dwelling", "lives_here"})) continue;
        const auto who = x.person(relation.person);
        if (!who || x.in_doubt(Table::person, *who, {"id", "twin", "status", "address", "dwelling"})) continue;
        const auto& person = x.block().people[*who];
        if (person.dwelling == relation.dwelling) continue;
        const auto seen = sightings(x, person.id, relation.dwelling, e.days.value_or(90));
        if (seen.at_home > 0 || seen.elsewhere < e.count.value_or(2) || seen.doors.size() > 1) continue;
        x.add(e, Table::relation, row,
              {"近期" + std::to_string(seen.elsewhere) + "次来往记录都在另一处房屋，从未在这里"}, "dwelling",
              {*seen.doors.begin()});
    }
}

/// Who came to the count of a staircase, and who did not.
struct Roll {
    std::vector<std::size_t> absent;
    std::size_t expected = 0;
};

std::unordered_map<Uuid, Roll> rolls(const Examination& x) {
    std::set<Uuid> counted;  // staircases that were called
    for (const auto& record : x.block().signals)
        if (record.kind == "attendance")
            if (const auto at = x.dwelling(record.dwelling)) counted.insert(x.block().dwellings[*at].unit);
    counted.erase(Uuid());
    std::unordered_map<Uuid, Roll> out;
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size() && !counted.empty(); ++row) {
        const auto at = x.dwelling(people[row].dwelling);
        if (!at || people[row].presence == "registered_only") continue;
        const auto& unit = x.block().dwellings[*at].unit;
        if (counted.count(unit) == 0) continue;
        auto& roll = out[unit];
        ++roll.expected;
        const Signals about = x.outside_of().of(people[row].id);
        const auto came = [&](const Groups::Entry& entry) { return signal(x, entry).kind == "attendance"; };
        if (std::none_of(about.begin(), about.end(), came)) roll.absent.push_back(row);
    }
    return out;
}

/// Everybody of the staircase came but one, and the number of that one cannot be right: is there such a person?
/// @source DAT-29
void absent_with_bad_number(const Expectation& e, Examination& x) {
    for (const auto& [unit, roll] : rolls(x)) {
        if (roll.absent.size() != 1 || static_cast<int>(roll.expected) < e.count.value_or(10)) continue;
        const auto row = roll.absent.front();
        const auto& person = x.block().people[row];
        const auto number = compact(person.id_number);
        if (number.empty() || readable_id_number(number)) continue;
        x.add(e, Table::person, row,
              {"本单元登记" + std::to_string(roll.expected) + "人，集中到场" + std::to_string(roll.expected - 1) +
               "人，只有本人未到，且身份证号校验位不对，请上门核实"},
              "id_number");
    }
}

/// Nobody has heard of somebody for `days` days though others of the area are seen all the time.
void seen_within(const Expectation& e, Examination& x) {
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        if (people[row].presence == "registered_only" || x.in_doubt(Table::person, row, {"id", "status"})) continue;
        const auto about = x.outside_of().of(people[row].id);
        const auto lately = [&](const Groups::Entry& entry) {
            return signal(x, entry).on.plus_days(*e.days) >= x.as_of();
        };
        if (std::none_of(about.begin(), about.end(), lately))
            x.add(e, Table::person, row, {std::to_string(*e.days) + "天内没有任何来往记录"}, "confirmed");
    }
}

}  // namespace

std::span<const Kind> outside_kinds() {
    static const std::vector<Table> people{Table::person};
    static const std::vector<Kind> list{
        {"deceased_active", "亡故人员不再在册", nullptr, deceased_active, {}, people},
        {"moved_out_active", "迁出人员不再在册", nullptr, moved_out_active, {}, people},
        {"observed_elsewhere", "来往记录与住址一致", nullptr, observed_elsewhere, {}, people},
        {"relation_observed_elsewhere",
         "来往记录与人房关系一致",
         nullptr,
         relation_observed_elsewhere,
         {},
         {Table::relation}},
        {"absent_with_bad_number", "到场名单与台账一致", nullptr, absent_with_bad_number, {}, people},
        {"seen_within", "期限内有来往记录", nullptr, seen_within, {Need::days}, people},
    };
    return list;
}

}  // namespace linli::expectations
