#pragma once

#include <linli/matching/matcher.h>
#include <linli/registry/entry.h>
#include <linli/registry/likeness.h>
#include <linli/registry/load.h>

#include <map>
#include <set>
#include <utility>

namespace linli::registry {

/// The keys of people as they are given.
std::vector<EntryKey> entry_keys(TenantId tenant, const vault::Vault& vault, std::span<const PersonRow> people);

/// Somebody on record who shares a key, in comparable form.
struct Candidate {
    matching::Person person;
    matching::Record record;
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
/// @param within nullptr: the whole tenant, for jobs that answer nobody
Candidates entry_candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* within, vault::Vault& vault,
                            std::span<const matching::Person> asked);
/// People by id, those who count and lie within.
std::map<PersonId, Candidate> candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* within,
                                         vault::Vault& vault, std::span<const PersonId> ids);

namespace repository {

/// Where a job of this name stands; nothing when there is none under way.
std::optional<PersonId> open_job(db::ReadTx& tx, TenantId tenant, std::string_view name);
void advance_job(db::WriteTx& tx, TenantId tenant, std::string_view name, PersonId after, std::int64_t done, bool ends,
                 Instant now);
/// Oldest record first.
std::vector<PersonId> people_after(db::ReadTx& tx, TenantId tenant, PersonId after, std::int64_t limit);
/// What was put into use; nothing for the model that comes with the program.
std::optional<std::string> model_card(db::ReadTx& tx, TenantId tenant);
void keep_model(db::WriteTx& tx, TenantId tenant, MatchingModelId id, std::string_view card, Instant now);
/// Pairs, smaller id first, of which one is among `ids` and somebody said that they are two.
std::set<std::pair<PersonId, PersonId>> said_distinct(db::ReadTx& tx, TenantId tenant, std::span<const PersonId> ids);

}  // namespace repository

}  // namespace linli::registry
