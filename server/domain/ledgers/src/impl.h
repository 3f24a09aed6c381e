#pragma once

#include <linli/ledgers/service.h>
#include <linli/reference/reference.h>
#include <linli/vault/vault.h>

#include "cells.h"
#include "rules.h"

namespace linli::ledgers {

/// A definition in one version.
struct Ledger {
    Definition definition;
    std::int64_t version = 0;
    std::optional<UserId> by;  ///< nothing: of every installation
};

/// Where and when a ledger is looked at.
struct Look {
    Times times;
    std::optional<AreaId> area;
    area::Level level = area::Level::grid;
};

struct LedgerService::Impl {
    explicit Impl(LedgerParts given) : parts(given) {}
    LedgerParts parts;

    /// @refuses no_such_ledger
    Result<Ledger> ledger(db::ReadTx& tx, TenantId tenant, std::string_view code, std::optional<std::int64_t> version);
    /// @refuses day_to_come, day_too_far
    Result<Times> times(std::optional<Date> as_of, std::optional<Date> known_on) const;
    /// @refuses place_not_yours, and as `times`
    Result<Look> look(db::ReadTx& tx, const access::Scope& scope, const Times& times, std::optional<AreaId> area) const;
    Labels labels(db::ReadTx& tx, TenantId tenant, const Times& times);
    void mark_unverified(db::ReadTx& tx, TenantId tenant, std::vector<LedgerRow>& rows) const;
};

/// A whole ledger is walked in batches, several of them in one look at the store.
constexpr std::size_t keys_a_batch = 512;
constexpr std::size_t keys_a_transaction = 16'384;

/// Walks through a ledger key by key, reading in batches; one thread.
class Walk {
public:
    Walk(LedgerService::Impl& service, const access::Scope& scope, const Definition& definition, const Look& look,
         Needs needs, std::optional<api::PageKey> after = {});

    /// Calls `visit` for each record that is listed, in order, until it answers false, the end, or `most_keys` keys
    /// were looked at. What only the columns need is read of those that are listed, `batch` at a time.
    /// @return where to go on; nothing at the end
    std::optional<api::PageKey> run(db::ReadTx& tx, std::size_t batch, std::size_t most_keys,
                                    const std::function<bool(Facts&)>& visit);
    bool inside(const area::Ancestors& place) const;

private:
    /// Those of the keys that are listed, with what the conditions need.
    std::vector<Facts> listed_of(db::ReadTx& tx, const std::vector<api::PageKey>& keys) const;

    LedgerService::Impl& service_;
    const access::Scope& scope_;
    const Definition& definition_;
    Look look_;
    Needs needs_, few_needs_;
    registry::Seek seek_;
    std::optional<api::PageKey> after_;
};

std::vector<const ColumnSpec*> specs(const std::vector<ShownColumn>& columns);
std::vector<LedgerColumn> views(const std::vector<ShownColumn>& columns);
/// The cells of a record, masked as the view and the columns say.
std::vector<std::string> masked_cells(db::ReadTx& tx, const std::vector<ShownColumn>& columns,
                                      const Definition& definition, const Facts& facts, const Times& times,
                                      Labels& labels, json::View view);
/// One page is one line of the access audit; the purpose was written before. @refuses audit::overloaded
Outcome note_look(LedgerService::Impl& self, const access::Scope& scope, std::string_view operation,
                  const Ledger& ledger, const Times& times, std::size_t rows);

}  // namespace linli::ledgers
