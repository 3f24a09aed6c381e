#include "uploads.h"

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/json/read.h>

#include "journal.h"

#include <algorithm>
#include <charconv>

namespace linli::office {
namespace {

FileView shown(const files::File& file) {
    FileView out;
    out.id = file.id;
    out.name = file.name;
    out.media_type = file.media_type;
    out.size = file.size;
    out.hash = file.hash;
    out.purpose = file.purpose;
    out.served_type = file.served_type;
    out.width = file.width;
    out.height = file.height;
    out.uploaded_at = file.uploaded_at;
    out.captured_at = file.captured_at;
    return out;
}

std::optional<Instant> moment(std::string_view digits) {
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ms);
    if (error != std::errc{} || end != digits.data() + digits.size() || ms < 0) return std::nullopt;
    return from_ms(ms);
}

/// Reads the form; names everything that is wrong with it at once.
Result<files::Upload> read_form(http::Request& request) {
    files::Upload out;
    std::optional<files::Purpose> purpose;
    std::vector<FieldError> errors;
    const auto say = [&](std::string_view name, std::string code, std::string message) {
        errors.push_back({"/" + std::string(name), std::move(code), std::move(message)});
    };
    for (auto& part : request.parts()) {
        if (part.name == "file" && part.filename) {
            out.path = part.file.path();
            out.name = *part.filename;
        } else if (part.name == "purpose" && !part.filename) {
            purpose = from_word<files::Purpose>(part.value);
            if (purpose == files::Purpose::import_sheet) purpose.reset();  // sheets come with their import
            if (!purpose) say("purpose", "not_a_word", "只能填写 case_report、case_step 或 paper_form");
        } else if (part.name == "captured_at_ms" && !part.filename) {
            out.captured_at = moment(part.value);
            if (!out.captured_at) say("captured_at_ms", "not_a_number", "应为毫秒时间");
        } else {
            say(text::prefix(part.name, 60), "unknown", "没有这一项");
        }
    }
    if (out.path.empty()) say("file", "required", "请选择文件");
    if (request.part("purpose") == nullptr) say("purpose", "required", "请说明用途");
    if (!errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    out.purpose = *purpose;
    return out;
}

const SubjectKind* kind_of(const OfficeParts& parts, std::string_view word) {
    const auto found = std::find_if(parts.subjects.begin(), parts.subjects.end(),
                                    [&](const SubjectKind& k) { return k.word == word; });
    return found == parts.subjects.end() ? nullptr : &*found;
}

/// @return nothing when the caller may not see the file, or there is none.
std::optional<files::File> visible(db::ReadTx& tx, const OfficeParts& parts, const access::Scope& scope, FileId id) {
    const auto owner = parts.files.belonging(tx, scope.tenant(), id);
    if (!owner) return parts.files.find_own(tx, scope, id);
    const auto* kind = kind_of(parts, owner->subject_kind);
    if (kind == nullptr || !kind->may_see_file) return std::nullopt;
    if (!kind->may_see_file(tx, scope.actor(), owner->subject, id)) return std::nullopt;
    return parts.files.find(tx, scope.tenant(), id, owner->subject_kind, owner->subject);
}

}  // namespace

Result<FileView> upload(const OfficeParts& parts, const access::Scope& scope, http::Request& request) {
    LINLI_TRY(const auto form, read_form(request));
    LINLI_TRY(const auto file, parts.files.store(scope, form, [&](db::WriteTx& tx, const files::File& stored) {
        parts.audit.wrote(tx, scope,
                          changed("uploadFile", "file", stored.id.uuid(), std::string(word(stored.purpose))));
    }));
    return shown(file);
}

Result<FileInHand> open_file(const OfficeParts& parts, const access::Scope& scope, FileId id) {
    const auto file = parts.database.read([&](db::ReadTx& tx) { return visible(tx, parts, scope, id); });
    if (!file) return refuse(access::not_found);
    LINLI_CHECK(parts.audit.looked(
        scope, {.kind = audit::Kind::read, .operation = "downloadFile", .subject_kind = "file", .subject = id.uuid()}));
    return FileInHand{*file, parts.files.open_served(*file, scope.tenant())};
}

}  // namespace linli::office
