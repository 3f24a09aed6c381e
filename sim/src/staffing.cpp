#include "frame.h"

#include "demography.h"

#include <linli/base/words.h>

#include <algorithm>

namespace linli::sim {
namespace {

constexpr std::string_view persona_section = "street-fire";  // where the handler of the scenarios works

/// Staffs a frame organisation by organisation; every post has somebody who stands in. @source INC-02, INC-27
class Staffing {
public:
    Staffing(const Options& options, const Streams& streams, FramePart& part)
        : part_(part), maker_(streams, Ids(streams, options.epoch), shanghai_date(options.epoch), frame_owner) {}

    void run() {
        const auto organisations = part_.frame.organisations;
        for (const auto& organisation : organisations) staff(organisation);
    }

private:
    UserId hire(Role role, const Organisation& organisation, int age = 0) {
        part_.frame.staff.push_back(maker_.hire(role, organisation.id, age));
        return part_.frame.staff.back().id;
    }
    void post(Role role, std::string title, const Organisation& organisation, AreaId area, UserId holder,
              UserId deputy) {
        part_.frame.posts.push_back(maker_.post(role, std::move(title), organisation.id, area, holder, deputy));
    }
    /// Two people who stand in for one another, each with a post of their own.
    UserId pair(Role role, const std::string& title, const Organisation& organisation, int age = 0) {
        return pair_at(role, title, organisation, organisation.area, age);
    }
    UserId pair_at(Role role, const std::string& title, const Organisation& organisation, AreaId area, int age = 0) {
        const auto first = hire(role, organisation, age);
        const auto second = hire(role, organisation);
        post(role, title, organisation, area, first, second);
        post(role, title + "（B角）", organisation, area, second, first);
        return first;
    }
    /// The people of the acceptance scenarios work in the first street and the first community.
    void persona(std::string word, UserId user, AreaId area) {
        const auto same = [&](const Persona& known) { return known.word == word; };
        if (std::any_of(part_.frame.personas.begin(), part_.frame.personas.end(), same)) return;
        const auto holder = std::find_if(part_.frame.staff.begin(), part_.frame.staff.end(),
                                         [&](const Staff& staff) { return staff.id == user; });
        part_.frame.personas.push_back({std::move(word), holder->name, user, {}, area});
    }

    void staff(const Organisation& organisation) {
        const auto& name = organisation.short_name;
        switch (organisation.kind) {
        case OrganisationKind::government: staff_government(organisation); break;
        case OrganisationKind::department:
        case OrganisationKind::public_institution:
        case OrganisationKind::company:
            pair(Role::leader, name + "负责人", organisation);
            pair(Role::handler, name + "经办人", organisation);
            break;
        case OrganisationKind::street_office:
            persona("leader", pair(Role::leader, name + "党（工）委书记", organisation, 49), organisation.area);
            pair(Role::clerk, name + "综合办干事", organisation);
            pair(Role::handler, name + "经办人", organisation);
            break;
        case OrganisationKind::section: staff_section(organisation); break;
        case OrganisationKind::community_committee:
        case OrganisationKind::village_committee: staff_community(organisation); break;
        case OrganisationKind::police_station:
            persona("police_liaison", pair(Role::police_liaison, "社区民警", organisation, 33), organisation.area);
            break;
        case OrganisationKind::health_centre:
            persona("family_doctor", pair(Role::family_doctor, "家庭医生", organisation, 40), organisation.area);
            break;
        case OrganisationKind::property_company: staff_company(organisation); break;
        }
    }

    void staff_government(const Organisation& government) {
        pair(Role::leader, "区委书记", government);
        pair(Role::administrator, "系统管理员", government);
        pair(Role::security_administrator, "安全管理员", government);
        persona("auditor", pair(Role::auditor, "审计员", government, 36), government.area);
        pair(Role::system_operator, "运维员", government);
        for (int i = 1; i <= 3; ++i)
            pair(Role::hotline_operator, "12345热线话务员" + std::to_string(i) + "组", government);
    }

