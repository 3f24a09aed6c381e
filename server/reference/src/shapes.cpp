#include <linli/reference/list.h>

#include <algorithm>

namespace linli::reference {
namespace {

using std::string_view;

constexpr string_view source_kinds[] = {"paper", "interface", "iot", "app"};
constexpr string_view sensitivities[] = {"open", "internal", "personal", "sensitive"};
constexpr string_view tag_themes[] = {"presence", "care", "welfare", "health", "honour"};
constexpr string_view object_themes[] = {"thing", "place"};
constexpr string_view record_kinds[] = {"person", "household", "dwelling", "establishment", "object"};
constexpr string_view sides[] = {"from", "to", "none"};
constexpr string_view levels[] = {"open", "internal", "personal", "sensitive", "external_only"};
constexpr string_view libraries[] = {"population", "housing", "enterprise", "facility", "event", "account", "sensing"};
constexpr string_view storages[] = {"plain", "sealed", "sealed_indexed"};
constexpr string_view sharings[] = {"unconditional", "conditional", "none"};
constexpr string_view choices[] = {"rank", "latest"};
constexpr string_view partner_kinds[] = {"department", "subject"};
constexpr string_view yes_no[] = {"yes", "no"};
constexpr string_view asked_about[] = {"person", "establishment"};
constexpr string_view answer_contents[] = {"verdict", "word", "amount", "day"};
constexpr string_view directions[] = {"receive", "provide"};
constexpr int highest_rank = 99;
constexpr int highest_level = 3;
constexpr int longest_days = 3'660;
constexpr int highest_quota = 1'000'000;
constexpr int oldest = 150;
constexpr int highest_fen = 10'000'000;

Shape plain(string_view code, string_view title) { return {code, title, {}}; }
Shape based(string_view code, string_view title) { return {code, title, {{"basis", "依据", true}}}; }
Shape mapping(string_view code, string_view title) { return {code, title, {{"list", "目标代码集", true}}}; }

Shape catalogue() {
    return {lists::fields,
            "数据资源目录",
            {{"library", "所属库", true, libraries},
             {"storage", "存储方式", true, storages},
             {"sensitivity", "敏感级别", true, levels},
             {"purpose", "用途", true},
             {"basis", "依据", true},
             {"owner", "责任单位", true},
             {"source", "权威来源", true},
             {"sharing", "共享类型", true, sharings},
             {"refresh", "更新周期", true},
             {"approval", "更正审批级别", true, {}, true, 0, highest_level},
             {"rule", "取值规则", true, choices},
             {"list", "代码集"}}};
}

/// Who data are shared with, what they hold, and what an agreement with them usually says. @source DAT-17, DAT-20
std::vector<Shape> sharing() {
    return {{lists::partners,
             "数据共享对象",
             {{"kind", "类别", true, partner_kinds}, {"priority", "优先打通", true, yes_no}, {"basis", "依据", true}}},
            {lists::partner_fields,
             "外部数据项目录",
             {{"partner", "提供方", true},
              {"about", "查询对象", true, asked_about},
              {"content", "内容", true, answer_contents},
              {"sensitivity", "敏感级别", true, sensitivities},
              {"purpose", "用途", true},
              {"basis", "依据", true}}},
            {lists::agreement_templates,
             "数据共享协议范本",
             {{"partner", "共享对象", true},
              {"direction", "方向", true, directions},
              {"about", "查询对象", true, asked_about},
              {"keys", "查询条件", true},
              {"fields", "数据项", true},
              {"consent", "同意用途"},
              {"quota", "每日上限", true, {}, true, 1, highest_quota},
              {"days", "有效天数", true, {}, true, 1, longest_days},
              {"keep_days", "结果保存天数", true, {}, true, 1, longest_days},
              {"purpose", "用途", true},
              {"basis", "依据", true}}}};
}

/// Where records come from, what stands in them, and who agrees when they change.
std::vector<Shape> registering() {
    return {{lists::sources,
             "数据来源",
             {{"kind", "来源类别", true, source_kinds},
              {"rank", "权威等级", true, {}, true, 0, highest_rank},
              {"confidence", "可信度", true, {}, true, 0, 100},
              {"owner", "提供单位", true},
              {"basis", "依据", true},
              {"refresh", "更新周期"}}},
            catalogue(),
            {lists::change_kinds,
             "变更类型",
             {{"approval", "审批级别", true, {}, true, 0, highest_level}, {"basis", "依据", true}}}};
}

/// What is said of people, what they receive and what they agree to.
std::vector<Shape> about_people() {
    return {{lists::person_tags,
             "人员标签",
             {{"theme", "主题", true, tag_themes},
              {"sensitivity", "敏感级别", true, sensitivities},
              {"source", "权威来源", true},
              {"basis", "依据", true}}},
            {lists::allowance_tiers,
             "津贴档次和标准",
             {{"scheme", "方案", true},
              {"from_age", "起始周岁", true, {}, true, 0, oldest},
              {"until_age", "截止周岁", true, {}, true, 0, oldest},
              {"monthly_fen", "月标准（分）", true, {}, true, 0, highest_fen},
              {"basis", "依据", true}}},
            {lists::consent_purposes,
             "同意用途",
             {{"text", "同意书正文", true},
              {"days", "有效天数", true, {}, true, 1, longest_days},
              {"basis", "依据", true}}}};
}

/// Which organisations, things and relations there are.
std::vector<Shape> kinds() {
    return {based(lists::organisation_kinds, "单位类型"),
            based(lists::small_venues, "九小场所"),
            {lists::object_kinds,
             "设施和其他对象",
             {{"theme", "要素", true, object_themes},
              {"inspection_days", "巡检周期（天）", true, {}, true, 0, longest_days},
              {"attributes", "登记项"},
              {"basis", "依据", true}}},
            {lists::relation_kinds,
             "关系类型",
             {{"inverse", "反向名称", true},
              {"from_kind", "主体", true, record_kinds},
              {"to_kind", "对象", true, record_kinds},
              {"one_per", "唯一性", true, sides},
              {"basis", "依据", true}}}};
}

/// The words of single fields, and what other systems write for them.
std::vector<Shape> words_of_fields() {
    return {
        plain("sex", "性别"),
        plain("marital_status", "婚姻状况"),
        plain("education", "文化程度"),
        plain("presence", "居住情况"),
        plain("ethnicity", "民族"),
        mapping("map_sex", "性别对照表"),
        mapping("map_presence", "居住情况对照表"),
        mapping("map_marital_status", "婚姻状况对照表"),
        mapping("map_education", "文化程度对照表"),
    };
}

std::vector<Shape> all() {
    std::vector<Shape> out;
    for (const auto& some : {registering(), about_people(), kinds(), words_of_fields(), sharing()})
        out.insert(out.end(), some.begin(), some.end());
    std::sort(out.begin(), out.end(), [](const Shape& a, const Shape& b) { return a.code < b.code; });
    return out;
}

}  // namespace

const std::vector<Shape>& shapes() {
    static const auto list = all();
    return list;
}

const Shape* shape_of(std::string_view list_code) {
    const auto found =
        std::find_if(shapes().begin(), shapes().end(), [&](const Shape& shape) { return shape.code == list_code; });
    return found == shapes().end() ? nullptr : &*found;
}

}  // namespace linli::reference
