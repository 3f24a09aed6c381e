#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/http/stream.h>
#include <linli/imports/export_source.h>
#include <linli/imports/templates.h>
#include <linli/imports/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

/// Registers on their way out: asked for with a purpose, approved by a second person, marked, audited, gone after a
/// week.
/// @source SEC-04 (export approval and watermark), SEC-07, DAT-14
namespace linli::imports {

inline constexpr ProblemType own_request{"imports/own-request", 409, "不能审批自己的申请",
                                         "Somebody else has to decide"};
inline constexpr ProblemType export_id_taken{"imports/export-id-taken", 409, "编号已被使用", "The id is taken"};

enum class ExportFormat { xlsx, csv };
constexpr std::array<std::string_view, 2> words(ExportFormat) { return {"xlsx", "csv"}; }

/// requested waits for a second person, approved for the program; ready may be fetched until it expires.
enum class ExportState { requested, refused, approved, ready, expired, failed };
constexpr std::array<std::string_view, 6> words(ExportState) {
    return {"requested", "refused", "approved", "ready", "expired", "failed"};
}

/// What somebody wants to have. The id is made by the client; the purpose is that of the request.
struct RequestExport {
    ExportId id;
    std::string form;
    ExportFormat format = ExportFormat::xlsx;
    std::vector<std::string> columns;
    std::optional<AreaId> area_id;
    bool in_full = false;
    bool with_unverified = false;
    std::optional<Date> as_of, known_on;  ///< of lists that stand for a day
    static constexpr std::string_view schema_name = "RequestExport";
    static constexpr auto fields() {
        using R = RequestExport;
        return std::tuple{
            json::field("export_id", &R::id, "编号，由客户端生成"),
            json::field("template", &R::form, "模板，如 population；台账为 ledger: 加台账代码", {.max = 60}),
            json::field("format", &R::format, "文件格式", {.optional = true}),
            json::field("columns", &R::columns, "字段，按列的顺序", {.min = 1, .max = 60}),
            json::field("area_id", &R::area_id, "区域；不填为本岗位的区域"),
            json::field("in_full", &R::in_full, "姓名和号码不脱敏（审批人会看到）", {.optional = true}),
            json::field("with_unverified", &R::with_unverified, "连同待核实的记录一起导出（审批人会看到）",
                        {.optional = true}),
            json::field("as_of", &R::as_of, "台账的基准日，不填为今天"),
            json::field("known_on", &R::known_on, "按某日终了时已掌握的情况，不填为基准日")};
    }
};

/// An export as it stands.
struct Export {
    ExportId id;
    std::string number, form, purpose;
    ExportFormat format = ExportFormat::xlsx;
    ExportState state = ExportState::requested;
    std::vector<std::string> columns;
    bool in_full = false;
    bool with_unverified = false;
    AreaId area_id;
    UserId requested_by;
    std::optional<UserId> decided_by;
    std::optional<std::string> decision;
    std::int64_t row_count = 0, fetched = 0;
    std::int64_t withheld = 0;  ///< rows that are to be verified and were left out
    std::optional<Date> as_of;
    std::optional<Instant> known_at;
    std::optional<std::int64_t> form_version;
    std::optional<std::string> rows_hash;
    Instant created_at{}, changed_at{}, expires_at{};
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Export";
    static constexpr auto fields() {
        using X = Export;
        return std::tuple{json::field("export_id", &X::id, "导出"),
                          json::field("number", &X::number, "导出编号，印在每一页上"),
                          json::field("template", &X::form, "模板"),
                          json::field("purpose", &X::purpose, "用途"),
                          json::field("format", &X::format, "文件格式"),
                          json::field("state", &X::state, "状态"),
                          json::field("columns", &X::columns, "字段"),
                          json::field("in_full", &X::in_full, "不脱敏"),
                          json::field("with_unverified", &X::with_unverified, "包含待核实的记录"),
                          json::field("area_id", &X::area_id, "区域"),
                          json::field("requested_by", &X::requested_by, "申请人"),
                          json::field("decided_by", &X::decided_by, "审批人"),
                          json::field("decision", &X::decision, "审批意见或失败原因"),
                          json::field("row_count", &X::row_count, "行数"),
                          json::field("withheld", &X::withheld, "因待核实而未导出的行数"),
                          json::field("fetched", &X::fetched, "已下载次数"),
                          json::field("as_of", &X::as_of, "台账的基准日"),
                          json::field("known_at_ms", &X::known_at, "按此时已掌握的情况"),
                          json::field("form_version", &X::form_version, "台账定义的版本"),
                          json::field("rows_hash", &X::rows_hash, "内容校验码（不含水印，同一台账同一日期相同）"),
                          json::field("created_at_ms", &X::created_at, "申请时间"),
                          json::field("changed_at_ms", &X::changed_at, "变动时间"),
                          json::field("expires_at_ms", &X::expires_at, "失效时间"),
                          json::field("version", &X::version, "版本")};
    }
};

/// Which page of exports.
struct ListExports {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListExports";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListExports::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListExports::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// What the second person says.
struct DecideExport {
    bool approve = false;
    std::string reason;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "DecideExport";
    static constexpr auto fields() {
        using D = DecideExport;
        return std::tuple{json::field("approve", &D::approve, "同意"),
                          json::field("reason", &D::reason, "意见", {.min = 2, .max = 200}),
                          json::field("version", &D::version, "所见版本")};
    }
};

/// What the room works with; everything outlives it.
struct ExportParts {
    db::Database& database;
    const Clock& clock;
    IdSource& ids;
    audit::Audit& audit;
    vault::Vault& vault;
    const api::CursorSealer& cursors;
    std::filesystem::path folder;
    std::function<std::string(db::ReadTx&, TenantId, UserId)> name_of;
    std::vector<ExportSource*> sources{};  ///< lists of other rooms
    /// Of these records those that are to be verified; nothing: none ever is.
    std::function<std::vector<Uuid>(db::ReadTx&, TenantId, std::span<const Uuid>)> unverified{};
};

/// The file of an export in the hand of who asked for it.
struct FetchedExport {
    std::string name, media_type;
    std::shared_ptr<http::ByteSource> content;
};

/// Synchronous; thread-safe; one runner at a time. @throws db::StoreFault
class ExportService {
public:
    explicit ExportService(ExportParts parts);
    ~ExportService();

    /// @refuses unknown_template, not_stored, unknown_column, day_not_possible, place_not_yours, export_id_taken
    Result<Export> request(const access::Scope& scope, const RequestExport& in);
    /// @refuses access::not_found
    Result<Export> find(const access::Scope& scope, ExportId id);
    /// Newest first. @refuses api::bad_cursor
    Result<api::Page<Export>> list(const access::Scope& scope, const ListExports& in);
    /// @refuses access::not_found, own_request, step_not_allowed, changed_meanwhile
    Result<Export> decide(const access::Scope& scope, ExportId id, const DecideExport& in);
    /// Audited before the answer. @refuses access::not_found, step_not_allowed
    Result<FetchedExport> fetch(const access::Scope& scope, ExportId id);

    /// Makes one approved file, with the scope that its requester has now. @return false when nothing waits
    bool run_once(TenantId tenant, const std::stop_token& stop = {});
    /// Ends exports whose week is over, file and key destroyed, and requests that nobody decided on. @return how many
    std::int64_t sweep(TenantId tenant);

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::imports
