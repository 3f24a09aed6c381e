#include <linli/channels/wording.h>

#include <linli/base/date.h>
#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace linli::channels {
namespace {

constexpr std::size_t hotline_longest = 500;
constexpr std::size_t mailbox_longest = 2'000;
constexpr std::string_view anybody = "工作人员";

/// {编号} {时间} {内容} {结论} stand for the facts; nothing else in braces is special.
std::string_view pattern(Channel channel, Reply reply) {
    constexpr std::array<std::string_view, 4> hotline{"工单已受理，受理编号{编号}，受理时间{时间}。",
                                                      "办理进展{结论}：{内容}", "工单退回{结论}，原因：{内容}",
                                                      "办理结果{结论}：{内容}"};
    constexpr std::array<std::string_view, 4> mailbox{
        "尊敬的市民：您好！您的来信已于{时间}受理，编号{编号}，我们将尽快办理。感谢您的来信！",
        "尊敬的市民：您好！您的来信（编号{编号}）正在办理：{内容}感谢您的来信！",
        "尊敬的市民：您好！您反映的事项不属于本单位职责范围，说明如下：{内容}{结论}感谢您的来信！",
        "尊敬的市民：您好！您的来信（编号{编号}）办理情况答复如下：{内容}{结论}感谢您的来信！"};
    return (channel == Channel::hotline ? hotline : mailbox)[static_cast<std::size_t>(reply)];
}

/// The hotline reads brackets, its citizens hear a clerk; a letter is a letter.
std::string concluded_for_hotline(const Facts& facts) {
    constexpr std::array<std::string_view, 5> short_words{"已解决", "部分解决", "未解决", "不予受理", "已转外部单位"};
    if (!facts.conclusion) return {};
    std::string out(short_words[static_cast<std::size_t>(*facts.conclusion)]);
    if (!facts.reason.empty()) out += "，" + facts.reason;
    return "（" + out + "）";
}

std::string concluded_for_letter(const Facts& facts) {
    constexpr std::array<std::string_view, 5> sentences{"您反映的问题已经解决", "您反映的问题已部分解决",
                                                        "您反映的问题暂未解决", "您反映的事项不予受理",
                                                        ""};  // the text of a forwarding says it itself
    if (!facts.conclusion) return {};
    std::string out(sentences[static_cast<std::size_t>(*facts.conclusion)]);
    if (out.empty()) return {};
    if (!facts.reason.empty()) out += "，原因：" + facts.reason;
    return out + "。";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Longer names first, so that a name within another leaves no half of it.
std::string without_names(std::string text, std::vector<std::string> names) {
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const auto& name : names)
        if (!name.empty()) replace_all(text, name, anybody);
    return text;
}

/// Line breaks and other control characters become blanks, since both platforms take one paragraph.
std::string one_paragraph(std::string_view text) {
    std::string out(text::trim(text));
    for (auto& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return out;
}

bool ends_sentence(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'；'; }

std::string closed_sentence(std::string text) {
    const auto points = text::to_u32(text);
    return points.empty() || ends_sentence(points.back()) ? text : text + "。";
}

std::string fitting(const std::string& text, std::size_t room, const std::string& case_number) {
    if (text::code_points(text) <= room) return text;
    const auto pointer = "（内容较长，全文可凭编号" + case_number + "查询）";
    const auto left = room - std::min(room, text::code_points(pointer));
    auto points = text::to_u32(text::prefix(text, left));
    const auto sentence = std::find_if(points.rbegin(), points.rend(), ends_sentence);
    if (sentence != points.rend()) points.erase(sentence.base(), points.end());
    return text::from_u32(points) + pointer;
}

/// In one pass, so that braces in what people wrote stay what they are.
std::string filled(Channel channel, std::string_view pattern, const Facts& facts, std::string_view content) {
    std::string out;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = pattern.find('}', open);
        const auto name = pattern.substr(open + 1, close - open - 1);
        if (name == "编号") out += facts.case_number;
        if (name == "时间") out += shanghai_text(facts.at);
        if (name == "内容") out += content;
        if (name == "结论")
            out += channel == Channel::hotline ? concluded_for_hotline(facts) : concluded_for_letter(facts);
        pattern.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace

std::size_t longest_answer(Channel channel) { return channel == Channel::hotline ? hotline_longest : mailbox_longest; }

std::string compose(Channel channel, Reply reply, const Facts& facts) {
    const auto words = pattern(channel, reply);
    auto content = one_paragraph(facts.text);
    if (facts.anonymous) content = without_names(std::move(content), facts.staff);
    const auto frame = text::code_points(filled(channel, words, facts, ""));
    const auto longest = longest_answer(channel);
    return filled(channel, words, facts,
                  fitting(closed_sentence(std::move(content)), longest - std::min(longest, frame), facts.case_number));
}

}  // namespace linli::channels
