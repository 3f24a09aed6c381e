#include <linli/intake/routes.h>

#include <linli/api/desk.h>
#include <linli/base/text.h>
#include <linli/cases/permissions.h>
#include <linli/intake/report_sheet.h>
#include <linli/json/read.h>
#include <linli/sheet/problems.h>
#include <linli/vault/vault.h>

#include "proposals.h"

#include <filesystem>

namespace linli::intake {
namespace {

constexpr api::RateRule pasting_pace{10, std::chrono::seconds(3)};

constexpr std::uint64_t largest_sheet = 10ULL << 20;
constexpr std::size_t form_overhead = 64 * 1024;

/// The one file of the form. @refuses api::bad_input naming what is missing or unknown
Result<std::filesystem::path> sheet_of(http::Request& request) {
    std::filesystem::path out;
    std::vector<FieldError> errors;
    for (auto& part : request.parts()) {
        if (part.name == "file" && part.filename)
            out = part.file.path();
        else
            errors.push_back({"/" + std::string(text::prefix(part.name, 60)), "unknown", "没有这一项"});
    }
    if (out.empty()) errors.push_back({"/file", "required", "请选择表格文件"});
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    return out;
}

void mount_sheet(api::Desk& desk, const vault::Vault& vault, const Clock& clock) {
    desk.mount<api::Nothing, SheetProposals>(
        {.method = http::Method::post,
         .path = "/v1/report-proposals/sheet",
         .operation = "proposeReportsFromSheet",
         .summary = "从表格中逐行列出要上报的事项",
         .permission = cases::may_report_on_behalf,
         .refusals = {&sheet::empty_file, &sheet::not_a_sheet, &sheet::old_format, &sheet::protected_file,
                      &sheet::broken_file, &sheet::too_large, &sheet::no_such_sheet, &sheet::unclosed_quote,
                      &no_text_column},
         .body_limit = largest_sheet + form_overhead,
         .multipart = http::MultipartLimits{.parts = 2, .files = 1, .file_bytes = largest_sheet, .field_bytes = 200},
         .rate = pasting_pace,
         .pool = http::Pool::io,
         .description =
             "multipart/form-data：file 为表格（.xlsx 或 .csv，最大 10 MB，一次读 1000 行）。只读取，不保存。"
             "确认一行，就以给出的编号、渠道 import 代为上报；同一行再读一次，编号不变，不会重复受理。"},
        [&vault, &clock](const api::Call& call, const api::Nothing&) -> Result<SheetProposals> {
            const auto tenant = call.scope().tenant();
            const auto now = clock.now();
            LINLI_TRY(const auto path, sheet_of(call.request()));
            LINLI_TRY(const auto read, read_report_sheet(path, now));
            return proposals_of(
                read, now, [&](std::string_view words) { return vault.blind_index(tenant, "intake.sheet", words); });
        });
}

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
    mount_sheet(desk, vault, clock);
}

}  // namespace linli::intake
