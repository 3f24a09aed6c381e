#include "merging.h"

#include <linli/cases/duplicates.h>
#include <linli/cases/service.h>

#include "procedure.h"
#include "repository_duplicates.h"
#include "rules.h"

#include <algorithm>

namespace linli::cases {
namespace {

using repository::MergedRow;
using repository::MergeRow;
using repository::Record;
using repository::StepRow;

void earliest(std::optional<Instant>& mine, const std::optional<Instant>& other) {
    if (other && (!mine || *other < *mine)) mine = other;
}

/// What a matter promises when `promises` follow it.
void take_earliest(Instant& respond_by, std::optional<Instant>& solve_by, const repository::Promises& promises) {
    std::optional<Instant> respond = respond_by;
    earliest(respond, promises.respond_by);
    respond_by = *respond;
    earliest(solve_by, promises.solve_by);
}

Result<std::vector<Record>> all_in_hand(db::ReadTx& tx, const access::Scope& scope, const MergeCases& in) {
    std::vector<Record> out;
    for (const auto& seen : in.cases) {
        auto record = repository::find(tx, scope, seen.id);
        if (!record) return refuse(access::not_found);
        if (record->version != seen.version) return refuse(changed_meanwhile);
        if (!mergeable(record->state)) return refuse(not_mergeable, std::string(word(record->state)));
        out.push_back(std::move(*record));
    }
    std::sort(out.begin(), out.end(), [](const Record& a, const Record& b) {
        return a.reported_at != b.reported_at ? a.reported_at < b.reported_at : a.id < b.id;
    });
    const auto twice = [](const Record& a, const Record& b) { return a.id == b.id; };
    if (std::adjacent_find(out.begin(), out.end(), twice) != out.end())
        return refuse(not_mergeable, "同一事项列了两次");
    return out;
}

/// The matter leaves the hands of its owner and follows the master.
Outcome join(db::WriteTx& tx, const access::Scope& scope, const Procedure& procedure, Record& record, CaseId master,
             Instant now) {
    StepRow step{.action = Action::merge, .is_public = true, .before = snapshot(record)};
    record.state = State::merged;
    record.owner.reset();
    record.owner_post.reset();
    record.organisation.reset();
    record.department.reset();
    record.paused_since.reset();
    record.closed_at = now;
    LINLI_CHECK(procedure.store(tx, scope, record, std::move(step), {}));
    repository::set_master(tx, scope.tenant(), record.id, master);
    repository::set_offer(tx, scope.tenant(), record.id, false, now);  // nobody takes what is handled elsewhere
    return Done{};
}

/// What the master promises to its own reporter, whatever joined before.
void own_promise(db::ReadTx& tx, TenantId tenant, const Record& master, MergeRow& row) {
    row.own_respond_by = master.respond_by;
    row.own_solve_by = master.solve_by;
    for (const auto& earlier : repository::merges_of(tx, tenant, master.id))
        if (!earlier.undone_at) {
            row.own_respond_by = std::max(row.own_respond_by, earlier.own_respond_by);
            if (earlier.own_solve_by && row.own_solve_by)
                row.own_solve_by = std::max(*row.own_solve_by, *earlier.own_solve_by);
        }
}

/// The clocks of the master after some left, unless somebody set them anew meanwhile.
void give_back_clocks(db::ReadTx& tx, TenantId tenant, Record& master, const MergeRow& row,
                      const repository::Promises& before) {
    auto respond = row.own_respond_by;
    auto solve = row.own_solve_by;
    take_earliest(respond, solve, before);
    const auto after = repository::follower_promises(tx, tenant, master.id);
    if (master.respond_by == respond) {
        master.respond_by = row.own_respond_by;
        if (after.respond_by) master.respond_by = std::min(master.respond_by, *after.respond_by);
    }
    if (master.solve_by == solve) {
        master.solve_by = row.own_solve_by;
        earliest(master.solve_by, after.solve_by);
    }
}

Merge merge_view(const MergeRow& row, const std::vector<MergedRow>& merged) {
    Merge out{.id = row.id,
              .master_id = row.master,
              .case_ids = {},
              .merged_by = row.merged_by,
              .merged_at = row.merged_at,
              .undone_by = row.undone_by,
              .undone_at = row.undone_at};
    for (const auto& one : merged) out.case_ids.push_back(one.id);
    return out;
}

/// The merge's own step on a case that joined.
std::string joined_before(db::ReadTx& tx, TenantId tenant, const MergedRow& row) {
    for (auto& step : repository::steps(tx, tenant, row.id))
        if (step.version == row.version) return step.before;
    throw InvariantBroken("a merged case has lost the step of its merge");
}

/// A matter goes back to where it was: owner, state and clocks as the merge found them.
Outcome leave(db::WriteTx& tx, const access::Scope& scope, const Procedure& procedure, const MergedRow& row,
              const std::optional<std::string>& reason) {
    const auto tenant = scope.tenant();
    repository::set_master(tx, tenant, row.id, row.from_master);
    if (row.from_master) return Done{};
    auto record = repository::find(tx, access::Gate::system(tenant, "cases.unmerge"), row.id).value();
    StepRow step{.action = Action::unmerge, .note = reason, .is_public = true, .before = snapshot(record)};
    restore(record, joined_before(tx, tenant, row));
    procedure.offer_again(tx, tenant, record);
    return procedure.store(tx, scope, record, std::move(step), {});
}

}  // namespace

void keep_promises(db::ReadTx& tx, TenantId tenant, Record& record) {
    take_earliest(record.respond_by, record.solve_by, repository::follower_promises(tx, tenant, record.id));
}

Result<Merge> Duplicates::merge(const access::Scope& scope, const MergeCases& in) const {
    const auto tenant = scope.tenant();
    const auto now = parts_.clock.now();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Merge> {
        LINLI_TRY(auto records, all_in_hand(tx, scope, in));
        auto& master = records.front();
        MergeRow row{
            .id = parts_.ids.next<MergeId>(), .master = master.id, .merged_by = scope.user(), .merged_at = now};
        own_promise(tx, tenant, master, row);
        std::vector<MergedRow> merged;
        for (std::size_t i = 1; i < records.size(); ++i) {
            for (const auto follower : repository::followers(tx, tenant, records[i].id)) {
                repository::set_master(tx, tenant, follower, master.id);
                merged.push_back({follower, 0, records[i].id});
            }
            LINLI_CHECK(join(tx, scope, procedure_, records[i], master.id, now));
            merged.push_back({records[i].id, records[i].version, std::nullopt});
        }
        StepRow step{.action = Action::merge, .note = in.note, .is_public = true, .before = snapshot(master)};
        keep_promises(tx, tenant, master);
        LINLI_CHECK(procedure_.store(tx, scope, master, std::move(step), {}));
        repository::insert_merge(tx, tenant, row, merged);
        return merge_view(row, merged);
    });
}

