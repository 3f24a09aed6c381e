#include "demography.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

using codes::Sex;
constexpr std::string_view married = "已婚";
constexpr std::string_view unmarried = "未婚";
constexpr std::string_view widowed = "丧偶";
constexpr std::string_view divorced = "离异";

// How often each kind of family occurs, in the order of `Family`: owners, tenants, villages.
// Together they give the ages of a district where a fifth of the people are over 60.
constexpr std::array<std::uint32_t, 11> owner_families{45, 40, 82, 150, 135, 240, 125, 32, 64, 56, 31};
constexpr std::array<std::uint32_t, 11> tenant_families{220, 70, 20, 210, 30, 260, 130, 35, 15, 5, 5};
constexpr std::array<std::uint32_t, 11> village_families{20, 35, 110, 110, 200, 120, 130, 20, 90, 130, 35};

Sex either(Rng& rng) { return rng.chance(5'000) ? Sex::male : Sex::female; }
Sex other(Sex sex) { return sex == Sex::male ? Sex::female : Sex::male; }

/// A partner's age: husbands are a little older more often than not.
int partner_age(Rng& rng, Sex sex, int age, int youngest) {
    const int gap = rng.between(-2, 5);
    return std::max(youngest, sex == Sex::male ? age - gap : age + gap);
}

void add_couple(Rng& rng, std::vector<Member>& out, int age) {
    const auto sex = rng.chance(6'800) ? Sex::male : Sex::female;
    out.push_back({Kin::head, sex, age, 0, married});
    out.push_back({Kin::spouse, other(sex), partner_age(rng, sex, age, 22), 1, married});
}

/// Children carry the line of the man of the couple, seldom the woman's.
int child_line(Rng& rng, Sex head) { return rng.chance(400) == (head == Sex::male) ? 1 : 0; }

void add_children(Rng& rng, std::vector<Member>& out, int count, int line, Kin son, Kin daughter) {
    int youngest_parent = 200;
    for (const auto& member : out)
        if (member.kin == Kin::head || member.kin == Kin::spouse)
            youngest_parent = std::min(youngest_parent, member.age);
    const int oldest = std::min(31, youngest_parent - 22);
    int age = rng.between(std::max(0, oldest - 13), std::max(0, oldest));
    for (int i = 0; i < count; ++i) {
        const auto sex = rng.chance(5'220) ? Sex::male : Sex::female;
        out.push_back({sex == Sex::male ? son : daughter, sex, age, line, unmarried});
        age -= rng.between(2, 6);
        if (age < 0) return;
    }
}

void add_grandparents(Rng& rng, std::vector<Member>& out) {
    const auto head = out.front();
    const int father_age = head.age + rng.between(22, 32);
    const bool both = rng.chance(4'500) && father_age < 86;
    if (both || rng.chance(3'000)) out.push_back({Kin::father, Sex::male, father_age, 0, both ? married : widowed});
    if (both || out.back().kin != Kin::father)
        out.push_back({Kin::mother, Sex::female,
                       both ? std::max(head.age + 19, father_age - rng.between(-1, 4)) : head.age + rng.between(20, 29),
                       2, both ? married : widowed});
}

/// The old head, a married child, and the grandchildren.
void add_elder_head(Rng& rng, std::vector<Member>& out) {
    const int age = rng.between(58, 84);
    const auto sex = either(rng);
    const bool both = rng.chance(5'500) && age < 82;
    out.push_back({Kin::head, sex, age, 0, both ? married : widowed});
    if (both) out.push_back({Kin::spouse, other(sex), partner_age(rng, sex, age, 54), 1, married});
    const int youngest = both ? std::min(age, out.back().age) : age;
    const bool son = rng.chance(7'000);
    const int child_age = std::max(27, std::min(55, youngest - rng.between(23, 31)));
    const int line = child_line(rng, sex);
    out.push_back({son ? Kin::son : Kin::daughter, son ? Sex::male : Sex::female, child_age, line, married});
    const int partner = std::max(24, child_age - rng.between(-1, 3));
    out.push_back({son ? Kin::daughter_in_law : Kin::son_in_law, son ? Sex::female : Sex::male, partner, 3, married});
    const int oldest = std::min(22, std::min(child_age, partner) - 22);
    int grandchild = rng.between(std::max(0, oldest - 10), std::max(0, oldest));
    for (int i = rng.chance(3'500) ? 2 : 1; i > 0 && grandchild >= 0; --i) {
        const auto child_sex = rng.chance(5'220) ? Sex::male : Sex::female;
        out.push_back({child_sex == Sex::male ? Kin::grandson : Kin::granddaughter, child_sex, grandchild,
                       son ? line : 3, unmarried});
        grandchild -= rng.between(2, 5);
    }
}

void add_elder_with_child(Rng& rng, std::vector<Member>& out) {
    const int age = rng.between(60, 88);
    const auto sex = rng.chance(6'500) ? Sex::female : Sex::male;
    out.push_back({Kin::head, sex, age, 0, widowed});
    const auto child = either(rng);
    out.push_back({child == Sex::male ? Kin::son : Kin::daughter, child, age - rng.between(22, 34),
                   sex == Sex::male ? 0 : 1, rng.chance(6'000) ? divorced : unmarried});
}

}  // namespace

Date years_before(Date date, int years) {
    const auto ymd = date.ymd();
    const auto same =
        Date::of(date.year() - years, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return same ? *same : *Date::of(date.year() - years, 2, 28);
}

Date birth_for_age(Rng& rng, Date today, int age) {
    // 365 days are inside every year of age, so that the age is exact even around 29 February.
    return years_before(today, age).plus_days(-rng.between(0, 364));
}

std::vector<Member> make_family(Rng& rng, Family family) {
    std::vector<Member> out;
    // One draw a statement: compilers order arguments as they like, and the bytes must be the same everywhere.
    int count = 1;
    switch (family) {
    case Family::young_single: out.push_back({Kin::head, either(rng), rng.between(20, 37), 0, unmarried}); break;
    case Family::single:
        out.push_back({Kin::head, either(rng), rng.between(38, 59), 0, rng.chance(5'500) ? divorced : unmarried});
        break;
    case Family::elder_single:
        out.push_back({Kin::head, rng.chance(6'600) ? Sex::female : Sex::male,
                       60 + rng.between(0, 16) + rng.between(0, 16), 0, rng.chance(8'500) ? widowed : divorced});
        break;
    case Family::couple: add_couple(rng, out, rng.chance(3'800) ? rng.between(24, 36) : rng.between(44, 62)); break;
    case Family::elder_couple: add_couple(rng, out, 60 + rng.between(0, 13) + rng.between(0, 13)); break;
    case Family::one_child:
    case Family::two_children:
        add_couple(rng, out, rng.chance(7'400) ? 12 + rng.between(8, 19) + rng.between(8, 19) : rng.between(45, 62));
        add_children(rng, out, family == Family::one_child ? 1 : 2, child_line(rng, out[0].sex), Kin::son,
                     Kin::daughter);
        break;
    case Family::one_parent:
        out.push_back({Kin::head, rng.chance(7'000) ? Sex::female : Sex::male, rng.between(27, 48), 0, divorced});
        add_children(rng, out, rng.chance(2'000) ? 2 : 1, out[0].sex == Sex::male ? 0 : 1, Kin::son, Kin::daughter);
        break;
    case Family::three_generations:
        add_couple(rng, out, rng.between(27, 50));
        count = rng.chance(3'500) ? 2 : 1;
        add_children(rng, out, count, child_line(rng, out[0].sex), Kin::son, Kin::daughter);
        add_grandparents(rng, out);
        break;
    case Family::elder_head_three_generations: add_elder_head(rng, out); break;
    case Family::elder_with_child: add_elder_with_child(rng, out); break;
    }
    return out;
}

std::vector<std::vector<Member>> people_for_dwelling(Rng& rng, bool rented, bool village) {
    if (rented && rng.chance(500)) {
        std::vector<std::vector<Member>> flatmates;
        const auto sex = either(rng);
        for (int i = rng.between(2, 3); i > 0; --i)
            flatmates.push_back({{Kin::head, sex, rng.between(20, 34), 0, unmarried}});
        return flatmates;
    }
    const auto& table = village ? village_families : rented ? tenant_families : owner_families;
    auto family = make_family(rng, static_cast<Family>(rng.weighted(table)));
    // A sister, a nephew, a nanny: not every page is a textbook family.
    if (rng.chance(350)) {
        const auto sex = either(rng);
        const int age = rng.between(19, 66);
        family.push_back({Kin::other, sex, age, 5, age > 28 ? married : unmarried});
    }
    return {std::move(family)};
}

std::string occupation_for(Rng& rng, codes::Sex sex, int age, bool village) {
    constexpr auto town = std::to_array<Weighted>({{"企业职员", 170},
                                                   {"工人", 120},
                                                   {"个体经营", 95},
                                                   {"教师", 48},
                                                   {"医护人员", 36},
                                                   {"公务员", 30},
                                                   {"司机", 52},
                                                   {"销售人员", 80},
                                                   {"工程技术人员", 66},
                                                   {"餐饮服务人员", 58},
                                                   {"快递员", 26},
                                                   {"保安", 22},
                                                   {"保洁员", 18},
                                                   {"会计", 28},
                                                   {"自由职业", 44},
                                                   {"建筑工人", 40},
                                                   {"厨师", 18},
                                                   {"无业", 40},
                                                   {"家政服务", 16}});
    constexpr auto country = std::to_array<Weighted>(
        {{"务农", 420}, {"外出务工", 260}, {"个体经营", 80}, {"工人", 90}, {"司机", 50}, {"养殖户", 50}, {"村医", 4}});
    if (age < 3) return "婴幼儿";
    if (age < 6) return "幼儿园儿童";
    if (age < 12) return "小学生";
    if (age < 15) return "初中生";
    if (age < 18) return "高中生";
    if (age < 23 && rng.chance(village ? 4'500 : 6'500)) return "大学生";
    const int retirement = sex == codes::Sex::male ? 60 : 55;
    if (age >= retirement && !(village && age < 70)) return village ? "务农" : "退休";
    return std::string(village ? rng.pick(country) : rng.pick(town));
}

std::string education_for(Rng& rng, int age, bool village) {
    if (age < 6) return "学龄前";
    if (age < 12) return "小学";
    if (age < 15) return "初中";
    if (age < 18) return "高中";
    constexpr auto old =
        std::to_array<Weighted>({{"文盲或半文盲", 16}, {"小学", 40}, {"初中", 26}, {"高中", 12}, {"大专", 6}});
    constexpr auto middle =
        std::to_array<Weighted>({{"小学", 8}, {"初中", 34}, {"高中", 28}, {"大专", 18}, {"本科", 12}});
    constexpr auto young =
        std::to_array<Weighted>({{"初中", 14}, {"高中", 20}, {"大专", 28}, {"本科", 32}, {"硕士", 6}});
    if (age >= 65 || (village && age >= 50)) return std::string(rng.pick(old));
    return std::string(age >= 42 || village ? rng.pick(middle) : rng.pick(young));
}

}  // namespace linli::sim
