// A condition that anybody may have typed: refused with a position inside it, or understood, and then it reads back as
// itself in both styles, and every value of the right type meets it or does not.
#include <linli/base/text.h>
#include <linli/conditions/condition.h>

#include <cstdint>
#include <cstdlib>

namespace linli::conditions {
namespace {

void require(bool truth) {
    if (!truth) std::abort();
}

const Context& context() {
    static const Context all({{"item", "事项", Type::word, {{"fire-01", "消防栓漏水"}, {"waste-01", "垃圾堆放"}}},
                              {"text", "内容", Type::text},
                              {"confidence", "把握", Type::number},
                              {"reported", "上报时间", Type::moment},
                              {"since", "起始日", Type::date},
                              {"waited", "已等", Type::duration},
                              {"place", "地点", Type::place, {{"a3", "书香社区"}}},
                              {"anonymous", "匿名", Type::flag}});
    return all;
}

void check_values(const Node& condition) {
    const auto office = WorkingCalendar::always();
    const Values some{std::string("fire-01"),
                      std::string("楼下消防栓漏水"),
                      0.7,
                      from_ms(1'790'000'000'000),
                      Date::of(2026, 9, 21).value(),
                      std::chrono::milliseconds(60'000),
                      std::vector<std::string>{"a1", "a3"},
                      true};
    for (const auto& values : {some, Values(some.size())})
        require(explain(context(), condition, values, office).met == evaluate(context(), condition, values, office));
}

void look_at(std::string_view source) {
    const auto parsed = parse(context(), source);
    if (!parsed.condition) {
        require(!parsed.mistake.message.empty() && text::valid_utf8(parsed.mistake.message));
        require(parsed.mistake.position >= 1 && parsed.mistake.position <= source.size() + 1);
        return;
    }
    for (const auto style : {Style::codes, Style::chinese}) {
        const auto printed = print(context(), *parsed.condition, style);
        if (printed.size() > longest_source) continue;
        const auto again = parse(context(), printed);
        require(again.condition == parsed.condition);
    }
    check_values(*parsed.condition);
    require(implies(context(), *parsed.condition, *parsed.condition) || source.size() > 100);
}

}  // namespace
}  // namespace linli::conditions

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    linli::conditions::look_at({reinterpret_cast<const char*>(data), size});
    return 0;
}
