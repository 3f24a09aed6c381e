#pragma once

#include <linli/json/read.h>
#include <linli/json/schema.h>
#include <linli/json/write.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

/// A struct with a field of every type that a field table may hold.
namespace linli::json::testing {

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> words(Colour) { return {"red", "green"}; }

struct Child {
    std::string name;
    int age = 0;

    static constexpr std::string_view schema_name = "Child";
    static constexpr auto fields() {
        return std::tuple{field("name", &Child::name, "姓名",
                                {.min = 1,
                                 .max = 20,
                                 .sensitivity = Sensitivity::personal,
                                 .mask = Mask::name,
                                 .purpose = "联系",
                                 .basis = "同意",
                                 .retention_days = 30,
                                 .example = "王小明"}),
                          field("age", &Child::age, "年龄", {.min = 0, .max = 150})};
    }
};

using ThingId = Id<struct ThingTag>;

struct Everything {
    ThingId id;
    bool flag = false;
    std::int64_t whole = 0;
    std::int16_t small = 0;
    std::uint8_t byte = 0;
    double real = 0;
    std::string text;
    Colour colour = Colour::red;
    Instant at{};
    Date on;
    Fen price;
    Uuid uuid;
    boost::json::object free;
    Child child;
    std::vector<Child> children;
    std::vector<std::string> tags{"preset"};  // what a caller sends replaces it
    std::optional<std::string> note;
    std::optional<Child> guardian;
    std::string remark = "无";

    static constexpr std::string_view schema_name = "Everything";
    static constexpr auto fields() {
        return std::tuple{field("id", &Everything::id, "编号"),
                          field("flag", &Everything::flag, "是否"),
                          field("whole", &Everything::whole, "整数"),
                          field("small", &Everything::small, "短整数", {.max = 1000}),
                          field("byte", &Everything::byte, "字节"),
                          field("real", &Everything::real, "小数", {.min = -180, .max = 180}),
                          field("text", &Everything::text, "文字", {.min = 2, .max = 5}),
                          field("colour", &Everything::colour, "颜色"),
                          field("at_ms", &Everything::at, "时刻"),
                          field("on", &Everything::on, "日期"),
                          field("price_fen", &Everything::price, "价格", {.min = 0}),
                          field("uuid", &Everything::uuid, "标识"),
                          field("free", &Everything::free, "其他"),
                          field("child", &Everything::child, "孩子"),
                          field("children", &Everything::children, "孩子们", {.min = 1, .max = 3}),
                          field("tags", &Everything::tags, "标签", {.max = 3, .optional = true}),
                          field("note", &Everything::note, "备注", {.max = 10}),
                          field("guardian", &Everything::guardian, "监护人"),
                          field("remark", &Everything::remark, "说明", {.optional = true})};
    }
};

inline constexpr std::string_view everything_text =
    R"({"id":"017f22e2-79b0-7cc3-98c4-dc0c0c07398f","flag":true,"whole":-9223372036854775808,"small":-32768,)"
    R"("byte":255,"real":117.25,"text":"邻里𠮷","colour":"green","at_ms":1790000000123,"on":"2024-02-29","price_fen":5,)"
    R"("uuid":"00000000-0000-0000-0000-000000000001","free":{"a":[1,null,true,"x"]},"child":{"name":"王小明","age":7},)"
    R"("children":[{"name":"李雷","age":8},{"name":"韩梅梅","age":9}],"tags":["甲","乙"],"note":"好",)"
    R"("guardian":{"name":"欧阳娜","age":40},"remark":"长期"})";

/// `everything_text` with one member exchanged; `value` is JSON text.
inline std::string with(std::string_view name, std::string_view value) {
    auto object = parse(everything_text).value().as_object();
    object[name] = parse(value).value();
    std::string out;
    append(out, boost::json::value(object));
    return out;
}

/// "pointer code" of each error, in order; "malformed" when it is not JSON; empty when all is well.
inline std::vector<std::string> complaints(const Result<Everything>& read) {
    std::vector<std::string> out;
    if (read) return out;
    if (read.is(malformed_body)) return {"malformed"};
    for (const auto& error : read.problem().errors) out.push_back(error.pointer + " " + error.code);
    return out;
}
inline std::vector<std::string> complaints(std::string_view text) { return complaints(read_text<Everything>(text)); }

}  // namespace linli::json::testing
