#pragma once

#include <linli/registry/changes.h>

#include <vector>

namespace linli::app {

/// Who names people and units by id and hears when two of them are one: accounts, and what sources call a record. Cases
/// name accounts only; findings of quality are about the row itself and are judged again by the next run.
std::vector<registry::ReferenceHolder> reference_holders();

}  // namespace linli::app
