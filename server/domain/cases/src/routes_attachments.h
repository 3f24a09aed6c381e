#pragma once

#include <linli/cases/routes.h>

namespace linli::cases {

/// Photos, papers and the proof pack.
void mount_attachments(api::Desk& desk, CaseService& service);

}  // namespace linli::cases
