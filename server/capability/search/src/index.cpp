#include <linli/vault/vault.h>

#include "index_impl.h"
#include "tokens.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace linli::search {
namespace {

std::string token_kind(Kind kind) { return "search." + std::string(word(kind)); }

const Uuid& last_uuid() {
    static const Uuid last = [] {
        std::array<std::uint8_t, 16> bytes{};
        bytes.fill(0xFF);
        return Uuid(bytes);
    }();
    return last;
}

/// Whether a document is indexed as it stands.
bool current(const repository::Row& row, const Stamp& stamp, const PlaceBook& places) {
    const auto place = places.find(stamp.place);
    return row.version == stamp.version && row.analysis == analysis && place && row.spot >= *place &&
           row.spot < *place + place_size;
}

/// What of a batch differs from the index.
struct Difference {
    std::vector<Uuid> again;
    std::vector<repository::Row> gone;
};

Difference differences(const std::vector<Stamp>& stamps, std::vector<repository::Row> rows, const PlaceBook& places,
                       bool all) {
    std::unordered_map<Uuid, repository::Row> indexed;
    for (auto& row : rows) indexed.emplace(row.record, std::move(row));
    Difference out;
    for (const auto& stamp : stamps) {
        if (!stamp.findable) continue;
        const auto found = indexed.find(stamp.record);
        if (found == indexed.end() || all || !current(found->second, stamp, places)) out.again.push_back(stamp.record);
        if (found != indexed.end()) indexed.erase(found);
    }
    for (auto& [record, row] : indexed) out.gone.push_back(std::move(row));
    return out;
}

/// The pass goes on with the records of the next source; without one it is done.
void end_kind(repository::State& state, const Source* next) {
    if (next != nullptr) {
        state.pass_kind = next->kind();
        state.pass_after = Uuid();
        return;
    }
    state.swept = *state.pass_stale;
    state.rebuild = false;
    state.pass_stale.reset();
    state.pass_kind.reset();
    state.pass_after.reset();
}

}  // namespace

std::int64_t Index::Impl::keyed(TenantId tenant, Kind kind, const std::string& token) const {
    const std::array<std::string, 1> one{token};
    return repository::numbers_of(vault.token_index(tenant, token_kind(kind), one).front()).front();
}

std::string Index::Impl::keyed(TenantId tenant, Kind kind, const std::vector<std::string>& tokens) const {
    std::string out;
    for (const auto& one : vault.token_index(tenant, token_kind(kind), tokens)) out += one;
    return out;
}

std::shared_ptr<const PlaceBook> Index::Impl::places(db::ReadTx& tx, TenantId tenant) {
    const auto state = repository::state(tx, tenant);
    const auto edition = state ? state->places : 0;
    {
        const std::lock_guard lock(mutex);
        const auto found = books.find(tenant.value);
        if (found != books.end() && found->second.first == edition) return found->second.second;
    }
    auto book = std::make_shared<const PlaceBook>(repository::places(tx, tenant));
    const std::lock_guard lock(mutex);
    books[tenant.value] = {edition, book};
    return book;
}

std::shared_ptr<const PlaceBook> Index::Impl::places_to_write(db::WriteTx& tx, TenantId tenant) {
    const auto edition = repository::state(tx, tenant).value().places;
    {
        const std::lock_guard lock(mutex);
        const auto found = books.find(tenant.value);
        if (found != books.end() && found->second.first == edition) return found->second.second;
    }
    auto book = std::make_shared<const PlaceBook>(repository::places(tx, tenant));
    // Not before the commit: a place that is rolled back was never numbered.
    tx.after_commit([this, tenant, edition, book] {
        const std::lock_guard lock(mutex);
        books[tenant.value] = {edition, book};
    });
    return book;
}

