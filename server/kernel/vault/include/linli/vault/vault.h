#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/crypto/keyring.h>
#include <linli/db/database.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::vault {

/// One field to seal or open: `field` is "<room>.<column>", part of what is authenticated, so that sealed bytes cannot be
/// moved to another person or column.
struct Item {
    PersonId subject;
    std::string_view field;
    std::string_view content;  ///< plain when sealing, sealed bytes when opening
};

/// What an erasure did; goes to the evidence log and to the proof for the person.
struct Erasure {
    PersonId subject;
    Instant erased_at{};
    int generation = 0;
};

/// Sealed fields: each person has a data key, wrapped under the deployment's master key outside the database. Destroying
/// the wrapped key erases everything sealed under it, in every backup that is younger too. Unwrapped keys are cached
/// (bounded, wiped). Thread-safe.
/// @source SEC-05, beyond 36
class Vault {
public:
    Vault(const Clock& clock, const crypto::Keyring& keyring, std::size_t cached_keys = 10'000);
    ~Vault();

    /// Seals one value; makes the person's key on first use. @throws db::StoreFault
    std::string seal(db::WriteTx& tx, TenantId tenant, PersonId subject, std::string_view field, std::string_view plain);
    /// @return nothing when the person was erased. @throws db::StoreFault when the bytes were altered or belong elsewhere.
    std::optional<std::string> open(db::ReadTx& tx, TenantId tenant, PersonId subject, std::string_view field,
                                    std::string_view sealed);
    /// Many values of many people: keys are loaded and made in batches, no query per row. Same order as `items`.
    std::vector<std::string> seal_all(db::WriteTx& tx, TenantId tenant, std::span<const Item> items);
    std::vector<std::optional<std::string>> open_all(db::ReadTx& tx, TenantId tenant, std::span<const Item> items);

    /// Keyed index for equality search: the same normalised value gives the same 16 bytes per tenant and kind ("phone",
    /// "id_number"). 128 bits of HMAC: no collision at any realistic size, and useless without the key.
    std::string blind_index(TenantId tenant, std::string_view kind, std::string_view normalised) const;

    /// Destroys the person's key. @return nothing when there was none.
    std::optional<Erasure> erase(db::WriteTx& tx, TenantId tenant, PersonId subject);
    /// Rewraps up to `batch` keys of older generations under the newest; call until it answers 0. Restartable.
    std::int64_t rotate(db::WriteTx& tx, TenantId tenant, std::int64_t batch = 500);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::vault
