#include "draft.h"

#include <algorithm>

namespace linli::sim {
namespace {

/// A trait that some people of an age have.
struct Trait {
    std::string_view word;
    std::string_view label;
    std::string_view source;
    int age_from;
    int age_until;
    std::uint32_t per_10000;
};

// Shares follow national figures roughly. @source DAT-06
constexpr Trait traits[] = {
    {"disabled_person", "残疾人", "残联", 0, 59, 220},
    {"disabled_person", "残疾人", "残联", 60, 110, 900},
    {"veteran", "退役军人", "退役军人局", 20, 85, 210},
    {"minimum_allowance", "低保对象", "民政局", 18, 95, 160},
    {"extreme_poverty_person", "特困人员", "民政局", 60, 95, 35},
    {"chronic_disease", "慢性病患者", "卫生服务中心", 50, 100, 1'800},
    {"family_doctor_contract", "家庭医生签约", "卫生服务中心", 60, 110, 6'800},
    {"party_member", "党员", "街道党建办", 25, 95, 880},
    {"volunteer", "志愿者", "社区登记", 16, 72, 420},
    {"left_behind_child", "留守儿童", "民政局", 3, 15, 60},
    {"overseas", "境外人员", "公安分局", 22, 60, 8},
};

class Tagger {
public:
    explicit Tagger(Draft& draft) : draft_(draft), rng_(draft.rng("tags")) {}

    void run() {
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) tag(i);
        if (draft_.plan.full) add_tutors();
    }

private:
    int age(std::size_t row) const { return age_on(draft_.out.people[row].birth, draft_.world.today); }

    void add(std::size_t row, std::string_view word, std::string_view label, std::string_view source, Date since) {
        draft_.out.tags.push_back({draft_.out.people[row].id, std::string(word), std::string(label),
                                   std::min(since, draft_.world.today), open_end, std::string(source)});
    }
    Date some_years_ago(std::size_t row, int from_age) {
        const auto earliest = years_before(draft_.out.people[row].birth, -from_age);
        const auto days = static_cast<int>((draft_.world.today.days() - earliest.days()).count());
        return draft_.world.today.plus_days(-rng_.between(0, std::max(0, std::min(days, 5'000))));
    }

    void tag(std::size_t row) {
        const auto& person = draft_.out.people[row];
        const int years = age(row);
        if (years >= 60) add(row, "elderly", "老年人", "出生日期", years_before(person.birth, -60));
        if (years >= 80) add(row, "longevity", "高龄老人", "出生日期", years_before(person.birth, -80));
        const bool present = person.presence != Presence::registered_only;
        if (years >= 60 && present && alone(row))
            add(row, "lives_alone_elder", "独居老人", "入户走访", some_years_ago(row, 60));
        if (person.presence == Presence::floating)
            add(row, "floating_population", "流动人口", "入户走访", person.since);
        if (person.presence == Presence::registered_only)
            add(row, "residence_registration_mismatch", "人户分离", "入户走访", some_years_ago(row, 18));
        for (const auto& trait : traits)
            if (years >= trait.age_from && years <= trait.age_until && rng_.chance(trait.per_10000))
                add(row, trait.word, trait.label, trait.source, some_years_ago(row, trait.age_from));
    }

    /// Nobody else lives behind the same door.
    bool alone(std::size_t row) const {
        const auto& others = draft_.dwellings[draft_.people[row].dwelling].people;
        return std::count_if(others.begin(), others.end(), [&](std::size_t other) {
                   return draft_.out.people[other].presence != Presence::registered_only;
               }) == 1;
    }

    /// 银发数字导师: retired, at home, and willing. @source PAR-03
    void add_tutors() {
        std::vector<std::size_t> able;
        for (std::size_t i = 0; i < draft_.out.people.size(); ++i) {
            const auto& person = draft_.out.people[i];
            const bool fits =
                age(i) >= 60 && age(i) <= 75 && person.presence == Presence::local && !person.phone.empty();
            if (fits && !draft_.dwellings[draft_.people[i].dwelling].reserved) able.push_back(i);
        }
        rng_.shuffle(able);
        const auto count = std::min(able.size(), static_cast<std::size_t>(draft_.world.options.tutors));
        for (std::size_t i = 0; i < count; ++i)
            add(able[i], "senior_tutor", "银发数字导师", "社区登记",
                draft_.world.today.plus_days(-rng_.between(20, 900)));
    }

    Draft& draft_;
    Rng rng_;
};

}  // namespace

void tag_people(Draft& draft) { Tagger(draft).run(); }

}  // namespace linli::sim
