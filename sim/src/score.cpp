#include <linli/sim/score.h>

#include <linli/base/words.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace linli::sim {
namespace {

using expectations::Finding;

std::optional<Table> table_of(expectations::Table table) { return from_word<Table>(word(table)); }

/// Each planted error may be named once, by its row or by one that belongs to it.
class Matcher {
public:
    Matcher(const std::vector<Truth>& truths, std::vector<Finding> findings, Score& score)
        : truths_(truths),
          findings_(std::move(findings)),
          taken_(truths.size()),
          used_(findings_.size()),
          score_(score) {
        for (std::size_t i = 0; i < truths.size(); ++i) by_row_[truths[i].row].push_back(i);
    }

    void run() {
        for (std::size_t i = 0; i < findings_.size(); ++i) by_own_row(i);
        for (std::size_t i = 0; i < findings_.size(); ++i) by_related(i);
        for (std::size_t i = 0; i < truths_.size(); ++i)
            if (taken_[i] == 0) {
                ++score_.tables[truths_[i].table].missed;
                ++score_.methods[truths_[i].method].missed;
                note("missed " + truths_[i].method);
            }
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            if (used_[i] != 0) continue;
            const auto table = table_of(findings_[i].table);
            if (!table) continue;
            ++score_.tables[*table].wrong;
            ++score_.wrong_by_kind[findings_[i].kind];
            const auto other = by_row_.find(findings_[i].row);
            note("wrong " + findings_[i].kind +
                 (other == by_row_.end() ? "" : " beside " + truths_[other->second.front()].method));
        }
    }

private:
    bool same(const Finding& finding, const Truth& truth) const {
        return table_of(finding.table) == truth.table &&
               static_cast<int>(finding.error) == static_cast<int>(truth.error);
    }
    void match(std::size_t finding, std::size_t truth) {
        taken_[truth] = 1;
        used_[finding] = 1;
        ++score_.tables[truths_[truth].table].found;
        ++score_.methods[truths_[truth].method].found;
    }
    void by_own_row(std::size_t at) {
        const auto rows = by_row_.find(findings_[at].row);
        if (rows == by_row_.end()) return;
        for (const auto truth : rows->second)
            if (taken_[truth] == 0 && used_[at] == 0 && same(findings_[at], truths_[truth])) match(at, truth);
    }
    void by_related(std::size_t at) {
        if (used_[at] != 0) return;
        for (std::size_t truth = 0; truth < truths_.size(); ++truth) {
            const auto& related = truths_[truth].related;
            if (taken_[truth] != 0 || !same(findings_[at], truths_[truth])) continue;
            if (std::find(related.begin(), related.end(), findings_[at].row) == related.end()) continue;
            match(at, truth);
            return;
        }
    }
    void note(std::string text) {
        if (score_.examples.size() < 40) score_.examples.push_back(std::move(text));
    }

    const std::vector<Truth>& truths_;
    std::vector<Finding> findings_;
    std::vector<char> taken_, used_;
    std::unordered_map<Uuid, std::vector<std::size_t>> by_row_;
    Score& score_;
};

/// 盈北苑: the compound whose person–house rows have errors of their own. @source DAT-28
void count_compound(const Community& community, const std::vector<Finding>& findings, Score& score) {
    const auto compound = std::find_if(community.areas.begin(), community.areas.end(), [](const Area& area) {
        return area.level == Level::compound && area.name == "盈北苑";
    });
    if (compound == community.areas.end()) return;
    std::unordered_map<AreaId, bool> doors;
    for (const auto& dwelling : community.dwellings) doors[dwelling.id] = dwelling.compound == compound->id;
    std::set<Uuid> rows;
    for (const auto& relation : community.relations) {
        const auto door = doors.find(relation.dwelling);
        if (door == doors.end() ? relation.address.starts_with(compound->name) : door->second)
            rows.insert(relation.id.uuid());
    }
    std::set<Uuid> wrong;
    for (const auto& finding : findings)
        if (finding.table == expectations::Table::relation && rows.count(finding.row) != 0) wrong.insert(finding.row);
    score.compound_rows += static_cast<int>(rows.size());
    score.compound_wrong += static_cast<int>(wrong.size());
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
    found += other.found;
    missed += other.missed;
    wrong += other.wrong;
    return *this;
}

void score_community(const expectations::Suite& suite, const Community& community, Date today, Score& score) {
    const Rows rows(community, today);
    auto findings = expectations::examine(suite, rows.block());
    std::set<Uuid> invalid;
    for (const auto& finding : findings)
        if (finding.table == expectations::Table::person) invalid.insert(finding.row);
    score.rows += static_cast<int>(community.people.size());
    score.invalid_rows += static_cast<int>(invalid.size());
    if (community.full) count_compound(community, findings, score);
    Matcher(community.truths, std::move(findings), score).run();
}

}  // namespace linli::sim
