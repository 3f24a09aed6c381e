#pragma once

#include <linli/matching/matcher.h>
#include <linli/registry/entry.h>
#include <linli/registry/load.h>

#include <map>

namespace linli::registry {

/// The keys of people as they are given.
std::vector<EntryKey> entry_keys(TenantId tenant, const vault::Vault& vault, std::span<const PersonRow> people);

/// Somebody on record who shares a key, in comparable form.
struct Candidate {
    matching::Person person;
    std::string name, id_number, phone;
    int birth_year = 0;
    std::optional<std::string> standing;
    area::Ancestors place;
};
/// For each question the people inside the scope who share a key with it.
struct Candidates {
    std::map<PersonId, Candidate> people;
    std::vector<std::vector<PersonId>> of;
    std::vector<bool> too_many;
};
Candidates entry_candidates(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                            std::span<const matching::Person> asked);

namespace repository {

/// Where a job of this name stands; nothing when there is none under way.
std::optional<PersonId> open_job(db::ReadTx& tx, TenantId tenant, std::string_view name);
void advance_job(db::WriteTx& tx, TenantId tenant, std::string_view name, PersonId after, std::int64_t done, bool ends,
                 Instant now);
std::vector<PersonId> people_after(db::ReadTx& tx, TenantId tenant, PersonId after, std::int64_t limit);

}  // namespace repository

}  // namespace linli::registry
