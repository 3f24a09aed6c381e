#include <linli/cases/duplicates.h>
#include <linli/cases/service.h>
#include <linli/resemblance/issues.h>

#include "repository_duplicates.h"

#include <algorithm>
#include <map>

namespace linli::cases {
namespace {

constexpr int most_looked_at = 3'000;
constexpr std::size_t most_ids = 100;

HotIssue issue_view(const resemblance::Issue& issue, const std::vector<repository::Candidate>& reports,
                    std::size_t rank) {
    HotIssue out;
    out.rank = static_cast<int>(rank);
    out.title = reports[issue.centre].title;
    out.score = issue.score;
    out.reports = static_cast<std::int64_t>(issue.members.size());
    out.reporters = static_cast<std::int64_t>(issue.reporters);
    out.first = issue.first;
    out.last = issue.last;
    for (auto member = issue.members.rbegin(); member != issue.members.rend() && out.case_ids.size() < most_ids;
         ++member)
        out.case_ids.push_back(reports[*member].id);
    return out;
}

}  // namespace

HotIssues Duplicates::hot(const access::Scope& scope, const ListHotIssues& in) const {
    const auto now = parts_.clock.now();
    auto reports = parts_.database.read([&](db::ReadTx& tx) {
        return repository::latest(tx, scope, now - std::chrono::days(in.days), most_looked_at);
    });
    std::reverse(reports.begin(), reports.end());  // as they came
    std::vector<resemblance::Words> words;
    resemblance::Rarity rarity;
    for (const auto& report : reports) {
        words.push_back(resemblance::words_of(report.title, report.text));
        rarity.count(words.back());
    }
    std::map<UserId, std::uint64_t> reporters;
    resemblance::IssueStream stream(rarity);
    for (std::uint32_t i = 0; i < reports.size(); ++i)
        stream.add(i, words[i], reports[i].reported_at,
                   reporters.try_emplace(reports[i].reporter, reporters.size() + 1).first->second);
    HotIssues out;
    out.looked_at = static_cast<std::int64_t>(reports.size());
    for (const auto& issue : stream.ranked(now)) {
        if (out.items.size() == static_cast<std::size_t>(in.limit)) break;
        out.items.push_back(issue_view(issue, reports, out.items.size() + 1));
    }
    return out;
}

}  // namespace linli::cases
