#pragma once

#include <linli/base/date.h>
#include <linli/json/field.h>

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::reference {

/// A list by name.
struct ListLine {
    std::string code;
    std::string title;
    std::int64_t version = 0;  ///< the one that holds today; 0 came with the program
    int entries = 0;
    static constexpr std::string_view schema_name = "ReferenceListLine";
    static constexpr auto fields() {
        return std::tuple{json::field("list_code", &ListLine::code, "代码集"),
                          json::field("title", &ListLine::title, "名称"),
                          json::field("version", &ListLine::version, "当前版本，0 为随程序提供"),
                          json::field("entries", &ListLine::entries, "条目数")};
    }
};

/// Every list there is.
struct ListsView {
    std::vector<ListLine> items;
    static constexpr std::string_view schema_name = "ReferenceLists";
    static constexpr auto fields() { return std::tuple{json::field("items", &ListsView::items, "代码集")}; }
};

/// A line of a list as it is read and published.
struct EntryView {
    std::string code;
    std::string label;
    boost::json::object columns;  ///< texts by column name
    std::optional<int> score;     ///< newest quality score, per mille; only read
    static constexpr std::string_view schema_name = "ReferenceEntry";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &EntryView::code, "代码", {.min = 1, .max = 100}),
                          json::field("label", &EntryView::label, "名称", {.min = 1, .max = 200}),
                          json::field("columns", &EntryView::columns, "其他列", {.optional = true}),
                          json::field("score", &EntryView::score, "质量得分（千分制）")};
    }
};

/// One version of a list.
struct ListView {
    std::string code;
    std::string title;
    std::int64_t version = 0;
    std::optional<Date> from;
    std::vector<EntryView> entries;
    static constexpr std::string_view schema_name = "ReferenceList";
    static constexpr auto fields() {
        return std::tuple{
            json::field("list_code", &ListView::code, "代码集"), json::field("title", &ListView::title, "名称"),
            json::field("version", &ListView::version, "版本"), json::field("from_on", &ListView::from, "生效日期"),
            json::field("entries", &ListView::entries, "条目")};
    }
};

/// Which version: of a day, or by number; today's without either.
struct ReadList {
    std::optional<Date> on;
    std::optional<std::int64_t> version;
    static constexpr std::string_view schema_name = "ReadReferenceList";
    static constexpr auto fields() {
        return std::tuple{json::field("on", &ReadList::on, "某日有效的版本"),
                          json::field("version", &ReadList::version, "版本号", {.min = 0})};
    }
};

/// A new version, whole.
struct PublishList {
    std::int64_t base_version = 0;  ///< the newest one the publisher saw
    Date from;
    std::string note;
    std::vector<EntryView> entries;
    static constexpr std::string_view schema_name = "PublishReferenceList";
    static constexpr auto fields() {
        return std::tuple{json::field("base_version", &PublishList::base_version, "所依据的最新版本", {.min = 0}),
                          json::field("from_on", &PublishList::from, "生效日期"),
                          json::field("note", &PublishList::note, "修订说明", {.min = 2, .max = 500}),
                          json::field("entries", &PublishList::entries, "全部条目", {.min = 1, .max = 5'000})};
    }
};

}  // namespace linli::reference
