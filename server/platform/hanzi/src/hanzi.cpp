#include <linli/hanzi/hanzi.h>

#include "characters.h"

#include <linli/base/text.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <unordered_map>

namespace linli::hanzi {
namespace {

struct Character {
    std::vector<std::string> readings;
    std::string corners;             ///< empty when unknown
    std::vector<std::string> parts;  ///< phonetic parts
    int strokes = 0;
};

struct Table {
    std::unordered_map<char32_t, Character> known;
    std::unordered_map<char32_t, char32_t> modern;
};

std::vector<std::string> listed(std::string_view cell) {
    std::vector<std::string> out;
    if (cell != "-")
        for (const auto one : text::split(cell, ',')) out.emplace_back(one);
    return out;
}

Table load() {
    Table table;
    table.known.reserve(8'192);
    for (const auto line : text::split(characters, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = text::split(line, ' ');
        const char32_t character = text::to_u32(cells[0]).front();
        if (cells.size() == 2) {
            table.modern.emplace(character, text::to_u32(cells[1].substr(1)).front());
            continue;
        }
        auto& entry = table.known[character];
        entry.readings = listed(cells[1]);
        if (cells[2] != "-") entry.corners = cells[2];
        entry.parts = listed(cells[3]);
        std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), entry.strokes);
    }
    return table;
}

const Table& table() {
    static const Table loaded = load();
    return loaded;
}

const Character* find(char32_t character) {
    const auto found = table().known.find(modern(character));
    return found == table().known.end() ? nullptr : &found->second;
}

struct Surname {
    std::u32string_view name;
    std::array<std::string_view, 2> reading;
};

// Surnames that are read otherwise than the character usually is.
constexpr std::array surnames{
    Surname{U"尉迟", {"yu", "chi"}},
    Surname{U"万俟", {"mo", "qi"}},
    Surname{U"澹台", {"tan", "tai"}},
    Surname{U"单于", {"chan", "yu"}},
    Surname{U"长孙", {"zhang", "sun"}},
    Surname{U"鲜于", {"xian", "yu"}},
    Surname{U"令狐", {"ling", "hu"}},
    Surname{U"单", {"shan"}},
    Surname{U"曾", {"zeng"}},
    Surname{U"仇", {"qiu"}},
    Surname{U"任", {"ren"}},
    Surname{U"解", {"xie"}},
    Surname{U"查", {"zha"}},
    Surname{U"区", {"ou"}},
    Surname{U"朴", {"piao"}},
    Surname{U"盖", {"ge"}},
    Surname{U"乐", {"yue"}},
    Surname{U"华", {"hua"}},
    Surname{U"秘", {"bi"}},
    Surname{U"冼", {"xian"}},
    Surname{U"洗", {"xian"}},
    Surname{U"翟", {"zhai"}},
    Surname{U"缪", {"miao"}},
    Surname{U"宓", {"mi"}},
    Surname{U"繁", {"po"}},
    Surname{U"召", {"shao"}},
    Surname{U"员", {"yun"}},
    Surname{U"折", {"she"}},
    Surname{U"黑", {"he"}},
    Surname{U"逄", {"pang"}},
    Surname{U"重", {"chong"}},
    Surname{U"种", {"chong"}},
    Surname{U"晟", {"cheng"}},
    Surname{U"覃", {"qin"}},
    Surname{U"褚", {"chu"}},
    Surname{U"祭", {"zhai"}},
    Surname{U"都", {"du"}},
    Surname{U"那", {"na"}},
    Surname{U"卜", {"bu"}},
    Surname{U"柏", {"bai"}},
    Surname{U"薄", {"bo"}},
    Surname{U"纪", {"ji"}},
    Surname{U"葛", {"ge"}},
    Surname{U"哈", {"ha"}},
    Surname{U"隗", {"wei"}},
    Surname{U"郗", {"xi"}},
    Surname{U"应", {"ying"}},
    Surname{U"尹", {"yin"}},
    Surname{U"车", {"che"}},
    Surname{U"谌", {"chen"}},
    Surname{U"宁", {"ning"}},
    Surname{U"燕", {"yan"}},
    Surname{U"石", {"shi"}},
    Surname{U"沈", {"shen"}},
    Surname{U"贾", {"jia"}},
    Surname{U"牟", {"mu"}},
    Surname{U"臧", {"zang"}},
    Surname{U"幺", {"yao"}},
};

constexpr auto compounds = std::to_array<std::u32string_view>(
    {U"欧阳", U"上官", U"司马", U"东方", U"独孤", U"南宫", U"万俟", U"闻人", U"夏侯", U"诸葛", U"尉迟", U"公羊",
     U"赫连", U"澹台", U"皇甫", U"宗政", U"濮阳", U"公冶", U"太叔", U"申屠", U"公孙", U"慕容", U"仲孙", U"钟离",
     U"长孙", U"宇文", U"司徒", U"鲜于", U"司空", U"令狐", U"呼延", U"轩辕", U"百里", U"东郭", U"南门", U"西门",
     U"端木", U"完颜", U"纳兰", U"拓跋", U"左丘", U"梁丘", U"闾丘", U"单于", U"司寇", U"颛孙", U"子车"});

constexpr auto pairs = std::to_array<std::u32string_view>({U"傅付", U"萧肖", U"阎闫", U"戴代", U"邱丘"});

}  // namespace

std::span<const std::string> readings(char32_t character) {
    const auto* found = find(character);
    if (found == nullptr) return {};
    return found->readings;
}

std::size_t surname_length(std::u32string_view name) {
    if (name.empty() || !han(name.front())) return 0;
    const auto two = name.substr(0, 2);
    return name.size() > 2 && std::find(compounds.begin(), compounds.end(), two) != compounds.end() ? 2 : 1;
}

std::vector<std::string> surname_reading(std::u32string_view name) {
    const auto length = surname_length(name);
    const auto surname = name.substr(0, length);
    const auto found = std::find_if(surnames.begin(), surnames.end(), [&](const auto& s) { return s.name == surname; });
    if (length == 0 || found == surnames.end()) return {};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < length; ++i) out.emplace_back(found->reading[i]);
    return out;
}

