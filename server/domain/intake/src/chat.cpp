#include <linli/intake/chat.h>

#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace linli::intake {
namespace {

constexpr std::size_t longest_name = 40;  // code points
constexpr std::size_t longest_text = 5'000;
constexpr std::size_t shortest_matter = 6;
constexpr std::chrono::minutes goes_on{5};

/// A moment at the end of a line, and where it begins there.
struct Stamp {
    std::optional<Date> day;
    std::optional<std::chrono::minutes> time;
    std::size_t begin = 0;
};

std::optional<int> number(std::string_view digits) {
    int out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(out) : std::nullopt;
}

/// `9:03`, `09:03:11`.
std::optional<std::chrono::minutes> time_of(std::string_view word) {
    const auto parts = text::split(word, ':');
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    for (const auto part : parts)
        if (part.empty() || part.size() > 2 || !number(part)) return std::nullopt;
    const int hour = *number(parts[0]), minute = *number(parts[1]);
    if (hour > 23 || minute > 59 || parts[1].size() != 2) return std::nullopt;
    return std::chrono::minutes(hour * 60 + minute);
}

/// `2026/9/21`, `2026-09-21`, `2026年9月21日`, `9月21日`, `9/21`.
std::optional<Date> day_of(std::string word, Date today) {
    for (const std::string_view sign : {"年", "月", "-", "."})
        for (auto at = word.find(sign); at != std::string::npos; at = word.find(sign))
            word.replace(at, sign.size(), "/");
    if (const std::string_view sign = "日"; word.ends_with(sign)) word.erase(word.size() - sign.size());
    const auto parts = text::split(word, '/');
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    std::array<int, 3> read{today.year(), 0, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto value = parts[i].size() <= 4 ? number(parts[i]) : std::nullopt;
        if (!value) return std::nullopt;
        read.at(i + 3 - parts.size()) = *value;
    }
    return Date::of(read[0], read[1], read[2]);
}

/// The last one or two words of a line, when they say when.
std::optional<Stamp> stamp_of(std::string_view line, Date today) {
    const auto last = line.find_last_of(" \t");
    const auto last_word = line.substr(last == std::string_view::npos ? 0 : last + 1);
    const auto time = time_of(last_word);
    if (!time) {
        const auto day = day_of(std::string(last_word), today);
        return day ? std::optional(Stamp{day, std::nullopt, line.size() - last_word.size()}) : std::nullopt;
    }
    Stamp out{std::nullopt, time, line.size() - last_word.size()};
    if (last == std::string_view::npos) return out;
    const auto head = text::trim(line.substr(0, last));
    const auto before = head.find_last_of(" \t");
    const auto word = head.substr(before == std::string_view::npos ? 0 : before + 1);
    if (const auto day = day_of(std::string(word), today)) {
        out.day = day;
        out.begin = head.size() - word.size();
    }
    return out;
}

/// `—————  2026-09-21  —————` without its dashes; nothing for other lines.
std::optional<Date> day_line(std::string_view line, Date today) {
    auto inner = std::string(line);
    for (const std::string_view dash : {"—", "─", "-----", "==", "·"})
        for (auto at = inner.find(dash); at != std::string::npos; at = inner.find(dash)) inner.erase(at, dash.size());
    const auto word = text::trim(inner);
    return word.empty() || word.find(' ') != std::string_view::npos ? std::nullopt : day_of(std::string(word), today);
}

bool is_name(std::string_view name) {
    if (name.empty() || text::code_points(name) > longest_name) return false;
    for (const std::string_view stop : {"。", ",", "!", "?", ";", ":", "http"})
        if (name.find(stop) != std::string_view::npos) return false;
    return true;
}

bool is_placeholder(std::string_view words) {
    return (words.starts_with("[") && words.ends_with("]")) || words.starts_with("http://") ||
           words.starts_with("https://") || words.find("撤回了一条消息") != std::string_view::npos ||
           words.find("加入了群聊") != std::string_view::npos || words.find("拍了拍") != std::string_view::npos;
}

bool is_matter(std::string_view words) {
    for (const std::string_view polite : {"收到", "谢谢", "好的", "辛苦", "早上好", "大家好", "+1", "同意", "已阅"})
        if (words.starts_with(polite) && text::code_points(words) < polite.size() / 3 + shortest_matter) return false;
    return text::code_points(words) >= shortest_matter;
}

/// Reads line after line into messages.
class Reading {
public:
    explicit Reading(Date today) : today_(today), day_(std::nullopt) {}

    void line(std::string_view raw) {
        const auto line = text::trim(raw);
        if (line.empty() || out_.cut) return;
        if (const auto day = day_line(line, today_)) return void(day_ = day);
        if (heading(line)) return;
        if (is_placeholder(line)) return;
        if (!open_) begin({}, std::nullopt);
        if (out_.cut) return;
        auto& words = out_.messages.back().text;
        if (text::code_points(words) + text::code_points(line) >= longest_text) return;
        if (!words.empty()) words += '\n';
        words += line;
    }
    Chat finish() {
        std::erase_if(out_.messages, [](const ChatMessage& one) { return one.text.empty(); });
        for (auto& one : out_.messages) one.matter = is_matter(one.text);
        return std::move(out_);
    }

private:
    /// Read in half width; the words themselves stay as they were typed.
    bool heading(std::string_view typed) {
        const auto line = text::half_width(typed);
        if (const auto stamp = stamp_of(line, today_)) {
            const auto name = text::trim(std::string_view(line).substr(0, stamp->begin));
            if (name.empty() && stamp->day) return void(day_ = stamp->day), true;
            if (stamp->time && is_name(name)) return begin(std::string(name), at(*stamp)), true;
        }
        if (line.ends_with(":") && is_name(std::string_view(line).substr(0, line.size() - 1)))
            return begin(line.substr(0, line.size() - 1), std::nullopt), true;
        return false;
    }
    std::optional<Instant> at(const Stamp& stamp) const {
        const auto day = stamp.day ? stamp.day : day_;
        return day ? std::optional(shanghai_instant(*day, *stamp.time)) : std::nullopt;
    }
    void begin(std::string author, std::optional<Instant> said_at) {
        open_ = true;
        if (!out_.messages.empty()) {
            const auto& last = out_.messages.back();
            const bool soon =
                !said_at || !last.said_at || (*said_at >= *last.said_at && *said_at - *last.said_at < goes_on);
            if (!author.empty() && author == last.author && soon) return;
        }
        if (out_.messages.size() >= most_messages) return void(out_.cut = true);
        out_.messages.push_back({std::move(author), said_at, {}, false});
    }

    Date today_;
    std::optional<Date> day_;
    bool open_ = false;
    Chat out_;
};

}  // namespace

Chat read_chat(std::string_view pasted, Date today) {
    const bool cut = pasted.size() > longest_paste;
    const auto clean = text::from_u32(text::to_u32(pasted.substr(0, longest_paste)));
    Reading reading(today);
    for (auto line : text::split(clean, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        reading.line(line);
    }
    auto out = reading.finish();
    out.cut = out.cut || cut;
    return out;
}

}  // namespace linli::intake
