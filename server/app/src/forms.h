#pragma once

#include <linli/api/desk.h>
#include <linli/reference/forms.h>

#include <span>
#include <string>
#include <vector>

namespace linli::app {

/// Every field that rooms let somebody fill in by a template, a change request or a ledger. @source DAT-22
std::vector<reference::FormField> room_forms();
/// The personal fields of what programs send, each with its entry by `data/inputs.csv`; an empty entry when the table
/// does not know it.
std::vector<reference::FormField> route_forms(std::span<const api::PersonalInput> inputs);
/// All of them. @throws InvariantBroken naming each field that the catalogue of the product does not cover: such a
/// program does not start
std::vector<reference::FormField> checked_forms(std::span<const api::PersonalInput> inputs);

}  // namespace linli::app
