#pragma once

#include <linli/area/types.h>
#include <linli/registry/provenance.h>

#include "subjects.h"

#include <map>
#include <memory>
#include <set>

namespace linli::reference {
class List;
}

namespace linli::registry {

/// A statement as stored, or about to be.
struct StatementRow {
    Uuid id;
    std::optional<std::string> value;   ///< plain; of a sealed field only while it is worked with
    std::optional<std::string> sealed;  ///< as stored
    std::string source;
    int rank = 0;
    int confidence = 0;
    std::optional<UserId> by;
    Date said;
    Instant recorded{};
    std::optional<RequestId> request;
    StatementState state = StatementState::superseded;
    bool fresh = false;   ///< not stored yet
    bool of_row = false;  ///< what the row itself says; stored only beside something that was said
    StatementState stored = StatementState::superseded;

    Claim claim() const { return {rank, confidence, said, recorded, id, state == StatementState::retracted}; }
};

/// A golden record as far as its fields go.
struct RecordRow {
    std::map<std::string_view, std::optional<std::string>> values;  ///< by field code; sealed ones as bytes
    std::string source;
    Date said;
    Instant recorded{};
    std::int64_t version = 1;
    area::Ancestors place;
};

/// What was said of one field of one record.
struct FieldThread {
    const SubjectSpec* subject = nullptr;
    const FieldSpec* field = nullptr;
    Uuid record;
    std::vector<StatementRow> statements;  ///< by id, so in the order in which they were recorded

    std::optional<std::size_t> current() const;
    bool sealed() const { return !field->sealed.empty(); }
};

using ThreadKey = std::pair<Uuid, const FieldSpec*>;

/// The fields of some records with everything said of them, read with one query per 128 records.
struct Threads {
    std::map<Uuid, RecordRow> records;
    std::map<ThreadKey, FieldThread> threads;
};

/// Reads records of a kind; those that are not there are missing.
void read_records(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const std::vector<Uuid>& ids, Threads& out);
/// Reads what is stored about the fields of `wanted`, and makes the statement that the row itself is when nobody said
/// more: an empty list of statements stays one, for a value that is unknown.
void read_statements(db::ReadTx& tx, TenantId tenant, const reference::List& sources, IdSource& ids,
                     const std::set<std::tuple<SubjectKind, Uuid, const FieldSpec*>>& wanted, Threads& out);
/// Opens the sealed values, with one query per 128 people whose keys are not in memory.
void open_values(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, Threads& out);
/// The rule by which a field is chosen: that of the catalogue. @throws InvariantBroken when it has none
Choice rule_of(const reference::List& catalogue, std::string_view field);

}  // namespace linli::registry
