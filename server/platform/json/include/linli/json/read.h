#pragma once

#include <linli/base/result.h>
#include <linli/json/field.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli::json {

inline constexpr ProblemType malformed_body{"request/malformed", 400, "请求内容不是有效的 JSON",
                                            "The body is not valid JSON"};
inline constexpr ProblemType invalid_fields{"request/invalid-fields", 422, "有内容填写不正确",
                                            "Some fields are not acceptable"};

/// Parses one JSON text: UTF-8, at most 32 levels deep, no name twice in one object, nothing after the value. A
/// fraction becomes the nearest double, one beyond all doubles is refused.
/// @refuses malformed_body saying where reading stopped (never quoting the content).
Result<boost::json::value> parse(std::string_view text);

/// Collects every bad field of one request, so that all are named at once.
class Errors {
public:
    void add(std::string_view code, std::string message);
    bool empty() const { return found_.empty(); }
    std::vector<FieldError> take() { return std::move(found_); }

    /// While alive, errors are reported below `/<step>`.
    class Step {
    public:
        Step(Errors& errors, std::string_view name);
        Step(Errors& errors, std::size_t index);
        ~Step() { errors_.path_.resize(length_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

    private:
        Errors& errors_;
        std::size_t length_;
    };

private:
    std::string path_;
    std::vector<FieldError> found_;
};

/// `true` or `false`. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, bool& value, const FieldOptions& options, Errors& errors);
/// A whole number within `options`. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, std::int64_t& value, const FieldOptions& options, Errors& errors);
/// A finite number within `options`. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, double& value, const FieldOptions& options, Errors& errors);
/// A text of `options.min` to `options.max` code points (10,000 when unset), without NUL; a masked text is refused.
/// @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, std::string& value, const FieldOptions& options, Errors& errors);
/// Milliseconds since 1970, years up to 3000. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, Instant& value, const FieldOptions& options, Errors& errors);
/// A day that exists, `YYYY-MM-DD`. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, Date& value, const FieldOptions& options, Errors& errors);
/// An amount in fen. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, Fen& value, const FieldOptions& options, Errors& errors);
/// 36 characters of RFC 9562. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, Uuid& value, const FieldOptions& options, Errors& errors);
/// Any JSON object without NUL in its texts and names. @return false after saying to `errors` what is wrong
bool read_value(const boost::json::value& source, boost::json::object& value, const FieldOptions& options,
                Errors& errors);
/// Says which words are known.
void unknown_word(std::span<const std::string_view> known, Errors& errors);
/// Says when a list is too short or too long.
void check_size(std::size_t size, const FieldOptions& options, Errors& errors);
/// @return null after saying that an object was expected
const boost::json::object* expect_object(const boost::json::value& source, Errors& errors);
/// @return null after saying that a list was expected
const boost::json::array* expect_array(const boost::json::value& source, Errors& errors);
/// Names members of `source` that are not in `known`.
void refuse_unknown(const boost::json::object& source, std::span<const std::string_view> known, Errors& errors);

/// Reads every field of `T`; names what is missing, bad or unknown.
template <Described T>
bool read_object(const boost::json::value& source, T& value, Errors& errors);

/// Reads any supported type. @return false when something was added to `errors`.
template <class M>
bool read_any(const boost::json::value& source, M& value, const FieldOptions& options, Errors& errors) {
    if constexpr (Described<M>) {
        return read_object(source, value, errors);
    } else if constexpr (is_maybe<M>) {
        if (source.is_null()) return value.reset(), true;
        return read_any(source, value.emplace(), options, errors);
    } else if constexpr (is_list<M>) {
        const auto* list = expect_array(source, errors);
        if (list == nullptr) return false;
        check_size(list->size(), options, errors);
        FieldOptions each = options;
        each.min = FieldOptions{}.min;
        each.max = FieldOptions{}.max;
        if (static_cast<std::int64_t>(list->size()) > options.max) return false;
        value.clear();
        for (std::size_t i = 0; i < list->size(); ++i) {
            const Errors::Step step(errors, i);
            read_any((*list)[i], value.emplace_back(), each, errors);
        }
        return true;
    } else if constexpr (Worded<M>) {
        const auto list = words(M{});
        const auto found = source.is_string() ? from_word<M>(source.get_string()) : std::nullopt;
        if (!found) return unknown_word(list, errors), false;
        return value = *found, true;
    } else if constexpr (AnyId<M>) {
        Uuid uuid;
        return read_value(source, uuid, options, errors) && (value = M(uuid), true);
    } else if constexpr (std::integral<M> && !std::same_as<M, bool>) {
        std::int64_t number = 0;
        FieldOptions narrow = options;
        narrow.min = std::max<std::int64_t>(narrow.min, std::numeric_limits<M>::min());
        if constexpr (sizeof(M) < 8) narrow.max = std::min<std::int64_t>(narrow.max, std::numeric_limits<M>::max());
        return read_value(source, number, narrow, errors) && (value = static_cast<M>(number), true);
    } else {
        return read_value(source, value, options, errors);
    }
}

template <Described T>
bool read_object(const boost::json::value& source, T& value, Errors& errors) {
    const auto* object = expect_object(source, errors);
    if (object == nullptr) return false;
    std::size_t matched = 0;
    each_field<T>([&](const auto& f) {
        using M = typename std::remove_cvref_t<decltype(f)>::Member;
        const auto* found = object->if_contains(f.name);
        const Errors::Step step(errors, f.name);
        if (found != nullptr) {
            ++matched;
            read_any(*found, value.*f.member, f.options, errors);
        } else if (!f.options.optional && !is_maybe<M>) {
            errors.add("required", "必须填写" + std::string(f.label));
        }
    });
    if (matched != object->size()) {
        std::vector<std::string_view> known;
        each_field<T>([&](const auto& f) { known.push_back(f.name); });
        refuse_unknown(*object, known, errors);
    }
    return errors.empty();
}

/// Reads a described struct from parsed JSON.
/// @refuses invalid_fields naming every bad, missing and unknown field.
template <Described T>
Result<T> read(const boost::json::value& source) {
    T value{};
    Errors errors;
    read_object(source, value, errors);
    if (!errors.empty()) return refuse(invalid_fields, errors.take());
    return value;
}

/// Parses and reads in one go. @refuses malformed_body, invalid_fields.
template <Described T>
Result<T> read_text(std::string_view text) {
    LINLI_TRY(const auto source, parse(text));
    return read<T>(source);
}

}  // namespace linli::json
