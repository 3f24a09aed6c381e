#include "names.h"

#include <linli/base/text.h>

#include <algorithm>

namespace linli::sim {
namespace {

int generation_of(int birth_year) {
    if (birth_year < 1955) return 0;
    if (birth_year < 1970) return 1;
    if (birth_year < 1982) return 2;
    if (birth_year < 1994) return 3;
    return birth_year < 2010 ? 4 : 5;
}

NameStyle style_of(std::string_view ethnicity) {
    if (ethnicity == "回族" || ethnicity == "东乡族") return NameStyle::hui;
    return ethnicity == "维吾尔族" || ethnicity == "哈萨克族" ? NameStyle::dotted : NameStyle::han;
}

Line line_of(Rng& rng, std::string_view ethnicity) {
    Line line{style_of(ethnicity), std::string(ethnicity), {}, {}};
    switch (line.style) {
    case NameStyle::han: line.surname = rng.pick(tables::surnames()); break;
    case NameStyle::hui: line.surname = rng.pick(tables::hui_surnames()); break;
    case NameStyle::dotted: line.given_of_father = rng.pick(tables::dotted_given(codes::Sex::male)); break;
    }
    return line;
}

}  // namespace

Line make_line(Rng& rng) { return line_of(rng, rng.pick(tables::ethnicities())); }

Line make_line_like(Rng& rng, const Line& other) {
    if (other.style != NameStyle::dotted && rng.chance(300)) return line_of(rng, "汉族");
    return line_of(rng, other.ethnicity);
}

std::string given_name(Rng& rng, NameStyle style, codes::Sex sex, int birth_year) {
    if (style == NameStyle::dotted) return std::string(rng.pick(tables::dotted_given(sex)));
    const int generation = generation_of(birth_year);
    if (style == NameStyle::hui && generation < 3 && rng.chance(900)) {
        constexpr std::string_view male[] = {"哈三", "尔力", "舍木", "麦苏", "伊布", "索里哈"};
        constexpr std::string_view female[] = {"阿西也", "海车", "麦燕", "法土麦", "阿米乃", "祖海"};
        return std::string(rng.pick(sex == codes::Sex::male ? std::span<const std::string_view>(male) : female));
    }
    const auto list = tables::given(sex, generation);
    const auto base = rng.pick(list);
    if (text::code_points(base) != 2 || !rng.chance(3'500)) return std::string(base);
    // Two fashionable characters in a new order of two names: the list alone would repeat itself too often.
    const auto other = rng.pick(list);
    const auto tail = text::code_points(other) == 2 ? other.substr(text::prefix(other, 1).size()) : other;
    const auto head = text::prefix(base, 1);
    return std::string(head) + std::string(tail);
}

std::string full_name(Rng& rng, const Line& line, codes::Sex sex, int birth_year) {
    const auto given = given_name(rng, line.style, sex, birth_year);
    return line.style == NameStyle::dotted ? given + "·" + line.given_of_father : line.surname + given;
}

std::string misspelt(Rng& rng, std::string_view name) {
    const auto points = text::to_u32(name);
    std::vector<std::string> candidates;
    for (const auto pair : tables::sound_alikes()) {
        const auto two = text::to_u32(pair);
        for (std::size_t i = 1; i < points.size(); ++i) {
            auto changed = points;
            if (points[i] == two[0])
                changed[i] = two[1];
            else if (points[i] == two[1])
                changed[i] = two[0];
            else
                continue;
            candidates.push_back(text::from_u32(changed));
        }
    }
    return candidates.empty() ? std::string() : rng.pick(candidates);
}

}  // namespace linli::sim
