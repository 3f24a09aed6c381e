#include "evidence.h"

#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/base/text.h>

#include <algorithm>
#include <string>
#include <vector>

namespace linli::address {
namespace {

using View = std::u32string_view;

struct Read {
    std::vector<std::u32string> places, roads;
    std::vector<std::string> roadnos, buildings, units, rooms;
    std::u32string prov, city, district, town, community, whole;
};

std::u32string without(std::u32string name, std::initializer_list<View> endings) {
    for (const View ending : endings)
        if (name.size() > ending.size() + 1 && View(name).ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name;
}

Read read(std::string_view text) {
    Read r;
    for (const auto& part : parse(text::half_width(text))) {
        const auto points = text::to_u32(part.text);
        switch (part.label) {
        case Label::prov: r.prov = without(points, {U"省", U"市", U"自治区"}); break;
        case Label::city: r.city = without(points, {U"市", U"地区"}); break;
        case Label::district: r.district = without(points, {U"区", U"县", U"市"}); break;
        case Label::town: r.town = without(points, {U"街道办事处", U"街道", U"镇", U"乡"}); break;
        case Label::community: r.community = without(points, {U"社区", U"村委会", U"村"}); break;
        case Label::road:
        case Label::subRoad: r.roads.push_back(points); break;
        case Label::roadno:
        case Label::subroadno: r.roadnos.push_back(number_of(part.text)); break;
        case Label::houseno: r.buildings.push_back(number_of(part.text)); break;
        case Label::cellno: r.units.push_back(number_of(part.text)); break;
        case Label::roomno: r.rooms.push_back(number_of(part.text)); break;
        case Label::poi:
        case Label::subpoi:
        case Label::person:
        case Label::devZone:
            if (points.size() > 1) r.places.push_back(points);
            break;
        default: break;
        }
        if (part.label > Label::district && part.label != Label::redundant) r.whole += points;
    }
    return r;
}

double dice(View a, View b) {
    if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
    std::vector<std::u32string_view> pairs;
    for (std::size_t i = 0; i + 1 < b.size(); ++i) pairs.push_back(b.substr(i, 2));
    const auto total = static_cast<double>(a.size() + b.size() - 2);
    double common = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i) {
        const auto found = std::find(pairs.begin(), pairs.end(), a.substr(i, 2));
        if (found == pairs.end()) continue;
        common += 2;
        pairs.erase(found);
    }
    return common / total;
}

std::size_t longest_common(View a, View b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    std::size_t best = 0;
    for (const char32_t c : a)
        for (std::size_t j = b.size(); j > 0; --j) {
            row[j] = c == b[j - 1] ? row[j - 1] + 1 : 0;
            best = std::max(best, row[j]);
        }
    return best;
}

template <class T>
bool common(const std::vector<T>& a, const std::vector<T>& b) {
    return std::any_of(a.begin(), a.end(), [&](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool contradict(const std::u32string& a, const std::u32string& b) { return !a.empty() && !b.empty() && a != b; }

class Weigher {
public:
    Weigher(const Read& a, const Read& b) : a_(a), b_(b) {}

    Evidence run() {
        set(Sign::bias, 1);
        places();
        both(a_.roads, b_.roads, Sign::road_equal, Sign::road_other);
        both(a_.roadnos, b_.roadnos, Sign::roadno_equal, Sign::roadno_other);
        both(a_.buildings, b_.buildings, Sign::building_equal, Sign::building_other);
        both(a_.units, b_.units, Sign::unit_equal, Sign::unit_other);
        both(a_.rooms, b_.rooms, Sign::room_equal, Sign::room_other);
        set(Sign::building_one, a_.buildings.empty() != b_.buildings.empty());
        set(Sign::room_one, a_.rooms.empty() != b_.rooms.empty());
        set(Sign::town_other, contradict(a_.town, b_.town));
        set(Sign::admin_other,
            contradict(a_.prov, b_.prov) || contradict(a_.city, b_.city) || contradict(a_.district, b_.district));
        set(Sign::community_equal, !a_.community.empty() && a_.community == b_.community);
        set(Sign::text_overlap, dice(a_.whole, b_.whole));
        const auto shorter = std::min(a_.whole.size(), b_.whole.size());
        if (shorter > 0)
            set(Sign::longest_common,
                static_cast<double>(longest_common(a_.whole, b_.whole)) / static_cast<double>(shorter));
        return out_;
    }

private:
    void set(Sign sign, double value) { out_[static_cast<std::size_t>(sign)] = value; }

    void places() {
        double best = 0;
        bool held = false, equal = false;
        for (const View x : a_.places)
            for (const View y : b_.places) {
                best = std::max(best, dice(x, y));
                held = held || x.find(y) != View::npos || y.find(x) != View::npos;
                equal = equal || x == y;
            }
        set(Sign::place_overlap, best);
        set(Sign::place_contained, held);
        set(Sign::place_equal, equal);
        set(Sign::place_other, !a_.places.empty() && !b_.places.empty() && best < 0.2 && !held);
    }

    template <class T>
    void both(const std::vector<T>& a, const std::vector<T>& b, Sign equal, Sign other) {
        if (a.empty() || b.empty()) return;
        set(common(a, b) ? equal : other, 1);
    }

    const Read &a_, &b_;
    Evidence out_{};
};

}  // namespace

Evidence weigh(std::string_view a, std::string_view b) {
    const auto left = read(a), right = read(b);
    return Weigher(left, right).run();
}

}  // namespace linli::address
