#include <linli/base/text.h>
#include <linli/events/relay.h>
#include <linli/log/log.h>

#include "numbering.h"

#include <algorithm>
#include <utility>

namespace linli::events {
namespace {

constexpr int most_batches = 16;  ///< one after the other, before something is delivered again
constexpr int max_attempts = 12;

constexpr std::string_view envelope_columns =
    "tenant_id, event_id, name, aggregate_id, version, payload, occurred_at_ms, trace, stream, district_id, street_id,"
    " community_id, grid_id, department_id, organisation_id, owner_id, reporter_id";

Envelope envelope(const db::Row& row) {
    Envelope e;
    e.id = row.get<Uuid>("event_id");
    e.name = row.get<std::string>("name");
    e.payload = row.get<std::string>("payload");
    e.occurred_at = row.get<Instant>("occurred_at_ms");
    e.trace = row.get<std::string>("trace");
    e.stream = row.get<std::int64_t>("stream");
    auto& a = e.address;
    a.tenant = row.get<TenantId>("tenant_id");
    a.aggregate = row.get<Uuid>("aggregate_id");
    a.version = row.get<std::int64_t>("version");
    a.district = row.get<std::optional<AreaId>>("district_id");
    a.street = row.get<std::optional<AreaId>>("street_id");
    a.community = row.get<std::optional<AreaId>>("community_id");
    a.grid = row.get<std::optional<AreaId>>("grid_id");
    a.department = row.get<std::optional<OrganisationId>>("department_id");
    a.organisation = row.get<std::optional<OrganisationId>>("organisation_id");
    a.owner = row.get<std::optional<UserId>>("owner_id");
    a.reporter = row.get<std::optional<UserId>>("reporter_id");
    return e;
}

bool hears(const Subscriber& subscriber, const Envelope& event) {
    return std::find(subscriber.hears.begin(), subscriber.hears.end(), event.name) != subscriber.hears.end();
}

void handle(const Subscriber& subscriber, db::WriteTx& tx, const Envelope& event) {
    const log::TraceScope trace(event.trace);
    subscriber.handle(tx, event);
}

/// 1 s, 4 s, 16 s … at most an hour.
std::chrono::milliseconds pause_after(int attempts) {
    const int doublings = std::min(2 * (attempts - 1), 12);
    return std::min<std::chrono::milliseconds>(std::chrono::seconds(1) * (1 << doublings), std::chrono::hours(1));
}

/// Locks the cursor row until the transaction ends and says where it stands.
std::int64_t lock_cursor(db::WriteTx& tx, TenantId tenant, const std::string& subscriber, Instant now) {
    return tx
        .one(
            "UPDATE events_cursor SET touched_at_ms = :now WHERE tenant_id = :tenant AND subscriber = :subscriber"
            " RETURNING position",
            {{"now", now}, {"tenant", tenant}, {"subscriber", subscriber}},
            [](const db::Row& row) { return row.i64(0); })
        .value();
}

void move_cursor(db::WriteTx& tx, TenantId tenant, const std::string& subscriber, std::int64_t position) {
    tx.exec("UPDATE events_cursor SET position = :position WHERE tenant_id = :tenant AND subscriber = :subscriber",
            {{"position", position}, {"tenant", tenant}, {"subscriber", subscriber}});
}

void set_aside(db::WriteTx& tx, const Subscriber& subscriber, const Envelope& event, Instant now,
               const std::string& reason) {
    tx.exec(
        "INSERT INTO events_failure (tenant_id, subscriber, stream, aggregate_id, name, attempts, reason,"
        " next_try_ms, failed_at_ms, dead)"
        " VALUES (:tenant, :subscriber, :stream, :aggregate, :name, 1, :reason, :next, :now, :dead)"
        " ON CONFLICT (tenant_id, subscriber, stream) DO NOTHING",
        {{"tenant", event.address.tenant},
         {"subscriber", subscriber.name},
         {"stream", event.stream},
         {"aggregate", event.address.aggregate},
         {"name", event.name},
         {"reason", text::prefix(reason, 300)},
         {"next", now + pause_after(1)},
         {"now", now},
         {"dead", false}});
}

bool aggregate_waits(db::ReadTx& tx, const Subscriber& subscriber, const Envelope& event) {
    return tx.exists(
        "SELECT 1 FROM events_failure WHERE tenant_id = :tenant AND subscriber = :subscriber"
        " AND aggregate_id = :aggregate AND stream < :stream LIMIT 1",
        {{"tenant", event.address.tenant},
         {"subscriber", subscriber.name},
         {"aggregate", event.address.aggregate},
         {"stream", event.stream}});
}

}  // namespace

std::int64_t head_of(db::ReadTx& tx, TenantId tenant) {
    return tx.value<std::int64_t>("SELECT head FROM events_head WHERE tenant_id = :tenant", {{"tenant", tenant}})
        .value_or(0);
}

std::vector<Envelope> read_after(db::ReadTx& tx, TenantId tenant, std::int64_t after, int limit,
                                 std::string_view condition, std::span<const db::Param> params) {
    std::string sql =
        "SELECT " + std::string(envelope_columns) + " FROM events_event WHERE tenant_id = :tenant AND stream > :after";
    if (!condition.empty()) sql += " AND (" + std::string(condition) + ")";
    sql += " ORDER BY stream LIMIT :limit";
    std::vector<db::Param> all{{"tenant", tenant}, {"after", after}, {"limit", limit}};
    all.insert(all.end(), params.begin(), params.end());
    return tx.all(sql, db::Params(all), envelope);
}

Relay::Relay(db::Database& database, const Clock& clock, TenantId tenant)
    : database_(database), clock_(clock), tenant_(tenant) {}

void Relay::subscribe(Subscriber subscriber, bool from_now) {
    if (from_now) from_now_.push_back(subscriber.name);
    subscribers_.push_back(std::move(subscriber));
}

void Relay::ensure_cursors() {
    database_.write([&](db::WriteTx& tx) {
        tx.exec("INSERT INTO events_head (tenant_id, head) VALUES (:tenant, 0) ON CONFLICT (tenant_id) DO NOTHING",
                {{"tenant", tenant_}});
        const auto head =
            tx.value<std::int64_t>("SELECT head FROM events_head WHERE tenant_id = :tenant", {{"tenant", tenant_}})
                .value();
        for (const auto& subscriber : subscribers_) {
            const bool skip = std::find(from_now_.begin(), from_now_.end(), subscriber.name) != from_now_.end();
            tx.exec(
                "INSERT INTO events_cursor (tenant_id, subscriber, position, touched_at_ms)"
                " VALUES (:tenant, :subscriber, :position, :now) ON CONFLICT (tenant_id, subscriber) DO NOTHING",
                {{"tenant", tenant_},
                 {"subscriber", subscriber.name},
                 {"position", skip ? head : 0},
                 {"now", clock_.now()}});
        }
        head_ = head;
    });
    cursors_ready_ = true;
}

Relay::Outlook Relay::look() {
    return database_.read([&](db::ReadTx& tx) {
        Outlook seen;
        seen.head =
            head_of(tx, tenant_);  // another process may have numbered meanwhile; live streams here hear of it too
        seen.unnumbered = has_unnumbered(tx, tenant_);
        tx.each("SELECT subscriber, position FROM events_cursor WHERE tenant_id = :tenant", {{"tenant", tenant_}},
                [&](const db::Row& row) {
                    if (row.i64(1) < seen.head) seen.behind.insert(row.get<std::string>("subscriber"));
                });
        tx.each(
            "SELECT DISTINCT subscriber FROM events_failure WHERE tenant_id = :tenant AND dead = :no"
            " AND next_try_ms <= :now",
            {{"tenant", tenant_}, {"no", false}, {"now", clock_.now()}},
            [&](const db::Row& row) { seen.due.insert(row.get<std::string>("subscriber")); });
        return seen;
    });
}

bool Relay::waits_for_a_number() {
    return database_.read([&](db::ReadTx& tx) { return has_unnumbered(tx, tenant_); });
}

std::int64_t Relay::number_all(std::int64_t head) {
    for (int batch = 0; batch < most_batches; ++batch) {
        const auto next = database_.write([&](db::WriteTx& tx) { return number_batch(tx, tenant_); });
        tell(next);
        if (next - std::exchange(head, next) < numbering_batch) break;
    }
    return head;
}

void Relay::tell(std::int64_t head) {
    if (head_.exchange(head) == head) return;
    for (const auto& listener : listeners_) listener(head);
}

int Relay::deliver(const Subscriber& subscriber, int limit) {
    try {
        return database_.write([&](db::WriteTx& tx) {
            const auto position = lock_cursor(tx, tenant_, subscriber.name, clock_.now());
            const auto events = read_after(tx, tenant_, position, limit);
            int count = 0;
            for (const auto& event : events) {
                ++count;  // passed, heard or not: a long row of events for others is progress too
                if (!hears(subscriber, event)) continue;
                if (aggregate_waits(tx, subscriber, event))
                    set_aside(tx, subscriber, event, clock_.now(), "waits");
                else
                    handle(subscriber, tx, event);
            }
            if (!events.empty()) move_cursor(tx, tenant_, subscriber.name, events.back().stream);
            return count;
        });
    } catch (const std::exception&) {
        // One of the batch fails (a broken constraint is a fault of the handler too): find it, keep the others going.
        // When the store itself is away, the next transaction says so.
        return deliver_singly(subscriber, limit);
    }
}

int Relay::deliver_singly(const Subscriber& subscriber, int limit) {
    int count = 0;
    for (int i = 0; i < limit; ++i) {
        std::optional<Envelope> next;
        try {
            database_.write([&](db::WriteTx& tx) {
                next.reset();
                const auto position = lock_cursor(tx, tenant_, subscriber.name, clock_.now());
                auto events = read_after(tx, tenant_, position, 1);
                if (events.empty()) return;
                next = std::move(events.front());
                move_cursor(tx, tenant_, subscriber.name, next->stream);
                if (!hears(subscriber, *next)) return;
                if (aggregate_waits(tx, subscriber, *next))
                    set_aside(tx, subscriber, *next, clock_.now(), "waits");
                else
                    handle(subscriber, tx, *next);
            });
            if (!next) return count;
            ++count;
        } catch (const std::exception& failure) {
            if (!next) throw;
            database_.write([&](db::WriteTx& tx) {
                // Another relay may have passed it meanwhile; the cursor never goes back.
                if (lock_cursor(tx, tenant_, subscriber.name, clock_.now()) >= next->stream) return;
                set_aside(tx, subscriber, *next, clock_.now(), failure.what());
                move_cursor(tx, tenant_, subscriber.name, next->stream);
            });
            ++count;
        }
    }
    return count;
}

std::vector<Relay::Waiting> Relay::due(const Subscriber& subscriber, int limit) {
    return database_.read([&](db::ReadTx& tx) {
        return tx.all(
            "SELECT stream, attempts FROM events_failure f WHERE tenant_id = :tenant AND"
            " subscriber = :subscriber AND dead = :no AND next_try_ms <= :now AND NOT EXISTS"
            " (SELECT 1 FROM events_failure e WHERE e.tenant_id = f.tenant_id AND e.subscriber = f.subscriber"
            " AND e.aggregate_id = f.aggregate_id AND e.stream < f.stream) ORDER BY stream LIMIT :limit",
            {{"tenant", tenant_},
             {"subscriber", subscriber.name},
             {"no", false},
             {"now", clock_.now()},
             {"limit", limit}},
            [](const db::Row& row) {
                return Waiting{row.i64(0), static_cast<int>(row.i64(1))};
            });
    });
}

bool Relay::deliver_again(db::WriteTx& tx, const Subscriber& subscriber, std::int64_t stream) {
    // Whoever holds the row delivers; another relay finds it gone afterwards.
    if (tx.exec("UPDATE events_failure SET attempts = attempts WHERE tenant_id = :tenant"
                " AND subscriber = :subscriber AND stream = :stream AND dead = :no AND next_try_ms <= :now",
                {{"tenant", tenant_},
                 {"subscriber", subscriber.name},
                 {"stream", stream},
                 {"no", false},
                 {"now", clock_.now()}}) == 0)
        return false;
    const auto event = read_after(tx, tenant_, stream - 1, 1).at(0);
    if (aggregate_waits(tx, subscriber, event)) return false;
    handle(subscriber, tx, event);
    tx.exec(
        "DELETE FROM events_failure WHERE tenant_id = :tenant AND subscriber = :subscriber"
        " AND stream = :stream",
        {{"tenant", tenant_}, {"subscriber", subscriber.name}, {"stream", stream}});
    return true;
}

void Relay::postpone(const Subscriber& subscriber, const Waiting& waiting, std::string_view reason) {
    database_.write([&](db::WriteTx& tx) {
        tx.exec(
            "UPDATE events_failure SET attempts = attempts + 1, reason = :reason, next_try_ms = :next,"
            " dead = :dead WHERE tenant_id = :tenant AND subscriber = :subscriber AND stream = :stream",
            {{"reason", text::prefix(reason, 300)},
             {"next", clock_.now() + pause_after(waiting.attempts + 1)},
             {"dead", waiting.attempts + 1 >= max_attempts},
             {"tenant", tenant_},
             {"subscriber", subscriber.name},
             {"stream", waiting.stream}});
    });
}

int Relay::retry_due(const Subscriber& subscriber, int limit) {
    int count = 0;
    for (const auto& waiting : due(subscriber, limit)) {
        try {
            count += database_.write([&](db::WriteTx& tx) { return deliver_again(tx, subscriber, waiting.stream); });
        } catch (const std::exception& failure) {
            postpone(subscriber, waiting, failure.what());
        }
    }
    return count;
}

int Relay::run_once(int limit) {
    const std::lock_guard lock(running_);
    if (!cursors_ready_) ensure_cursors();
    auto seen = look();
    const auto before = seen.head;
    if (seen.unnumbered) seen.head = number_all(seen.head);
    tell(seen.head);
    const bool moved = seen.head > before;
    int delivered = 0;
    for (const auto& subscriber : subscribers_) {
        int here = 0;
        if (seen.due.contains(subscriber.name)) here += retry_due(subscriber, limit);
        if (moved || seen.behind.contains(subscriber.name)) here += deliver(subscriber, limit);
        // A handler may take its time: live streams do not wait until the last one is done.
        if (here > 0 && waits_for_a_number()) seen.head = number_all(seen.head);
        delivered += here;
    }
    return delivered == 0 && moved ? 1 : delivered;  // a batch was numbered: there may be another
}

std::int64_t Relay::head() const { return head_; }

void Relay::on_advance(std::function<void(std::int64_t)> listener) {
    const std::lock_guard lock(running_);
    listeners_.push_back(std::move(listener));
}

std::vector<DeadLetter> Relay::dead_letters(int limit) {
    return database_.read([&](db::ReadTx& tx) {
        return tx.all(
            "SELECT subscriber, stream, name, attempts, reason, failed_at_ms, dead FROM events_failure"
            " WHERE tenant_id = :tenant ORDER BY dead DESC, stream LIMIT :limit",
            {{"tenant", tenant_}, {"limit", limit}}, [](const db::Row& row) {
                return DeadLetter{row.get<std::string>("subscriber"),
                                  row.get<std::int64_t>("stream"),
                                  row.get<std::string>("name"),
                                  row.get<int>("attempts"),
                                  row.get<std::string>("reason"),
                                  row.get<Instant>("failed_at_ms"),
                                  row.get<bool>("dead")};
            });
    });
}

bool Relay::retry(std::string_view subscriber, std::int64_t stream) {
    return database_.write([&](db::WriteTx& tx) {
        return tx.exec(
                   "UPDATE events_failure SET dead = :no, attempts = 0, next_try_ms = :now WHERE tenant_id = :tenant"
                   " AND subscriber = :subscriber AND stream = :stream",
                   {{"no", false},
                    {"now", clock_.now()},
                    {"tenant", tenant_},
                    {"subscriber", subscriber},
                    {"stream", stream}}) == 1;
    });
}

}  // namespace linli::events
