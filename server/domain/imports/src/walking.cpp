#include <linli/audit/audit.h>
#include <linli/db/statistics.h>
#include <linli/registry/load.h>

#include "golden_rows.h"
#include "impl.h"

#include <algorithm>
#include <utility>

/// Applying and undoing in batches, each kept whole together with its line in the journal.
namespace linli::imports {
namespace {

using repository::ImportRecord;

constexpr int batch_rows = 500;
constexpr std::int64_t many_rows = 10'000;  // of an import, after which plans may be wrong
constexpr std::size_t most_waiting =
    500'000;                                  // entry keys, 30 MB; so many that a large index's pages take several each
constexpr std::size_t keys_at_once = 16'000;  // a transaction: as long as a batch of rows

/// Walks over the rows of one state and moves them on, until none is left.
class Walker {
public:
    Walker(ImportService::Impl& impl, TenantId tenant, ImportRecord record, const Progressed& progressed)
        : impl_(impl),
          tenant_(tenant),
          record_(std::move(record)),
          form_(*find_template(record_.view.form)),
          progressed_(progressed),
          keys_(impl.keys(tenant, record_.view.id)),
          reader_(form_, impl.mapping_of(record_, keys_), {}),
          undoing_(record_.view.state == ImportState::undoing),
          book_(
              {tenant, impl.parts.vault, impl.parts.ids, impl.parts.writer}, record_, form_,
              shanghai_date(impl.parts.clock.now()),
              [this](const std::string& plain) { return ImportService::Impl::seal(keys_, record_.view.id, plain); },
              [this](const std::string& sealed) {
                  return ImportService::Impl::unseal(keys_, record_.view.id, sealed);
              }) {
        const auto& v = record_.view;
        total_ = v.rows_applied;
        if (undoing_) return;
        lost_keys_ = v.rows_applied > 0 && form_.library == Library::people;
        impl_.parts.database.read([&](db::ReadTx& tx) {
            const auto states = repository::states(tx, tenant, v.id);
            if (const auto ready = states.find(RowState::ready); ready != states.end()) total_ += ready->second;
            book_.open(tx);
        });
    }

    /// @return whether there is more to do; refused, and nothing kept, when the import is no longer where this walk
    /// left it: somebody took another step, or another process walks over it
    Result<bool> batch() {
        const bool last = record_.view.rows_applied >= total_;
        if (book_.waiting_keys().size() >= most_waiting || last) store_keys();
        if (last && lost_keys_) renew_keys();
        auto next = record_;
        const auto more = impl_.parts.database.write([&](db::WriteTx& tx) -> Result<bool> {
            // Two walks that begin at once would else both read the same rows and the slower one find them gone.
            const auto stored = repository::locked(tx, tenant_, record_.view.id);
            if (!stored || stored->view.version != record_.view.version) return refuse(changed_meanwhile);
            next = record_;
            const auto from = undoing_ ? RowState::applied : RowState::ready;
            auto rows = records(repository::rows(tx, tenant_, next.view.id, from, 0, batch_rows));
            if (rows.empty()) {
                LINLI_CHECK(finish(tx, next));
                return false;
            }
            undoing_ ? book_.take_back(tx, rows, impl_.parts.clock.now())
                     : book_.store(tx, rows, impl_.parts.clock.now());
            LINLI_CHECK(keep(tx, next, rows, from));
            return true;
        });
        if (!more) return more;
        book_.committed();
        record_ = std::move(next);
        if (progressed_) progressed_(record_.view);
        return more;
    }

    /// Until here the people of the last batches are on record, but not found by whoever enters them again.
    void store_keys() {
        auto keys = std::exchange(book_.waiting_keys(), {});
        std::sort(keys.begin(), keys.end());
        for (std::size_t at = 0; at < keys.size(); at += keys_at_once)
            impl_.parts.database.write([&](db::WriteTx& tx) {
                const auto end = std::min(keys.size(), at + keys_at_once);
                registry::store_entry_keys(
                    tx, tenant_,
                    {keys.begin() + static_cast<std::ptrdiff_t>(at), keys.begin() + static_cast<std::ptrdiff_t>(end)});
            });
    }

private:
    /// A walk that was killed took with it what waited: the people of all rows get their keys again.
    void renew_keys() {
        for (std::int64_t after = 0;;) {
            const auto done = impl_.parts.database.write([&](db::WriteTx& tx) {
                const auto rows = repository::rows(tx, tenant_, record_.view.id, RowState::applied, after, batch_rows);
                std::vector<PersonId> people;
                for (const auto& row : rows)
                    if (row.target) people.emplace_back(*row.target);
                registry::renew_entry_keys(tx, tenant_, impl_.parts.vault, people);
                return rows.empty() ? std::optional<std::int64_t>() : rows.back().row_no;
            });
            if (!done) break;
            after = *done;
        }
        lost_keys_ = false;
    }

