#pragma once

#include <linli/access/posts.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::api {
class Desk;
}
namespace linli::audit {
class Audit;
}
namespace linli::events {
class Outbox;
class Relay;
}  // namespace linli::events
namespace linli::evidence {
class EvidenceLog;
}
namespace linli::files {
class Files;
}

/// Administration: the routes of the kernel.
namespace linli::office {

/// A setting that a tenant may change; the room that reads it declares it.
struct SettingSpec {
    std::string_view name;       ///< "cases.receipt-phone"
    std::string_view title;      ///< zh-CN
    std::int64_t longest = 200;  ///< code points
    std::string_view form{};     ///< zh-CN: what fits, when not every text does: "on 或 off"
    std::function<bool(std::string_view)> fits{};
};

/// What the room that owns a kind of subject answers about one of its rows. An empty function answers no.
struct SubjectKind {
    std::string word;  ///< "case": as files and audit lines name it
    std::function<bool(db::ReadTx&, const access::Actor&, const Uuid& subject, FileId)> may_see_file;
    /// What scopes compare of a row, for the explainer; nothing for an unknown row.
    std::function<std::optional<access::RowKeys>(db::ReadTx&, TenantId, const Uuid& subject)> row_keys;
};

/// What administration works with; everything outlives the desk.
struct OfficeParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    const Clock& real_clock;
    events::Outbox& outbox;
    audit::Audit& audit;
    evidence::EvidenceLog& evidence;
    files::Files& files;
    const api::CursorSealer& cursors;
    /// Port: the name of a member of staff, empty when unknown (identity plugs in).
    std::function<std::string(db::ReadTx&, TenantId, UserId)> name_of;
    /// Port: the relay of a tenant, null when there is none.
    std::function<events::Relay*(TenantId)> relay_of;
    /// Port: the driven clock moved (simulated databases); milliseconds from the real one.
    std::function<void(std::int64_t)> clock_moved;
    std::vector<SettingSpec> settings;
    std::vector<SubjectKind> subjects;
};

/// Mounts every route of this room but those of the simulated clock. `parts` and the desk outlive the routes.
void mount(api::Desk& desk, const OfficeParts& parts);
/// `GET /v1/simulator/clock`: only where the database is marked simulated.
void mount_clock(api::Desk& desk, const OfficeParts& parts);
/// `POST /v1/simulator/clock/advances`: for the desk of the administrative listener of a simulated database.
void mount_clock_driving(api::Desk& desk, const OfficeParts& parts);

}  // namespace linli::office
