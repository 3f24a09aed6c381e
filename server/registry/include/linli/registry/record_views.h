#pragma once

#include <linli/base/clock.h>
#include <linli/registry/provenance.h>
#include <linli/registry/views.h>

#include <boost/json/object.hpp>

namespace linli::registry {

/// The record as it stood at the end of a day; today's without one.
struct ReadFields {
    std::optional<Date> on;
    static constexpr std::string_view schema_name = "ReadRecordFields";
    static constexpr auto fields() { return std::tuple{json::field("on", &ReadFields::on, "查看某日终了时的记录")}; }
};

/// A field with who said so. Telephone, numbers and what is sensitive stay masked here for everybody.
struct FieldView {
    std::string field;
    std::string label;
    std::optional<std::string> value;
    std::string source;
    std::string source_label;
    int confidence = 0;
    bool decided = false;
    Date said_on;
    Instant recorded_at{};
    int statements = 0;  ///< how many words of it are kept; 0: only the row itself
    static constexpr std::string_view schema_name = "RecordField";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &FieldView::field, "字段代码"),
                          json::field("label", &FieldView::label, "字段"),
                          json::field("value", &FieldView::value, "值（按权限脱敏）", purposes::personal()),
                          json::field("source", &FieldView::source, "来源代码"),
                          json::field("source_label", &FieldView::source_label, "来源"),
                          json::field("confidence", &FieldView::confidence, "可信度（百分比）"),
                          json::field("decided", &FieldView::decided, "经审批认定"),
                          json::field("said_on", &FieldView::said_on, "信息日期"),
                          json::field("recorded_at_ms", &FieldView::recorded_at, "登记时间"),
                          json::field("statements", &FieldView::statements, "留存的说法数")};
    }
};

/// All fields of a record.
struct RecordFields {
    std::vector<FieldView> items;
    static constexpr std::string_view schema_name = "RecordFields";
    static constexpr auto fields() { return std::tuple{json::field("items", &RecordFields::items, "字段")}; }
};

/// One word about a field.
struct StatementView {
    std::optional<std::string> value;
    std::string source;
    std::string source_label;
    int rank = 0;
    int confidence = 0;
    Date said_on;
    Instant recorded_at{};
    StatementState state = StatementState::current;
    std::optional<RequestId> request_id;
    static constexpr std::string_view schema_name = "FieldStatement";
    static constexpr auto fields() {
        return std::tuple{json::field("value", &StatementView::value, "值（按权限脱敏）", purposes::personal()),
                          json::field("source", &StatementView::source, "来源代码"),
                          json::field("source_label", &StatementView::source_label, "来源"),
                          json::field("rank", &StatementView::rank, "权威等级，100 为经审批认定"),
                          json::field("confidence", &StatementView::confidence, "可信度（百分比）"),
                          json::field("said_on", &StatementView::said_on, "信息日期"),
                          json::field("recorded_at_ms", &StatementView::recorded_at, "登记时间"),
                          json::field("state", &StatementView::state, "状态"),
                          json::field("request_id", &StatementView::request_id, "所属变更申请")};
    }
};

/// Everything that was said of one field, newest first.
struct FieldHistory {
    std::string field;
    std::string label;
    std::string rule;
    std::vector<StatementView> items;
    static constexpr std::string_view schema_name = "FieldHistory";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &FieldHistory::field, "字段代码"),
                          json::field("label", &FieldHistory::label, "字段"),
                          json::field("rule", &FieldHistory::rule, "取值规则"),
                          json::field("items", &FieldHistory::items, "全部说法")};
    }
};

