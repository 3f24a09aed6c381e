#pragma once

#include <linli/base/ids.h>
#include <linli/registry/bulk.h>
#include <linli/registry/entry.h>
#include <linli/registry/load.h>
#include <linli/registry/provenance.h>
#include <linli/vault/vault.h>

#include "places.h"
#include "repository.h"

#include <unordered_map>

namespace linli::imports {

/// A staged row with what it says.
struct StagedRecord {
    repository::StagedRow row;
    Record record;
    std::vector<Finding> findings;
};

/// The field of a finding by which a doubtful row is known.
inline constexpr std::string_view doubt_field = "name";

/// What the golden records are written with.
struct GoldenParts {
    TenantId tenant;
    vault::Vault& vault;
    IdSource& ids;
    const registry::FieldWriter& writer;
};

/// The one place where imports touch golden records: whom a row means, what it changes, and how that is taken back.
/// Made
/// for one import; `open` first, and again after a transaction that failed. One thread.
class GoldenBook {
public:
    /// `record` and `form` outlive the book. @param seal seals under the import's key, @param unseal opens
    GoldenBook(GoldenParts parts, const repository::ImportRecord& record, const Template& form, Date today,
               std::function<std::string(const std::string&)> seal,
               std::function<std::string(const std::string&)> unseal);

    /// Reads the doors and households of the import's area.
    void open(db::ReadTx& tx);
    /// Finds the golden row of each staged row that has none yet, and says what the registers say against it.
    void recognise(db::ReadTx& tx, std::span<StagedRecord> rows);
    /// Writes the rows; fills target, version, made, before and state of each.
    void store(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now);
    /// What `store` made is durable.
    void committed();
    /// Entry keys of the people that durable rows brought, not stored yet.
    std::vector<registry::EntryKey>& waiting_keys() { return waiting_keys_; }
    /// Takes rows back that nobody changed since; the others stay and say why.
    void take_back(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now);
    /// Takes out the households that the import made and nobody uses.
    void take_back_sides(db::WriteTx& tx);

private:
    template <class Ops>
    void store_as(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now, Ops ops);
    template <class Ops>
    void take_back_as(db::WriteTx& tx, std::span<StagedRecord> rows, Instant now, Ops ops);
    struct People;
    struct Dwellings;
    struct Merchants;
    struct Objects;

    void recognise_people(db::ReadTx& tx, std::span<StagedRecord> rows);
    /// People who are on record under no key of this sheet: a row like one of them waits for somebody's word.
    void doubt_people(db::ReadTx& tx, std::span<StagedRecord> rows);
    registry::EntryQuestion question(const Record& record) const;
    void note_distinct(db::WriteTx& tx, std::span<const StagedRecord> rows, std::span<const Uuid> doubted, Instant now);
    void check_place(StagedRecord& row) const;
    const PlaceBook::Door* door_of(const Record& record) const;
    registry::HouseholdId household_of(const std::string& number, const registry::PersonRow& person);
    std::string digest_of_key(std::string_view key) const;
    registry::Saying saying() const;
    registry::RequestId request() const { return registry::RequestId(import_.view.id.uuid()); }
    void link_new(db::WriteTx& tx, std::span<StagedRecord> rows);

    GoldenParts parts_;
    const repository::ImportRecord& import_;
    const Template& form_;
    Date today_;
    std::function<std::string(const std::string&)> seal_, unseal_;
    PlaceBook places_;
    std::unordered_map<std::string, registry::HouseholdId> households_, fresh_households_;
    std::vector<registry::HouseholdRow> new_households_;
    std::vector<registry::EntryKey> waiting_keys_, fresh_keys_;
};

}  // namespace linli::imports
