#include "draft.h"
#include "places.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

/// A way of building: storeys and flats that occur together.
struct Style {
    int floors;
    int flats_per_floor;
    int units;
    int year_from;
    int year_until;
};

constexpr Style old_walk_up{6, 2, 3, 1988, 2006};  // also what the acceptance scenarios describe (12-2-501, unit 7-3)
constexpr std::array<std::uint32_t, 3> style_weights{55, 20, 25};
constexpr int storey_dm = 29;

Style pick_style(Rng& rng, int homes) {
    // A handful of homes stands for a sampled grid: no use in a whole house of empty ones.
    if (homes < 12) return {std::max(2, (homes * 100 / 93 + 2) / 2), 2, 1, 1988, 2006};
    switch (homes < 40 ? 0 : rng.weighted(style_weights)) {
    case 0: return {6, 2, rng.between(2, 4), 1988, 2006};
    case 1: return {11, 2, rng.between(1, 3), 2004, 2016};
    default: return {rng.between(18, 26), rng.between(2, 4), rng.between(1, 2), 2009, 2023};
    }
}

std::string digits(int number, std::size_t count) {
    auto text = std::to_string(number);
    return text.size() >= count ? text : std::string(count - text.size(), '0') + text;
}

std::string chinese_number(int number) {
    constexpr std::array<std::string_view, 10> names{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number < 10) return std::string(names[static_cast<std::size_t>(number)]);
    auto text = (number >= 20 ? std::string(names[static_cast<std::size_t>(number / 10)]) : std::string()) + "十";
    if (number % 10 != 0) text += names[static_cast<std::size_t>(number % 10)];
    return text;
}

/// Sets up the compounds of a community, then their buildings with every door.
class Builder {
public:
    explicit Builder(Draft& draft) : draft_(draft), rng_(draft.rng("compounds")) {}

    void run() {
        for (std::size_t grid = 0; grid < draft_.plan.grids.size(); ++grid) plan_grid(grid);
        for (std::size_t i = 0; i < draft_.compounds.size(); ++i) build(i);
    }

private:
    bool special(std::size_t grid) const { return draft_.plan.full && (grid == persona_grid || grid == compound_grid); }

