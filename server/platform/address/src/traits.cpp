#include "traits.h"

#include "cuts.h"

#include <algorithm>

namespace linli::address {
namespace {

using View = std::u32string_view;

constexpr std::uint8_t no_number = 7;  // as a value of Trait::next_digits: none

bool arabic_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

template <class T>
std::uint8_t at_most(T value, std::uint8_t most) {
    return value < static_cast<T>(most) ? static_cast<std::uint8_t>(value) : most;
}

/// The last character alone tells a hamlet: water, hills, fields, families.
bool ends_like_hamlet(View name) {
    static constexpr View ends = U"村庄桥头岙塘浜家湾埠坑岭山洋堂屋宅坞埭里浦漾河港溪沙墩田地陈王李张周徐林方金";
    return !name.empty() && ends.find(name.back()) != View::npos;
}

std::uint8_t road_ending(View name) {
    static constexpr View ends = U"路街道弄巷线";
    const auto place = ends.find(name.back());
    if (place != View::npos) return static_cast<std::uint8_t>(place + 1);
    return name.back() <= U'z' ? 7 : 8;
}

std::uint8_t community_ending(View name) { return name.ends_with(U"村") ? 1 : name.ends_with(U"社区") ? 2 : 3; }

std::uint8_t mark_of(View half, const Lexeme& mark) {
    if (mark.end - mark.begin > 1) return 10;
    switch (half[mark.begin]) {
    case U'-':
    case U'_':
    case U'—':
    case U'–':
    case U'－': return 3;
    case U'~':
    case U'～': return 4;
    case U'/': return 5;
    case U'、':
    case U',':
    case U'，':
    case U'.':
    case U'&':
    case U'+': return 6;
    case U' ': return 7;
    case U'#': return 8;
    case U'一': return 9;
    default: return 11;
    }
}

std::uint8_t step_of(int value) {
    static constexpr std::array<int, 7> upper{0, 3, 9, 30, 99, 399, 999};
    return static_cast<std::uint8_t>(std::lower_bound(upper.begin(), upper.end(), value) - upper.begin());
}

std::uint8_t letter_of(View number, bool bare) {
    const std::uint8_t first = is_letter(number.front()) ? 1 : arabic_digit(number.front()) ? 0 : 2;
    const bool last = bare && number.size() > 1 && is_letter(number.back());
    return last ? static_cast<std::uint8_t>(first + 3) % 6 : first;
}

std::uint8_t kind_of(const Lexeme& lexeme) { return static_cast<std::uint8_t>(lexeme.kind); }

class Watcher {
public:
    explicit Watcher(const Spot& spot) : spot_(spot) {}

    Traits run() {
        const auto& here = spot_.here();
        const auto number = spot_.half.substr(here.begin, here.end - here.begin);
        set(Trait::kind, kind_of(here));
        set(Trait::digits, at_most(here.digits, 5));
        set(Trait::value, step_of(value_in(spot_.half, here.begin, here.end)));
        set(Trait::letter, letter_of(number, here.kind == Kind::bare));
        set(Trait::joined, at_most(here.joined, 2));
        set(Trait::split, here.split ? 1 : 0);
        named();
        before();
        behind();
        return out_;
    }

private:
    void set(Trait trait, std::uint8_t value) { address::at(out_, trait) = value; }

    void named() {
        const auto& trail = spot_.trail;
        set(Trait::last, static_cast<std::uint8_t>(trail.named.last));
        set(Trait::name, static_cast<std::uint8_t>(trail.name));
        set(Trait::name_length, at_most(trail.name_length, 6));
        set(Trait::hamlet, trail.hamlet ? 1 : 0);
        set(Trait::road, trail.road);
        set(Trait::community, trail.community);
        set(Trait::ground, static_cast<std::uint8_t>(trail.ground()));
        unsigned seen = 0, bit = 1;
        for (const auto label : {Label::houseno, Label::cellno, Label::floorno, Label::roomno}) {
            if (trail.has(label)) seen |= bit;
            bit *= 2;
        }
        set(Trait::named, static_cast<std::uint8_t>(seen));
    }

