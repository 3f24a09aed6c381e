#include "cache.h"
#include "repository.h"

#include <linli/vault/vault.h>

#include <algorithm>

namespace linli::vault {
namespace {

using crypto::Key;
using crypto::Purpose;
using repository::KeyRow;
using SharedKey = std::shared_ptr<const Key>;

constexpr std::size_t index_size = 16;
constexpr std::size_t token_size = 8;

/// Fixed-width parts first, so that no two places share a text.
std::string field_place(TenantId tenant, const PersonId& subject, std::string_view field) {
    return std::to_string(tenant.value).append("|").append(subject.text()).append("|").append(field);
}

std::string key_place(TenantId tenant, const KeyRow& row) {
    return "vault_key|" + field_place(tenant, row.subject, std::to_string(row.generation));
}

KeyRow wrapped(const crypto::Keyring& keyring, TenantId tenant, const PersonId& subject, const Key& key) {
    KeyRow row{subject, {}, keyring.newest(), keyring.suite()};
    const auto master = keyring.key(Purpose::seal, row.generation, row.suite);
    row.wrapped = crypto::suite(row.suite).seal(master, key_place(tenant, row), key.reveal());
    return row;
}

Key unwrapped(const crypto::Keyring& keyring, TenantId tenant, const KeyRow& row) {
    const auto master = keyring.key(Purpose::seal, row.generation, row.suite);
    auto bytes = crypto::suite(row.suite).open(master, key_place(tenant, row), *row.wrapped);
    auto key = bytes ? Key::from_bytes(*bytes) : std::nullopt;
    if (bytes) crypto::wipe(*bytes);
    if (!key) throw crypto::CryptoFault("a person's key does not open: another key file, or a damaged row");
    return std::move(*key);
}

std::vector<PersonId> subjects_of(std::span<const Item> items) {
    std::vector<PersonId> subjects;
    subjects.reserve(items.size());
    for (const auto& item : items) subjects.push_back(item.subject);
    return subjects;
}

std::vector<PersonId> sorted_unique(std::span<const PersonId> subjects) {
    std::vector<PersonId> all(subjects.begin(), subjects.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

crypto::Digest index_mac(const crypto::Keyring& keyring, crypto::IndexKey by, TenantId tenant, std::string_view kind,
                         std::string_view field, std::string_view value) {
    const auto key = keyring.key(Purpose::blind_index, by.generation, by.suite);
    const auto place = std::to_string(tenant.value).append("|").append(kind).append("|").append(field);
    return crypto::suite(by.suite).mac(key.reveal(), {place, std::string_view("\0", 1), value});
}

}  // namespace

std::string KeySet::seal(const PersonId& subject, std::string_view field, std::string_view plain) const {
    const auto key = keys_.find(subject);
    LINLI_INVARIANT(key != keys_.end(), "a field is sealed with a key that was loaded");
    return crypto::suite(suite_).seal(*key->second, field_place(tenant_, subject, field), plain);
}

std::optional<std::string> KeySet::open(const PersonId& subject, std::string_view field,
                                        std::string_view sealed) const {
    const auto key = keys_.find(subject);
    if (key == keys_.end()) return std::nullopt;
    auto plain = crypto::open(*key->second, field_place(tenant_, subject, field), sealed);
    if (!plain) throw db::StoreFault("a sealed " + std::string(field) + " was altered or belongs elsewhere");
    return plain;
}

Vault::Vault(const Clock& clock, const crypto::Keyring& keyring, std::size_t cached_keys)
    : clock_(clock), keyring_(keyring), cache_(std::make_shared<Cache>(cached_keys)) {}

Vault::~Vault() = default;

std::string Vault::seal(db::WriteTx& tx, TenantId tenant, PersonId subject, std::string_view field,
                        std::string_view plain) {
    return make_keys(tx, tenant, {&subject, 1}).seal(subject, field, plain);
}

std::optional<std::string> Vault::open(db::ReadTx& tx, TenantId tenant, PersonId subject, std::string_view field,
                                       std::string_view sealed) {
    return keys(tx, tenant, {&subject, 1}).open(subject, field, sealed);
}

std::vector<std::string> Vault::seal_all(db::WriteTx& tx, TenantId tenant, std::span<const Item> items) {
    const auto keys = make_keys(tx, tenant, subjects_of(items));
    std::vector<std::string> sealed;
    sealed.reserve(items.size());
    for (const auto& item : items) sealed.push_back(keys.seal(item.subject, item.field, item.content));
    return sealed;
}

std::vector<std::optional<std::string>> Vault::open_all(db::ReadTx& tx, TenantId tenant, std::span<const Item> items) {
    const auto keys = this->keys(tx, tenant, subjects_of(items));
    std::vector<std::optional<std::string>> plain;
    plain.reserve(items.size());
    for (const auto& item : items) plain.push_back(keys.open(item.subject, item.field, item.content));
    return plain;
}

std::vector<PersonId> Vault::load_cached(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects,
                                         KeySet& found) {
    const auto now = clock_.now();
    if (cache_->stale(tenant, now)) cache_->note_epoch(tenant, repository::epoch(tx, tenant), now);
    std::vector<PersonId> missing;
    for (const auto& subject : sorted_unique(subjects)) {
        if (auto key = cache_->find(tenant, subject))
            found.keys_.emplace(subject, std::move(key));
        else
            missing.push_back(subject);
    }
    return missing;
}

void Vault::load_stored(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects, KeySet& found) {
    if (subjects.empty()) return;
    const auto epoch = repository::epoch(tx, tenant);
    for (const auto& row : repository::find(tx, tenant, subjects)) {
        if (!row.wrapped) continue;
        const auto key = std::make_shared<const Key>(unwrapped(keyring_, tenant, row));
        found.keys_.emplace(row.subject, key);
        cache_->insert(tenant, row.subject, key, epoch);
    }
}

KeySet Vault::keys(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects) {
    KeySet found(tenant, keyring_.suite());
    const auto missing = load_cached(tx, tenant, subjects, found);
    load_stored(tx, tenant, missing, found);
    return found;
}

KeySet Vault::make_keys(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> subjects) {
    KeySet found(tenant, keyring_.suite());
    auto missing = load_cached(tx, tenant, subjects, found);
    load_stored(tx, tenant, missing, found);
    std::erase_if(missing, [&](const PersonId& subject) { return found.has(subject); });
    if (!missing.empty()) create(tx, tenant, missing, found);
    for (const auto& subject : subjects)
        if (!found.has(subject)) throw SubjectErased("the key of this person was destroyed");
    return found;
}

/// Someone else may make the same keys at the same time, or an erased person may be among them: what stands in the
/// store afterwards counts.
void Vault::create(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> subjects, KeySet& found) {
    std::vector<KeyRow> rows;
    KeySet made(tenant, keyring_.suite());
    for (const auto& subject : subjects) {
        const auto key = std::make_shared<const Key>(Key::random());
        rows.push_back(wrapped(keyring_, tenant, subject, *key));
        made.keys_.emplace(subject, key);
    }
    const auto epoch = repository::epoch(tx, tenant);
    cache_->await_commit(tenant, subjects);
    const auto stored = repository::insert(tx, tenant, rows, clock_.now());
    if (stored < static_cast<std::int64_t>(rows.size())) {
        made.keys_.clear();
        load_stored(tx, tenant, subjects, made);
    }
    found.keys_.insert(made.keys_.begin(), made.keys_.end());
    tx.after_commit(
        [cache = cache_, tenant, epoch, keys = std::move(made.keys_)] { cache->committed(tenant, keys, epoch); });
}

std::string Vault::blind_index(TenantId tenant, std::string_view kind, std::string_view normalised) const {
    return blind_index(tenant, kind, normalised, keyring_.index());
}

std::string Vault::blind_index(TenantId tenant, std::string_view kind, std::string_view normalised,
                               crypto::IndexKey key) const {
    return index_mac(keyring_, key, tenant, "value", kind, normalised).text().substr(0, index_size);
}

std::vector<std::string> Vault::token_index(TenantId tenant, std::string_view kind,
                                            std::span<const std::string> tokens) const {
    std::vector<std::string> values;
    for (const auto& token : tokens)
        values.push_back(
            index_mac(keyring_, keyring_.index(), tenant, "token", kind, token).text().substr(0, token_size));
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::optional<Erasure> Vault::erase(db::WriteTx& tx, TenantId tenant, PersonId subject) {
    auto rows = repository::find(tx, tenant, {&subject, 1});
    if (rows.empty()) rows.push_back({subject, {}, keyring_.newest(), keyring_.suite()});
    const auto& row = rows.front();
    const auto now = clock_.now();
    repository::erase(tx, tenant, row, now);
    repository::raise_epoch(tx, tenant);
    tx.after_commit([cache = cache_, tenant, subject] { cache->forget(tenant, subject); });
    if (!row.wrapped) return std::nullopt;
    return Erasure{subject, now, row.generation, crypto::suite(keyring_.suite()).hash(*row.wrapped).hex()};
}

bool Vault::erased(db::ReadTx& tx, TenantId tenant, PersonId subject) const {
    const auto rows = repository::find(tx, tenant, {&subject, 1});
    return !rows.empty() && !rows.front().wrapped;
}

std::int64_t Vault::rotate(db::WriteTx& tx, TenantId tenant, std::int64_t batch) {
    std::int64_t done = 0;
    for (const auto& before : repository::outdated(tx, tenant, keyring_.newest(), keyring_.suite(), batch)) {
        const auto key = unwrapped(keyring_, tenant, before);
        if (repository::replace(tx, tenant, before, wrapped(keyring_, tenant, before.subject, key))) ++done;
    }
    return done;
}

std::int64_t Vault::keys_under(db::ReadTx& tx, int generation) const { return repository::count_under(tx, generation); }

std::vector<std::string> Vault::misfits(db::ReadTx& tx) const {
    std::vector<std::string> sentences;
    for (const auto& [tenant, row] : repository::samples(tx)) {
        const auto where =
            "tenant " + std::to_string(tenant.value) + ", key generation " + std::to_string(row.generation) + ": ";
        try {
            if (keyring_.has(row.generation))
                static_cast<void>(unwrapped(keyring_, tenant, row));
            else
                sentences.push_back(where + "the key file lacks it");
        } catch (const crypto::CryptoFault& fault) {
            sentences.push_back(where + fault.what());
        }
    }
    return sentences;
}

}  // namespace linli::vault
