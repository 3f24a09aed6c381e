#include "examination.h"
#include "identity.h"
#include "text_tools.h"

#include <algorithm>
#include <map>
#include <unordered_map>

// Rules about one row among the others: values that may stand once only.
namespace linli::expectations {
namespace {

/// How a value is compared: identity numbers by their 18 digits, everything else without blanks.
std::string key_of(const RowView& row, std::string_view field) {
    const auto value = row.get(field);
    if (const auto date = date_of(value)) return date->text();
    if (const auto number = number_of(value)) return std::to_string(*number);
    const auto text = text_of(value);
    const auto quote = row.info(field).quote;
    if (quote == Quote::hidden && text.size() == 16) return std::string(text);  // an id
    if (field == "id_number") {
        const auto known = readable_id_number(text);
        return known ? known->digits : std::string();
    }
    return compact(text);
}

/// Which of two rows about the same thing goes: the one that says less, then the younger one.
std::size_t weaker(const Examination& x, Table table, std::size_t one, std::size_t other) {
    if (table != Table::person) return std::max(one, other);
    const auto& people = x.block().people;
    const auto says = [&](std::size_t row) {
        const auto& p = people[row];
        return (compact(p.id_number).size() == 18 ? 4 : 0) + (p.kin != "other" ? 2 : 0) + (p.phone.empty() ? 0 : 1);
    };
    if (says(one) != says(other)) return says(one) < says(other) ? one : other;
    return people[one].id < people[other].id ? other : one;
}

void twins(const Expectation& e, Examination& x, std::unordered_map<std::string, std::vector<std::size_t>>& groups,
           const std::string& why) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // the one that goes, the one that stays
    for (const auto& [key, rows] : groups) {
        auto keeper = rows.front();
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto goes = weaker(x, e.table, keeper, rows[i]);
            pairs.push_back({goes, goes == keeper ? rows[i] : keeper});
            if (goes == keeper) keeper = rows[i];
        }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [goes, stays] : pairs) {
        const auto related = std::vector<Uuid>{*Uuid::from_bytes(text_of(x.view(e.table, stays).get("id")))};
        x.add(e, e.table, goes, {why}, "id", related);
        // Nobody knows yet which of the two is meant, so neither proves anything about a home.
        if (e.table == Table::person) x.doubt(Table::person, stays, "twin");
    }
}

void unique_together(const Expectation& e, Examination& x) {
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t row = 0; row < x.size(e.table); ++row) {
        if (x.in_doubt(e.table, row, {e.field, "id"})) continue;
        const auto view = x.view(e.table, row);
        auto key = key_of(view, e.field);
        bool complete = !key.empty();
        for (const auto& other : e.others) {
            const auto part = key_of(view, other);
            complete = complete && !part.empty();
            key += '\x1f' + part;
        }
        if (complete) groups[key].push_back(row);
    }
    std::string names(fields_of(e.table)[*field_index(e.table, e.field)].label);
    for (const auto& other : e.others)
        names += "、" + std::string(fields_of(e.table)[*field_index(e.table, other)].label);
    twins(e, x, groups, "与另一条记录的" + names + "相同，像是重复登记");
}

/// The keyed index of the store knows twins in other communities.
void unique_outside(const Expectation& e, Examination& x) {
    for (const auto& pair : x.block().same_id_number_outside)
        if (const auto row = x.person(pair.row); row && !x.in_doubt(Table::person, *row, {"id_number", "id"}))
            x.add(e, Table::person, *row, {"同一身份证号在别的社区也有登记，请核实是否已迁走或重复登记"}, "id",
                  {pair.twin});
}

/// A row without a number that says the same name, birth and telephone as one with a number.
void same_person_without_number(const Expectation& e, Examination& x) {
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    bool any = false;
    const auto& people = x.block().people;
    for (const auto& person : people) any = any || person.id_number.empty();
    if (!any) return;
    for (std::size_t row = 0; row < people.size(); ++row) {
        const auto& p = people[row];
        if (p.name.empty() || p.phone.empty() || !p.birth.date || x.in_doubt(Table::person, row, {"name", "id"}))
            continue;
        groups[compact(p.name) + '\x1f' + compact(p.phone) + '\x1f' + p.birth.date->text()].push_back(row);
    }
    std::erase_if(groups, [&](const auto& group) {
        const auto bare = [&](std::size_t row) { return people[row].id_number.empty(); };
        return group.second.size() < 2 || std::none_of(group.second.begin(), group.second.end(), bare);
    });
    twins(e, x, groups, "没有身份证号，姓名、出生日期和电话与另一条记录相同，像是同一个人");
}

void reference_exists(const Expectation& e, Examination& x) {
    if (!x.block().whole) return;
    for (std::size_t row = 0; row < x.size(e.table); ++row) {
        const auto id = Uuid::from_bytes(text_of(x.view(e.table, row).get(e.field)));
        if (!id || x.in_doubt(e.table, row, {e.field})) continue;
        const bool known = e.field == "household" ? x.household(*id).has_value()
                           : e.field == "person"  ? x.person(*id).has_value()
                                                  : x.dwelling(*id).has_value();
        if (!known) x.add(e, e.table, row, {"所指的" + std::string(x.view(e.table, row).label(e.field)) + "不存在"});
    }
}

/// An address from which no door could be told.
void address_resolves(const Expectation& e, Examination& x) {
    for (std::size_t row = 0; row < x.size(e.table); ++row) {
        const auto view = x.view(e.table, row);
        if (!empty(view.get("dwelling")) || empty(view.get(e.field))) continue;
        if (x.in_doubt(e.table, row, {e.field, "id"})) continue;
        if (e.table == Table::relation) {
            // The person's own row says the same: one cause, one finding.
            const auto& relation = x.block().relations[row];
            const auto who = x.person(relation.person);
            if (who && x.in_doubt(Table::person, *who, {"address", "id"})) continue;
        }
        x.add(e, e.table, row, {"地址在标准地址树里找不到对应的房屋", {}, {}, {"dwelling"}});
    }
}

}  // namespace

std::span<const Kind> set_kinds() {
    static const std::vector<Kind> list{
        {"unique", "不重复", nullptr, unique_together, {Need::field}},
        {"unique_together", "几个字段合起来不重复", nullptr, unique_together, {Need::field, Need::other}},
        {"unique_outside", "在别的社区没有重复", nullptr, unique_outside, {Need::field}, {Table::person}},
        {"same_person_without_number", "无证件号的重复登记", nullptr, same_person_without_number, {}, {Table::person}},
        {"reference_exists", "所指的记录存在", nullptr, reference_exists, {Need::field}},
        {"address_resolves",
         "地址能对应到房屋",
         nullptr,
         address_resolves,
         {Need::field},
         {Table::person, Table::relation}},
    };
    return list;
}

}  // namespace linli::expectations
