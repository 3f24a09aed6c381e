#include <linli/recognition/lines.h>

#include <linli/base/text.h>
#include <linli/json/read.h>

#include "files.h"

namespace linli::recognition {
namespace {

Refusal wrong_line(std::size_t number, std::string_view why) {
    return refuse(bad_line, "第 " + std::to_string(number) + " 行：" + std::string(why));
}

}  // namespace

Outcome each_line(const std::string& path, const TakeLine& take) {
    LINLI_TRY(auto reader, LineReader::open(path));
    std::string line;
    for (;;) {
        LINLI_TRY(const bool more, reader.next(line));
        if (!more) return Done{};
        std::string_view content = line;
        if (reader.number() == 1 && content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
        if (text::trim(content).empty()) continue;
        if (!text::valid_utf8(content)) return wrong_line(reader.number(), "不是有效的 UTF-8。");
        const auto value = json::parse(content);
        if (!value || !value.value().is_object()) return wrong_line(reader.number(), "不是有效的 JSON 对象。");
        const auto wrong = take(value.value().get_object(), content);
        if (!wrong.empty()) return wrong_line(reader.number(), wrong);
    }
}

std::string text_member(const boost::json::object& line, std::string_view name, bool required, std::string& out) {
    out.clear();
    const auto* value = line.if_contains({name.data(), name.size()});
    if (value == nullptr) return required ? "缺少 \"" + std::string(name) + "\"。" : "";
    if (!value->is_string()) return "\"" + std::string(name) + "\" 应为文字。";
    out.assign(value->get_string().data(), value->get_string().size());
    return {};
}

}  // namespace linli::recognition
