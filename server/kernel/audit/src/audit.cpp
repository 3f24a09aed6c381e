#include <linli/audit/audit.h>

#include <linli/log/log.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace linli::audit {
namespace {

constexpr std::size_t queue_limit = 20'000;
constexpr std::size_t batch_limit = 1'000;
constexpr std::chrono::milliseconds linger{200};  ///< lines gather this long, then one commit keeps them all

struct Queued {
    TenantId tenant;
    Line line;
};

void store(db::WriteTx& tx, TenantId tenant, const Line& l) {
    tx.exec(
        "INSERT INTO audit_line (tenant_id, line_id, at_ms, kind, operation, subject_kind, subject_id, person_id,"
        " user_id, post_id, role, deputy, purpose, detail, trace) VALUES (:tenant, :id, :at, :kind, :operation,"
        " :subject_kind, :subject, :person, :user, :post, :role, :deputy, :purpose, :detail, :trace)",
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
    Impl(db::Database& database_in, const Clock& clock_in, IdSource& ids_in)
        : database(database_in), clock(clock_in), ids(ids_in), worker([this] { drain(); }) {}
    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
        }
        changed.notify_all();
        worker.join();
    }

    Line line(const access::Actor& actor, const Entry& entry) {
        return {.id = ids.next_uuid(),
                .at = clock.now(),
                .entry = entry,
                .user = actor.user,
                .post = actor.post,
                .role = actor.role,
                .deputy = actor.deputy,
                .trace = std::string(log::TraceScope::current())};
    }

    /// @return false when the queue is full.
    bool enqueue(TenantId tenant, Line line) {
        {
            const std::lock_guard lock(mutex);
            if (queue.size() >= queue_limit) return false;
            queue.push_back({tenant, std::move(line)});
        }
        changed.notify_one();
        return true;
    }

    void drain() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [&] { return stopping || !queue.empty(); });
            if (queue.empty()) return;  // stopping, and nothing is left
            if (!stopping && queue.size() < batch_limit)
                changed.wait_for(lock, linger, [&] { return stopping || flushing > 0; });
            std::vector<Queued> batch;
            while (!queue.empty() && batch.size() < batch_limit) {
                batch.push_back(std::move(queue.front()));
                queue.pop_front();
            }
            writing = true;
            lock.unlock();
            const bool kept = write(batch);
            lock.lock();
            writing = false;
            if (!kept) {  // the store is away: keep the lines in order and try again, unless we must go
                for (auto it = batch.rbegin(); it != batch.rend(); ++it) queue.push_front(std::move(*it));
                if (stopping) return;
                changed.wait_for(lock, std::chrono::seconds(1), [&] { return stopping; });
            }
            emptied.notify_all();
        }
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
    std::mutex mutex;
    std::condition_variable changed, emptied;
    std::deque<Queued> queue;
    bool stopping = false;
    bool writing = false;
    int flushing = 0;
    std::thread worker;
};

Audit::Audit(db::Database& database, const Clock& clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(database, clock, ids)) {}
Audit::~Audit() = default;

void Audit::wrote(db::WriteTx& tx, const access::Scope& scope, const Entry& entry) {
    auto line = impl_->line(scope.actor(), entry);
    if (line.entry.purpose.empty()) line.entry.purpose = scope.actor().purpose;
    store(tx, scope.tenant(), line);
}

void Audit::disclosed(const access::Scope& scope, const Entry& entry) {
    auto line = impl_->line(scope.actor(), entry);
    if (line.entry.purpose.empty()) line.entry.purpose = scope.actor().purpose;
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

void Audit::flush() {
    std::unique_lock lock(impl_->mutex);
    ++impl_->flushing;
    impl_->changed.notify_all();
    impl_->emptied.wait(lock, [&] { return impl_->queue.empty() && !impl_->writing; });
    --impl_->flushing;
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
