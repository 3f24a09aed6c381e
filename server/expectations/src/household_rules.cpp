#include <algorithm>
#include <map>

#include "examination.h"

// Rules about the people of one register page.
namespace linli::expectations {
namespace {

using Members = std::span<const Groups::Entry>;

/// Members whose row is not itself in question (a second registration, somebody who died).
std::vector<std::size_t> settled(const Examination& x, Members members) {
    std::vector<std::size_t> rows;
    for (const auto& member : members)
        if (!x.in_doubt(Table::person, member.row, {"id"})) rows.push_back(member.row);
    return rows;
}

std::vector<std::size_t> heads(const Examination& x, const std::vector<std::size_t>& rows) {
    std::vector<std::size_t> out;
    for (const auto row : rows)
        if (x.block().people[row].kin == "head") out.push_back(row);
    return out;
}

std::vector<Uuid> ids(const Examination& x, const std::vector<std::size_t>& rows, std::size_t without) {
    std::vector<Uuid> out;
    for (const auto row : rows)
        if (row != without) out.push_back(x.block().people[row].id);
    return out;
}

void has_head(const Expectation& e, Examination& x) {
    if (!x.block().whole) return;
    x.members().each([&](Members members) {
        const auto rows = settled(x, members);
        if (rows.size() < 2 || !heads(x, rows).empty()) return;
        // The eldest is the likeliest head; the visit will tell.
        const auto older = [&](std::size_t a, std::size_t b) {
            const auto& one = x.block().people[a].birth.date;
            const auto& other = x.block().people[b].birth.date;
            return one.value_or(x.as_of()) < other.value_or(x.as_of());
        };
        const auto eldest = *std::min_element(rows.begin(), rows.end(), older);
        x.add(e, Table::person, eldest, {"本户" + std::to_string(rows.size()) + "人中没有户主"}, "kin",
              ids(x, rows, eldest));
    });
}

void one_head(const Expectation& e, Examination& x) {
    x.members().each([&](Members members) {
        const auto rows = settled(x, members);
        const auto found = heads(x, rows);
        if (found.size() < 2) return;
        // The page was opened for the one who has been there longest.
        auto keeper = found.front();
        for (const auto row : found) {
            const auto& people = x.block().people;
            if (people[row].birth.date < people[keeper].birth.date) keeper = row;
        }
        for (const auto row : found)
            if (row != keeper)
                x.add(e, Table::person, row, {"本户有" + std::to_string(found.size()) + "个户主"}, "kin",
                      ids(x, found, row));
    });
}

void one_spouse(const Expectation& e, Examination& x) {
    x.members().each([&](Members members) {
        const auto rows = settled(x, members);
        std::vector<std::size_t> spouses;
        for (const auto row : rows)
            if (x.block().people[row].kin == "spouse") spouses.push_back(row);
        for (std::size_t i = 1; i < spouses.size(); ++i)
            x.add(e, Table::person, spouses[i], {"本户登记了不止一个户主配偶"}, "kin", ids(x, spouses, spouses[i]));
    });
}

/// By how many generations somebody stands below the head; nothing when the word does not say.
std::optional<int> generations_below(std::string_view kin) {
    static const std::map<std::string_view, int> table{
        {"son", 1},      {"daughter", 1},      {"son_in_law", 1}, {"daughter_in_law", 1},
        {"grandson", 2}, {"granddaughter", 2}, {"father", -1},    {"mother", -1}};
    const auto at = table.find(kin);
    return at == table.end() ? std::nullopt : std::optional(at->second);
}

/// Years by which a parent is older, at the least: `count`. @source DAT-27
void generations_plausible(const Expectation& e, Examination& x) {
    const int least = e.count.value_or(14);
    x.members().each([&](Members members) {
        const auto rows = settled(x, members);
        const auto found = heads(x, rows);
        if (found.size() != 1 || x.in_doubt(Table::person, found.front(), {"birth"})) return;
        const auto& people = x.block().people;
        const auto& head = people[found.front()];
        if (!head.birth.date) return;
        for (const auto row : rows) {
            const auto& p = people[row];
            const auto below = generations_below(p.kin);
            if (!below || !p.birth.date || x.in_doubt(Table::person, row, {"birth", "kin"})) continue;
            const auto younger = p.birth.date->year() - head.birth.date->year();
            const bool fits = *below > 0 ? younger >= least * *below : younger <= least * *below;
            if (fits) continue;
            const auto words = *below > 0 ? "登记为户主的晚辈，只比户主小" : "登记为户主的长辈，比户主大";
            x.add(e, Table::person, row, {words + std::to_string(*below > 0 ? younger : -younger) + "岁，辈分不合常理"},
                  "kin", {head.id});
        }
    });
}

void kin_agrees_with_sex(const Expectation& e, Examination& x) {
    static const std::map<std::string_view, std::string_view> table{
        {"son", "male"},        {"father", "male"},   {"son_in_law", "male"},        {"grandson", "male"},
        {"daughter", "female"}, {"mother", "female"}, {"daughter_in_law", "female"}, {"granddaughter", "female"}};
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const auto at = table.find(people[row].kin);
        if (at == table.end() || x.in_doubt(Table::person, row, {"sex", "kin", "id"})) continue;
        const auto& sex = people[row].sex;
        if ((sex == "male" || sex == "female") && sex != at->second)
            x.add(e, Table::person, row, {"与户主关系和登记的性别不一致"}, "kin");
    }
}

void member_count_between(const Expectation& e, Examination& x) {
    x.members().each([&](Members members) {
        const auto rows = settled(x, members);
        const auto size = static_cast<double>(rows.size());
        if (rows.empty() || (size >= e.min.value_or(size) && size <= e.max.value_or(size))) return;
        x.add(e, Table::person, rows.front(), {"本户登记了" + std::to_string(rows.size()) + "人，不合常理"},
              "household", ids(x, rows, rows.front()));
    });
}

/// Members who claim another home than their page does.
void household_in_one_place(const Expectation& e, Examination& x) {
    const auto& people = x.block().people;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const auto& p = people[row];
        const auto page = x.household(p.household);
        if (!page || p.dwelling.nil() || x.in_doubt(Table::person, row, {"dwelling", "address", "id"})) continue;
        const auto& home = x.block().households[*page].dwelling;
        if (home.nil() || home == p.dwelling || p.presence == "registered_only") continue;
        x.add(e, Table::person, row, {"本人登记的房屋与所在户的房屋不同"}, "address");
    }
}

}  // namespace

std::span<const Kind> household_kinds() {
    static const std::vector<Table> people{Table::person};
    static const std::vector<Kind> list{
        {"household_has_head", "户内有户主", nullptr, has_head, {}, people},
        {"household_one_head", "户主只有一人", nullptr, one_head, {}, people},
        {"household_one_spouse", "户主配偶只有一人", nullptr, one_spouse, {}, people},
        {"generations_plausible", "辈分合理", nullptr, generations_plausible, {}, people},
        {"kin_agrees_with_sex", "称谓与性别一致", nullptr, kin_agrees_with_sex, {}, people},
        {"member_count_between", "户内人数在范围内", nullptr, member_count_between, {Need::min_or_max}, people},
        {"household_in_one_place", "一户在同一房屋", nullptr, household_in_one_place, {}, people},
    };
    return list;
}

}  // namespace linli::expectations
