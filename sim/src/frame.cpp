#include "frame.h"

#include "csv.h"
#include "places.h"

#include <linli/base/words.h>

#include <algorithm>
#include <array>
#include <optional>

namespace linli::sim {
namespace {

constexpr int communities_per_company = 4;

std::string number_text(int number, int digits) {
    auto text = std::to_string(number);
    while (static_cast<int>(text.size()) < digits) text.insert(text.begin(), '0');
    return text;
}

std::optional<OrganisationKind> kind_of(std::string_view word_in_file) {
    if (word_in_file == "street_section") return OrganisationKind::section;
    const auto kind = from_word<OrganisationKind>(word_in_file);
    const bool allowed = kind == OrganisationKind::department || kind == OrganisationKind::public_institution ||
                         kind == OrganisationKind::company || kind == OrganisationKind::section;
    return allowed ? kind : std::nullopt;
}

Point middle(const Ring& ring) {
    std::int64_t lon = 0;
    std::int64_t lat = 0;
    const auto corners = static_cast<std::int64_t>(ring.size()) - 1;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        lon += ring[i].lon_e7;
        lat += ring[i].lat_e7;
    }
    return {static_cast<std::int32_t>(lon / corners), static_cast<std::int32_t>(lat / corners)};
}

/// Adds areas and organisations from the top down.
class FrameMaker {
public:
    FrameMaker(const Streams& streams, const Options& options, const Plan& plan, const Lattice& lattice)
        : streams_(streams), ids_(streams, options.epoch), plan_(plan), lattice_(lattice) {}

    FramePart make(const std::vector<Department>& departments) {
        part_.frame.city = places::city;
        part_.frame.district = places::district;
        add_area(Level::district, {}, std::string(places::district_code), std::string(places::district), plan_.box);
        government_ =
            add_organisation(OrganisationKind::government, {}, "QZF", std::string(places::district) + "人民政府",
                             std::string(places::district) + "政府", last().id);
        add_departments(departments);
        for (std::size_t i = 0; i < plan_.streets.size(); ++i) add_street(i);
        for (const auto& community : plan_.communities) add_community(community);
        add_companies();
        return std::move(part_);
    }

private:
    Area& last() { return part_.frame.areas.back(); }

    AreaId add_area(Level level, const Area* parent, std::string code, std::string name, const Box& box) {
        Area area;
        area.level = level;
        area.id = ids_.make_id<AreaId>("area", 0, part_.frame.areas.size());
        area.parent = parent ? parent->id : AreaId();
        area.code = std::move(code);
        area.address = (parent ? parent->address : std::string(places::city)) + name;
        area.name = std::move(name);
        area.outline = lattice_.outline(box);
        area.centre = middle(area.outline);
        part_.frame.areas.push_back(std::move(area));
        return last().id;
    }

    OrganisationId add_organisation(OrganisationKind kind, OrganisationId parent, std::string code, std::string name,
                                    std::string short_name, AreaId area) {
        auto rng = streams_.rng("organisation", part_.frame.organisations.size());
        Organisation organisation;
        organisation.id = ids_.make_id<OrganisationId>("organisation", 0, part_.frame.organisations.size());
        organisation.parent = parent;
        organisation.kind = kind;
        organisation.code = std::move(code);
        organisation.name = std::move(name);
        organisation.short_name = std::move(short_name);
        organisation.area = area;
        organisation.phone = "0950-" + std::to_string(rng.between(2'000'000, 8'999'999));
        part_.frame.organisations.push_back(std::move(organisation));
        return part_.frame.organisations.back().id;
    }

    void add_departments(const std::vector<Department>& departments) {
        std::map<std::string, OrganisationId> known;
        // Parents first, whatever the order of the file; what names no known parent hangs below the government.
        for (const bool children : {false, true})
            for (const auto& department : departments) {
                if (department.parent.empty() == children) continue;
                const auto parent = known.find(department.parent);
                known[department.code] = add_organisation(
                    department.kind, parent == known.end() ? government_ : parent->second, department.code,
                    department.name, department.short_name, part_.frame.areas.front().id);
            }
    }