std::vector<std::string> pinyin(std::u32string_view name) {
    auto out = surname_reading(name);
    for (std::size_t i = out.size(); i < name.size(); ++i) {
        const auto said = readings(name[i]);
        out.push_back(said.empty() ? text::from_u32(name.substr(i, 1)) : said.front());
    }
    return out;
}

char32_t modern(char32_t character) {
    const auto found = table().modern.find(character);
    return found == table().modern.end() ? character : found->second;
}

bool doubled(char32_t a, char32_t b) {
    return std::any_of(pairs.begin(), pairs.end(), [&](std::u32string_view pair) {
        return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
    });
}

bool sound_alike(char32_t a, char32_t b) {
    const auto left = readings(a), right = readings(b);
    return std::any_of(left.begin(), left.end(),
                       [&](const auto& said) { return std::find(right.begin(), right.end(), said) != right.end(); });
}

bool look_alike(char32_t a, char32_t b) {
    const auto *left = find(a), *right = find(b);
    if (left == nullptr || right == nullptr || modern(a) == modern(b)) return false;
    if (!left->corners.empty() && left->corners == right->corners) return true;
    if (std::abs(left->strokes - right->strokes) > 4) return false;
    return std::any_of(left->parts.begin(), left->parts.end(), [&](const auto& part) {
        return std::find(right->parts.begin(), right->parts.end(), part) != right->parts.end();
    });
}

bool han(char32_t point) {
    return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3400 && point <= 0x4DBF) || point == 0x3007 ||
           (point >= 0x20000 && point <= 0x323AF) || (point >= 0xF900 && point <= 0xFAFF);
}

}  // namespace linli::hanzi
