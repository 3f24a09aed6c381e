#include <linli/intake/routes.h>

#include <linli/api/desk.h>
#include <linli/cases/permissions.h>
#include <linli/vault/vault.h>

#include "proposals.h"

namespace linli::intake {
namespace {

constexpr api::RateRule pasting_pace{10, std::chrono::seconds(3)};

}  // namespace

void mount(api::Desk& desk, const vault::Vault& vault, const Clock& clock) {
    desk.mount<PastedChat, ReportProposals>(
        {.method = http::Method::post,
         .path = "/v1/report-proposals",
         .operation = "proposeReports",
         .summary = "从群聊文字中逐条列出可能的事项",
         .permission = cases::may_report_on_behalf,
         .body_limit = 256 * 1024,
         .rate = pasting_pace,
         .description = "只读取，不保存。确认一条，就以给出的编号、渠道 chat "
                        "代为上报；同一段文字再贴一次，编号不变，不会重复受理。"},
        [&vault, &clock](const api::Call& call, const PastedChat& in) -> Result<ReportProposals> {
            const auto tenant = call.scope().tenant();
            const auto now = clock.now();
            return proposals_of(read_chat(in.text, shanghai_date(now)), now, [&](std::string_view words) {
                return vault.blind_index(tenant, "intake.chat", words);
            });
        });
}

}  // namespace linli::intake