/// Which page of units.
struct ListEstablishments {
    std::optional<std::string> venue;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListEstablishments";
    static constexpr auto fields() {
        return std::tuple{
            json::field("venue", &ListEstablishments::venue, "只看某类九小场所", {.max = 60}),
            json::field("cursor", &ListEstablishments::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListEstablishments::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// A unit in a list. @source DAT-07
struct EstablishmentLine {
    MerchantId id;
    std::string name;
    std::string kind;
    std::optional<std::string> venue;
    std::string category;
    std::string address;
    Date licence_until;
    std::optional<AreaId> grid_id;
    static constexpr std::string_view schema_name = "EstablishmentLine";
    static constexpr auto fields() {
        using E = EstablishmentLine;
        return std::tuple{json::field("establishment_id", &E::id, "单位"),
                          json::field("name", &E::name, "名称"),
                          json::field("kind", &E::kind, "单位类型"),
                          json::field("venue", &E::venue, "九小场所类型"),
                          json::field("category", &E::category, "行业"),
                          json::field("address", &E::address, "地址"),
                          json::field("licence_until_on", &E::licence_until, "证照有效期至"),
                          json::field("grid_id", &E::grid_id, "网格")};
    }
};

/// A relation as one of its ends sees it.
struct LinkView {
    LinkId id;
    std::string kind;
    std::string label;  ///< as this end says it
    SubjectKind other_kind = SubjectKind::person;
    Uuid other_id;
    Date from;
    std::optional<Date> until;
    std::string source;
    std::string basis;
    static constexpr std::string_view schema_name = "RecordLink";
    static constexpr auto fields() {
        return std::tuple{json::field("link_id", &LinkView::id, "关系编号"),
                          json::field("kind", &LinkView::kind, "关系类型"),
                          json::field("label", &LinkView::label, "关系", purposes::personal()),
                          json::field("other_kind", &LinkView::other_kind, "对方类别"),
                          json::field("other_id", &LinkView::other_id, "对方记录"),
                          json::field("from_on", &LinkView::from, "起始日期"),
                          json::field("until_on", &LinkView::until, "截止日期"),
                          json::field("source", &LinkView::source, "来源"),
                          json::field("basis", &LinkView::basis, "依据")};
    }
};

/// Relations of a record.
struct Links {
    std::vector<LinkView> items;
    static constexpr std::string_view schema_name = "RecordLinks";
    static constexpr auto fields() { return std::tuple{json::field("items", &Links::items, "关系")}; }
};

/// A unit with what is known of it.
struct Establishment {
    MerchantId id;
    std::string uscc;
    bool uscc_valid = false;  ///< by its check character. @source GB 32100
    std::string name;
    std::string kind;
    std::optional<std::string> venue;
    std::string category;
    std::string owner_name;
    std::optional<std::string> phone;
    std::string address;
    Date since, licence_until;
    std::optional<AreaId> building_id, community_id, grid_id;
    std::optional<Standing> standing;
    std::vector<LinkView> links;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "Establishment";
    static constexpr auto fields() {
        using E = Establishment;
        return std::tuple{json::field("establishment_id", &E::id, "单位"),
                          json::field("uscc", &E::uscc, "统一社会信用代码"),
                          json::field("uscc_valid", &E::uscc_valid, "代码校验是否通过"),
                          json::field("name", &E::name, "名称"),
                          json::field("kind", &E::kind, "单位类型"),
                          json::field("venue", &E::venue, "九小场所类型"),
                          json::field("category", &E::category, "行业"),
                          json::field("owner_name", &E::owner_name, "负责人", purposes::personal(json::Mask::name)),
                          json::field("phone", &E::phone, "联系电话（脱敏）", purposes::personal(json::Mask::phone)),
                          json::field("address", &E::address, "地址"),
                          json::field("since_on", &E::since, "成立或登记日期"),
                          json::field("licence_until_on", &E::licence_until, "证照有效期至"),
                          json::field("building_id", &E::building_id, "楼栋"),
                          json::field("community_id", &E::community_id, "社区"),
                          json::field("grid_id", &E::grid_id, "网格"),
                          json::field("standing", &E::standing, "状态"),
                          json::field("links", &E::links, "关系"),
                          json::field("version", &E::version, "版本")};
    }
};

/// Which page of things.
struct ListObjects {
    std::optional<std::string> kind;
    std::optional<std::string> cursor;
    int limit = 50;
    static constexpr std::string_view schema_name = "ListObjects";
    static constexpr auto fields() {
        return std::tuple{
            json::field("kind", &ListObjects::kind, "只看某类设施", {.max = 60}),
            json::field("cursor", &ListObjects::cursor, "翻页游标", {.max = 400}),
            json::field("limit", &ListObjects::limit, "每页条数", {.min = 1, .max = 200, .optional = true})};
    }
};

/// A thing that is looked after. @source DAT-08, DAT-09
struct Object {
    ObjectId id;
    std::string kind;
    std::string kind_label;
    std::string code;
    std::string name;
    std::string address;
    boost::json::object attributes;
    std::optional<AreaId> building_id, compound_id, grid_id;
    std::optional<double> lon, lat;
    std::optional<Date> inspected, inspect_by;
    bool inspection_due = false;
    std::string source;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "RegisteredObject";
    static constexpr auto fields() {
        return std::tuple{json::field("object_id", &Object::id, "设施"),
                          json::field("kind", &Object::kind, "类型代码"),
                          json::field("kind_label", &Object::kind_label, "类型"),
                          json::field("code", &Object::code, "编号"),
                          json::field("name", &Object::name, "名称"),
                          json::field("address", &Object::address, "位置"),
                          json::field("attributes", &Object::attributes, "登记项"),
                          json::field("building_id", &Object::building_id, "楼栋"),
                          json::field("compound_id", &Object::compound_id, "小区"),
                          json::field("grid_id", &Object::grid_id, "网格"),
                          json::field("lon", &Object::lon, "经度"),
                          json::field("lat", &Object::lat, "纬度"),
                          json::field("inspected_on", &Object::inspected, "最近巡检日期"),
                          json::field("inspect_by_on", &Object::inspect_by, "下次巡检期限"),
                          json::field("inspection_due", &Object::inspection_due, "已到巡检期限"),
                          json::field("source", &Object::source, "来源"),
                          json::field("version", &Object::version, "版本")};
    }
};

/// A new thing; the id is made by the caller.
struct RegisterObject {
    ObjectId id;
    std::string kind;
    std::string code;
    std::string name;
    std::string address;
    boost::json::object attributes;
    AreaId area_id;  ///< the compound, building or grid in which it stands
    std::optional<double> lon, lat;
    static constexpr std::string_view schema_name = "RegisterObject";
    static constexpr auto fields() {
        using R = RegisterObject;
        return std::tuple{json::field("object_id", &R::id, "客户端生成的编号，兼作幂等键"),
                          json::field("kind", &R::kind, "类型代码", {.min = 1, .max = 60}),
                          json::field("code", &R::code, "编号", {.min = 1, .max = 60}),
                          json::field("name", &R::name, "名称", {.min = 1, .max = 100}),
                          json::field("address", &R::address, "位置", {.max = 200}),
                          json::field("attributes", &R::attributes, "登记项"),
                          json::field("area_id", &R::area_id, "所在小区、楼栋或网格"),
                          json::field("lon", &R::lon, "经度", {.min = -180, .max = 180}),
                          json::field("lat", &R::lat, "纬度", {.min = -90, .max = 90})};
    }
};

/// Somebody looked at a thing.
struct Inspect {
    Date on;
    std::int64_t version = 1;
    static constexpr std::string_view schema_name = "InspectObject";
    static constexpr auto fields() {
        return std::tuple{json::field("inspected_on", &Inspect::on, "巡检日期"),
                          json::field("version", &Inspect::version, "所见版本", {.min = 1})};
    }
};

/// What somebody agreed to. @source DAT-21
struct ConsentView {
    ConsentId id;
    std::string purpose;
    std::string label;
    std::int64_t text_version = 0;
    std::string channel;
    Instant given_at{};
    Date valid_until;
    std::optional<Instant> withdrawn_at;
    bool in_force = false;
    static constexpr std::string_view schema_name = "Consent";
    static constexpr auto fields() {
        return std::tuple{json::field("consent_id", &ConsentView::id, "同意编号"),
                          json::field("purpose", &ConsentView::purpose, "用途代码"),
                          json::field("label", &ConsentView::label, "用途"),
                          json::field("text_version", &ConsentView::text_version, "同意书版本"),
                          json::field("channel", &ConsentView::channel, "方式"),
                          json::field("given_at_ms", &ConsentView::given_at, "同意时间"),
                          json::field("valid_until_on", &ConsentView::valid_until, "有效期至"),
                          json::field("withdrawn_at_ms", &ConsentView::withdrawn_at, "撤回时间"),
                          json::field("in_force", &ConsentView::in_force, "是否有效")};
    }
};

/// Everything a person ever agreed to.
struct Consents {
    std::vector<ConsentView> items;
    static constexpr std::string_view schema_name = "Consents";
    static constexpr auto fields() { return std::tuple{json::field("items", &Consents::items, "同意记录")}; }
};

/// How somebody agreed.
enum class ConsentChannel { self, paper, spoken };
constexpr std::array<std::string_view, 3> words(ConsentChannel) { return {"self", "paper", "spoken"}; }

/// Somebody agrees.
struct GiveConsent {
    ConsentId id;
    std::string purpose;
    std::int64_t text_version = 0;
    ConsentChannel channel = ConsentChannel::self;
    static constexpr std::string_view schema_name = "GiveConsent";
    static constexpr auto fields() {
        return std::tuple{json::field("consent_id", &GiveConsent::id, "客户端生成的编号，兼作幂等键"),
                          json::field("purpose", &GiveConsent::purpose, "用途代码", {.min = 1, .max = 60}),
                          json::field("text_version", &GiveConsent::text_version, "所读同意书的版本", {.min = 0}),
                          json::field("channel", &GiveConsent::channel, "方式")};
    }
};

/// How many of what stand in the caller's area, by the six elements 人地物事情组织. @source DAT-10
struct ThemeLine {
    std::string theme;  ///< people, place, thing, event, sentiment, organisation
    std::string kind;
    std::string label;
    std::int64_t count = 0;
    static constexpr std::string_view schema_name = "ThemeLine";
    static constexpr auto fields() {
        return std::tuple{
            json::field("theme", &ThemeLine::theme, "要素"), json::field("kind", &ThemeLine::kind, "类别代码"),
            json::field("label", &ThemeLine::label, "类别"), json::field("count", &ThemeLine::count, "数量")};
    }
};

/// The six elements of an area.
struct Themes {
    std::vector<ThemeLine> items;
    std::optional<Instant> counted_at;  ///< the oldest count among them
    static constexpr std::string_view schema_name = "Themes";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &Themes::items, "六要素"),
                          json::field("counted_at_ms", &Themes::counted_at, "统计时间")};
    }
};

/// A household with several doors.
struct HouseholdLine {
    HouseholdId id;
    std::string number;
    int doors = 0;
    std::optional<DwellingId> dwelling_id;
    std::optional<AreaId> grid_id;
    static constexpr std::string_view schema_name = "HouseholdLine";
    static constexpr auto fields() {
        return std::tuple{json::field("household_id", &HouseholdLine::id, "户"),
                          json::field("number", &HouseholdLine::number, "户号", purposes::personal(json::Mask::whole)),
                          json::field("doors", &HouseholdLine::doors, "相关房屋数"),
                          json::field("dwelling_id", &HouseholdLine::dwelling_id, "登记房屋"),
                          json::field("grid_id", &HouseholdLine::grid_id, "网格")};
    }
};

/// The people of a household, as far as one may see them.
struct Members {
    std::vector<PersonLine> items;
    static constexpr std::string_view schema_name = "HouseholdMembers";
    static constexpr auto fields() { return std::tuple{json::field("items", &Members::items, "户内人员")}; }
};

}  // namespace linli::registry