    void before() {
        const auto& all = spot_.lexemes;
        int chain = 0;
        for (std::size_t i = spot_.at; chain < 3 && i >= 2 && all[i - 1].kind == Kind::mark && is_number(all[i - 2]);
             i -= 2)
            ++chain;
        set(Trait::chain, at_most(chain, 3));
        if (spot_.at == 0) return set(Trait::left, 0);
        const auto& near = all[spot_.at - 1];
        set(Trait::left, near.kind == Kind::mark ? mark_of(spot_.half, near) : near.kind == Kind::text ? 1 : 2);
    }

    void behind() {
        const auto *near = spot_.ahead(1), *far = spot_.ahead(2);
        const bool mark = near != nullptr && near->kind == Kind::mark && far != nullptr;
        const Lexeme* next = mark ? far : near;
        const bool words = next != nullptr && next->kind == Kind::text;
        if (next != nullptr && !is_number(*next)) next = nullptr;
        set(Trait::next_kind, next != nullptr ? kind_of(*next) : words ? 17 : 16);
        set(Trait::next_digits, next != nullptr ? at_most(next->digits, 5) : no_number);
        if (words && !mark)
            set(Trait::text,
                static_cast<std::uint8_t>(ending_of(spot_.half.substr(near->begin, near->end - near->begin))));
        if (words && mark) set(Trait::text, static_cast<std::uint8_t>(NameEnding::mark));
        const auto& all = spot_.lexemes;
        int ahead = 0;
        for (std::size_t i = spot_.at + 1;
             ahead < 3 && i < all.size() && (all[i].kind == Kind::mark || is_number(all[i])); ++i)
            if (all[i].kind != Kind::mark) ++ahead;
        set(Trait::ahead, at_most(ahead, 3));
        set(Trait::later, later());
    }

    std::uint8_t later() const {
        static constexpr std::array measured{Kind::building, Kind::unit, Kind::room, Kind::floor};
        // Not farther than addresses go on, so that a long text takes no longer than its length.
        static constexpr std::size_t far = 16;
        const auto from = spot_.lexemes.begin() + static_cast<std::ptrdiff_t>(spot_.at) + 1;
        const auto to = from + static_cast<std::ptrdiff_t>(std::min(far, spot_.lexemes.size() - spot_.at - 1));
        for (std::size_t i = 0; i < measured.size(); ++i)
            if (std::any_of(from, to, [&](const Lexeme& x) { return x.kind == measured[i]; }))
                return static_cast<std::uint8_t>(i + 1);
        return 0;
    }

