#include <linli/lines/lines.h>

#include <linli/base/text.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/lines/files.h>

#include <algorithm>

namespace linli::lines {
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

void append_name(std::string& out, std::string_view name) {
    out += out.back() == '{' ? "" : ",";
    json::append(out, name);
    out += ':';
}

std::string opened(std::string_view content, const boost::json::object& line,
                   std::span<const std::string_view> written) {
    const auto is_ours = [&](std::string_view name) { return std::ranges::find(written, name) != written.end(); };
    if (std::ranges::none_of(written, [&](std::string_view name) { return line.contains({name.data(), name.size()}); }))
        return std::string(text::trim(content.substr(0, content.rfind('}'))));
    std::string out = "{";
    for (const auto& member : line) {
        const std::string_view name(member.key().data(), member.key().size());
        if (is_ours(name)) continue;
        append_name(out, name);
        json::append(out, member.value());
    }
    return out;
}

}  // namespace linli::lines
