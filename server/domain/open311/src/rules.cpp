#include "rules.h"

#include <linli/base/text.h>
#include <linli/open311/problems.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace linli::open311 {
namespace {

using namespace std::chrono_literals;

/// Exactly `count` digits, taken from the front.
std::optional<int> digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// `Z`, `+08:00`, `+0800`; nothing when it is none or something follows.
std::optional<std::chrono::minutes> read_zone(std::string_view text) {
    if (text == "Z" || text == "z") return 0min;
    const bool west = take(text, '-');
    if (!west && !take(text, '+') && !take(text, ' ')) return std::nullopt;
    const auto hours = digits(text, 2);
    take(text, ':');
    const auto minutes = digits(text, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59 || !text.empty()) return std::nullopt;
    const auto offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    return west ? -offset : offset;
}

/// Time of day from the front of `text`.
std::optional<std::chrono::milliseconds> read_time(std::string_view& text) {
    const auto hour = digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = digits(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::chrono::milliseconds time = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    if (!take(text, ':')) return time;
    const auto second = digits(text, 2);
    if (!second || *second > 60) return std::nullopt;
    time += std::chrono::seconds(*second);
    if (take(text, '.'))
        while (digits(text, 1)) {
        }
    return time;
}

std::optional<double> read_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

Refusal wrong(std::string_view name, std::string_view what) {
    return refuse(bad_argument, std::string(name) + "：" + std::string(what));
}

bool chooses(Datatype type) { return type == Datatype::singlevaluelist || type == Datatype::multivaluelist; }

/// One answer as people read it; nothing when it is none of that type.
std::optional<std::string> shown_answer(const Attribute& asked, const std::string& given) {
    const auto value = std::string(text::trim(given));
    switch (asked.datatype) {
    case Datatype::number: return read_number(value) ? std::optional(value) : std::nullopt;
    case Datatype::datetime: return read_moment(value) ? std::optional(value) : std::nullopt;
    case Datatype::string: return value.find('\n') == std::string::npos ? std::optional(value) : std::nullopt;
    case Datatype::text: return value;
    case Datatype::singlevaluelist:
    case Datatype::multivaluelist:
        for (const auto& choice : asked.values)
            if (choice.key == value) return choice.name;
    }
    return std::nullopt;
}

}  // namespace

Instant updated_at(const cases::PublishedCase& shown) {
    if (!is_open(shown.standing)) return shown.closed_at.value_or(shown.resolved_at.value_or(shown.reported_at));
    auto last = shown.reported_at;
    for (const auto& moment : {shown.responded_at, shown.resolved_at})
        if (moment) last = std::max(last, *moment);
    return last;
}

std::optional<Instant> read_moment(std::string_view text) {
    constexpr std::size_t day_length = 10;
    text = text::trim(text);
    const auto day = Date::parse(text.substr(0, day_length));
    if (!day) return std::nullopt;
    text.remove_prefix(day_length);
    if (text.empty()) return shanghai_instant(*day);
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
    const auto time = read_time(text);
    const auto zone = time ? read_zone(text) : std::nullopt;
    if (!zone) return std::nullopt;
    return shanghai_instant(*day, *time + shanghai_offset - *zone);
}

Result<Range> read_range(std::optional<std::string_view> from, std::optional<std::string_view> until, Instant now) {
    const auto first = from ? read_moment(*from) : std::nullopt;
    const auto last = until ? read_moment(*until) : std::nullopt;
    if (from && !first) return wrong("start_date", "须为带时区的 W3C 时间，如 2010-01-01T00:00:00Z");
    if (until && !last) return wrong("end_date", "须为带时区的 W3C 时间，如 2010-01-01T00:00:00Z");
    Range out{first.value_or((last ? *last : now) - longest_range), last.value_or(now)};
    if (first && !last) out.until = std::min(now, *first + longest_range);
    if (first && last && *last < *first) return wrong("end_date", "早于 start_date");
    if (first && last && *last - *first > longest_range) return wrong("end_date", "与 start_date 相距不得超过 90 天");
    return out;
}

Outcome check_setup(const ServiceSetup& setup) {
    std::set<std::string_view> codes;
    for (const auto& asked : setup.attributes) {
        if (!codes.insert(asked.code).second) return refuse(bad_setup, "属性编码重复：" + asked.code);
        if (asked.code.find_first_of("[]&=") != std::string::npos)
            return refuse(bad_setup, "属性编码不能含 [ ] & =：" + asked.code);
        if (asked.required && !asked.variable) return refuse(bad_setup, "不需填写的属性不能必填：" + asked.code);
        if (chooses(asked.datatype) == asked.values.empty())
            return refuse(bad_setup, "只有选择类属性有可选取值：" + asked.code);
        std::set<std::string_view> keys;
        for (const auto& choice : asked.values)
            if (!keys.insert(choice.key).second) return refuse(bad_setup, "取值重复：" + asked.code);
    }
    return Done{};
}

Result<std::string> read_attributes(const ServiceSetup& setup, const Form& form) {
    std::string out;
    for (const auto& asked : setup.attributes) {
        if (!asked.variable) continue;
        const auto given = form.attributes.find(asked.code);
        if (given == form.attributes.end()) {
            if (asked.required) return wrong("attribute[" + asked.code + "]", "必填");
            continue;
        }
        if (asked.datatype != Datatype::multivaluelist && given->second.size() > 1)
            return wrong("attribute[" + asked.code + "]", "只能有一个值");
        std::vector<std::string> answers;
        for (const auto& value : given->second) {
            auto answer = shown_answer(asked, value);
            if (!answer) return wrong("attribute[" + asked.code + "]", "取值不符合定义");
            answers.push_back(std::move(*answer));
        }
        out += "\n" + asked.description + "：" + text::join(answers, "、");
    }
    return out;
}

Result<Where> read_where(const Form& form) {
    constexpr std::size_t longest_address = 200;
    Where out;
    const auto lat = form.get("lat"), lon = form.get("long");
    if (lat.has_value() != lon.has_value()) return wrong("lat, long", "须同时提供");
    if (lat) {
        out.lat = read_number(*lat);
        out.lon = read_number(*lon);
        if (!out.lat || std::abs(*out.lat) > 90) return wrong("lat", "须为 -90 到 90 的数（WGS84）");
        if (!out.lon || std::abs(*out.lon) > 180) return wrong("long", "须为 -180 到 180 的数（WGS84）");
    }
    if (const auto address = form.get("address_string")) {
        if (text::code_points(*address) > longest_address) return wrong("address_string", "过长");
        out.address = std::string(*address);
    }
    if (const auto id = form.get("address_id")) {
        if (const auto area = Uuid::parse(*id))
            out.area = AreaId(*area);
        else
            return wrong("address_id", "不是本地区的地点编号");
    }
    if (!out.lat && !out.address && !out.area)
        return wrong("lat, long, address_string, address_id", "至少提供一种地点");
    return out;
}

std::optional<std::string> full_name(const Form& form) {
    constexpr std::size_t longest = 50;
    const auto first = form.get("first_name"), last = form.get("last_name");
    if (!first && !last) return std::nullopt;
    const auto ascii = [](std::string_view name) {
        return std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    std::string name;
    if (first && last)
        name = ascii(*first) && ascii(*last) ? std::string(*first) + " " + std::string(*last)
                                             : std::string(*last) + std::string(*first);
    else
        name = std::string(first ? *first : *last);
    return std::string(text::prefix(name, longest));
}

}  // namespace linli::open311
