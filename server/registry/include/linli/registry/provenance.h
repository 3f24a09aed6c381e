#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/registry/events.h>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace linli::events {
class Outbox;
}
namespace linli::reference {
class Reference;
}
namespace linli::vault {
class Vault;
}

/// Who said what about a field, and which of it is believed. @source DAT-02, DAT-13
namespace linli::registry {

using StatementId = Id<struct StatementTag>;
using RequestId = Id<struct ChangeRequestTag>;

/// current: what the record shows · superseded: another one is believed · retracted: taken back, never shown again.
enum class StatementState { current, superseded, retracted };
constexpr std::array<std::string_view, 3> words(StatementState) { return {"current", "superseded", "retracted"}; }

/// rank: the better source wins, whenever it spoke (names, numbers) · latest: the later word wins (telephones, homes).
enum class Choice { rank, latest };
constexpr std::array<std::string_view, 2> words(Choice) { return {"rank", "latest"}; }

/// A statement as far as choosing looks at it.
struct Claim {
    int rank = 0;        ///< of its source, 0 to 99; 100 for what people decided
    int confidence = 0;  ///< percent
    Date said;           ///< the day of which it speaks
    Instant recorded{};
    Uuid id;
    bool retracted = false;
};

/// Below it a statement is only believed when there is no better one.
inline constexpr int doubtful_below = 50;
/// The rank of what people decided with the approval the field asks for: no register outranks them.
inline constexpr int decided_rank = 100;

/// Which statement is believed on a day by what was recorded until `known`: total, without store or clock.
/// @return an index into `claims`; nothing when none of them holds
std::optional<std::size_t> choose(Choice choice, std::span<const Claim> claims, Date on, Instant known);

/// Something that somebody says of one field of one record.
struct FieldChange {
    SubjectKind kind = SubjectKind::person;
    Uuid record;
    std::string field;                 ///< a code of the catalogue: `person.phone`
    std::optional<std::string> value;  ///< as the column keeps it (days as YYYY-MM-DD, words, digits); nothing: unknown
    std::string source;                ///< a code of the list `sources`
    std::optional<int> confidence;     ///< percent; that of the source when not given
    Date said_on;
    std::optional<UserId> by;
    std::optional<RequestId> request;
    bool decided = false;  ///< by people, with the approval that the field asks for
};

/// Every field that may be stated of a record, by its code of the catalogue.
std::vector<std::pair<SubjectKind, std::string_view>> stated_fields();

/// What became of it.
struct FieldOutcome {
    bool known = true;     ///< false: no such record or field, nothing was done
    bool stated = false;   ///< a statement was written; not when the same was said already
    bool current = false;  ///< it is what the record shows now
    bool changed = false;  ///< the record shows something else than before
};

/// The one door through which fields change: writes statements, chooses, writes what is believed into the row and its
/// blind indexes, and tells `registry.record-changed.v1`. A handful of statements for 128 records, and one for each
/// row that changes; never a query per row. Values are not judged here. Thread-safe.
class FieldWriter {
public:
    FieldWriter(vault::Vault& vault, reference::Reference& reference, events::Outbox& outbox, IdSource& ids)
        : vault_(vault), reference_(reference), outbox_(outbox), ids_(ids) {}

    /// In the order of `changes`. @throws vault::SubjectErased for a sealed field of an erased person.
    std::vector<FieldOutcome> state(db::WriteTx& tx, TenantId tenant, std::span<const FieldChange> changes,
                                    Instant now) const;
    /// Takes back every statement made because of `request` and chooses again.
    void retract(db::WriteTx& tx, TenantId tenant, RequestId request, Instant now) const;
    /// The same for some records of one kind only.
    void retract(db::WriteTx& tx, TenantId tenant, RequestId request, SubjectKind kind, std::span<const Uuid> records,
                 Instant now) const;

private:
    vault::Vault& vault_;
    reference::Reference& reference_;
    events::Outbox& outbox_;
    IdSource& ids_;
};

}  // namespace linli::registry
