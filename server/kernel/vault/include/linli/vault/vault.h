#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/crypto/keyring.h>
#include <linli/db/database.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Sealed fields. Every person has a data key of their own, itself sealed under a master key that is not in the
/// database; destroying that one key makes all fields of the person unreadable, wherever they lie.
/// @source SEC-05, DAT-22; PIPL art. 47 (erasure), 51 (encryption)
namespace linli::vault {

/// A field was to be sealed for a person whose key has been destroyed: whoever returns gets a new id.
class SubjectErased : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The data keys of some people of one tenant, loaded together: sealing and opening ask the store nothing more.
/// Cheap to copy; thread-safe for concurrent use; keep it for one piece of work, not longer.
class KeySet {
public:
    /// Seals under the person's key. `field` ("cases.contact_phone") and the person are authenticated: a sealed value
    /// moved to another row or column does not open. @throws InvariantBroken when the person's key was not loaded.
    std::string seal(const PersonId& subject, std::string_view field, std::string_view plain) const;
    /// @return nothing when the person is erased or unknown.
    /// @throws db::StoreFault when the bytes were altered or belong to another person or field.
    std::optional<std::string> open(const PersonId& subject, std::string_view field, std::string_view sealed) const;
    /// False for people who are erased or have no key yet.
    bool has(const PersonId& subject) const { return keys_.count(subject) > 0; }

private:
    friend class Vault;
    KeySet(TenantId tenant, crypto::Suite suite) : tenant_(tenant), suite_(suite) {}
    TenantId tenant_;
    crypto::Suite suite_;
    std::unordered_map<PersonId, std::shared_ptr<const crypto::Key>> keys_;
};

/// One field to seal or open. `field` is "<room>.<column>" and is authenticated with the person.
struct Item {
    PersonId subject;
    std::string_view field;
    std::string_view content;  ///< plain when sealing, sealed bytes when opening
};

/// What an erasure did; goes to the evidence log and to the proof for the person. Holds no personal data.
struct Erasure {
    PersonId subject;
    Instant erased_at{};
    int generation = 0;          ///< of the master key that sealed the destroyed key
    std::string destroyed_hash;  ///< hex hash of the sealed key that was destroyed
};

/// Seals, opens, finds and forgets. Thread-safe. Failures of the store are db::StoreFault; a key file that lacks a
/// generation or opens no key is crypto::CryptoFault. `clock` is the real clock, not the driven one.
class Vault {
public:
    /// How long another process's erasure may stay unheard.
    static constexpr std::chrono::milliseconds erasure_delay{1'000};

    /// @param cached_keys unwrapped keys kept in memory; the least recently used is wiped beyond it
    Vault(const Clock& clock, const crypto::Keyring& keyring, std::size_t cached_keys = 10'000);
    ~Vault();

    /// One field of one person; their key is made on first use. @throws SubjectErased
    std::string seal(db::WriteTx& tx, TenantId tenant, PersonId subject, std::string_view field,
                     std::string_view plain);
    /// @return nothing when the person is erased or unknown.
    /// @throws db::StoreFault when the bytes were altered or belong to another person or field.
    std::optional<std::string> open(db::ReadTx& tx, TenantId tenant, PersonId subject, std::string_view field,
                                    std::string_view sealed);
    /// Many fields of many people, in the order of `items`; keys as in `keys` and `make_keys`.
    std::vector<std::string> seal_all(db::WriteTx& tx, TenantId tenant, std::span<const Item> items);
    std::vector<std::optional<std::string>> open_all(db::ReadTx& tx, TenantId tenant, std::span<const Item> items);

    /// Keys of any number of people with one query per 128 that are not in memory. People without a key and erased
    /// people are simply not in the set.
    KeySet keys(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects);
    /// The same, making the keys that are missing. @throws SubjectErased when one of them is erased.
    KeySet make_keys(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> subjects);

    /// The value under which an equal value is found: HMAC of tenant, kind ("phone", "id_number") and value, cut to 16
    /// bytes. It tells the holder of the database which rows are equal, nothing else; among a billion values two are
    /// alike with p < 2^-68. The caller normalises (half width, no spaces, one case).
    std::string blind_index(TenantId tenant, std::string_view kind, std::string_view normalised) const;
    /// The same by a chosen key, while every index is being made again.
    std::string blind_index(TenantId tenant, std::string_view kind, std::string_view normalised,
                            crypto::IndexKey key) const;
    /// One value of 8 bytes for each distinct token (a character of a name, the last digits of a number), sorted.
    /// Short on purpose: it finds candidates, which are opened and compared; less can be counted from it.
    std::vector<std::string> token_index(TenantId tenant, std::string_view kind,
                                         std::span<const std::string> tokens) const;

    /// Destroys the person's key for ever (crypto-shredding) and keeps a tombstone, so that no new one is made.
    /// What is returned belongs into the evidence log: older backups still hold the sealed key, and restoring one must
    /// erase again. @return nothing when there was no key to destroy (the tombstone stays all the same)
    std::optional<Erasure> erase(db::WriteTx& tx, TenantId tenant, PersonId subject);
    /// True for a person whose key was destroyed.
    bool erased(db::ReadTx& tx, TenantId tenant, PersonId subject) const;

    /// Brings up to `batch` person keys of the tenant under the newest master key and the keyring's suite; call, one
    /// transaction each, until it answers 0. Stopped at any point, it goes on where it was. Fields are not touched.
    std::int64_t rotate(db::WriteTx& tx, TenantId tenant, std::int64_t batch = 500);
    /// Person keys of all tenants that still lie under a master key: it may be retired when this is 0.
    std::int64_t keys_under(db::ReadTx& tx, int generation) const;
    /// Whether this key file is the one of this store: opens one person key of each tenant and generation.
    /// @return a sentence for each generation that is missing or does not open; no personal data
    std::vector<std::string> misfits(db::ReadTx& tx) const;

private:
    class Cache;
    std::vector<PersonId> load_cached(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects,
                                      KeySet& found);
    void load_stored(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> subjects, KeySet& found);
    void create(db::WriteTx& tx, TenantId tenant, std::span<const PersonId> subjects, KeySet& found);

    const Clock& clock_;
    const crypto::Keyring& keyring_;
    std::shared_ptr<Cache> cache_;  ///< shared with hooks that run after a commit
};

}  // namespace linli::vault
