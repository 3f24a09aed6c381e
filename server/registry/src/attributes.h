#pragma once

#include <linli/base/result.h>

#include <boost/json/object.hpp>

#include <string_view>
#include <vector>

namespace linli::registry {

/// What is wrong with the attributes of a thing, by the description of its kind (`name:label:type[!]`, separated by
/// spaces); empty when nothing is. Total. @source DAT-08
std::vector<FieldError> attribute_faults(std::string_view description, const boost::json::object& attributes);

}  // namespace linli::registry
