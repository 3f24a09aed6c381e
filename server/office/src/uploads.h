#pragma once

#include <linli/files/files.h>
#include <linli/http/request.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <memory>
#include <optional>
#include <string>
#include <tuple>

/// Uploads, and the way back to their bytes.
namespace linli::office {

/// What became of an upload.
struct FileView {
    FileId id;
    std::string name;
    std::string media_type;
    std::int64_t size = 0;
    std::string hash;
    files::Purpose purpose = files::Purpose::case_report;
    std::string served_type;
    std::optional<std::int64_t> width, height;
    Instant uploaded_at{};
    std::optional<Instant> captured_at;

    static constexpr std::string_view schema_name = "File";
    static constexpr auto fields() {
        using V = FileView;
        return std::tuple{json::field("id", &V::id, "附件，上报或办理时填写"),
                          json::field("name", &V::name, "文件名",
                                      {.sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项"}),
                          json::field("media_type", &V::media_type, "按内容识别的类型"),
                          json::field("size", &V::size, "原件字节数"),
                          json::field("hash", &V::hash, "原件哈希（十六进制），存证以此为准"),
                          json::field("purpose", &V::purpose, "用途"),
                          json::field("served_type", &V::served_type, "下载时的类型"),
                          json::field("width", &V::width, "宽"),
                          json::field("height", &V::height, "高"),
                          json::field("uploaded_at_ms", &V::uploaded_at, "上传时间"),
                          json::field("captured_at_ms", &V::captured_at, "拍摄时间")};
    }
};

/// The parts of the form: `file`, `purpose`, and `captured_at_ms` when the device knows it.
/// @refuses json::invalid_fields, and as files::Files::store
Result<FileView> upload(const OfficeParts& parts, const access::Scope& scope, http::Request& request);

/// A file in the hand of somebody who may see it.
struct FileInHand {
    files::File file;
    std::unique_ptr<files::Reader> served;
};
/// Unclaimed: only for its uploader. Claimed: for whom the room that owns the subject says so.
/// @refuses access::not_found, audit::overloaded
Result<FileInHand> open_file(const OfficeParts& parts, const access::Scope& scope, FileId id);

}  // namespace linli::office