    const Spot& spot_;
    Traits out_{};
};

}  // namespace

NameEnding ending_of(View name) {
    struct Row {
        NameEnding ending;
        View word;
    };
    // The first that fits counts.
    static constexpr std::array rows{
        Row{NameEnding::dwelling, U"花园"},    Row{NameEnding::dwelling, U"家园"}, Row{NameEnding::dwelling, U"嘉园"},
        Row{NameEnding::compound, U"小区"},    Row{NameEnding::flats, U"公寓"},    Row{NameEnding::flats, U"宿舍"},
        Row{NameEnding::new_village, U"新村"}, Row{NameEnding::school, U"学院"},   Row{NameEnding::school, U"医院"},
        Row{NameEnding::compound, U"社区"},    Row{NameEnding::tower, U"大厦"},    Row{NameEnding::tower, U"写字楼"},
        Row{NameEnding::tower, U"商厦"},       Row{NameEnding::tower, U"中心"},    Row{NameEnding::tower, U"楼"},
        Row{NameEnding::tower, U"座"},         Row{NameEnding::hotel, U"酒店"},    Row{NameEnding::hotel, U"宾馆"},
        Row{NameEnding::hotel, U"饭店"},       Row{NameEnding::hotel, U"银行"},    Row{NameEnding::hotel, U"局"},
        Row{NameEnding::market, U"市场"},      Row{NameEnding::market, U"广场"},   Row{NameEnding::market, U"商场"},
        Row{NameEnding::market, U"超市"},      Row{NameEnding::market, U"步行街"}, Row{NameEnding::market, U"城"},
        Row{NameEnding::estate, U"工业区"},    Row{NameEnding::estate, U"园区"},   Row{NameEnding::estate, U"园"},
        Row{NameEnding::company, U"公司"},     Row{NameEnding::company, U"厂"},    Row{NameEnding::company, U"集团"},
        Row{NameEnding::shop, U"店"},          Row{NameEnding::shop, U"馆"},       Row{NameEnding::shop, U"行"},
        Row{NameEnding::shop, U"部"},          Row{NameEnding::shop, U"站"},       Row{NameEnding::shop, U"院"},
        Row{NameEnding::school, U"学校"},      Row{NameEnding::school, U"大学"},   Row{NameEnding::school, U"学"},
        Row{NameEnding::school, U"幼儿园"},    Row{NameEnding::village, U"村"},    Row{NameEnding::village, U"庄"},
        Row{NameEnding::village, U"桥"},       Row{NameEnding::village, U"头"},    Row{NameEnding::village, U"岙"},
        Row{NameEnding::village, U"塘"},       Row{NameEnding::village, U"浜"},    Row{NameEnding::phase, U"期"},
        Row{NameEnding::phase, U"区"},         Row{NameEnding::gate, U"门"},
    };
    if (name.empty()) return NameEnding::none;
    for (const auto& row : rows)
        if (name.ends_with(row.word)) return row.ending;
    static constexpr View dwellings = U"苑寓庭里坊府庐墅轩居郡湾家邸景都岸阁";
    return dwellings.find(name.back()) != View::npos ? NameEnding::dwelling : NameEnding::other;
}

void Trail::label(Label given) {
    labels |= 1U << static_cast<unsigned>(given);
    if (given == Label::redundant) return;
    named.before = named.last;
    named.last = given;
}

void Trail::name_given(Label given, View text) {
    labels |= 1U << static_cast<unsigned>(given);
    if (given == Label::redundant) return;
    name = ending_of(text);
    name_length = text.size();
    hamlet = ends_like_hamlet(text);
    if (given == Label::road || given == Label::subRoad) road = road_ending(text);
    if (given == Label::community) community = community_ending(text);
    if (given == Label::poi || given == Label::subpoi) place = place_of(text);
}

Ground Trail::ground() const {
    if (has(Label::roadno)) return Ground::numbered_road;
    if (has(Label::road)) return Ground::road;
    return has(Label::community) ? Ground::community : Ground::none;
}

const Lexeme* Spot::ahead(std::size_t steps) const {
    return this->at + steps < lexemes.size() ? &lexemes[this->at + steps] : nullptr;
}

bool is_letter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

int digits_in(View half, std::size_t begin, std::size_t end) {
    const auto part = half.substr(begin, end - begin);
    return static_cast<int>(std::count_if(part.begin(), part.end(), arabic_digit));
}

int value_in(View half, std::size_t begin, std::size_t end) {
    int sum = 0;
    for (std::size_t i = begin; i < end && sum < 1'000'000; ++i)
        if (arabic_digit(half[i])) sum = sum * 10 + static_cast<int>(half[i] - U'0');
    return sum;
}

bool is_number(const Lexeme& lexeme) {
    return lexeme.kind != Kind::text && lexeme.kind != Kind::mark && lexeme.kind != Kind::distance;
}

Traits traits_of(const Spot& spot) { return Watcher(spot).run(); }

void add_dash(Traits& traits, const Spot& spot, bool rule) {
    const auto &left = spot.here(), &mark = *spot.ahead(1), &right = *spot.ahead(2);
    const int first = value_in(spot.half, left.begin, left.end), second = value_in(spot.half, right.begin, right.end);
    at(traits, Trait::right_kind) = kind_of(right);
    at(traits, Trait::right_digits) = at_most(right.digits, 5);
    at(traits, Trait::equal) = left.digits == right.digits ? 0 : left.digits > right.digits ? 1 : 2;
    at(traits, Trait::order) = neighbours(first, second) ? 2 : second > first ? 1 : 0;
    at(traits, Trait::mark) = mark_of(spot.half, mark);
    at(traits, Trait::cut) = rule ? 1 : 0;
    const auto *then = spot.ahead(3), *after = spot.ahead(4);
    const bool number =
        then != nullptr && (is_number(*then) || (then->kind == Kind::mark && after != nullptr && is_number(*after)));
    at(traits, Trait::then) = then == nullptr ? 12 : number ? 2 : then->kind == Kind::text ? 1 : 11;
}

void add_split(Traits& traits, bool letter, std::size_t width, bool rule) {
    at(traits, Trait::how) = letter ? 0 : 1;
    at(traits, Trait::width) = at_most(width, 2);
    at(traits, Trait::cut) = rule ? 1 : 0;
}

}  // namespace linli::address
