#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::http {

/// One header line of a message.
struct Field {
    std::string_view name;
    std::string_view value;
};

/// True when two ASCII texts differ at most in case.
bool same_name(std::string_view left, std::string_view right);
/// True when `value` is a comma-separated list that holds `token` (any case), as in `Connection: a, close`.
bool has_token(std::string_view value, std::string_view token);

/// Received header lines in one buffer: adding one costs no allocation once the buffer has grown.
/// Views stay valid until the next add() or clear().
class Headers {
public:
    void add(std::string_view name, std::string_view value);
    void clear();
    std::size_t size() const { return lines_.size(); }
    Field at(std::size_t index) const;
    /// First value of `name`, any case.
    std::optional<std::string_view> find(std::string_view name) const;
    /// How many lines have this name.
    std::size_t count(std::string_view name) const;
    /// All values of `name` joined by ", " (RFC 9110 §5.3); empty when there is none.
    std::string joined(std::string_view name) const;

private:
    struct Line {
        std::uint32_t begin;
        std::uint32_t name_size;
        std::uint32_t value_size;
    };
    std::string text_;
    std::vector<Line> lines_;
};

}  // namespace linli::http
