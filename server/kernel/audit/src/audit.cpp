#include <linli/audit/audit.h>

#include <linli/base/text.h>
#include <linli/log/log.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace linli::audit {
namespace {

struct Queued {
    TenantId tenant;
    Line line;
};

/// What people write into a purpose must never keep its line out of the store, or a look could be made without trace.
std::string storable(const std::string& text) {
    auto clean = text::valid_utf8(text) ? text : text::from_u32(text::to_u32(text));
    std::replace(clean.begin(), clean.end(), '\0', ' ');
    return clean;
}

/// The same line twice is one: after a lost connection nobody knows whether its batch was kept.
void store(db::WriteTx& tx, TenantId tenant, const Line& l) {
    tx.exec(
        "INSERT INTO audit_line (tenant_id, line_id, at_ms, kind, operation, subject_kind, subject_id, person_id,"
        " user_id, post_id, role, deputy, purpose, detail, trace) VALUES (:tenant, :id, :at, :kind, :operation,"
        " :subject_kind, :subject, :person, :user, :post, :role, :deputy, :purpose, :detail, :trace)"
        " ON CONFLICT (tenant_id, line_id) DO NOTHING",
        {{"tenant", tenant},
         {"id", l.id},
         {"at", l.at},
         {"kind", l.entry.kind},
         {"operation", l.entry.operation},
         {"subject_kind", l.entry.subject_kind},
         {"subject", l.entry.subject},
         {"person", l.entry.person},
         {"user", l.user},
         {"post", l.post},
         {"role", l.role},
         {"deputy", l.deputy},
         {"purpose", l.entry.purpose},
         {"detail", l.entry.detail},
         {"trace", l.trace}});
}

Line read(const db::Row& row) {
    Line l;
    l.id = row.get<Uuid>("line_id");
    l.at = row.get<Instant>("at_ms");
    l.entry = {row.get<Kind>("kind"),
               row.get<std::string>("operation"),
               row.get<std::string>("subject_kind"),
               row.get<std::optional<Uuid>>("subject_id"),
               row.get<std::optional<PersonId>>("person_id"),
               row.get<std::string>("purpose"),
               row.get<std::string>("detail")};
    l.user = row.get<std::optional<UserId>>("user_id");
    l.post = row.get<std::optional<PostId>>("post_id");
    l.role = row.get<access::Role>("role");
    l.deputy = row.get<bool>("deputy");
    l.trace = row.get<std::string>("trace");
    return l;
}

constexpr std::string_view columns =
    "line_id, at_ms, kind, operation, subject_kind, subject_id, person_id, user_id, post_id, role, deputy, purpose,"
    " detail, trace";

}  // namespace

struct Audit::Impl {
    Impl(db::Database& database_in, const Clock& clock_in, IdSource& ids_in, const AuditOptions& options_in)
        : database(database_in), clock(clock_in), ids(ids_in), options(options_in), worker([this] { drain(); }) {}
    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        changed.notify_all();
        worker.join();
        if (!queue.empty()) log::error("audit.lines-lost", {{"lines", queue.size()}});
    }

    Line line(const access::Actor& actor, const Entry& entry) {
        Line made{.id = ids.next_uuid(),
                  .at = clock.now(),
                  .entry = entry,
                  .user = actor.user,
                  .post = actor.post,
                  .role = actor.role,
                  .deputy = actor.deputy,
                  .trace = std::string(log::TraceScope::current())};
        if (made.entry.purpose.empty()) made.entry.purpose = actor.purpose;
        for (auto* text :
             {&made.entry.operation, &made.entry.subject_kind, &made.entry.purpose, &made.entry.detail, &made.trace})
            *text = storable(*text);
        return made;
    }

    /// @return false when the queue is full.
    bool enqueue(TenantId tenant, Line line) {
        {
            const std::lock_guard lock(mutex);
            if (queue.size() + writing >= options.queue) return false;
            queue.push_back({tenant, std::move(line)});
            ++taken;
        }
        changed.notify_one();
        return true;
    }

    void drain() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [&] { return stopping || !queue.empty(); });
            if (queue.empty()) return;  // stopping, and nothing is left
            if (!stopping && queue.size() < options.batch)
                changed.wait_for(lock, options.linger, [&] { return stopping || flushing > 0; });
            if (write_batch(lock)) continue;
            if (stopping) return;
            changed.wait_for(lock, options.pause, [&] { return stopping; });  // the store is away
        }
    }

    /// Takes the oldest lines and keeps them by one commit; puts them back in their order when that fails.
    bool write_batch(std::unique_lock<std::mutex>& lock) {
        std::vector<Queued> batch;
        while (!queue.empty() && batch.size() < options.batch) {
            batch.push_back(std::move(queue.front()));
            queue.pop_front();
        }
        writing = batch.size();
        lock.unlock();
        const bool kept = write(batch);
        lock.lock();
        writing = 0;
        if (kept)
            done += batch.size();
        else
            for (auto it = batch.rbegin(); it != batch.rend(); ++it) queue.push_front(std::move(*it));
        moved.notify_all();
        return kept;
    }

    bool write(const std::vector<Queued>& batch) {
        try {
            database.write([&](db::WriteTx& tx) {
                for (const auto& queued : batch) store(tx, queued.tenant, queued.line);
            });
            return true;
        } catch (const std::exception& failure) {
            log::error("audit.write-failed", {{"lines", batch.size()}, {"reason", failure}});
            return false;
        }
    }

    db::Database& database;
    const Clock& clock;
    IdSource& ids;
    const AuditOptions options;
    std::mutex mutex;
    std::condition_variable changed, moved;
    std::deque<Queued> queue;
    std::uint64_t taken = 0;  ///< lines ever queued
    std::uint64_t done = 0;   ///< lines ever kept, in the order they came
    std::size_t writing = 0;  ///< lines in the commit under way
    bool stopping = false;
    int flushing = 0;
    std::thread worker;
};

