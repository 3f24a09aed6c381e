#pragma once

#include <linli/registry/records.h>

#include "threads.h"
#include "visible.h"

namespace linli::registry {

struct RecordService::Impl {
    explicit Impl(RecordParts given) : parts(std::move(given)) {}
    RecordParts parts;

    Date today() const { return shanghai_date(parts.clock.now()); }
    std::shared_ptr<const reference::List> list(db::ReadTx& tx, TenantId tenant, std::string_view code) const;
    /// The record's fields with everything said of them, and the values opened.
    Threads read(db::ReadTx& tx, TenantId tenant, SubjectKind kind, const Uuid& id) const;
};

/// A value as this caller may see it.
std::optional<std::string> shown_value(const FieldSpec& field, const std::optional<std::string>& value,
                                       const access::Scope& scope);
/// The end of a Shanghai day.
Instant end_of(Date day);
/// Where a list went on, from its sealed cursor.
Result<std::optional<api::PageKey>> page_position(const api::CursorSealer& cursors, const access::Scope& scope,
                                                  std::string_view operation, const std::optional<std::string>& cursor);

}  // namespace linli::registry
