#include "draft.h"
#include "places.h"

#include <algorithm>
#include <array>

namespace linli::sim {
namespace {

using Words = std::string_view;
constexpr auto openings = std::to_array<Words>({"", "", "", "您好，", "你好，", "我想反映一个问题：", "麻烦问一下，",
                                                "领导您好，", "请有关部门看看，", "再反映一次，", "说个事，"});
constexpr auto durations = std::to_array<Words>({"", "", "", "已经有一个星期了", "前后半个多月了", "这两天特别严重",
                                                 "快一个月了没变化", "从上个月就这样", "天天如此"});
constexpr auto closings = std::to_array<Words>({"", "", "请尽快处理。", "希望有人管一管。", "麻烦派人来看看。",
                                                "盼回复。", "谢谢！", "到底归谁管？", "给个准话。", "请核实解决。"});
constexpr auto polite_closings = std::to_array<Words>({"", "", "", "谢谢！", "盼回复。", "麻烦了。"});
constexpr auto vague_places = std::to_array<Words>(
    {"我们小区", "我家楼下", "家门口这条路上", "菜市场边上", "学校对面", "那个十字路口", "公交站往里走", "我们单元"});
constexpr auto outside_places = std::to_array<Words>(
    {"青禾区翠微路12号", "望川县城关镇人民路", "临漠市白杨区团结小区3号楼", "青禾区政府对面", "望川县一中家属院"});
/// Words that people use for one another when they tell the same thing again.
constexpr std::array<std::array<Words, 2>, 14> synonyms{{{"天天", "每天都"},
                                                         {"没人管", "一直没人处理"},
                                                         {"孩子", "小孩"},
                                                         {"老人", "老年人"},
                                                         {"坏了", "出故障了"},
                                                         {"晚上", "夜里"},
                                                         {"楼下", "楼底下"},
                                                         {"一直", "总是"},
                                                         {"特别", "非常"},
                                                         {"睡不成", "没法睡觉"},
                                                         {"好几", "几"},
                                                         {"半夜", "深夜"},
                                                         {"堆满", "堆得全是"},
                                                         {"味道", "气味"}}};

std::vector<std::string> clauses_of(const std::string& phrase) {
    std::vector<std::string> out;
    constexpr Words comma = "，";
    for (std::size_t from = 0; from <= phrase.size();) {
        const auto to = std::min(phrase.find(comma, from), phrase.size());
        out.push_back(phrase.substr(from, to - from));
        from = to + comma.size();
    }
    return out;
}

std::string joined(const std::vector<std::string>& clauses) {
    std::string out;
    for (const auto& clause : clauses) out += (out.empty() ? "" : "，") + clause;
    return out;
}

/// What is reported, before it is told by anybody.
struct Matter {
    const Saying* saying = nullptr;
    std::string phrase;
    std::size_t compound = 0;
    std::size_t dwelling = 0;  ///< near which it is
    PlaceKind place = PlaceKind::missing;
    ReportId first;
    Instant at{};
};

class Teller {
public:
    explicit Teller(Draft& draft) : draft_(draft), rng_(draft.rng("reports")) {}

