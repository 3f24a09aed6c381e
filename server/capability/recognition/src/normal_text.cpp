#include "normal_text.h"

#include <linli/base/text.h>

#include <array>

namespace linli::recognition {
namespace {

struct Range {
    char32_t from;
    char32_t until;  ///< inclusive
};

/// Letters, ideographs and digits; sorted. Everything else separates.
constexpr std::array<Range, 14> kept{{{U'0', U'9'},
                                      {U'a', U'z'},
                                      {0xC0, 0x24F},
                                      {0x370, 0x52F},
                                      {0x5D0, 0x5EA},
                                      {0x620, 0x64A},
                                      {0xE01, 0xE3A},
                                      {0x1E00, 0x1EFF},
                                      {0x3005, 0x3007},
                                      {0x3041, 0x30FF},
                                      {0x3400, 0x9FFF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0x20000, 0x3FFFD}}};

bool is_kept(char32_t point) {
    for (const auto& range : kept)
        if (point <= range.until) return point >= range.from;
    return false;
}

bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }
bool is_line_break(char32_t point) { return point == U'\n' || point == U'\r' || point == 0x2028 || point == 0x2029; }
bool is_space(char32_t point) {
    return point == U' ' || (point >= 9 && point <= 13) || point == 0xA0 || point == 0x3000 || point == 0xFEFF ||
           (point >= 0x2000 && point <= 0x200F) || point == 0x2028 || point == 0x2029;
}

char32_t folded(char32_t point) {
    if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
    if (point >= U'A' && point <= U'Z') point += 32;
    return point;
}

/// Builds the row; remembers what stood between the last point and the next.
class Builder {
public:
    explicit Builder(Digits digits) : digits_(digits) {}

    void begin(Part part) {
        part_ = part;
        at_ = 0;
        after_break_ = true;
        spaces_ = 0;
    }
    void add(char32_t raw) {
        const auto position = at_++;
        if (is_space(raw)) return add_space(is_line_break(raw));
        const auto point = folded(raw);
        if (!is_kept(point)) {
            after_break_ = true;
            spaces_ = 0;
            return;
        }
        if (digits_ == Digits::fold && is_digit(point)) {
            if (extend_number(position)) return;
            return keep(U'0', position);
        }
        keep(point, position);
    }
    /// Everything so far is the title.
    void end_title() { out_.title = out_.points.size(), title_ended_ = true; }
    NormalText take() {
        if (!title_ended_) end_title();
        return std::move(out_);
    }

private:
    void add_space(bool line_break) {
        spaces_ += line_break ? 2 : 1;
        if (spaces_ < 2) return;
        after_break_ = true;
        if (!title_ended_ && !out_.points.empty()) end_title();
    }
    bool extend_number(std::uint32_t position) {
        if (out_.points.empty() || out_.points.back() != U'0') return false;
        auto& last = out_.origins.back();
        if (last.part == part_ && !after_break_) last.until = position + 1;
        spaces_ = 0;
        return true;
    }
    void keep(char32_t point, std::uint32_t position) {
        out_.points.push_back(point);
        out_.origins.push_back({position, position + 1, part_, after_break_});
        after_break_ = false;
        spaces_ = 0;
    }

    Digits digits_;
    NormalText out_;
    Part part_ = Part::text;
    std::uint32_t at_ = 0;
    int spaces_ = 0;
    bool after_break_ = true;
    bool title_ended_ = false;
};

}  // namespace

NormalText normal_text(std::string_view title, std::string_view text, Digits digits) {
    Builder builder(digits);
    if (!text::trim(title).empty()) {
        builder.begin(Part::title);
        for (const auto point : text::to_u32(title)) builder.add(point);
        builder.end_title();
    }
    builder.begin(Part::text);
    for (const auto point : text::to_u32(text)) builder.add(point);
    return builder.take();
}

}  // namespace linli::recognition
