#include <linli/base/text.h>
#include <linli/json/read.h>

#include <algorithm>
#include <cmath>

namespace linli::json {
namespace {

constexpr std::int64_t default_text_max = 10'000;
constexpr std::size_t max_errors = 100;  // a hostile body must not grow the answer without bound

bool bad(Errors& errors, std::string_view code, std::string message) {
    errors.add(code, std::move(message));
    return false;
}

/// PostgreSQL cannot store U+0000; refuse it everywhere rather than cut a text in one engine.
bool holds_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }
bool holds_nul(const boost::json::value& value) {
    if (const auto* text = value.if_string()) return holds_nul(std::string_view(*text));
    if (const auto* list = value.if_array())
        return std::any_of(list->begin(), list->end(), [](const auto& entry) { return holds_nul(entry); });
    if (const auto* object = value.if_object())
        return std::any_of(object->begin(), object->end(), [](const auto& member) {
            return holds_nul(std::string_view(member.key())) || holds_nul(member.value());
        });
    return false;
}

bool within(std::int64_t number, const FieldOptions& options, Errors& errors) {
    if (number < options.min) return bad(errors, "out_of_range", "不能小于 " + std::to_string(options.min));
    if (number > options.max) return bad(errors, "out_of_range", "不能大于 " + std::to_string(options.max));
    return true;
}

}  // namespace

void Errors::add(std::string_view code, std::string message) {
    if (found_.size() < max_errors) found_.push_back({path_, std::string(code), std::move(message)});
}

Errors::Step::Step(Errors& errors, std::string_view name) : errors_(errors), length_(errors.path_.size()) {
    errors_.path_ += '/';
    for (const char c : name) {  // RFC 6901 escapes
        if (c == '~')
            errors_.path_ += "~0";
        else if (c == '/')
            errors_.path_ += "~1";
        else
            errors_.path_ += c;
    }
}

Errors::Step::Step(Errors& errors, std::size_t index) : errors_(errors), length_(errors.path_.size()) {
    errors_.path_ += '/' + std::to_string(index);
}

bool read_value(const boost::json::value& source, bool& value, const FieldOptions&, Errors& errors) {
    if (!source.is_bool()) return bad(errors, "not_a_flag", "应为 true 或 false");
    value = source.get_bool();
    return true;
}

bool read_value(const boost::json::value& source, std::int64_t& value, const FieldOptions& options, Errors& errors) {
    if (source.is_uint64()) return bad(errors, "out_of_range", "不能大于 " + std::to_string(options.max));
    if (!source.is_int64()) return bad(errors, "not_a_number", "应为整数");
    if (!within(source.get_int64(), options, errors)) return false;
    value = source.get_int64();
    return true;
}

bool read_value(const boost::json::value& source, double& value, const FieldOptions& options, Errors& errors) {
    if (!source.is_number()) return bad(errors, "not_a_number", "应为数字");
    const double number = source.to_number<double>();
    if (!std::isfinite(number)) return bad(errors, "not_a_number", "应为数字");
    const bool low = options.min != FieldOptions{}.min && number < static_cast<double>(options.min);
    const bool high = options.max != FieldOptions{}.max && number > static_cast<double>(options.max);
    if (low || high) return bad(errors, "out_of_range", "超出允许范围");
    value = number;
    return true;
}

bool read_value(const boost::json::value& source, std::string& value, const FieldOptions& options, Errors& errors) {
    if (!source.is_string()) return bad(errors, "not_a_text", "应为文字");
    const std::string_view text = source.get_string();
    if (holds_nul(text)) return bad(errors, "not_allowed", "含有不允许的字符");
    const auto length = static_cast<std::int64_t>(text::code_points(text));
    const auto most = options.max == FieldOptions{}.max ? default_text_max : options.max;
    if (length < options.min) {
        return options.min == 1 ? bad(errors, "required", "不能为空")
                                : bad(errors, "too_short", "至少 " + std::to_string(options.min) + " 个字");
    }
    if (length > most) return bad(errors, "too_long", "最多 " + std::to_string(most) + " 个字");
    // A masked value that travels back would overwrite the real one with stars (MicroCommunity trap).
    if (options.mask != Mask::none && text.find('*') != std::string_view::npos)
        return bad(errors, "masked", "请填写完整内容，不能提交带星号的内容");
    value.assign(text);
    return true;
}

bool read_value(const boost::json::value& source, Instant& value, const FieldOptions&, Errors& errors) {
    constexpr std::int64_t latest = 32'503'680'000'000;  // year 3000
    if (!source.is_int64()) return bad(errors, "not_a_time", "应为毫秒时间戳");
    const auto ms = source.get_int64();
    if (ms < -latest || ms > latest) return bad(errors, "out_of_range", "时间超出允许范围");
    value = from_ms(ms);
    return true;
}

bool read_value(const boost::json::value& source, Date& value, const FieldOptions&, Errors& errors) {
    const auto date = source.is_string() ? Date::parse(source.get_string()) : std::nullopt;
    if (!date) return bad(errors, "not_a_date", "应为真实存在的日期，如 2026-01-31");
    value = *date;
    return true;
}

bool read_value(const boost::json::value& source, Fen& value, const FieldOptions& options, Errors& errors) {
    return read_value(source, value.value, options, errors);
}

bool read_value(const boost::json::value& source, Uuid& value, const FieldOptions&, Errors& errors) {
    const auto uuid = source.is_string() ? Uuid::parse(source.get_string()) : std::nullopt;
    if (!uuid) return bad(errors, "not_an_id", "应为 36 位编号");
    value = *uuid;
    return true;
}

bool read_value(const boost::json::value& source, boost::json::object& value, const FieldOptions&, Errors& errors) {
    const auto* object = expect_object(source, errors);
    if (object == nullptr) return false;
    if (holds_nul(source)) return bad(errors, "not_allowed", "含有不允许的字符");
    value = *object;
    return true;
}

void unknown_word(std::span<const std::string_view> known, Errors& errors) {
    std::string list;
    for (const auto w : known) list += (list.empty() ? "" : "、") + std::string(w);
    errors.add("not_a_word", "应为以下之一：" + list);
}

void check_size(std::size_t size, const FieldOptions& options, Errors& errors) {
    const auto count = static_cast<std::int64_t>(size);
    if (count < options.min) errors.add("too_few", "至少 " + std::to_string(options.min) + " 项");
    if (count > options.max) errors.add("too_many", "最多 " + std::to_string(options.max) + " 项");
}

const boost::json::object* expect_object(const boost::json::value& source, Errors& errors) {
    const auto* object = source.if_object();
    if (object == nullptr) errors.add("not_an_object", "应为对象");
    return object;
}

const boost::json::array* expect_array(const boost::json::value& source, Errors& errors) {
    const auto* array = source.if_array();
    if (array == nullptr) errors.add("not_a_list", "应为列表");
    return array;
}

void refuse_unknown(const boost::json::object& source, std::span<const std::string_view> known, Errors& errors) {
    for (const auto& member : source) {
        const std::string_view key = member.key();
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        const Errors::Step step(errors, text::prefix(key, 60));
        errors.add("unknown", "没有这一项");
    }
}

}  // namespace linli::json
