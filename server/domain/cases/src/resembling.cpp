#include "resembling.h"

#include <algorithm>

namespace linli::cases {
namespace {

constexpr std::size_t weighed_in_full = 24;
constexpr std::size_t most_told_reasons = 5;

}  // namespace

resemblance::Measure measure_of(const std::optional<Item>& item) {
    resemblance::Measure measure{.window = looked_around};
    if (item) measure.radius_metres = static_cast<double>(item->radius_metres);
    return measure;
}

resemblance::Report report_of(const repository::Candidate& c) {
    resemblance::Report out;
    out.words = resemblance::words_of(c.title, c.text);
    out.lon = c.lon;
    out.lat = c.lat;
    out.address = c.address.value_or("");
    out.item = c.item_code.value_or("");
    out.time = c.reported_at;
    out.reporter = c.reporter.text();
    return out;
}

std::vector<Scored> ranked(const resemblance::Report& mine, const resemblance::Measure& measure,
                           std::vector<repository::Candidate> candidates,
                           const std::map<CaseId, resemblance::Opinion>& opinions, std::size_t most) {
    resemblance::Rarity rarity;
    rarity.count(mine.words);
    std::vector<std::pair<resemblance::Report, Scored>> all;
    for (auto& candidate : candidates) {
        auto report = report_of(candidate);
        rarity.count(report.words);
        all.emplace_back(std::move(report), Scored{std::move(candidate), {}});
    }
    const auto opinion_on = [&](CaseId id) {
        const auto found = opinions.find(id);
        return found == opinions.end() ? std::nullopt : std::optional(found->second);
    };
    const auto likelier = [](const auto& a, const auto& b) {
        return a.second.found.score != b.second.found.score ? a.second.found.score > b.second.found.score
                                                            : a.second.candidate.id < b.second.candidate.id;
    };
    auto roughly = mine;
    roughly.address.clear();
    for (auto& [report, scored] : all)
        scored.found = resemblance::compare(roughly, report, rarity, measure, opinion_on(scored.candidate.id));
    std::sort(all.begin(), all.end(), likelier);
    if (all.size() > weighed_in_full) all.resize(weighed_in_full);
    for (auto& [report, scored] : all)
        scored.found = resemblance::compare(mine, report, rarity, measure, opinion_on(scored.candidate.id));
    std::sort(all.begin(), all.end(), likelier);
    std::vector<Scored> out;
    for (auto& [report, scored] : all)
        if (scored.found.band != resemblance::Band::no && out.size() < most) out.push_back(std::move(scored));
    return out;
}

std::vector<std::string> told(const resemblance::Resemblance& found, bool for_anyone) {
    std::vector<std::string> out;
    for (const auto& reason : found.reasons)
        if ((reason.for_anyone || !for_anyone) && out.size() < most_told_reasons) out.push_back(reason.text);
    return out;
}

}  // namespace linli::cases
