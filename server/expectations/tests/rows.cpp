#include "rows.h"

#include <linli/base/codes.h>

#include <algorithm>

namespace linli::expectations::test {
namespace {

std::string number(std::string_view first17) { return std::string(first17) + codes::id_number_check(first17); }

Person person(std::uint8_t n, std::string_view name, std::string_view sex, std::string_view birth,
              std::string_view first17, std::string_view kin) {
    Person p;
    p.id = id(1, n);
    p.household = id(2, n == 4 ? 2 : 1);
    p.dwelling = id(3, n == 4 ? 2 : 1);
    p.name = name;
    p.sex = sex;
    p.birth = day(birth);
    p.id_number = number(first17);
    p.phone = "1380013800" + std::to_string(n);
    p.kin = kin;
    p.presence = "local";
    p.address = n == 4 ? "书香苑1号楼1单元102室" : "书香苑1号楼1单元101室";
    p.since = std::max(day("2010-05-01"), day(birth));
    p.confirmed = day("2026-06-01");
    return p;
}

Relation relation(std::uint8_t n, const Person& p, std::string_view kind) {
    Relation r;
    r.id = id(4, n);
    r.person = p.id;
    r.dwelling = p.dwelling;
    r.address = p.address;
    r.kind = kind;
    r.from = p.since;
    return r;
}

Dwelling dwelling(std::uint8_t n, std::string_view use) {
    Dwelling d;
    d.id = id(3, n);
    d.unit = id(5, 1);
    d.code = "D" + std::to_string(n);
    d.address = "书香苑1号楼1单元10" + std::to_string(n) + "室";
    d.use = use;
    d.area_dm2 = 8'000;
    d.floor = 1;
    d.built_year = 2005;
    return d;
}

}  // namespace

Little::Little() {
    people = {person(1, "王建国", "male", "1980-03-02", "11010519800302003", "head"),
              person(2, "李秀兰", "female", "1982-07-15", "11010519820715004", "spouse"),
              person(3, "王小明", "male", "2010-09-09", "11010520100909005", "son"),
              person(4, "阿依古丽·买买提", "female", "1990-01-05", "11010519900105006", "head")};
    relations = {relation(1, people[0], "owner"), relation(2, people[1], "family"), relation(3, people[2], "family"),
                 relation(4, people[3], "tenant")};
    households = {{id(2, 1), id(3, 1), "H1"}, {id(2, 2), id(3, 2), "H2"}};
    dwellings = {dwelling(1, "owner_occupied"), dwelling(2, "rented"), dwelling(3, "vacant")};
    Merchant m;
    m.id = id(6, 1);
    m.name = "书香小吃店";
    m.uscc = "91350100M000100Y43";
    merchants = {m};
}

Block Little::block() const {
    Block b;
    b.people = people;
    b.relations = relations;
    b.households = households;
    b.dwellings = dwellings;
    b.merchants = merchants;
    b.signals = signals;
    b.area = id(9, 1);
    b.as_of = day("2026-11-01");
    return b;
}

std::vector<Finding> Little::examine(const Suite& suite) const { return expectations::examine(suite, block()); }

std::vector<std::string> told(const std::vector<Finding>& findings) {
    std::vector<std::string> out;
    for (const auto& f : findings)
        out.push_back(f.kind + "/" + std::to_string(static_cast<int>(f.error)) + "/" + f.field);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace linli::expectations::test
