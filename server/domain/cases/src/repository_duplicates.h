#pragma once

#include <linli/cases/duplicates.h>

#include "repository.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace linli::cases::repository {

/// A case that may be about the same matter, with the words of its main report.
struct Candidate {
    CaseId id;
    std::string number;
    State state = State::reported;
    std::string title, text;
    std::optional<std::string> item_code, address;
    std::optional<double> lon, lat;
    std::optional<AreaId> community, grid;
    UserId reporter;
    Instant reported_at{};
    std::optional<CaseId> master;
};

/// Where and when candidates are looked for.
struct Near {
    area::Ancestors place;
    std::optional<std::string> item_code;
    Instant from{}, to{};
};

/// One index range and its parameters.
struct Query {
    std::string sql;
    std::vector<db::Param> params;
};
/// What `candidates` asks; the tests look at its plans.
std::vector<Query> candidate_queries(TenantId tenant, const access::Scope* scope, const Near& near, int most);
/// The latest cases of the community, and those of the item wherever they are; of the district when neither is known.
/// At most `most` of each, each found by one index range. With a scope only what it covers.
std::vector<Candidate> candidates(db::ReadTx& tx, TenantId tenant, const access::Scope* scope, const Near& near,
                                  int most);
/// One of them by id, whatever its state. @return nothing for an unknown one
std::optional<Candidate> candidate(db::ReadTx& tx, TenantId tenant, CaseId id);
/// The latest cases since `from` that the scope covers, newest first.
std::vector<Candidate> latest(db::ReadTx& tx, const access::Scope& scope, Instant from, int most);

/// What was promised to those who follow a case.
struct Promises {
    std::int64_t count = 0;
    std::optional<Instant> respond_by, solve_by;  ///< the earliest
};
Promises follower_promises(db::ReadTx& tx, TenantId tenant, CaseId master);
std::vector<CaseId> followers(db::ReadTx& tx, TenantId tenant, CaseId master);
void set_master(db::WriteTx& tx, TenantId tenant, CaseId id, std::optional<CaseId> master);

/// A merge as it is stored.
struct MergeRow {
    MergeId id;
    CaseId master;
    Instant own_respond_by{};
    std::optional<Instant> own_solve_by;
    UserId merged_by;
    Instant merged_at{};
    std::optional<UserId> undone_by;
    std::optional<Instant> undone_at;
};
struct MergedRow {
    CaseId id;
    std::int64_t version = 0;
    std::optional<CaseId> from_master;
};
void insert_merge(db::WriteTx& tx, TenantId tenant, const MergeRow& merge, const std::vector<MergedRow>& merged);
std::optional<MergeRow> merge(db::ReadTx& tx, TenantId tenant, MergeId id);
/// The merges of a master, oldest first, at most a hundred.
std::vector<MergeRow> merges_of(db::ReadTx& tx, TenantId tenant, CaseId master);
std::vector<MergedRow> merged(db::ReadTx& tx, TenantId tenant, MergeId id);
/// @return false when it was undone already
bool undo_merge(db::WriteTx& tx, TenantId tenant, MergeId id, UserId by, Instant now);

void store_opinion(db::WriteTx& tx, TenantId tenant, CaseId id, CaseId other, resemblance::Opinion answer, Instant now);
/// By the other case, whoever of the two reporters gave it.
std::map<CaseId, resemblance::Opinion> opinions(db::ReadTx& tx, TenantId tenant, CaseId id);

}  // namespace linli::cases::repository