std::pair<std::int64_t, std::int64_t> Index::Impl::refresh(db::WriteTx& tx, TenantId tenant, const Source& source,
                                                           const std::vector<Uuid>& records, bool anew) {
    const auto known_places = places_to_write(tx, tenant);
    std::optional<PlaceBook> more_places;
    const auto documents = source.documents(tx, tenant, records);
    std::unordered_map<Uuid, repository::Row> old;
    for (auto& row : repository::rows(tx, tenant, source.kind(), records)) old.emplace(row.record, std::move(row));
    auto next = repository::take_numbers(tx, tenant, static_cast<std::int64_t>(documents.size()));
    std::vector<repository::Row> fresh, gone;
    for (const auto& document : documents) {
        auto place = more_places ? more_places->find(document.place) : known_places->find(document.place);
        if (!place) {
            if (!more_places) more_places = *known_places;
            place = more_places->add(document.place);
            repository::insert_place(tx, tenant, {*place, document.place});
        }
        const auto before = old.find(document.record);
        const auto number = before == old.end() ? next++ : before->second.spot % place_size;
        repository::Row row{document.record, *place + number, document.version, analysis,
                            keyed(tenant, source.kind(), tokens_of(document))};
        if (!anew && before != old.end() && before->second.spot == row.spot && before->second.tokens == row.tokens) {
            repository::touch(tx, tenant, source.kind(), row);  // found by the same as before
            old.erase(before);
            continue;
        }
        fresh.push_back(std::move(row));
    }
    for (auto& [record, row] : old) gone.push_back(std::move(row));
    repository::remove(tx, tenant, source.kind(), gone);
    repository::insert(tx, tenant, source.kind(), fresh);
    const auto removed = records.size() - documents.size();
    return {static_cast<std::int64_t>(documents.size()), static_cast<std::int64_t>(std::min(removed, gone.size()))};
}

bool Index::Impl::step(TenantId tenant, std::size_t batch, SweepResult& result) {
    return database.write([&](db::WriteTx& tx) {
        auto state = repository::locked_state(tx, tenant);
        if (!state.pass_stale) {
            if (state.swept >= state.stale) return false;
            state.pass_stale = state.stale;
            state.pass_kind = sources.front()->kind();
            state.pass_after = Uuid();
        }
        const auto at = std::find_if(sources.begin(), sources.end(),
                                     [&](const Source* one) { return one->kind() == *state.pass_kind; });
        if (at == sources.end()) throw db::StoreFault("the pass stands at a kind that nobody tells of");
        const auto stamps = (*at)->stamps(tx, tenant, *state.pass_after, batch);
        const bool last = stamps.size() < batch;
        const auto until = last ? last_uuid() : stamps.back().record;
        const auto book = places_to_write(tx, tenant);
        auto found = differences(stamps, repository::rows_between(tx, tenant, (*at)->kind(), *state.pass_after, until),
                                 *book, state.rebuild);
        const auto [stored, removed] = refresh(tx, tenant, **at, found.again, state.rebuild);
        repository::remove(tx, tenant, (*at)->kind(), found.gone);
        state.pass_after = until;
        if (last) end_kind(state, at + 1 == sources.end() ? nullptr : *(at + 1));
        repository::store_pass(tx, tenant, state);
        tx.after_commit([&result, looked = stamps.size(), made = stored,
                         gone = removed + static_cast<std::int64_t>(found.gone.size())] {
            result.looked += static_cast<std::int64_t>(looked);
            result.stored += made;
            result.removed += gone;
        });
        return true;
    });
}

Index::Index(db::Database& database, vault::Vault& vault, std::vector<const Source*> sources)
    : impl_(new Impl{.database = database, .vault = vault, .sources = std::move(sources)}) {}

Index::~Index() = default;

void Index::refresh(db::WriteTx& tx, TenantId tenant, Kind kind, std::span<const Uuid> records) {
    const auto* from = source(kind);
    if (from == nullptr || records.empty()) return;
    repository::locked_state(tx, tenant);
    std::vector<Uuid> each(records.begin(), records.end());
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
    impl_->refresh(tx, tenant, *from, each, false);
}

void Index::mark_stale(db::WriteTx& tx, TenantId tenant) { repository::mark_stale(tx, tenant, false); }

void Index::rebuild(TenantId tenant) {
    impl_->database.write([&](db::WriteTx& tx) { repository::mark_stale(tx, tenant, true); });
}

SweepResult Index::sweep(TenantId tenant, const std::stop_token& stop, std::size_t batch) {
    SweepResult out;
    if (impl_->sources.empty()) return {.finished = true};
    const auto state = impl_->database.read([&](db::ReadTx& tx) { return repository::state(tx, tenant); });
    if (state && !state->pass_stale && state->swept >= state->stale) return {.finished = true};
    while (!stop.stop_requested())
        if (!impl_->step(tenant, batch, out)) {
            out.finished = true;
            break;
        }
    return out;
}

const Source* Index::source(Kind kind) const {
    for (const auto* one : impl_->sources)
        if (one->kind() == kind) return one;
    return nullptr;
}

}  // namespace linli::search
