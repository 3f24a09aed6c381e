#pragma once

#include <linli/search/source.h>

#include "places.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// SQL of the index; every query is one range of one index, or a bounded list of keys.
namespace linli::search::repository {

struct State {
    std::int64_t places = 0;
    std::int64_t stale = 1;
    std::int64_t swept = 0;
    bool rebuild = false;
    std::optional<std::int64_t> pass_stale;
    std::optional<Kind> pass_kind;
    std::optional<Uuid> pass_after;
};
/// @return nothing when the tenant was never indexed
std::optional<State> state(db::ReadTx& tx, TenantId tenant);
/// The same under the lock of whoever writes the index of the tenant.
State locked_state(db::WriteTx& tx, TenantId tenant);
void mark_stale(db::WriteTx& tx, TenantId tenant, bool rebuild);
void store_pass(db::WriteTx& tx, TenantId tenant, const State& state);
/// The first of `count` new numbers of documents.
std::int64_t take_numbers(db::WriteTx& tx, TenantId tenant, std::int64_t count);

std::vector<Place> places(db::ReadTx& tx, TenantId tenant);
void insert_place(db::WriteTx& tx, TenantId tenant, const Place& place);

/// A document as it is indexed; `tokens` holds 8 bytes each.
struct Row {
    Uuid record;
    std::int64_t spot = 0;
    std::int64_t version = 1;
    int analysis = 1;
    std::string tokens;
};
std::vector<Row> rows(db::ReadTx& tx, TenantId tenant, Kind kind, const std::vector<Uuid>& records);
/// Those behind `after`, not behind `until`.
std::vector<Row> rows_between(db::ReadTx& tx, TenantId tenant, Kind kind, const Uuid& after, const Uuid& until);
/// Takes the documents and what they are found by out of the index.
void remove(db::WriteTx& tx, TenantId tenant, Kind kind, const std::vector<Row>& rows);
/// A new version that is found by the same as the one before.
void touch(db::WriteTx& tx, TenantId tenant, Kind kind, const Row& row);
void insert(db::WriteTx& tx, TenantId tenant, Kind kind, const std::vector<Row>& rows);
std::vector<std::int64_t> numbers_of(std::string_view tokens);

/// At most `limit` spots behind `after` with the token, in order.
std::vector<std::int64_t> spots(db::ReadTx& tx, TenantId tenant, std::int64_t token, const Range& range,
                                std::size_t limit);
struct Posting {
    std::int64_t token = 0, spot = 0;
};
/// At most `limit` postings with any of the tokens, in no order.
std::vector<Posting> postings_of_any(db::ReadTx& tx, TenantId tenant, const std::vector<std::int64_t>& tokens,
                                     const Range& range, std::size_t limit);
/// How many there are, counted up to `most`.
std::int64_t count(db::ReadTx& tx, TenantId tenant, std::int64_t token, const Range& range, std::size_t most);
/// Of `spots` those with the token.
std::vector<std::int64_t> having(db::ReadTx& tx, TenantId tenant, std::int64_t token,
                                 const std::vector<std::int64_t>& spots);
/// The documents at the spots; those that are gone are left out.
std::vector<std::pair<std::int64_t, Uuid>> records(db::ReadTx& tx, TenantId tenant,
                                                   const std::vector<std::int64_t>& spots);

}  // namespace linli::search::repository