    std::vector<StagedRecord> records(std::vector<repository::StagedRow> rows) {
        std::vector<StagedRecord> out;
        for (auto& row : rows) {
            auto& one = out.emplace_back();
            reader_.read_raw(static_cast<std::uint32_t>(row.row_no),
                             from_json(ImportService::Impl::unseal(keys_, record_.view.id, row.content)), one.record);
            one.findings = findings_of(row.row_no, row.findings);
            one.row = std::move(row);
        }
        return out;
    }

    Outcome keep(db::WriteTx& tx, ImportRecord& next, std::vector<StagedRecord>& rows, RowState from) {
        auto& v = next.view;
        const auto number = repository::journal(tx, tenant_, v.id,
                                                {undoing_ ? "undo" : "apply", rows.front().row.row_no,
                                                 rows.back().row.row_no, static_cast<std::int64_t>(rows.size())},
                                                impl_.parts.clock.now());
        std::vector<repository::StagedRow> moved;
        for (auto& one : rows) {
            if (undoing_) {
                one.row.findings = findings_json(one.findings);
                --v.rows_applied;
                ++(one.row.state == RowState::kept ? v.rows_kept : v.rows_undone);
            } else {
                one.row.batch_no = number;
                ++v.rows_applied;
            }
            moved.push_back(std::move(one.row));
        }
        repository::replace_rows(tx, tenant_, v.id, moved, from);
        const auto done = undoing_ ? total_ - v.rows_applied : v.rows_applied;
        const int before = v.progress;
        v.progress = total_ > 0 ? static_cast<int>(std::min<std::int64_t>(1000, done * 1000 / total_)) : 1000;
        if (!repository::update(tx, tenant_, next, impl_.parts.clock.now())) return refuse(changed_meanwhile);
        if (v.progress / 10 != before / 10) impl_.tell(tx, tenant_, next);
        return Done{};
    }

    Outcome finish(db::WriteTx& tx, ImportRecord& next) {
        if (undoing_) book_.take_back_sides(tx);
        LINLI_TRY(next, impl_.moved(tx, tenant_, next, ImportAction::finished, next.view.version));
        const auto& v = next.view;
        impl_.note(tx, access::Gate::system(tenant_, undoing_ ? "imports.undo" : "imports.apply"),
                   undoing_ ? "undoImport" : "applyImport", v.id,
                   std::to_string(undoing_ ? v.rows_undone : v.rows_applied) + " rows");
        return Done{};
    }

    ImportService::Impl& impl_;
    TenantId tenant_;
    ImportRecord record_;
    const Template& form_;
    const Progressed& progressed_;
    vault::KeySet keys_;
    RowReader reader_;
    bool undoing_;
    GoldenBook book_;
    std::int64_t total_ = 0;
    bool lost_keys_ = false;
};

}  // namespace

Outcome ImportService::Impl::walk(TenantId tenant, ImportRecord record, const std::stop_token& stop,
                                  const Progressed& progressed) {
    const bool many = record.view.rows_all >= many_rows;
    Walker walker(*this, tenant, std::move(record), progressed);
    bool ended = false;
    while (!ended && !stop.stop_requested()) {
        const auto more = walker.batch();
        if (!more) break;  // an overtaken walk has lost nothing: whoever overtook it goes on
        ended = !more.value();
    }
    walker.store_keys();
    if (ended && many) db::gather_statistics(parts.database);
    return Done{};
}

void ImportService::Impl::fail(TenantId tenant, ImportId id, const Problem& problem) {
    parts.database.write([&](db::WriteTx& tx) {
        auto record = repository::get(tx, tenant, id);
        if (!record) return;
        record->view.problem = std::string(problem.type->code);
        record->view.problem_detail =
            std::string(problem.type->title) + (problem.detail.empty() ? "" : "：" + problem.detail);
        const auto version = record->view.version;
        if (moved(tx, tenant, *std::move(record), ImportAction::fail, version))
            note(tx, access::Gate::system(tenant, "imports.stage"), "failImport", id, std::string(problem.type->code));
    });
}

Outcome ImportService::Impl::run(TenantId tenant, ImportId id, const std::filesystem::path& local,
                                 const std::stop_token& stop, const Progressed& progressed) {
    const auto record = parts.database.read([&](db::ReadTx& tx) { return repository::get(tx, tenant, id); });
    if (!record) return Done{};
    const auto state = record->view.state;
    if (state == ImportState::applying || state == ImportState::undoing) return walk(tenant, *record, stop, progressed);
    if (state != ImportState::staging) return Done{};
    const PassingFile copy(local.empty() ? unpacked(tenant, *record) : std::filesystem::path());
    auto staged = stage(tenant, *record, local.empty() ? copy.path() : local, stop, progressed);
    if (!staged) fail(tenant, id, staged.problem());
    return staged;
}

bool ImportService::run_once(TenantId tenant, const std::stop_token& stop, const Progressed& progressed) {
    const auto id = impl_->parts.database.read([&](db::ReadTx& tx) { return repository::busy(tx, tenant); });
    if (!id) return false;
    // A sheet that cannot be read has failed by now and says so itself.
    [[maybe_unused]] const auto ended = impl_->run(tenant, *id, {}, stop, progressed);
    return true;
}

}  // namespace linli::imports
