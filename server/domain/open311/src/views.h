#pragma once

#include <linli/cases/item.h>
#include <linli/open311/document.h>
#include <linli/open311/types.h>

#include "repository.h"
#include "rules.h"

#include <string>
#include <string_view>

/// How things are written in GeoReport v2. Pure.
namespace linli::open311 {

/// `keywords` of an item without weights and counter-words, comma separated.
std::string plain_keywords(std::string_view weighted);
Element service_element(const cases::Item& item, std::string_view group, const ServiceSetup& setup);
Element definition_document(std::string_view code, const ServiceSetup& setup);

/// One request; `words` says whether the reporter's own words and address are shown.
Element request_element(const repository::RequestRow& row, const cases::PublishedCase& shown, std::string_view name,
                        bool words);
/// The status as FixMyStreet reads it, with a sentence and, of an ended matter, the answer.
Element update_element(const repository::UpdateRow& row, const cases::PublishedCase& shown);
Element discovery_document(std::string_view endpoint, std::string_view changed, std::string_view contact,
                           std::string_view keys, bool simulated);

}  // namespace linli::open311
