#pragma once

#include <linli/registry/changes.h>

#include <vector>

namespace linli::app {

/// Who names people and units by id and hears when two of them are one: accounts, what sources call a record, claims
/// that wait, and pairs that resemble each other. Cases name accounts only; findings of quality are about the row and
/// are judged again by the next run.
std::vector<registry::ReferenceHolder> reference_holders(const Clock& clock);

}  // namespace linli::app