    /// A section works in every street: a pair of handlers in each. @source INC-10
    void staff_section(const Organisation& section) {
        const auto& streets = part_.index.streets;
        for (std::size_t i = 0; i < streets.size(); ++i) {
            const auto title =
                part_.index.street_names[i] + section.short_name.substr(section.short_name.starts_with("街道") ? 6 : 0);
            const auto user = pair_at(Role::handler, title + "经办人", section, streets[i], i == 0 ? 45 : 0);
            if (section.code == persona_section) persona("handler", user, streets[i]);
        }
    }

    void staff_company(const Organisation& company) {
        // A company's own post reaches the district by its organisation; stewards are placed at their compound.
        const auto manager = hire(Role::handler, company);
        const auto second = hire(Role::handler, company);
        post(Role::handler, company.short_name + "项目经理", company, part_.frame.areas.front().id, manager, second);
        post(Role::handler, company.short_name + "客服主管", company, part_.frame.areas.front().id, second, manager);
    }

    void staff_community(const Organisation& committee) {
        const auto found = std::find(part_.index.communities.begin(), part_.index.communities.end(), committee.area);
        const auto index = static_cast<std::size_t>(found - part_.index.communities.begin());
        const auto& name = committee.short_name;
        pair(Role::leader, name + "党组织书记", committee);
        persona("clerk", pair(Role::clerk, name + "专职工作者", committee, 38), committee.area);
        const auto& grids = part_.index.grids[index];
        std::vector<UserId> workers;
        std::vector<UserId> heads;
        for (std::size_t i = 0; i < grids.size(); ++i) {
            workers.push_back(hire(Role::grid_worker, committee, index == 0 && i == 0 ? 31 : 0));
            heads.push_back(hire(Role::building_head, committee, 58));
        }
        if (workers.size() == 1) workers.push_back(hire(Role::grid_worker, committee));
        for (std::size_t i = 0; i < grids.size(); ++i) {
            const auto title = name + "第" + std::to_string(i + 1) + "网格";
            post(Role::grid_worker, title + "网格员", committee, grids[i], workers[i],
                 workers[(i + 1) % workers.size()]);
            post(Role::building_head, title + "楼栋长", committee, grids[i], heads[i], workers[i]);
        }
        if (index == 0) persona("grid_worker", workers.front(), grids.front());
    }

    FramePart& part_;
    StaffMaker maker_;
};

}  // namespace

StaffMaker::StaffMaker(const Streams& streams, const Ids& ids, Date today, std::uint64_t owner)
    : rng_(streams.rng("staff", owner)),
      ids_(ids),
      // Residents take the ranges below 600, see Phones.
      phones_(streams.key("phones"), 600 + static_cast<std::uint32_t>(owner)),
      today_(today),
      owner_(owner) {}

Staff StaffMaker::hire(Role role, OrganisationId organisation, int age) {
    Staff staff;
    staff.id = ids_.make_id<UserId>("staff", owner_, staff_count_++);
    const auto number = std::to_string(10'000 + ++logins_[role]).substr(1);
    staff.login = std::string(word(role)) + "-" + number;
    if (owner_ != frame_owner) staff.login = std::string(word(role)) + "-" + std::to_string(owner_) + "-" + number;
    std::replace(staff.login.begin(), staff.login.end(), '_', '-');
    const bool mostly_men = role == Role::police_liaison;
    staff.sex = rng_.chance(mostly_men ? 8'500 : 4'200) ? codes::Sex::male : codes::Sex::female;
    staff.birth = birth_for_age(rng_, today_, age != 0 ? age : rng_.between(25, 57));
    staff.name = full_name(rng_, make_line(rng_), staff.sex, staff.birth.year());
    staff.phone = phones_.next(rng_);
    staff.organisation = organisation;
    return staff;
}

Post StaffMaker::post(Role role, std::string title, OrganisationId organisation, AreaId area, UserId holder,
                      UserId deputy) {
    Post post;
    post.id = ids_.make_id<PostId>("post", owner_, post_count_++);
    post.role = role;
    post.title = std::move(title);
    post.organisation = organisation;
    post.area = area;
    post.holder = holder;
    post.deputy = deputy;
    post.since = today_.plus_days(-rng_.between(120, 1'800));
    return post;
}

void staff_frame(const Options& options, const Streams& streams, FramePart& part) {
    Staffing(options, streams, part).run();
}

}  // namespace linli::sim
