#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/ids.h>
#include <linli/exchange/words.h>
#include <linli/json/field.h>
#include <linli/registry/changes.h>
#include <linli/registry/record_views.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::exchange {

using LinkClaimId = Id<struct PersonLinkClaimTag>;
using OwnCopyId = Id<struct OwnCopyTag>;

namespace own {
inline constexpr std::string_view purpose = "本人查询自己的信息";
inline constexpr std::string_view basis = "《个人信息保护法》第四十五条";
constexpr json::FieldOptions proof(json::Mask mask, std::int64_t least, std::int64_t most) {
    return {.min = least,
            .max = most,
            .sensitivity = json::Sensitivity::sensitive,
            .mask = mask,
            .purpose = purpose,
            .basis = basis};
}
}  // namespace own

/// Everything that is held about me, each field with who said so and when. @source DAT-43, DAT-44
struct MyData {
    PersonId person_id;
    std::vector<registry::FieldView> record;
    std::vector<registry::Relation> relations;
    std::vector<registry::Tag> tags;
    std::vector<registry::LinkView> links;
    std::vector<registry::ConsentView> consents;
    static constexpr std::string_view schema_name = "MyData";
    static constexpr auto fields() {
        return std::tuple{json::field("person_id", &MyData::person_id, "本人档案"),
                          json::field("fields", &MyData::record, "信息及其来源"),
                          json::field("relations", &MyData::relations, "人房关系"),
                          json::field("tags", &MyData::tags, "标签"),
                          json::field("links", &MyData::links, "其他关系"),
                          json::field("consents", &MyData::consents, "同意记录")};
    }
};

/// Somebody looked at me or wrote about me: the post, never the name. @source SEC-08
struct MyLook {
    Instant at{};
    std::string who;
    bool by_me = false;
    std::string kind;
    std::string what;
    std::string purpose;
    static constexpr std::string_view schema_name = "MyLook";
    static constexpr auto fields() {
        return std::tuple{
            json::field("at_ms", &MyLook::at, "时间"),        json::field("who", &MyLook::who, "岗位"),
            json::field("by_me", &MyLook::by_me, "本人操作"), json::field("kind", &MyLook::kind, "方式"),
            json::field("what", &MyLook::what, "操作代码"),   json::field("purpose", &MyLook::purpose, "用途")};
    }
};

/// Who looked, newest first.
struct MyLooks {
    std::vector<MyLook> items;
    static constexpr std::string_view schema_name = "MyLooks";
    static constexpr auto fields() { return std::tuple{json::field("items", &MyLooks::items, "谁看过我的信息")}; }
};

/// My data went to a partner, or somebody asked a partner about me.
struct MyShare {
    Instant at{};
    std::string partner;
    Direction direction = Direction::receive;
    std::vector<std::string> labels;
    std::string purpose;
    CallState state = CallState::queued;
    std::string why;
    static constexpr std::string_view schema_name = "MyShare";
    static constexpr auto fields() {
        return std::tuple{json::field("at_ms", &MyShare::at, "时间"),
                          json::field("partner", &MyShare::partner, "共享对象"),
                          json::field("direction", &MyShare::direction, "方向"),
                          json::field("fields", &MyShare::labels, "数据项"),
                          json::field("purpose", &MyShare::purpose, "用途"),
                          json::field("state", &MyShare::state, "状态"),
                          json::field("why", &MyShare::why, "未共享的原因")};
    }
};

/// What was shared, newest first.
struct MyShares {
    std::vector<MyShare> items;
    static constexpr std::string_view schema_name = "MyShares";
    static constexpr auto fields() { return std::tuple{json::field("items", &MyShares::items, "共享记录")}; }
};

