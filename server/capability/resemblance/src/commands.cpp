#include <linli/resemblance/commands.h>

#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/lines/files.h>
#include <linli/lines/lines.h>

#include <boost/json/object.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace linli::resemblance {
namespace {

constexpr std::size_t most_told = 100;

struct Message {
    std::string id, title;
    Instant time{};
    std::uint64_t reporter = 0;
    Words words;
};

/// What was read so far.
struct Reading {
    std::vector<Message> messages;
    Rarity rarity;
    std::unordered_set<std::string> ids;
    std::unordered_map<std::string, std::uint64_t> reporters;
    HotIssuesReport report;

    void tell(std::size_t line, std::string why) {
        ++report.bad_lines;
        if (report.bad.size() < most_told) report.bad.push_back({static_cast<std::int64_t>(line), std::move(why)});
    }
};

int digits(std::string_view text, std::size_t at, std::size_t count) {
    int out = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        out = out * 10 + (text[i] - '0');
    }
    return out;
}

/// `+08:00` behind a time as minutes; nothing when it is none.
std::optional<std::chrono::minutes> zone_of(std::string_view text) {
    if (text.empty()) return std::chrono::minutes(shanghai_offset);
    if (text == "Z" || text == "z") return std::chrono::minutes(0);
    const int hours = digits(text, 1, 2), minutes = digits(text, text.size() == 6 ? 4 : 3, 2);
    const bool shape = (text.size() == 6 && text[3] == ':') || text.size() == 5;
    if ((text[0] != '+' && text[0] != '-') || !shape || hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const std::chrono::minutes all{hours * 60 + minutes};
    return text[0] == '+' ? all : -all;
}

/// The members of a line. @return empty, or what is wrong (zh-CN)
std::string read_members(const boost::json::object& line, Message& out, std::string& text, std::string& user) {
    std::string time;
    if (auto wrong = lines::text_member(line, "id", true, out.id); !wrong.empty()) return wrong;
    if (auto wrong = lines::text_member(line, "title", false, out.title); !wrong.empty()) return wrong;
    if (auto wrong = lines::text_member(line, "text", false, text); !wrong.empty()) return wrong;
    if (auto wrong = lines::text_member(line, "time", true, time); !wrong.empty()) return wrong;
    lines::text_member(line, "user", false, user);  // a number or nothing: not told apart
    if (out.id.empty()) return "\"id\" 不能为空。";
    if (out.title.empty() && text.empty()) return "\"title\" 和 \"text\" 不能都为空。";
    const auto moment = read_moment(time);
    if (!moment) return "\"time\" 不是有效的时间，应如 2019-08-01T09:30:00+08:00。";
    out.time = *moment;
    return {};
}

std::string take_line(std::string_view content, Reading& into) {
    if (!text::valid_utf8(content)) return "不是有效的 UTF-8。";
    const auto value = json::parse(content);
    if (!value || !value.value().is_object()) return "不是有效的 JSON 对象。";
    Message message;
    std::string text, user;
    if (auto wrong = read_members(value.value().get_object(), message, text, user); !wrong.empty()) return wrong;
    if (!into.ids.insert(message.id).second) return "编号 " + message.id + " 重复。";
    if (!user.empty()) message.reporter = into.reporters.try_emplace(user, into.reporters.size() + 1).first->second;
    message.words = words_of(message.title, text);
    if (message.title.empty()) message.title = std::string(text::prefix(text, 40));
    into.rarity.count(message.words);
    message.words.text.clear();
    message.words.text.shrink_to_fit();
    into.messages.push_back(std::move(message));
    return {};
}

Outcome read_messages(const std::string& path, Reading& into) {
    LINLI_TRY(auto reader, lines::LineReader::open(path));
    std::string line;
    for (;;) {
        LINLI_TRY(const bool more, reader.next(line));
        if (!more) return Done{};
        std::string_view content = line;
        if (reader.number() == 1 && content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
        if (text::trim(content).empty()) continue;
        if (auto wrong = take_line(content, into); !wrong.empty()) into.tell(reader.number(), std::move(wrong));
    }
}

void write_issue(lines::LineWriter& writer, std::size_t rank, const Issue& issue,
                 const std::vector<Message>& messages) {
    std::string out = "{";
    lines::append_name(out, "rank");
    json::append(out, static_cast<std::int64_t>(rank));
    lines::append_name(out, "title");
    json::append(out, std::string_view(messages[issue.centre].title));
    lines::append_name(out, "ids");
    out += '[';
    for (const auto member : issue.members) {
        out += out.back() == '[' ? "" : ",";
        json::append(out, std::string_view(messages[member].id));
    }
    out += ']';
    lines::append_name(out, "score");
    json::append(out, issue.score);
    writer.write(out += '}');
}

}  // namespace

std::optional<Instant> read_moment(std::string_view text) {
    text = text::trim(text);
    if (text.size() < 10) return std::nullopt;
    const auto day = Date::parse(text.substr(0, 10));
    if (!day) return std::nullopt;
    if (text.size() == 10) return shanghai_instant(*day);
    const bool seconds = text.size() >= 19 && text[16] == ':';
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = seconds ? digits(text, 17, 2) : 0;
    const bool shape = (text[10] == 'T' || text[10] == ' ') && text.size() >= 16 && text[13] == ':';
    if (!shape || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
    auto rest = text.substr(seconds ? 19 : 16);
    if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("0123456789", 1)));
    const auto zone = zone_of(rest);
    if (!zone) return std::nullopt;
    const auto time = std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
    return shanghai_instant(*day, time) + std::chrono::minutes(shanghai_offset) - *zone;
}

Result<HotIssuesReport> hot_issues_command(const std::string& in, const std::string& out) {
    Reading reading;
    LINLI_CHECK(read_messages(in, reading));
    auto& messages = reading.messages;
    std::stable_sort(messages.begin(), messages.end(),
                     [](const Message& a, const Message& b) { return a.time < b.time; });
    IssueStream stream(reading.rarity);
    for (std::uint32_t i = 0; i < messages.size(); ++i)
        stream.add(i, messages[i].words, messages[i].time, messages[i].reporter);
    const auto issues = stream.ranked(messages.empty() ? Instant{} : messages.back().time);
    lines::LineWriter writer(out);
    for (std::size_t i = 0; i < issues.size(); ++i) {
        write_issue(writer, i + 1, issues[i], messages);
        reading.report.in_issues += static_cast<std::int64_t>(issues[i].members.size());
    }
    writer.finish();
    reading.report.out = out;
    reading.report.messages = static_cast<std::int64_t>(messages.size());
    reading.report.issues = static_cast<std::int64_t>(issues.size());
    return std::move(reading.report);
}

}  // namespace linli::resemblance
