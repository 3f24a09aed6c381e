#pragma once

#include <linli/audit/audit.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// The audit as auditors read it.
namespace linli::office {

/// Who, in which capacity, did or saw what, and why.
struct AuditLineView {
    Uuid id;
    Instant at{};
    audit::Kind kind = audit::Kind::write;
    std::string operation;
    std::string subject_kind;
    std::optional<Uuid> subject_id;
    std::optional<PersonId> person_id;
    std::optional<UserId> user_id;
    std::optional<std::string> user_name;
    std::optional<PostId> post_id;
    access::Role role = access::Role::anonymous;
    bool deputy = false;
    std::string purpose;
    std::string detail;
    std::string trace;

    static constexpr std::string_view schema_name = "AuditLine";
    static constexpr auto fields() {
        using V = AuditLineView;
        return std::tuple{json::field("id", &V::id, "编号"),
                          json::field("at_ms", &V::at, "时间"),
                          json::field("kind", &V::kind, "种类"),
                          json::field("operation", &V::operation, "操作"),
                          json::field("subject_kind", &V::subject_kind, "对象种类"),
                          json::field("subject_id", &V::subject_id, "对象"),
                          json::field("person_id", &V::person_id, "被查看的居民"),
                          json::field("user_id", &V::user_id, "操作人"),
                          json::field("user_name", &V::user_name, "操作人姓名"),
                          json::field("post_id", &V::post_id, "岗位"),
                          json::field("role", &V::role, "角色"),
                          json::field("deputy", &V::deputy, "代理"),
                          json::field("purpose", &V::purpose, "用途"),
                          json::field("detail", &V::detail, "补充"),
                          json::field("trace", &V::trace, "追踪编号")};
    }
};

/// Which lines. The conditions say whom somebody looks into, so they travel in a body, never in a URL.
struct SearchAudit {
    std::optional<audit::Kind> kind;
    std::optional<std::string> operation;
    std::optional<UserId> user_id;
    std::optional<PersonId> person_id;
    std::optional<Uuid> subject_id;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<std::string> cursor;
    int limit = 50;

    static constexpr std::string_view schema_name = "SearchAudit";
    static constexpr auto fields() {
        using V = SearchAudit;
        return std::tuple{json::field("kind", &V::kind, "种类"),
                          json::field("operation", &V::operation, "操作", {.min = 1, .max = 80}),
                          json::field("user_id", &V::user_id, "操作人"),
                          json::field("person_id", &V::person_id, "被查看的居民"),
                          json::field("subject_id", &V::subject_id, "对象"),
                          json::field("from_ms", &V::from, "从"),
                          json::field("until_ms", &V::until, "到（不含）"),
                          json::field("cursor", &V::cursor, "翻页游标", {.max = 400}),
                          json::field("limit", &V::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// Newest first. A page may be short and still have a next one: each look reads a bounded number of lines.
/// @refuses api::bad_cursor, audit::overloaded (reading the audit is audited, too)
Result<api::Page<AuditLineView>> search_audit(const OfficeParts& parts, const access::Scope& scope,
                                              const SearchAudit& in);

}  // namespace linli::office
