#pragma once

namespace linli::api {
class Desk;
}

namespace linli::cases {

class Duplicates;

/// Proposals, merges and hot issues.
void mount_duplicates(api::Desk& desk, Duplicates& duplicates);

}  // namespace linli::cases
