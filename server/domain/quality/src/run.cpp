#include <linli/expectations/examine.h>
#include <linli/quality/service.h>
#include <linli/vault/vault.h>

#include "presence.h"
#include "procedure.h"
#include "register_rows.h"
#include "repository.h"
#include "repository_observations.h"

#include <map>
#include <set>
#include <unordered_set>

namespace linli::quality {
namespace {

using repository::Known;

/// One community: what is found, compared with what is kept.
class BlockRun {
public:
    BlockRun(const QualityParts& parts, TenantId tenant, AreaId community, Date as_of, Instant now)
        : parts_(parts), tenant_(tenant), community_(community), as_of_(as_of), now_(now) {}

    void examine(const TwinsByCommunity& twins) {
        rows_ = parts_.database.read(
            [&](db::ReadTx& tx) { return RegisterRows::read(tx, tenant_, parts_.vault, community_, as_of_, twins); });
        found_ = expectations::examine(parts_.suite, rows_.block());
    }

    /// Safe to run again: the store decides what is new.
    void keep(db::WriteTx& tx, RunResult& result) {
        known_ = repository::known_findings(tx, tenant_, community_);
        fresh_.clear();
        tasks_.clear();
        seen_.clear();
        wrong_.clear();
        for (const auto& finding : found_) compare(tx, finding, result);
        close_gone(tx, result);
        repository::add_findings(tx, tenant_, community_, fresh_, now_);
        repository::add_tasks(tx, tenant_, tasks_, now_);
        repository::seen_again(tx, tenant_, community_, now_);
        repository::keep_tallies(tx, tenant_, community_, as_of_, tallies());
        repository::keep_presence(tx, tenant_, community_, as_of_, as_of_.plus_days(-presence_days), presence(rows_));
        count(result);
    }

    const std::vector<expectations::Finding>& found() const { return found_; }

private:
    void compare(db::WriteTx& tx, const expectations::Finding& finding, RunResult& result) {
        const auto key = repository::finding_key(finding.row, finding.kind, finding.field);
        if (!seen_.insert(key).second) return;
        const auto at = known_.find(key);
        const bool kept = at != known_.end();
        if (kept && at->second.state == FindingState::accepted) return;
        wrong_.emplace(finding.row, finding.field);
        if (kept && at->second.state == FindingState::open) return;
        ++result.opened;
        const auto id = kept ? at->second.id : parts_.ids.next<FindingId>();
        const bool fixable = !finding.fix.empty();
        if (kept)
            repository::set_state(tx, tenant_, id, FindingState::open, now_);
        else
            fresh_.push_back({id, &finding, place(finding.row), source(finding.row), fixable});
        if (fixable || finding.table == expectations::Table::area) return;
        const auto error = static_cast<int>(finding.error);
        tasks_.push_back(
            {parts_.ids.next<TaskId>(), id, error, as_of_.plus_days(days_to_do(error)), place(finding.row)});
    }

    void close_gone(db::WriteTx& tx, RunResult& result) {
        for (const auto& [key, one] : known_) {
            if (one.state != FindingState::open || seen_.count(key) != 0) continue;
            repository::set_state(tx, tenant_, one.id, FindingState::gone, now_);
            repository::withdraw_tasks(tx, tenant_, one.id);
            ++result.closed;
        }
    }

    void count(RunResult& result) const {
        std::set<Uuid> people;
        for (const auto& finding : found_)
            if (finding.table == expectations::Table::person && wrong_.count({finding.row, finding.field}) != 0)
                people.insert(finding.row);
        result.rows += rows_.rows();
        result.findings += static_cast<std::int64_t>(wrong_.size());
        result.invalid_rows += static_cast<std::int64_t>(people.size());
        ++result.communities;
    }

    area::Ancestors place(const Uuid& row) const {
        if (const auto* origin = rows_.origin(row)) return origin->place;
        return rows_.place();
    }
    std::string source(const Uuid& row) const {
        const auto* origin = rows_.origin(row);
        return origin == nullptr ? "community_register" : origin->source;
    }

    struct Count {
        area::Ancestors place;
        std::int64_t rows = 0;
        std::set<Uuid> wrong;
        std::map<std::string, std::int64_t> fields;
    };

    /// Rows and wrong rows by grid and source; and, for each field, the wrong rows among them.
    std::vector<repository::Tally> tallies() const {
        std::map<std::pair<AreaId, std::string>, Count> counts;
        rows_.each_origin([&](const Uuid&, const Origin& origin) {
            auto& count = counts[{origin.place.grid.value_or(community_), origin.source}];
            count.place = origin.place;
            ++count.rows;
        });
        for (const auto& [row, field] : wrong_) {
            const auto* origin = rows_.origin(row);
            if (origin == nullptr) continue;
            auto& count = counts[{origin->place.grid.value_or(community_), origin->source}];
            count.wrong.insert(row);
            ++count.fields[field];
        }
        std::vector<repository::Tally> out;
        for (const auto& [key, count] : counts) {
            out.push_back(
                {count.place, key.first, key.second, "", count.rows, static_cast<std::int64_t>(count.wrong.size())});
            for (const auto& [field, number] : count.fields)
                out.push_back({count.place, key.first, key.second, field, count.rows, number});
        }
        return out;
    }

    const QualityParts& parts_;
    TenantId tenant_;
    AreaId community_;
    Date as_of_;
    Instant now_;
    RegisterRows rows_;
    std::vector<expectations::Finding> found_;
    std::unordered_map<std::string, Known> known_;
    std::vector<repository::NewFinding> fresh_;
    std::vector<repository::NewTask> tasks_;
    std::unordered_set<std::string> seen_;
    std::set<std::pair<Uuid, std::string>> wrong_;  ///< row and field
};

}  // namespace

Result<RunResult> QualityService::run(TenantId tenant, RunCause cause, Date as_of, const RunListener& listener,
                                      const std::stop_token& stop) {
    RunResult result;
    result.id = parts_.ids.next<RunId>();
    result.as_of = as_of;
    const bool began = parts_.database.write([&](db::WriteTx& tx) {
        return repository::begin_run(tx, tenant, result.id, cause, as_of, parts_.clock.now());
    });
    if (!began) return refuse(already_running);
    const auto communities =
        parts_.database.read([&](db::ReadTx& tx) { return RegisterRows::communities(tx, tenant); });
    const auto twins = parts_.database.read([&](db::ReadTx& tx) { return RegisterRows::twins(tx, tenant); });
    for (const auto& community : communities) {
        if (stop.stop_requested()) break;
        BlockRun block(parts_, tenant, community, as_of, parts_.clock.now());
        block.examine(twins);
        // The transaction may run twice: what it adds up starts anew each time.
        result = parts_.database.write([&](db::WriteTx& tx) {
            auto next = result;
            block.keep(tx, next);
            return next;
        });
        if (listener.found)
            for (const auto& finding : block.found()) listener.found(finding);
        if (listener.progress) listener.progress(community, result);
    }
    parts_.database.write([&](db::WriteTx& tx) { repository::end_run(tx, tenant, result, parts_.clock.now()); });
    return result;
}

std::int64_t QualityService::forget_signals(TenantId tenant) {
    constexpr int most = 5'000;
    return parts_.database.write([&](db::WriteTx& tx) {
        return repository::forget_signals(tx, tenant, shanghai_date(parts_.clock.now()), most);
    });
}

}  // namespace linli::quality