Result<Merge> Duplicates::undo(const access::Scope& scope, MergeId id, const UndoMerge& in) const {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Merge> {
        auto row = repository::merge(tx, tenant, id);
        auto master = row ? repository::find(tx, scope, row->master) : std::nullopt;
        if (!row || !master) return refuse(access::not_found);
        const auto merged = repository::merged(tx, tenant, id);
        const auto following = repository::followers(tx, tenant, master->id);
        for (const auto& one : merged)  // what was merged on since goes back first
            if (std::find(following.begin(), following.end(), one.id) == following.end()) return refuse(not_separable);
        if (!repository::undo_merge(tx, tenant, id, scope.user(), parts_.clock.now())) return refuse(not_separable);
        const auto before = repository::follower_promises(tx, tenant, master->id);
        for (const auto& one : merged) LINLI_CHECK(leave(tx, scope, procedure_, one, in.reason));
        StepRow step{.action = Action::unmerge, .note = in.reason, .is_public = true, .before = snapshot(*master)};
        give_back_clocks(tx, tenant, *master, *row, before);
        LINLI_CHECK(procedure_.store(tx, scope, *master, std::move(step), {}));
        row->undone_by = scope.user();
        row->undone_at = parts_.clock.now();
        return merge_view(*row, merged);
    });
}

Result<Merges> Duplicates::merges(const access::Scope& scope, CaseId id) const {
    const auto tenant = scope.tenant();
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Merges> {
        const auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        const auto master = record->master.value_or(id);
        Merges out;
        for (const auto& row : repository::merges_of(tx, tenant, master))
            out.items.push_back(merge_view(row, repository::merged(tx, tenant, row.id)));
        out.reporters = 1 + repository::follower_promises(tx, tenant, master).count;
        return out;
    });
}

}  // namespace linli::cases
