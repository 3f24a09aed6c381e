#pragma once

#include <linli/ledgers/definition.h>
#include <linli/registry/past.h>

namespace linli::ledgers {

/// The two times of a ledger: what was valid on a day, by what was known at a moment.
struct Times {
    Date as_of;
    Instant known{};
};

/// What the register knows of one record of a ledger, as far as its definition asks.
struct Facts {
    Uuid id;
    area::Ancestors place;
    std::string source;  ///< word of the register that the record came from
    std::optional<registry::KnownPerson> person;
    std::optional<registry::KnownDwelling> dwelling;  ///< the dwelling itself, or the one where the person lives
    std::optional<registry::KnownMerchant> merchant;
    std::optional<registry::KnownObject> object;
    std::vector<registry::KnownTag> tags;
    std::vector<registry::KnownRelation> relations;   ///< of the person, or of the dwelling
    std::vector<registry::KnownRelation> neighbours;  ///< of a person: all relations of the door they live behind
    std::vector<registry::KnownPerson> guardians;     ///< of a person
    std::vector<registry::KnownPerson> people;        ///< of a dwelling: those of its relations
};

/// What has to be read beside the records themselves.
struct Needs {
    bool tags = false, relations = false, homes = false, neighbours = false, guardians = false, people = false;
    bool sealed = false;  ///< numbers and telephones are shown
    bool operator==(const Needs&) const = default;
};
/// What a definition needs to decide who is listed, and with `shown` to fill the columns.
Needs needs_of(const Definition& definition, const std::vector<const ColumnSpec*>& shown);

/// From a day until the day before another.
constexpr bool valid_on(Date from, const std::optional<Date>& until, Date day) {
    return from <= day && (!until || day < *until);
}
/// The door behind which a person lives on a day: where a valid relation says so, else the one of the address.
std::optional<registry::DwellingId> home_of(const Facts& facts, Date day);
/// How many people live behind the door on a day, by the relations that are not disputed.
int residents_on(const std::vector<registry::KnownRelation>& relations, Date day);

/// The facts of records in the order of `ids`; those that were not known then are missing. A handful of queries for
/// 128 records.
std::vector<Facts> read_facts(db::ReadTx& tx, TenantId tenant, vault::Vault& vault, Subject subject,
                              const std::vector<Uuid>& ids, const Times& times, const Needs& needs);

}  // namespace linli::ledgers
