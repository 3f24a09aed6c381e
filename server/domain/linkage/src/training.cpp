#include "training.h"

#include <functional>
#include <unordered_map>

namespace linli::linkage {
namespace {

using matching::Decision;
using matching::Label;
using matching::Matcher;
using matching::Model;

/// Rows by the id that labels use.
using Places = std::unordered_map<std::string_view, std::size_t>;

void score(const Matcher& matcher, const Places& places, const Model& model, const std::vector<Label>& labels,
           VerdictScore& out) {
    for (const auto& label : labels) {
        const auto a = places.find(label.a), b = places.find(label.b);
        if (a == places.end() || b == places.end()) continue;
        const auto decision = model.judge(matcher.people()[a->second], matcher.people()[b->second], {}).decision;
        if (label.same)
            ++(decision == Decision::match      ? out.same_found
               : decision == Decision::possible ? out.same_doubtful
                                                : out.same_missed);
        else
            ++(decision == Decision::match      ? out.two_joined
               : decision == Decision::possible ? out.two_doubtful
                                                : out.two_parted);
    }
}

}  // namespace

Learnt learn(const Lesson& lesson, const Model& in_use) {
    Matcher matcher;
    Places places;
    for (const auto& row : lesson.rows) {
        places.emplace(row.id, places.size());
        matcher.add(row);
    }
    std::vector<Label> halves[2];
    for (std::size_t i = 0; i < lesson.labels.size(); ++i) halves[i % 2].push_back(lesson.labels[i]);
    Learnt out;
    for (int half = 0; half < 2; ++half) {
        if (halves[half].empty()) continue;
        const auto model = matcher.train(halves[1 - half], lesson.day);
        score(matcher, places, model, halves[half], out.scores.learnt);
        score(matcher, places, in_use, halves[half], out.scores.in_use);
    }
    out.card = matcher.train(lesson.labels, lesson.day).card();
    return out;
}

bool in_sample(const std::optional<AreaId>& community, std::size_t part, std::size_t of) {
    if (part >= of) return true;
    return std::hash<AreaId>{}(community.value_or(AreaId{})) % of < part;
}

}  // namespace linli::linkage