    void add_street(std::size_t index) {
        const auto& street = plan_.streets[index];
        const auto district = part_.frame.areas.front();
        const int number = static_cast<int>(index) + 1;
        const auto code = district.code + number_text(street.town ? 100 + number : number, 3);
        const auto area = add_area(Level::street, &district, code, street.name, street.box);
        part_.index.streets.push_back(area);
        part_.index.street_names.push_back(street.name);
        street_areas_.push_back(last());
        const auto stem = street.name.substr(0, street.name.size() - (street.town ? 3U : 6U));
        const auto office = add_organisation(OrganisationKind::street_office, government_, code + "-JD",
                                             street.name + (street.town ? "人民政府" : "办事处"), street.name, area);
        offices_.push_back(office);
        add_organisation(OrganisationKind::police_station, government_, code + "-PCS", stem + "派出所", stem + "派出所",
                         area);
        add_organisation(OrganisationKind::health_centre, government_, code + "-WS",
                         stem + (street.town ? "镇卫生院" : "社区卫生服务中心"), stem + "卫生服务中心", area);
    }

    void add_community(const CommunityPlan& plan) {
        const auto at = static_cast<std::size_t>(plan.street);
        const auto street = street_areas_[at];
        const auto& members = plan_.streets[at].communities;
        const int place = plan.index - members.front() + 1;
        const auto code = street.code + number_text(plan.village ? 200 + place : place, 3);
        const auto area = add_area(Level::community, &street, code, plan.name, plan.box);
        last().village = plan.village;
        part_.index.communities.push_back(area);
        part_.index.addresses.push_back(last().address);
        add_organisation(plan.village ? OrganisationKind::village_committee : OrganisationKind::community_committee,
                         offices_[at], code + "-JWH", plan.name + (plan.village ? "村民委员会" : "居民委员会"),
                         plan.name, area);
        const auto community = last();
        auto& grids = part_.index.grids.emplace_back();
        auto& codes = part_.index.codes.emplace_back();
        for (std::size_t i = 0; i < plan.grids.size(); ++i) {
            const auto number = static_cast<int>(i) + 1;
            grids.push_back(add_area(Level::grid, &community, code + number_text(number, 3),
                                     "第" + std::to_string(number) + "网格", plan.grids[i].box));
            last().aliases = {plan.name + last().name, std::to_string(number) + "网格"};
            last().households = plan.grids[i].households;
            codes.push_back(last().code);
        }
    }

    void add_companies() {
        const auto count = std::max<std::size_t>(3, plan_.communities.size() / communities_per_company);
        for (std::size_t i = 0; i < count; ++i) {
            constexpr std::array<std::string_view, 12> names{"澄安", "兴宁",   "和悦", "锦程", "万家暖", "瑞居",
                                                             "丽都", "金管家", "宁泰", "华宇", "绿洲",   "明德"};
            auto stem = std::string(names[i % names.size()]);
            if (i >= names.size()) stem += std::string(names[(i / names.size() + i) % names.size()]);
            part_.index.companies.push_back(add_organisation(OrganisationKind::property_company, {},
                                                             "WY" + number_text(static_cast<int>(i) + 1, 3),
                                                             stem + "物业服务有限公司", stem + "物业", {}));
            part_.index.company_names.push_back(stem + "物业");
        }
    }

    Streams streams_;
    Ids ids_;
    const Plan& plan_;
    const Lattice& lattice_;
    FramePart part_;
    OrganisationId government_;
    std::vector<Area> street_areas_;
    std::vector<OrganisationId> offices_;
};

}  // namespace

Result<std::vector<Department>> read_departments(const std::filesystem::path& file) {
    LINLI_TRY(const auto sheet, Sheet::read(file, {"code", "name", "kind", "parent"}));
    std::vector<Department> out;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        Department department;
        department.code = sheet.at(i, "code");
        department.name = sheet.at(i, "name");
        department.short_name = sheet.at(i, "short_name");
        department.parent = sheet.at(i, "parent");
        const auto kind = kind_of(sheet.at(i, "kind"));
        if (kind) department.kind = *kind;
        if (department.code.empty() || department.name.empty() || !kind)
            return refuse(bad_data_file,
                          file.filename().string() + ": 第 " + std::to_string(i + 1) + " 行缺少代码、名称或类别");
        if (department.short_name.empty()) department.short_name = department.name;
        out.push_back(std::move(department));
    }
    if (out.empty()) return refuse(bad_data_file, file.filename().string() + ": 没有部门");
    return out;
}

FramePart make_frame(const Options& options, const Streams& streams, const Plan& plan, const Lattice& lattice,
                     const std::vector<Department>& departments) {
    auto part = FrameMaker(streams, options, plan, lattice).make(departments);
    staff_frame(options, streams, part);
    return part;
}

}  // namespace linli::sim
