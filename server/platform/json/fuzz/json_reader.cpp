// What anybody may send as a body: it is refused or read, and what was read, written and read again is the same.
#include <linli/base/text.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <array>
#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> words(Colour) { return {"red", "green"}; }

struct Child {
    std::string name;
    std::optional<std::string> phone;

    static constexpr std::string_view schema_name = "Child";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &Child::name, "姓名", {.min = 1, .max = 8, .mask = json::Mask::name}),
                          json::field("phone", &Child::phone, "电话", {.mask = json::Mask::phone})};
    }
};

/// Everything may be absent, so that every type is reached by short inputs.
struct Everything {
    bool flag = false;
    std::int64_t whole = 0;
    std::int16_t small = 0;
    double real = 0;
    std::string text;
    Colour colour = Colour::red;
    Instant at{};
    Date on;
    Fen price;
    Id<struct ThingTag> id;
    boost::json::object free;
    std::optional<Child> child;
    std::vector<Child> children;
    std::vector<std::string> tags;
    std::vector<double> point;

    static constexpr std::string_view schema_name = "Everything";
    static constexpr auto fields() {
        return std::tuple{json::field("flag", &Everything::flag, "是否", {.optional = true}),
                          json::field("whole", &Everything::whole, "整数", {.optional = true}),
                          json::field("small", &Everything::small, "短整数", {.optional = true}),
                          json::field("real", &Everything::real, "小数", {.optional = true}),
                          json::field("text", &Everything::text, "文字", {.optional = true}),
                          json::field("colour", &Everything::colour, "颜色", {.optional = true}),
                          json::field("at_ms", &Everything::at, "时刻", {.optional = true}),
                          json::field("on", &Everything::on, "日期", {.optional = true}),
                          json::field("price_fen", &Everything::price, "价格", {.min = 0, .optional = true}),
                          json::field("id", &Everything::id, "编号", {.optional = true}),
                          json::field("free", &Everything::free, "其他", {.optional = true}),
                          json::field("child", &Everything::child, "孩子"),
                          json::field("children", &Everything::children, "孩子们", {.max = 3, .optional = true}),
                          json::field("tags", &Everything::tags, "标签", {.optional = true}),
                          json::field("point", &Everything::point, "点", {.optional = true})};
    }
};

void require(bool truth) {
    if (!truth) std::abort();
}

/// Parsed JSON written as text is the same JSON.
void check_value(const boost::json::value& value) {
    std::string text;
    json::append(text, value);
    const auto again = json::parse(text);
    require(again.ok() && *again == value);
}

void check_struct(const Everything& value) {
    const auto text = json::write(value, json::View::disclosed);
    const auto again = json::read_text<Everything>(text);
    require(again.ok() && json::write(*again, json::View::disclosed) == text);
    require(json::parse(json::write(value, json::View::masked)).ok());  // a mask leaves JSON
}

void check_refusal(const Problem& problem) {
    require(problem.errors.size() <= 100 && text::valid_utf8(problem.detail));
    for (const auto& error : problem.errors) {
        require(text::valid_utf8(error.pointer) && text::valid_utf8(error.message));
        require(error.pointer.empty() || error.pointer.front() == '/');
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto value = json::parse(text);
    if (!value) return check_refusal(value.problem()), 0;
    require(text::valid_utf8(text));
    check_value(*value);
    const auto read = json::read<Everything>(*value);
    if (read)
        check_struct(*read);
    else
        check_refusal(read.problem());
    return 0;
}

}  // namespace linli
