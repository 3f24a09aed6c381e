#include <linli/json/read.h>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <cmath>
#include <system_error>

namespace linli::json {
namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

/// Builds a value as boost::json::parser does, but sees a name that stands twice in one object (of two truths a proxy
/// might check one and we store the other) and takes the double nearest to what was written, so that a number that
/// travels through us stays the same (the library's own conversion may miss it by a unit in the last place).
class Builder {
public:
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    Builder() { stack_.reset(); }
    boost::json::value release() { return stack_.release(); }
    /// Members written in all objects.
    std::size_t members() const { return members_; }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t count, error_code&) {
        members_ += count;
        stack_.push_object(count);
        return true;
    }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t count, error_code&) { return stack_.push_array(count), true; }
    bool on_key_part(Text text, std::size_t, error_code&) { return stack_.push_chars(text), true; }
    bool on_key(Text text, std::size_t, error_code&) { return stack_.push_key(text), true; }
    bool on_string_part(Text text, std::size_t, error_code&) { return stack_.push_chars(text), true; }
    bool on_string(Text text, std::size_t, error_code&) { return stack_.push_string(text), true; }
    bool on_number_part(Text, error_code&) { return true; }
    bool on_int64(std::int64_t number, Text, error_code&) { return stack_.push_int64(number), true; }
    bool on_uint64(std::uint64_t number, Text, error_code&) { return stack_.push_uint64(number), true; }
    bool on_double(double rough, Text written, error_code& fault) {
        double number = 0;
        const auto error = std::from_chars(written.data(), written.data() + written.size(), number).ec;
        // Out of range is larger than any double, which is refused, or so close to zero that it is zero.
        if (error == std::errc::result_out_of_range && std::fabs(rough) >= 1)
            return fault = boost::json::error::exponent_overflow, false;
        return stack_.push_double(number), true;
    }
    bool on_bool(bool flag, error_code&) { return stack_.push_bool(flag), true; }
    bool on_null(error_code&) { return stack_.push_null(), true; }
    bool on_comment_part(Text, error_code&) { return true; }
    bool on_comment(Text, error_code&) { return true; }

private:
    boost::json::value_stack stack_;
    std::size_t members_ = 0;
};

/// Members that all objects of `value` kept; as deep as parsing allowed.
std::size_t members(const boost::json::value& value) {
    std::size_t count = 0;
    if (const auto* object = value.if_object()) {
        count = object->size();
        for (const auto& member : *object) count += members(member.value());
    } else if (const auto* array = value.if_array()) {
        for (const auto& entry : *array) count += members(entry);
    }
    return count;
}

}  // namespace

Result<boost::json::value> parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = 32;
    boost::json::basic_parser<Builder> parser(options);
    error_code error;
    const auto consumed = parser.write_some(false, text.data(), text.size(), error);
    if (!error && text.find_first_not_of(" \t\r\n", consumed) != std::string_view::npos)
        error = boost::json::error::extra_data;
    if (error) return refuse(malformed_body, "读到第 " + std::to_string(consumed) + " 字节时出错：" + error.message());
    auto value = parser.handler().release();
    if (members(value) != parser.handler().members()) return refuse(malformed_body, "同一个对象中有重复的名称");
    return value;
}

}  // namespace linli::json