/// Says that something about me is wrong.
struct CorrectMyData {
    registry::RequestId id;
    std::string field;
    std::string value;
    std::string reason;
    static constexpr std::string_view schema_name = "CorrectMyData";
    static constexpr auto fields() {
        using C = CorrectMyData;
        return std::tuple{json::field("request_id", &C::id, "客户端生成的编号，兼作幂等键"),
                          json::field("field", &C::field, "字段代码", {.min = 3, .max = 60}),
                          json::field("value", &C::value, "正确的内容", own::proof(json::Mask::none, 1, 200)),
                          json::field("reason", &C::reason, "理由", {.min = 2, .max = 500})};
    }
};

/// Takes a copy along.
struct TakeCopy {
    OwnCopyId id;
    static constexpr std::string_view schema_name = "TakeOwnCopy";
    static constexpr auto fields() {
        return std::tuple{json::field("copy_id", &TakeCopy::id, "客户端生成的编号，兼作幂等键")};
    }
};

/// A copy that waits to be fetched.
struct OwnCopy {
    OwnCopyId id;
    Instant made_at{};
    Instant until{};
    static constexpr std::string_view schema_name = "OwnCopy";
    static constexpr auto fields() {
        return std::tuple{json::field("copy_id", &OwnCopy::id, "副本"),
                          json::field("made_at_ms", &OwnCopy::made_at, "生成时间"),
                          json::field("until_ms", &OwnCopy::until, "可下载至")};
    }
};

enum class CopyFormat { json, xlsx };
constexpr std::array<std::string_view, 2> words(CopyFormat) { return {"json", "xlsx"}; }

/// As which file.
struct FetchCopy {
    CopyFormat format = CopyFormat::json;
    static constexpr std::string_view schema_name = "FetchOwnCopy";
    static constexpr auto fields() {
        return std::tuple{json::field("format", &FetchCopy::format, "json 或 xlsx", {.optional = true})};
    }
};

enum class ClaimState { linked, waiting, refused };
constexpr std::array<std::string_view, 3> words(ClaimState) { return {"linked", "waiting", "refused"}; }

/// What proved that the record is theirs. telephone: name, number and the telephone of the sign-in · counter: a clerk
/// saw the card.
enum class ClaimProof { none, telephone, counter };
constexpr std::array<std::string_view, 3> words(ClaimProof) { return {"none", "telephone", "counter"}; }

/// Says who one is.
struct ClaimRecord {
    LinkClaimId id;
    std::string name;
    std::string id_number;
    static constexpr std::string_view schema_name = "ClaimRecord";
    static constexpr auto fields() {
        using C = ClaimRecord;
        return std::tuple{
            json::field("claim_id", &C::id, "客户端生成的编号，兼作幂等键"),
            json::field("name", &C::name, "姓名", own::proof(json::Mask::name, 2, 60)),
            json::field("id_number", &C::id_number, "证件号码", own::proof(json::Mask::id_number, 15, 24))};
    }
};

/// How a claim stands.
struct Claim {
    LinkClaimId id;
    ClaimState state = ClaimState::waiting;
    ClaimProof proof = ClaimProof::none;
    Instant asked_at{};
    std::optional<PersonId> person_id;  ///< only for clerks
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "RecordClaim";
    static constexpr auto fields() {
        return std::tuple{json::field("claim_id", &Claim::id, "申请"),
                          json::field("state", &Claim::state, "状态"),
                          json::field("proof", &Claim::proof, "核验方式"),
                          json::field("asked_at_ms", &Claim::asked_at, "申请时间"),
                          json::field("person_id", &Claim::person_id, "档案"),
                          json::field("version", &Claim::version, "版本")};
    }
};

/// Claims that wait at the counter.
struct ListClaims {
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListRecordClaims";
    static constexpr auto fields() {
        return std::tuple{
            json::field("cursor", &ListClaims::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListClaims::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// The clerk has compared card and face.
struct DecideClaim {
    bool accept = false;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "DecideRecordClaim";
    static constexpr auto fields() {
        return std::tuple{json::field("accept", &DecideClaim::accept, "证件与本人、档案一致"),
                          json::field("version", &DecideClaim::version, "所见版本", {.min = 1})};
    }
};

}  // namespace linli::exchange