Audit::Audit(db::Database& database, const Clock& clock, IdSource& ids, AuditOptions options)
    : impl_(std::make_unique<Impl>(database, clock, ids, options)) {}
Audit::~Audit() = default;

void Audit::wrote(db::WriteTx& tx, const access::Scope& scope, const Entry& entry) {
    store(tx, scope.tenant(), impl_->line(scope.actor(), entry));
}

void Audit::disclosed(const access::Scope& scope, const Entry& entry) {
    const auto line = impl_->line(scope.actor(), entry);
    impl_->database.write([&](db::WriteTx& tx) { store(tx, scope.tenant(), line); });
}

Outcome Audit::looked(const access::Scope& scope, const Entry& entry) {
    if (!impl_->enqueue(scope.tenant(), impl_->line(scope.actor(), entry))) return refuse(overloaded);
    return Done{};
}

void Audit::refused(const access::Actor& actor, const Entry& entry) {
    if (!impl_->enqueue(actor.tenant, impl_->line(actor, entry)))
        log::warning("audit.refusal-dropped", {{"role", actor.role}});
}

bool Audit::flush(std::chrono::milliseconds patience) {
    std::unique_lock lock(impl_->mutex);
    const auto wanted = impl_->taken;
    ++impl_->flushing;
    impl_->changed.notify_all();
    const bool kept = impl_->moved.wait_for(lock, patience, [&] { return impl_->done >= wanted; });
    --impl_->flushing;
    return kept;
}

std::vector<Line> Audit::lines(db::ReadTx& tx, const access::Scope& scope,
                               std::optional<std::pair<Instant, Uuid>> after, int limit) {
    if (!scope.whole_tenant()) return {};  // the audit is read whole or not at all
    const std::string sql = "SELECT " + std::string(columns) + " FROM audit_line WHERE tenant_id = :tenant" +
                            (after ? " AND (at_ms, line_id) < (:at, :id)" : "") +
                            " ORDER BY at_ms DESC, line_id DESC LIMIT :limit";
    std::vector<db::Param> params{{"tenant", scope.tenant()}, {"limit", limit}};
    if (after) params.insert(params.end(), {{"at", after->first}, {"id", after->second}});
    return tx.all(sql, db::Params(params), read);
}

std::vector<Line> Audit::looks_at(db::ReadTx& tx, TenantId tenant, PersonId person, int limit) {
    return tx.all("SELECT " + std::string(columns) +
                      " FROM audit_line WHERE tenant_id = :tenant AND person_id = :person"
                      " ORDER BY at_ms DESC, line_id DESC LIMIT :limit",
                  {{"tenant", tenant}, {"person", person}, {"limit", limit}}, read);
}

}  // namespace linli::audit
