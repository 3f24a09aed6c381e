#include "routes.h"

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/files/answer.h>
#include <linli/office/permissions.h>

#include "uploads.h"

namespace linli::office {
namespace {

constexpr std::uint64_t largest_file = 100 * 1024 * 1024;  ///< recordings; the store's own limits by kind are tighter
constexpr std::uint64_t form_overhead = 64 * 1024;
/// Nine photos at once, then one every few seconds.
constexpr api::RateRule upload_pace{20, std::chrono::seconds(3)};

}  // namespace

using api::Call;
using api::Nothing;
using http::Method;

void mount_files(api::Desk& desk, const OfficeParts& parts) {
    desk.mount<Nothing, FileView>(
        {.method = Method::post,
         .path = "/v1/files",
         .operation = "uploadFile",
         .summary = "上传照片或附件",
         .permission = may_upload,
         .refusals = {&files::not_acceptable, &files::damaged, &files::too_large, &files::busy},
         .success = 201,
         .body_limit = largest_file + form_overhead,
         .multipart = http::MultipartLimits{.parts = 3, .files = 1, .file_bytes = largest_file, .field_bytes = 200},
         .rate = upload_pace,
         .pool = http::Pool::io,
         .description = "multipart/form-data：file 为文件，purpose 为用途（case_report 上报、case_step "
                        "办理、paper_form 纸质表单），"
                        "captured_at_ms 为设备记录的拍摄时间（可不填）。图片、PDF 最大 20 MB，音视频最大 100 MB。"
                        "一天内没有用于任何事项的附件会被清除。"},
        [&](const Call& call, const Nothing&) { return upload(parts, call.scope(), call.request()); });
    desk.mount<Nothing, api::Raw>(
        {.method = Method::get,
         .path = "/v1/files/{file_id}",
         .operation = "downloadFile",
         .summary = "下载附件",
         .permission = may_read_files,
         .refusals = {&access::not_found, &audit::overloaded},
         .description = "已去除拍摄信息的副本；支持 Range 和 ETag。已用于事项的附件，能看该事项的人才能下载。"},
        [&](const Call& call, const Nothing&) -> Result<api::Raw> {
            LINLI_TRY(auto found, open_file(parts, call.scope(), call.id<FileId>("file_id")));
            return api::Raw{files::answer(call.request(), found.file, std::move(found.served))};
        });
}

}  // namespace linli::office
