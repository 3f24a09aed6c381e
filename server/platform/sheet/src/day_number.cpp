#include "day_number.h"

#include <charconv>
#include <cmath>
#include <cstdio>

namespace linli::sheet {
namespace {

constexpr std::int64_t day_ms = 86'400'000;
constexpr double last_serial = 2'958'466;  // the day after 9999-12-31
constexpr std::chrono::sys_days first_1904{std::chrono::year{1904} / 1 / 1};
constexpr std::chrono::sys_days eve_1900{std::chrono::year{1899} / 12 / 31};

/// `12345` and the exponent of its first digit -> plain decimal text.
std::string plain(std::string digits, int exponent, bool negative) {
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    std::string out = negative ? "-" : "";
    if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole) return out + digits + std::string(whole - digits.size(), '0');
    return out + digits.substr(0, whole) + '.' + digits.substr(whole);
}

}  // namespace

std::optional<Moment> moment_of(double serial, DateSystem system) {
    if (!(serial >= 0) || serial >= last_serial) return std::nullopt;
    auto day = static_cast<std::int64_t>(serial);
    auto ms = std::llround((serial - static_cast<double>(day)) * static_cast<double>(day_ms));
    if (ms == day_ms) {
        ++day;
        ms = 0;
    }
    const Moment at{.time = std::chrono::milliseconds(ms), .has_time = ms != 0};
    const auto shifted = [&](std::chrono::sys_days first, std::int64_t days) {
        auto moment = at;
        moment.day = Date(first + std::chrono::days(days));
        return moment;
    };
    if (system == DateSystem::from_1904) return shifted(first_1904, day);
    if (day < 1 || day == 60) return std::nullopt;
    return shifted(eve_1900, day < 60 ? day : day - 1);
}

std::optional<double> serial_of(const Moment& moment) {
    auto days = (moment.day.days() - eve_1900).count();
    if (days < 1) return std::nullopt;
    if (days >= 60) ++days;
    return static_cast<double>(days) + static_cast<double>(moment.time.count()) / static_cast<double>(day_ms);
}

std::string clock_text(double serial, bool elapsed) {
    const auto seconds = std::llround(std::abs(serial) * 86400);
    const auto hours = elapsed ? seconds / 3600 : seconds / 3600 % 24;
    char out[48];
    const auto minutes = seconds / 60 % 60;
    if (seconds % 60 == 0) {
        std::snprintf(out, sizeof out, "%02lld:%02lld", hours, minutes);
    } else {
        std::snprintf(out, sizeof out, "%02lld:%02lld:%02lld", hours, minutes, seconds % 60);
    }
    return (serial < 0 ? "-" : "") + std::string(out);
}

std::string number_text(double value) {
    if (value == 0 || !std::isfinite(value)) return "0";
    if (std::abs(value) < 1e15 && value == std::trunc(value)) return std::to_string(static_cast<std::int64_t>(value));
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific, 14).ptr;
    const std::string_view written(buffer, static_cast<std::size_t>(end - buffer));
    const auto e = written.find('e');
    const int exponent = std::stoi(std::string(written.substr(e + 1)));
    if (exponent < -9 || exponent > 20) {
        std::string digits(written.substr(0, e));
        while (digits.back() == '0') digits.pop_back();
        if (digits.back() == '.') digits.pop_back();
        return (value < 0 ? "-" : "") + digits + "E" + (exponent < 0 ? "" : "+") + std::to_string(exponent);
    }
    std::string digits(1, written[0]);
    digits += written.substr(2, e - 2);
    return plain(std::move(digits), exponent, value < 0);
}

bool lost_digits(double value) {
    const auto size = std::abs(value);
    return size >= 1e15 && size < 1e21 && value == std::trunc(value);
}

}  // namespace linli::sheet