    void plan_grid(std::size_t grid) {
        const auto& plan = draft_.plan.grids[grid];
        int count = 1;
        if (!draft_.plan.sampled && !special(grid) && draft_.plan.grids.size() <= 18)
            count = std::min({plan.box.cells(), rng_.between(1, 3), std::max(1, plan.homes / 60)});
        std::vector<Share> shares;
        for (int i = 0; i < count; ++i) shares.push_back({1, rng_.between(70, 130)});
        const auto boxes = divide(plan.box, shares);
        int weight = 0;
        for (const auto& share : shares) weight += share.weight;
        int left = plan.homes;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const bool last = i + 1 == boxes.size();
            const int homes = last ? left : plan.homes * shares[i].weight / weight;
            left -= homes;
            add_compound(grid, boxes[i], homes);
        }
    }

    std::string name_of(std::size_t grid) {
        const auto number = static_cast<std::uint32_t>(draft_.compounds.size());
        if (draft_.plan.village) return std::to_string(number + 1) + "组";
        if (draft_.plan.full && grid == persona_grid) return "书香苑";
        if (draft_.plan.full && grid == compound_grid) return "盈北苑";
        const bool first_free = number == (draft_.plan.full ? 2 : 0);
        const auto index = static_cast<std::size_t>(draft_.plan.index);
        if (first_free && index / 2 < places::shared_compounds) return std::string(places::shared_compound(index / 2));
        return places::compound(draft_.world.streams.key("compound names"),
                                static_cast<std::uint32_t>(draft_.plan.index) * 54 + number);
    }

    void add_compound(std::size_t grid, const Box& box, int homes) {
        CompoundDraft compound;
        compound.grid = grid;
        compound.village = draft_.plan.village;
        compound.homes = homes;
        compound.plot = draft_.world.lattice.inside(box);
        compound.name = name_of(grid);
        compound.area = draft_.out.areas.size();
        const auto community = draft_.owner();
        Area area;
        area.id = draft_.next_id<AreaId>("area");
        area.parent = draft_.world.frame.grids[community][grid];
        area.level = Level::compound;
        const auto in_grid = std::count_if(draft_.compounds.begin(), draft_.compounds.end(),
                                           [&](const CompoundDraft& known) { return known.grid == grid; });
        area.code = draft_.world.frame.codes[community][grid] + digits(static_cast<int>(in_grid) + 1, 2);
        area.name = compound.name;
        area.village = compound.village;
        if (!compound.village) {
            const auto road = places::road(draft_.world.streams.key("roads", community), rng_.below(6));
            compound.road_address = road + std::to_string(20 + 4 * draft_.compounds.size() + rng_.below(4)) + "号";
            area.aliases = aliases_of(compound);
        } else {
            const auto number = static_cast<int>(draft_.compounds.size()) + 1;
            area.aliases = {chinese_number(number) + "组", "第" + chinese_number(number) + "村民小组",
                            std::to_string(number) + "队"};
        }
        area.address = draft_.world.frame.addresses[community] + compound.road_address + compound.name;
        area.outline = Lattice::ring(compound.plot);
        area.centre = Lattice::centre(compound.plot);
        draft_.out.areas.push_back(std::move(area));
        draft_.compounds.push_back(std::move(compound));
    }

    static std::vector<std::string> aliases_of(const CompoundDraft& compound) {
        std::vector<std::string> aliases{compound.road_address};
        const auto& name = compound.name;
        if (!name.ends_with("小区")) aliases.push_back(name + "小区");
        return aliases;
    }

    void build(std::size_t index) {
        auto& compound = draft_.compounds[index];
        const bool is_special = special(compound.grid);
        auto style = is_special ? old_walk_up : pick_style(rng_, compound.homes);
        // A few more doors than households; the rest is empty, as everywhere.
        const int doors = compound.homes * 100 / (is_special ? 90 : 93) + 1;
        if (compound.village) style = {1, 1, 0, 1995, 2022};
        const int per_building = style.floors * style.flats_per_floor * std::max(1, style.units);
        int count = (doors + per_building - 1) / per_building;
        if (is_special) count = std::max(count, 12);
        const int spare = count * per_building - doors;
        compound.first_building = draft_.out.areas.size();
        compound.buildings = count;
        const int year = rng_.between(style.year_from, style.year_until);
        draft_.out.areas[compound.area].built_year = year;
        for (int number = 1; number <= count; ++number) {
            auto own = style;
            if (!is_special && number == count && spare >= style.floors * style.flats_per_floor && style.units > 1)
                own.units = style.units - 1;
            add_building(index, number, count, own, year + (number > count / 2 ? 1 : 0));
        }
    }

    /// The footprint's own cell of the compound, so that footprints cannot touch.
    static Plot footprint(const Plot& plot, int number, int count, const Style& style) {
        int columns = 1;
        const int width = plot.right - plot.left;
        const int height = plot.top - plot.bottom;
        // Cells about twice as wide as deep: rows of houses look south.
        while (std::int64_t{columns} * columns * height * 2 < std::int64_t{count} * width) ++columns;
        const int rows = (count + columns - 1) / columns;
        const int cell_width = width / columns;
        const int cell_height = height / rows;
        const int wanted_width = style.units == 0 ? 1'200 : style.units * style.flats_per_floor * 850;
        const int house_width = std::min(wanted_width, cell_width * 85 / 100);
        const int house_depth = std::min(style.units == 0    ? 900
                                         : style.floors > 11 ? 1'900
                                                             : 1'250,
                                         cell_height * 60 / 100);
        const int left = plot.left + (number - 1) % columns * cell_width + (cell_width - house_width) / 2;
        const int bottom = plot.bottom + (number - 1) / columns * cell_height + (cell_height - house_depth) / 2;
        return {left, bottom, left + house_width, bottom + house_depth};
    }

    void add_building(std::size_t index, int number, int count, const Style& style, int year) {
        const auto& compound = draft_.compounds[index];
        const auto parent = draft_.out.areas[compound.area];
        Area building;
        building.id = draft_.next_id<AreaId>("area");
        building.parent = parent.id;
        building.level = Level::building;
        building.code = parent.code + digits(number, 3);
        const auto text = std::to_string(number);
        building.name = text + (compound.village ? "号" : "号楼");
        if (!compound.village)
            building.aliases = {text + "栋", text + "幢", text + "#楼", chinese_number(number) + "号楼"};
        building.address = parent.address + building.name;
        const auto plot = footprint(compound.plot, number, count, style);
        building.outline = Lattice::ring(plot);
        building.centre = Lattice::centre(plot);
        building.floors = style.floors;
        building.height_dm = style.floors * storey_dm + rng_.between(6, 14);
        building.built_year = year;
        draft_.out.areas.push_back(building);
        if (compound.village) {
            add_dwelling(index, building, building, number, 0, 1, 0);
            return;
        }
        for (int unit = 1; unit <= style.units; ++unit) add_unit(index, building, number, unit, style);
    }

    void add_unit(std::size_t index, const Area& building, int number, int unit_number, const Style& style) {
        Area unit;
        unit.id = draft_.next_id<AreaId>("area");
        unit.parent = building.id;
        unit.level = Level::unit;
        unit.code = building.code + digits(unit_number, 2);
        unit.name = std::to_string(unit_number) + "单元";
        unit.aliases = {chinese_number(unit_number) + "单元"};
        unit.address = building.address + unit.name;
        unit.centre = building.centre;
        unit.built_year = building.built_year;
        draft_.out.areas.push_back(unit);
        for (int floor = 1; floor <= style.floors; ++floor)
            for (int flat = 1; flat <= style.flats_per_floor; ++flat)
                add_dwelling(index, building, unit, number, unit_number, floor, flat);
    }

    void add_dwelling(std::size_t index, const Area& building, const Area& parent, int number, int unit, int floor,
                      int flat) {
        auto& compound = draft_.compounds[index];
        Dwelling dwelling;
        dwelling.id = draft_.next_id<AreaId>("dwelling");
        dwelling.parent = parent.id;
        dwelling.building = building.id;
        dwelling.compound = draft_.out.areas[compound.area].id;
        dwelling.grid = draft_.world.frame.grids[draft_.owner()][compound.grid];
        dwelling.building_number = number;
        dwelling.unit_number = unit;
        dwelling.floor = floor;
        dwelling.built_year = building.built_year;
        if (flat != 0) dwelling.room = std::to_string(floor * 100 + flat);
        dwelling.code = parent.code + digits(floor * 100 + flat, 4);
        dwelling.local_address = compound.name + building.name;
        if (flat != 0) dwelling.local_address += parent.name + dwelling.room + "室";
        dwelling.address =
            draft_.out.areas[compound.area].address + dwelling.local_address.substr(compound.name.size());
        // The flats one above the other have the same plan.
        auto plan =
            draft_.world.streams.rng("flat plans", draft_.owner() * 1'000'003 + index * 1'009 +
                                                       static_cast<std::uint64_t>(number * 64 + unit * 8 + flat));
        dwelling.area_dm2 = flat == 0 ? plan.between(9'000, 21'000)
                                      : plan.between(4'600, 8'800) + (building.built_year > 2005 ? 2'800 : 0);
        compound.dwellings.push_back(draft_.out.dwellings.size());
        draft_.out.dwellings.push_back(std::move(dwelling));
        DwellingDraft known;
        known.compound = index;
        known.grid = compound.grid;
        draft_.dwellings.push_back(std::move(known));
    }

    Draft& draft_;
    Rng rng_;
};

}  // namespace

void build_compounds(Draft& draft) { Builder(draft).run(); }

std::string spoken_address(Rng& rng, const CompoundDraft& compound, const Dwelling& dwelling) {
    const auto number = std::to_string(dwelling.building_number);
    if (compound.village) {
        return rng.chance(6'000) ? dwelling.local_address
                                 : chinese_number(std::stoi(compound.name)) + "组" + number + "号";
    }
    const auto unit = std::to_string(dwelling.unit_number);
    const auto name = rng.chance(1'500) && !compound.name.ends_with("小区") ? compound.name + "小区" : compound.name;
    switch (rng.below(10)) {
    case 0: return name + number + "栋" + unit + "单元" + dwelling.room;
    case 1: return name + number + "幢" + unit + "单元" + dwelling.room + "室";
    case 2: return name + number + "-" + unit + "-" + dwelling.room;
    case 3: return name + number + "号楼" + unit + "-" + dwelling.room;
    case 4: return name + number + "栋" + chinese_number(dwelling.unit_number) + "单元" + dwelling.room + "室";
    default: return dwelling.local_address;
    }
}

}  // namespace linli::sim
