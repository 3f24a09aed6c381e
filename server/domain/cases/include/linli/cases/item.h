#pragma once

#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <string>
#include <tuple>
#include <vector>

namespace linli::cases {

/// A class of items in one of the five service directions. @source INC-21, ARC-11
struct ItemClass {
    std::string code;
    std::string name;
    Direction direction = Direction::governance;

    static constexpr std::string_view schema_name = "ResponsibilityClass";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &ItemClass::code, "类别编码"),
                          json::field("name", &ItemClass::name, "类别名称"),
                          json::field("direction", &ItemClass::direction, "服务方向")};
    }
};

/// One entry of the responsibility list. @source INC-21
struct Item {
    std::string code;
    std::string class_code;
    std::string name;
    std::string description;
    OwnerKind owner_kind = OwnerKind::grid;
    std::string owner_department;  ///< organisation code when owner_kind is department
    std::string co_departments;    ///< codes, `;` between
    std::int64_t response_limit_minutes = 30;
    std::int64_t solve_limit = 3;
    LimitUnit solve_limit_unit = LimitUnit::working_days;
    CalendarKind calendar = CalendarKind::office;
    std::string basis;
    Urgency urgency = Urgency::normal;
    bool open_to_residents = true;
    std::string keywords;              ///< `word^weight;…;-against`
    std::string examples;              ///< sentences, `|` between
    std::int64_t radius_metres = 250;  ///< how far apart reports of one such matter can be: a lift 80, a smell more
    bool retired = false;              ///< left the list; stays for the cases that stand under it

    static constexpr std::string_view schema_name = "ResponsibilityItem";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &Item::code, "事项编码"),
                          json::field("class_code", &Item::class_code, "类别编码"),
                          json::field("name", &Item::name, "事项名称"),
                          json::field("description", &Item::description, "说明"),
                          json::field("owner_kind", &Item::owner_kind, "责任主体类型"),
                          json::field("owner_department", &Item::owner_department, "主办部门"),
                          json::field("co_departments", &Item::co_departments, "协办部门"),
                          json::field("response_limit_minutes", &Item::response_limit_minutes, "响应时限（分钟）"),
                          json::field("solve_limit", &Item::solve_limit, "办结时限"),
                          json::field("solve_limit_unit", &Item::solve_limit_unit, "办结时限单位"),
                          json::field("calendar", &Item::calendar, "计时日历"),
                          json::field("basis", &Item::basis, "依据"),
                          json::field("urgency", &Item::urgency, "紧急程度"),
                          json::field("open_to_residents", &Item::open_to_residents, "居民可选"),
                          json::field("keywords", &Item::keywords, "关键词"),
                          json::field("examples", &Item::examples, "示例"),
                          json::field("radius_metres", &Item::radius_metres, "同一件事的反映地点最远相距（米）")};
    }
};

/// The whole responsibility list: classes and the items in use.
struct ItemList {
    std::vector<ItemClass> classes;
    std::vector<Item> items;
    static constexpr std::string_view schema_name = "ResponsibilityList";
    static constexpr auto fields() {
        return std::tuple{json::field("classes", &ItemList::classes, "类别", {.max = 200}),
                          json::field("items", &ItemList::items, "事项", {.max = 2'000})};
    }
};

}  // namespace linli::cases
