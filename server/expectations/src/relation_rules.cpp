#include <algorithm>
#include <map>

#include "examination.h"

// Rules about person–house rows: with one another, with the house, with the person's own row.
namespace linli::expectations {
namespace {

/// Rows about somebody whose own row is in question say nothing new.
bool person_in_question(const Examination& x, std::size_t relation) {
    const auto who = x.person(x.block().relations[relation].person);
    return who && x.in_doubt(Table::person, *who, {"address", "dwelling", "id", "status", "twin"});
}

bool open_on(const Relation& relation, Date day) {
    return relation.lives_here && (!relation.until.date || *relation.until.date > day);
}

void relation_unique(const Expectation& e, Examination& x) {
    x.relations().each([&](std::span<const Groups::Entry> rows) {
        const auto& all = x.block().relations;
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j) {
                const auto& one = all[rows[i].row];
                const auto& other = all[rows[j].row];
                const bool same = !one.dwelling.nil() && one.dwelling == other.dwelling && one.kind == other.kind &&
                                  one.lives_here == other.lives_here && one.until.date == other.until.date;
                const auto goes = one.id < other.id ? rows[j].row : rows[i].row;
                if (!same || person_in_question(x, goes) || x.in_doubt(Table::relation, goes, {"id"})) continue;
                x.add(e, Table::relation, goes, {"同一人与同一房屋的同一关系登记了两次"}, "id",
                      {one.id < other.id ? one.id : other.id});
            }
    });
}

/// Houses are often handed over, and rows written, some time before the year on the certificate: `count` years.
void after_built(const Expectation& e, Examination& x) {
    const auto& all = x.block().relations;
    for (std::size_t row = 0; row < all.size(); ++row) {
        const auto at = x.dwelling(all[row].dwelling);
        if (!at || !all[row].from.date || person_in_question(x, row) ||
            x.in_doubt(Table::relation, row, {"since", "id"}))
            continue;
        const auto built = x.block().dwellings[*at].built_year;
        if (!built || all[row].from.date->year() >= *built - e.count.value_or(2)) continue;
        x.add(e, Table::relation, row,
              {"起始日期是" + all[row].from.date->text() + "，而房屋" + std::to_string(*built) + "年才建成"}, "since");
    }
}

/// Open rows that say somebody lives at a door, one for each door, not in question themselves.
std::vector<std::size_t> homes_of(const Examination& x, std::span<const Groups::Entry> rows) {
    std::vector<std::size_t> out;
    const auto& all = x.block().relations;
    for (const auto& entry : rows) {
        const auto& relation = all[entry.row];
        if (!open_on(relation, x.as_of()) || relation.dwelling.nil()) continue;
        if (x.in_doubt(Table::relation, entry.row, {"id", "until", "lives_here"})) continue;
        const auto same = [&](std::size_t known) { return all[known].dwelling == relation.dwelling; };
        if (std::none_of(out.begin(), out.end(), same)) out.push_back(entry.row);
    }
    return out;
}

/// Which of several homes is the one: that of the person's own row, else the youngest.
std::size_t likeliest(const Examination& x, const std::vector<std::size_t>& homes) {
    const auto& all = x.block().relations;
    const auto who = x.person(all[homes.front()].person);
    auto best = homes.front();
    for (const auto row : homes) {
        if (who && x.block().people[*who].dwelling == all[row].dwelling) return row;
        if (all[row].from.date > all[best].from.date) best = row;
    }
    return best;
}

/// A migration record of a day after the row begins: the person went, the row stayed.
bool moved_since(const Examination& x, const Relation& relation) {
    for (const auto& entry : x.outside_of().of(relation.person)) {
        const auto& signal = x.block().signals[entry.row];
        if (signal.kind == "migration_record" && relation.from.date && signal.on > *relation.from.date) return true;
    }
    return false;
}

template <class Visit>
void each_second_home(Examination& x, Visit&& visit) {
    x.relations().each([&](std::span<const Groups::Entry> rows) {
        if (rows.size() < 2) return;
        const auto homes = homes_of(x, rows);
        if (homes.size() < 2 || person_in_question(x, homes.front())) return;
        const auto keeper = likeliest(x, homes);
        for (const auto row : homes)
            if (row != keeper) visit(row, keeper);
    });
}

void relation_after_move(const Expectation& e, Examination& x) {
    each_second_home(x, [&](std::size_t row, std::size_t keeper) {
        const auto& relation = x.block().relations[row];
        if (moved_since(x, relation))
            x.add(e, Table::relation, row, {"迁移记录表明本人之后已搬到别处，这里仍登记为居住"}, "lives_here",
                  {x.block().relations[keeper].id});
    });
}

void lives_in_one_place(const Expectation& e, Examination& x) {
    each_second_home(x, [&](std::size_t row, std::size_t keeper) {
        x.add(e, Table::relation, row, {"同一人同时登记在两处居住"}, "lives_here", {x.block().relations[keeper].id});
    });
}

/// The only home on the property side is another one than the register's.
void agrees_with_register(const Expectation& e, Examination& x) {
    x.relations().each([&](std::span<const Groups::Entry> rows) {
        const auto homes = homes_of(x, rows);
        if (homes.size() != 1 || person_in_question(x, homes.front())) return;
        const auto& relation = x.block().relations[homes.front()];
        const auto who = x.person(relation.person);
        if (!who || x.in_doubt(Table::relation, homes.front(), {"dwelling", "address"})) return;
        const auto& person = x.block().people[*who];
        if (person.dwelling.nil() || person.dwelling == relation.dwelling || person.presence == "registered_only")
            return;
        x.add(e, Table::relation, homes.front(), {"人房关系里的房屋与居民台账里的不同"}, "dwelling", {person.id});
    });
}

/// A tenant by contract who stands in the list as owner.
void kind_agrees_with_contract(const Expectation& e, Examination& x) {
    const auto& all = x.block().relations;
    for (std::size_t row = 0; row < all.size(); ++row) {
        const auto& relation = all[row];
        if (relation.kind != "owner" || !relation.lives_here || person_in_question(x, row)) continue;
        if (x.in_doubt(Table::relation, row, {"kind", "id"})) continue;
        for (const auto& entry : x.outside_of().of(relation.person)) {
            const auto& signal = x.block().signals[entry.row];
            if (signal.kind != "rental_contract" || signal.dwelling != relation.dwelling) continue;
            x.add(e, Table::relation, row, {"登记为产权人，但租赁合同表明本人是这套房屋的承租人"}, "kind");
            break;
        }
    }
}

/// At least `count` living tenants or owners for a door of that use.
void owner_known(const Expectation& e, Examination& x) {
    if (!x.block().whole) return;
    const auto dwellings = x.block().dwellings;
    for (std::size_t row = 0; row < dwellings.size(); ++row) {
        const auto at_door = x.at_door().of(dwellings[row].id);
        const auto owns = [&](const Groups::Entry& entry) { return x.block().relations[entry.row].kind == "owner"; };
        if (std::none_of(at_door.begin(), at_door.end(), owns))
            x.add(e, Table::dwelling, row, {"没有登记任何产权人"}, "use");
    }
}

}  // namespace

std::span<const Kind> relation_kinds() {
    static const std::vector<Table> rows{Table::relation};
    static const std::vector<Kind> list{
        {"relation_unique", "人房关系不重复", nullptr, relation_unique, {}, rows},
        {"relation_after_built", "关系不早于建成", nullptr, after_built, {}, rows},
        {"relation_after_move", "迁出后关系已结束", nullptr, relation_after_move, {}, rows},
        {"lives_in_one_place", "只在一处居住", nullptr, lives_in_one_place, {}, rows},
        {"relation_agrees_with_register", "人房关系与台账一致", nullptr, agrees_with_register, {}, rows},
        {"kind_agrees_with_contract", "关系与租赁合同一致", nullptr, kind_agrees_with_contract, {}, rows},
        {"owner_known", "房屋有产权人", nullptr, owner_known, {}, {Table::dwelling}},
    };
    return list;
}

}  // namespace linli::expectations
