#include <linli/expectations/suite.h>

#include <linli/base/text.h>
#include <linli/json/read.h>

#include "kinds.h"
#include "suite_data.h"

#include <algorithm>
#include <array>

namespace linli::expectations {
namespace {

struct SuiteText {
    std::vector<Expectation> expectations;
    static constexpr std::string_view schema_name = "ExpectationSuite";
    static constexpr auto fields() {
        return std::tuple{json::field("expectations", &SuiteText::expectations, "规则", {.min = 1, .max = 500})};
    }
};

const std::vector<Kind>& all_kinds() {
    static const auto list = [] {
        std::vector<Kind> out;
        for (const auto group : {text_kinds(), number_kinds(), date_kinds(), identity_kinds(), set_kinds(),
                                 household_kinds(), dwelling_kinds(), relation_kinds(), outside_kinds(), area_kinds()})
            out.insert(out.end(), group.begin(), group.end());
        return out;
    }();
    return list;
}

bool told(const Expectation& e, Need need) {
    switch (need) {
    case Need::field: return !e.field.empty();
    case Need::other: return !e.others.empty();
    case Need::values: return !e.values.empty();
    case Need::min_or_max: return e.min || e.max;
    case Need::days: return e.days.has_value();
    case Need::count: return e.count.has_value();
    case Need::pattern: return !e.pattern.empty();
    }
    return false;
}

std::string_view label(Need need) {
    constexpr auto labels =
        std::to_array<std::string_view>({"field（字段）", "fields（其他字段）", "values（取值）", "min 或 max（范围）",
                                         "days（天数）", "count（个数）", "pattern（格式）"});
    return labels[static_cast<std::size_t>(need)];
}

class Check {
public:
    std::vector<FieldError> run(const std::vector<Expectation>& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            pointer_ = "/expectations/" + std::to_string(i);
            check(list[i]);
        }
        return std::move(errors_);
    }

private:
    void say(std::string_view tail, std::string_view code, std::string message) {
        errors_.push_back({pointer_ + std::string(tail), std::string(code), std::move(message)});
    }
    void check(const Expectation& e) {
        const auto* kind = find_kind(e.kind);
        if (kind == nullptr) return say("/kind", "unknown", "没有名为“" + e.kind + "”的规则种类");
        const auto& tables = kind->tables;
        if (!tables.empty() && std::find(tables.begin(), tables.end(), e.table) == tables.end())
            say("/table", "not_allowed", "规则“" + e.kind + "”不能用在这张表上");
        for (const auto need : kind->needs)
            if (!told(e, need)) say("", "required", "规则“" + e.kind + "”需要说明 " + std::string(label(need)));
        if (e.min && e.max && *e.min > *e.max) say("/min", "out_of_range", "下限大于上限");
        check_field(e.table, e.field, "/field");
        for (const auto& other : e.others) check_field(e.table, other, "/fields");
        for (const auto& needed : e.needs) check_field(e.table, needed, "/needs");
        for (const auto& hidden : e.hides)
            if (find_kind(hidden) == nullptr) say("/hides", "unknown", "没有名为“" + hidden + "”的规则种类");
    }
    void check_field(Table table, const std::string& field, std::string_view tail) {
        if (field.empty() || field_index(table, field)) return;
        say(tail, "unknown", "这张表没有名为“" + field + "”的字段");
    }

    std::string pointer_;
    std::vector<FieldError> errors_;
};

}  // namespace

const Kind* find_kind(std::string_view name) {
    const auto& list = all_kinds();
    const auto at = std::find_if(list.begin(), list.end(), [&](const Kind& kind) { return kind.name == name; });
    return at == list.end() ? nullptr : &*at;
}

std::vector<KindInfo> kinds() {
    std::vector<KindInfo> out;
    for (const auto& kind : all_kinds()) out.push_back({kind.name, kind.label});
    return out;
}

Result<Suite> Suite::read(std::string_view json) {
    LINLI_TRY(auto text, json::read_text<SuiteText>(json));
    auto errors = Check().run(text.expectations);
    if (!errors.empty()) return refuse(bad_suite, std::move(errors));
    Suite suite;
    suite.list_ = std::move(text.expectations);
    return suite;
}

const Suite& Suite::built_in() {
    static const auto suite = [] {
        auto read = Suite::read(suite_json);
        if (!read) {
            std::string why = "the built-in expectations are refused:";
            for (const auto& error : read.problem().errors) why += " " + error.pointer + " " + error.message;
            throw InvariantBroken(why);
        }
        return std::move(*read);
    }();
    return suite;
}

std::string_view class_title(ErrorClass error) {
    constexpr auto titles = std::to_array<std::string_view>(
        {"格式错误", "校验位错误", "代码不合法", "出生日期或性别与证件号不符", "同一人重复登记", "地址无对应房屋",
         "已故仍在册", "已迁出仍在册", "户内矛盾", "房屋信息矛盾", "超出范围或久未核实", "与外部观察不符"});
    static_assert(titles.size() == class_count);
    return titles[static_cast<std::size_t>(error) - 1];
}

}  // namespace linli::expectations