    void run() {
        for (const auto& saying : draft_.world.sayings)
            if (draft_.plan.village ? saying.in_village : saying.in_town) sayings_.push_back(&saying);
        for (std::size_t i = 0; i < draft_.compounds.size(); ++i)
            for (std::size_t k = 0; k < places::shared_compounds; ++k)
                if (draft_.compounds[i].name == places::shared_compound(k)) shared_.push_back(i);
        std::vector<Matter> told;
        for (int i = 0; i < draft_.plan.reports; ++i) {
            const bool again = !told.empty() && rng_.chance(1'300);
            if (again)
                tell_again(rng_.pick(told));
            else
                tell_first(told);
        }
        std::sort(draft_.out.reports.begin(), draft_.out.reports.end(),
                  [](const Report& a, const Report& b) { return a.at != b.at ? a.at < b.at : a.id < b.id; });
        std::sort(draft_.out.report_truths.begin(), draft_.out.report_truths.end(),
                  [](const ReportTruth& a, const ReportTruth& b) { return a.report < b.report; });
    }

private:
    const Saying& pick_saying() {
        std::uint32_t total = 0;
        for (const auto* saying : sayings_) total += saying->weight;
        auto left = rng_.below(total);
        std::size_t i = 0;
        while (left >= sayings_[i]->weight) left -= sayings_[i++]->weight;
        return *sayings_[i];
    }

    PlaceKind pick_place() {
        constexpr std::array<std::uint32_t, 7> weights{24, 38, 12, 8, 8, 3, 7};  // in the order of PlaceKind
        const auto place = static_cast<PlaceKind>(rng_.weighted(weights));
        const bool several = draft_.world.plan.communities.size() > 1;
        return place == PlaceKind::ambiguous && (shared_.empty() || !several) ? PlaceKind::alias : place;
    }

    /// More in the evening than in the morning, hardly any at night.
    Instant some_time() {
        constexpr std::array<std::uint32_t, 24> hours{2, 1, 1,  1,  1,  2,  4,  9,  14, 15, 14, 11,
                                                      9, 9, 11, 12, 12, 12, 13, 14, 13, 10, 6,  3};
        const auto day = draft_.world.today.plus_days(-rng_.between(1, 60));
        const auto hour = static_cast<int>(rng_.weighted(hours));
        return shanghai_instant(day, std::chrono::hours(hour) + std::chrono::seconds(rng_.between(0, 3'599)));
    }

    void tell_first(std::vector<Matter>& told) {
        Matter matter;
        matter.saying = &pick_saying();
        matter.phrase = rng_.pick(matter.saying->phrases);
        matter.place = matter.saying->placed ? pick_place() : PlaceKind::missing;
        matter.compound =
            matter.place == PlaceKind::ambiguous ? rng_.pick(shared_) : rng_.index(draft_.compounds.size());
        matter.dwelling = rng_.pick(draft_.compounds[matter.compound].dwellings);
        matter.at = some_time();
        matter.first = tell(matter, matter.phrase, {});
        if (matter.place <= PlaceKind::point) told.push_back(std::move(matter));
    }

    /// The same matter by another mouth, minutes to a day and a half later, through any door. @source INC-24
    void tell_again(Matter matter) {
        matter.at += std::chrono::seconds(rng_.between(150, 130'000));
        if (matter.at > draft_.world.options.epoch)
            matter.at = draft_.world.options.epoch - std::chrono::seconds(rng_.between(1, 900));
        matter.place = rng_.chance(7'000)   ? PlaceKind::alias
                       : rng_.chance(5'000) ? PlaceKind::standard
                                            : PlaceKind::point;
        auto clauses = clauses_of(matter.phrase);
        // The first clause carries the matter: it may come second, never get lost.
        if (clauses.size() > 1 && rng_.chance(4'500))
            std::swap(clauses[0], clauses[1]);
        else if (clauses.size() > 1 && rng_.chance(4'500))
            clauses.pop_back();
        auto phrase = joined(clauses);
        for (const auto& [one, other] : synonyms) {
            const auto at = phrase.find(one);
            if (at != std::string::npos) phrase.replace(at, one.size(), other);
        }
        tell(matter, phrase, matter.first);
    }

    std::string spoken_place(const Matter& matter) {
        const auto& compound = draft_.compounds[matter.compound];
        const auto& home = draft_.out.dwellings[matter.dwelling];
        const auto full = spoken_address(rng_, compound, home);
        if (compound.village) return draft_.plan.name + (rng_.chance(5'000) ? full : compound.name);
        const auto number = std::to_string(home.building_number);
        switch (rng_.below(6)) {
        case 0: return full;
        case 1: return compound.name + number + "栋楼下";
        case 2: return compound.name + number + "号楼" + std::to_string(home.unit_number) + "单元";
        case 3: return compound.name + "里面" + number + "幢旁边";
        case 4: return compound.name + "大门口";
        default: return compound.name + number + "号楼";
        }
    }

    std::string standard_place(const Matter& matter) {
        const auto& home = draft_.out.dwellings[matter.dwelling];
        if (rng_.chance(4'000)) return home.address;
        const auto& area = draft_.out.areas[draft_.compounds[matter.compound].area];
        if (draft_.compounds[matter.compound].village) return area.address;
        return area.address + std::to_string(home.building_number) + "号楼";
    }

    void set_place(const Matter& matter, Report& report, std::string& words) {
        const auto& compound = draft_.compounds[matter.compound];
        switch (matter.place) {
        case PlaceKind::standard: report.address = standard_place(matter); break;
        case PlaceKind::alias:
            if (rng_.chance(2'500))
                report.address = spoken_place(matter);
            else
                words = spoken_place(matter);
            break;
        case PlaceKind::point: report.point = near(matter); break;
        case PlaceKind::vague: words = rng_.pick(vague_places); break;
        case PlaceKind::ambiguous: words = compound.name + (rng_.chance(5'000) ? "里" : "门口"); break;
        case PlaceKind::outside: words = rng_.pick(outside_places); break;
        case PlaceKind::missing: break;
        }
    }

    /// Where the phone stands: within some metres of the building, inside its compound.
    Point near(const Matter& matter) {
        const auto& home = draft_.out.dwellings[matter.dwelling];
        const auto found = std::find_if(draft_.out.areas.begin(), draft_.out.areas.end(),
                                        [&](const Area& area) { return area.id == home.building; });
        return {found->centre.lon_e7 + rng_.between(-400, 400), found->centre.lat_e7 + rng_.between(-350, 350)};
    }

    void set_reporter(Report& report) {
        if (rng_.chance(900)) return;
        for (int i = 0; i < 200; ++i) {
            const auto row = rng_.index(draft_.out.people.size());
            const auto& person = draft_.out.people[row];
            const int years = age_on(person.birth, draft_.world.today);
            if (person.phone.empty() || years < 18 || years > 88 || draft_.people[row].spoilt ||
                draft_.people[row].gone)
                continue;
            report.reporter = person.id;
            report.reporter_name = person.name;
            report.reporter_phone = person.phone;
            return;
        }
    }

    ReportId tell(const Matter& matter, const std::string& phrase, ReportId duplicate_of) {
        constexpr std::array<std::uint32_t, 5> channels{46, 28, 10, 8, 8};
        Report report;
        report.id = draft_.next_id<ReportId>("report");
        report.channel = static_cast<Channel>(rng_.weighted(channels));
        report.at = matter.at;
        set_reporter(report);
        std::string where;
        set_place(matter, report, where);
        report.title = clauses_of(phrase).front();
        report.text = std::string(rng_.pick(openings)) + where + (where.empty() ? "" : "，") + phrase;
        const auto duration = matter.saying->placed ? rng_.pick(durations) : Words();
        if (!duration.empty()) report.text += "，" + std::string(duration);
        report.text += "。";
        report.text += matter.saying->placed ? rng_.pick(closings) : rng_.pick(polite_closings);
        ReportTruth truth;
        truth.report = report.id;
        truth.item = matter.saying->item;
        truth.second_item = matter.saying->second;
        truth.place = matter.place;
        truth.duplicate_of = duplicate_of;
        if (matter.place <= PlaceKind::point) {
            const auto& area = draft_.out.areas[draft_.compounds[matter.compound].area];
            truth.grid = area.parent;
            truth.compound = area.id;
        }
        draft_.out.report_truths.push_back(truth);
        draft_.out.reports.push_back(std::move(report));
        return truth.report;
    }

    Draft& draft_;
    Rng rng_;
    std::vector<const Saying*> sayings_;
    std::vector<std::size_t> shared_;
};

}  // namespace

void add_reports(Draft& draft) { Teller(draft).run(); }

}  // namespace linli::sim
