#pragma once

#include <linli/base/id.h>
#include <linli/json/field.h>
#include <linli/search/source.h>

#include <tuple>

namespace linli::search {

/// How a record came to be found, the weakest of the words counting.
enum class Why { exact, partial, pinyin, initials, alike, number };
constexpr std::array<std::string_view, 6> words(Why) {
    return {"exact", "partial", "pinyin", "initials", "alike", "number"};
}

/// One box. A body, so that nothing that is looked for stands in a URL.
struct GlobalSearch {
    std::string text;
    std::vector<Kind> kinds;  ///< empty: all that the caller may see
    int limit = 10;           ///< of each kind
    static constexpr std::string_view schema_name = "GlobalSearch";
    static constexpr auto fields() {
        return std::tuple{
            json::field("text", &GlobalSearch::text, "姓名、拼音、首字母、地址、单位、编号、手机尾号或证件号码",
                        {.min = 1,
                         .max = 60,
                         .sensitivity = json::Sensitivity::personal,
                         .mask = json::Mask::whole,
                         .purpose = "按履职需要查找记录",
                         .basis = "个人信息保护法第十三条（履行法定职责）"}),
            json::field("kinds", &GlobalSearch::kinds, "只找这些类别，不填为全部", {.max = 6, .optional = true}),
            json::field("limit", &GlobalSearch::limit, "每类最多返回几条", {.min = 1, .max = 50, .optional = true})};
    }
};

/// Where a text matched, in code points.
struct Mark {
    int start = 0;
    int length = 0;
    static constexpr std::string_view schema_name = "SearchMark";
    static constexpr auto fields() {
        return std::tuple{json::field("start", &Mark::start, "起始字"), json::field("length", &Mark::length, "字数")};
    }
    bool operator==(const Mark&) const = default;
};

/// A record that was found, masked as its own page masks it; nothing is marked in a masked text.
struct Hit {
    Uuid record_id;
    std::string title;
    std::vector<Mark> title_marks;
    std::string detail;
    std::vector<Mark> detail_marks;
    Why why = Why::exact;
    std::optional<std::string> standing;
    std::optional<Uuid> parent_id;
    std::optional<AreaId> community_id, grid_id;
    static constexpr std::string_view schema_name = "SearchHit";
    static constexpr auto fields() {
        return std::tuple{json::field("record_id", &Hit::record_id, "记录"),
                          json::field("title", &Hit::title, "名称（按权限脱敏）"),
                          json::field("title_marks", &Hit::title_marks, "名称中命中的字"),
                          json::field("detail", &Hit::detail, "说明（按权限脱敏）"),
                          json::field("detail_marks", &Hit::detail_marks, "说明中命中的字"),
                          json::field("why", &Hit::why, "命中方式"),
                          json::field("standing", &Hit::standing, "记录状态"),
                          json::field("parent_id", &Hit::parent_id, "附件所属事项"),
                          json::field("community_id", &Hit::community_id, "社区"),
                          json::field("grid_id", &Hit::grid_id, "网格")};
    }
};

/// Records of one kind, best first.
struct HitGroup {
    Kind kind = Kind::person;
    std::vector<Hit> items;
    bool more = false;     ///< there are more than these
    bool complete = true;  ///< false: so many fit that not all were looked at; a further word helps
    static constexpr std::string_view schema_name = "SearchHitGroup";
    static constexpr auto fields() {
        return std::tuple{json::field("kind", &HitGroup::kind, "类别"), json::field("items", &HitGroup::items, "结果"),
                          json::field("more", &HitGroup::more, "还有更多结果"),
                          json::field("complete", &HitGroup::complete, "是否已查看全部可能的记录")};
    }
};

/// What was found, one group for each kind that the caller may see.
struct Hits {
    std::vector<HitGroup> groups;
    static constexpr std::string_view schema_name = "SearchHits";
    static constexpr auto fields() { return std::tuple{json::field("groups", &Hits::groups, "按类别分组的结果")}; }
};

}  // namespace linli::search
