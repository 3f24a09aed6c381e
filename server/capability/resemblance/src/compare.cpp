#include <linli/resemblance/compare.h>

#include <linli/address/compare.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace linli::resemblance {
namespace {

// Points as they enter the sum; the base makes two reports that share nothing a clear no.
constexpr double base_points = -3.0;
constexpr double here_points = 2.2;        // at the same spot
constexpr double far_points = -4.0;        // beyond the radius
constexpr double door_points = 2.4;        // addresses agree
constexpr double part_points = 0.8;        // one address says less than the other
constexpr double elsewhere_points = -3.0;  // addresses contradict
constexpr double words_most = 3.6;
constexpr double words_neutral = 0.12;  // two reports about anything share so much
constexpr double words_slope = 9.0;
constexpr double words_least = -1.5;
constexpr double name_points = 1.0;
constexpr double photo_points = 4.0;
constexpr double item_points = 0.8;
constexpr double other_item_points = -1.0;
constexpr double day_points = 0.6;
constexpr double late_points = -3.0;
constexpr double reporter_points = 0.8;
constexpr double opinion_points = 2.0;
constexpr double place_says_so = 0.7;  // of a reason about the place, to count as a place in common
constexpr std::size_t shown_words = 3;

class Sum {
public:
    explicit Sum(Resemblance& out) : out_(out) {}
    void add(double points, std::string text, bool for_anyone) {
        total_ += points;
        out_.reasons.push_back({points, std::move(text), for_anyone});
    }
    double total() const { return total_; }
    bool placed = false;    ///< a place or a photo in common
    bool excluded = false;  ///< something says that it cannot be the same

private:
    Resemblance& out_;
    double total_ = base_points;
};

std::string rounded_metres(double metres) {
    return metres < 20 ? "不到 20 米" : "约 " + std::to_string(static_cast<int>(std::lround(metres / 10)) * 10) + " 米";
}

void weigh_distance(const Report& a, const Report& b, const Measure& measure, Sum& sum) {
    if (!a.lon || !a.lat || !b.lon || !b.lat) return;
    const double metres = metres_between(*a.lon, *a.lat, *b.lon, *b.lat);
    if (metres > measure.radius_metres) {
        sum.excluded = true;
        return sum.add(far_points,
                       "相距" + rounded_metres(metres) + "，超出 " +
                           std::to_string(std::lround(measure.radius_metres)) + " 米范围",
                       true);
    }
    const double points = here_points * (1 - 0.75 * metres / measure.radius_metres);
    sum.placed = sum.placed || points >= place_says_so;
    sum.add(points, "地点相距" + rounded_metres(metres), true);
}

void weigh_address(const Report& a, const Report& b, Sum& sum) {
    if (a.address.empty() || b.address.empty()) return;
    if (a.address == b.address) {
        sum.placed = true;
        return sum.add(door_points, "地址相同", false);
    }
    switch (address::compare(a.address, b.address).match) {
    case address::Match::exact: sum.placed = true; return sum.add(door_points, "地址指同一处", false);
    case address::Match::partial: sum.placed = true; return sum.add(part_points, "地址部分一致", false);
    case address::Match::none: sum.excluded = true; return sum.add(elsewhere_points, "地址不是同一处", false);
    }
}

struct Shared {
    double weight;
    std::string text;
    Kind kind;
};

/// Terms of both, heaviest first; a term inside one that was taken before is left out.
std::vector<Shared> shared_terms(const Words& a, const Words& b, const Rarity& rarity) {
    std::vector<Shared> all;
    for (auto x = a.terms.begin(), y = b.terms.begin(); x != a.terms.end() && y != b.terms.end();) {
        if (x->key == y->key) {
            all.push_back({rarity.weight(x->key) * (x->kind == Kind::words ? 1 : 1.5), a.shown(*x), x->kind});
            ++x, ++y;
        } else {
            x->key < y->key ? ++x : ++y;
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Shared& s, const Shared& t) {
        return s.weight != t.weight ? s.weight > t.weight : s.text < t.text;
    });
    return all;
}

std::string quoted(const std::vector<Shared>& shared, bool names) {
    std::vector<std::string> taken;
    std::string out;
    for (const auto& term : shared) {
        if ((term.kind != Kind::words) != names || term.weight <= 0 || taken.size() == shown_words) continue;
        const auto overlaps = [&](const std::string& other) {
            return other.find(term.text) != std::string::npos || term.text.find(other) != std::string::npos;
        };
        if (std::any_of(taken.begin(), taken.end(), overlaps)) continue;
        taken.push_back(term.text);
        out += (out.empty() ? "“" : "、“") + term.text + "”";
    }
    return out;
}

void weigh_words(const Report& a, const Report& b, const Rarity& rarity, Sum& sum) {
    if (a.words.terms.empty() || b.words.terms.empty()) return;
    const double alike = cosine(rarity.weights(a.words), rarity.weights(b.words));
    const auto shared = shared_terms(a.words, b.words, rarity);
    const double points = std::clamp((alike - words_neutral) * words_slope, words_least, words_most);
    const auto told = quoted(shared, false);
    if (a.words.text == b.words.text)
        sum.add(words_most, "文字完全相同", true);
    else if (points > 0)
        sum.add(points, told.empty() ? "说法相近" : "说法相近：都提到" + told, true);
    else
        sum.add(points, "说法不同", true);
    const auto names = quoted(shared, true);
    if (!names.empty()) sum.add(name_points, "都提到名称或数字" + names, true);
}

void weigh_time(const Report& a, const Report& b, const Measure& measure, Sum& sum) {
    if (!a.time || !b.time) return;
    const auto apart = *a.time > *b.time ? *a.time - *b.time : *b.time - *a.time;
    if (apart > measure.window) {
        sum.excluded = true;
        return sum.add(late_points, "时间相隔超过 " + std::to_string(measure.window.count()) + " 天", true);
    }
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(apart).count();
    const double share = std::chrono::duration<double>(apart) / std::chrono::duration<double>(measure.window);
    sum.add(day_points * (1 - share), hours < 24 ? "一天之内先后反映" : "相隔 " + std::to_string(hours / 24) + " 天",
            true);
}

void weigh_rest(const Report& a, const Report& b, std::optional<Opinion> opinion, Sum& sum) {
    const std::set<std::string> photos(a.photos.begin(), a.photos.end());
    if (std::any_of(b.photos.begin(), b.photos.end(), [&](const std::string& hash) { return photos.contains(hash); })) {
        sum.placed = true;
        sum.add(photo_points, "有完全相同的照片", false);
    }
    if (!a.item.empty() && !b.item.empty())
        a.item == b.item ? sum.add(item_points, "同一责任事项", true)
                         : sum.add(other_item_points, "责任事项不同", true);
    if (!a.reporter.empty() && a.reporter == b.reporter) sum.add(reporter_points, "同一反映人", false);
    if (opinion == Opinion::same) sum.add(opinion_points, "反映人认为是同一件事", false);
    if (opinion == Opinion::different) sum.add(-opinion_points, "反映人认为不是同一件事", false);
}

}  // namespace

double metres_between(double lon_a, double lat_a, double lon_b, double lat_b) {
    constexpr double metres_a_degree = 111'195;
    const double middle = (lat_a + lat_b) / 2 * std::numbers::pi / 180;
    return metres_a_degree * std::hypot((lon_a - lon_b) * std::cos(middle), lat_a - lat_b);
}

Resemblance compare(const Report& a, const Report& b, const Rarity& rarity, const Measure& measure,
                    std::optional<Opinion> opinion) {
    Resemblance out;
    Sum sum(out);
    weigh_distance(a, b, measure, sum);
    weigh_address(a, b, sum);
    weigh_words(a, b, rarity, sum);
    weigh_time(a, b, measure, sum);
    weigh_rest(a, b, opinion, sum);
    out.score = 1 / (1 + std::exp(-sum.total()));
    out.band = out.score >= same_from ? Band::same : (out.score >= likely_from ? Band::likely : Band::no);
    if (out.band == Band::same && (sum.excluded || !sum.placed)) out.band = Band::likely;
    std::stable_sort(out.reasons.begin(), out.reasons.end(),
                     [](const Reason& x, const Reason& y) { return std::abs(x.points) > std::abs(y.points); });
    return out;
}

}  // namespace linli::resemblance
