#pragma once

namespace linli {
class Clock;
namespace api {
class Desk;
}
namespace vault {
class Vault;
}
}  // namespace linli

namespace linli::intake {

/// Proposals of reports from pasted chats and sheets. Reads only; a person confirms each by `reportCaseOnBehalf`,
/// channel `chat` or `import`.
/// `vault` and `clock` (the domain's) outlive the desk.
void mount(api::Desk& desk, const vault::Vault& vault, const Clock& clock);

}  // namespace linli::intake
