#pragma once

#include <linli/reference/list.h>

#include "facts.h"

#include <map>
#include <memory>

namespace linli::ledgers {

/// Labels of areas as they were named at a moment, read once each.
class PlaceNames {
public:
    PlaceNames(TenantId tenant, Instant at) : tenant_(tenant), at_(at) {}
    /// Empty for a place that was not there.
    const std::string& of(db::ReadTx& tx, const std::optional<AreaId>& area);

private:
    TenantId tenant_;
    Instant at_;
    std::map<AreaId, std::string> names_;
    std::string none_;
};

/// What the cells of one ledger are written with: the lists as they were known, names of places.
struct Labels {
    std::shared_ptr<const reference::List> tiers, venues, kinds, objects, sources, tags;
    PlaceNames places;
};

/// A column of a ledger as it is shown.
struct ShownColumn {
    const ColumnSpec* spec = nullptr;
    std::string label;
};
/// The columns of a definition in its order.
std::vector<ShownColumn> shown_columns(const Definition& definition);

/// What stands in a cell, unmasked; empty when nothing is known.
std::string cell(db::ReadTx& tx, const ColumnSpec& column, const Definition& definition, const Facts& facts,
                 const Times& times, Labels& labels);
/// The code and the label by which a record is counted; empty when the ledger is not broken down.
std::pair<std::string, std::string> split_of(const Definition& definition, const Facts& facts, const Times& times,
                                             const Labels& labels);
/// What is paid a month for this record, in fen.
std::int64_t amount_fen(const Definition& definition, const Facts& facts, const Times& times, const Labels& labels);
/// Every field that `columns.csv` may name has a writer here.
bool has_writer(std::string_view field);

}  // namespace linli::ledgers
