#include <linli/http/headers.h>

#include <linli/base/text.h>

namespace linli::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool same_name(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (lower(left[i]) != lower(right[i])) return false;
    return true;
}

bool has_token(std::string_view value, std::string_view token) {
    while (!value.empty()) {
        const auto comma = value.find(',');
        if (same_name(text::trim(value.substr(0, comma)), token)) return true;
        value.remove_prefix(comma == std::string_view::npos ? value.size() : comma + 1);
    }
    return false;
}

void Headers::add(std::string_view name, std::string_view value) {
    lines_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(name.size()),
                      static_cast<std::uint32_t>(value.size())});
    text_.append(name).append(value);
}

void Headers::clear() {
    text_.clear();
    lines_.clear();
}

Field Headers::at(std::size_t index) const {
    const auto& line = lines_[index];
    const std::string_view all = text_;
    return {all.substr(line.begin, line.name_size), all.substr(line.begin + line.name_size, line.value_size)};
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].name_size != name.size()) continue;
        const auto field = at(i);
        if (same_name(field.name, name)) return field.value;
    }
    return std::nullopt;
}

std::size_t Headers::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].name_size == name.size() && same_name(at(i).name, name)) ++found;
    return found;
}

std::string Headers::joined(std::string_view name) const {
    std::string out;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].name_size != name.size()) continue;
        const auto field = at(i);
        if (!same_name(field.name, name)) continue;
        if (!out.empty()) out += ", ";
        out += field.value;
    }
    return out;
}

}  // namespace linli::http
