#pragma once

#include <linli/open311/routes.h>

namespace linli::open311 {

/// GeoReport v2 itself, under /open311/.
void mount_public(api::Desk& desk, Open311Service& service, Jurisdiction jurisdiction);

}  // namespace linli::open311
