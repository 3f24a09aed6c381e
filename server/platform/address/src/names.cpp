#include "names.h"

#include "gazetteer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace linli::address {
namespace {

using View = std::u32string_view;

struct Ending {
    View text;
    Label label;
    std::size_t shortest, longest;  ///< of the whole name, in code points
};

// Looked for at each place from left to right; the longest fitting ending at a place wins.
constexpr std::array endings{
    Ending{U"街道办事处", Label::town, 6, 10},
    Ending{U"街道", Label::town, 3, 7},
    Ending{U"镇", Label::town, 2, 6},
    Ending{U"乡", Label::town, 2, 7},
    Ending{U"自治县", Label::district, 5, 10},
    Ending{U"县", Label::district, 2, 5},
    Ending{U"经济技术开发区", Label::devZone, 7, 12},
    Ending{U"高新技术产业园区", Label::devZone, 8, 12},
    Ending{U"高新技术开发区", Label::devZone, 7, 12},
    Ending{U"经济开发区", Label::devZone, 5, 10},
    Ending{U"开发区", Label::devZone, 3, 9},
    Ending{U"工业园区", Label::devZone, 4, 9},
    Ending{U"高新园区", Label::devZone, 4, 8},
    Ending{U"高新区", Label::devZone, 3, 7},
    Ending{U"杭州湾新区", Label::devZone, 5, 5},
    Ending{U"经济区", Label::devZone, 3, 7},
    Ending{U"社区居委会", Label::community, 6, 10},
    Ending{U"居委会", Label::community, 5, 9},
    Ending{U"村委会", Label::community, 5, 9},
    Ending{U"社区", Label::community, 3, 8},
    Ending{U"村", Label::community, 2, 7},
    Ending{U"大道", Label::road, 3, 9},
    Ending{U"大街", Label::road, 3, 8},
    Ending{U"公路", Label::road, 3, 8},
    Ending{U"国道", Label::road, 2, 6},
    Ending{U"省道", Label::road, 2, 6},
    Ending{U"胡同", Label::road, 3, 8},
    Ending{U"高速", Label::road, 3, 8},
    Ending{U"路", Label::road, 2, 8},
    Ending{U"街", Label::road, 2, 8},
    Ending{U"巷", Label::road, 2, 7},
    Ending{U"弄", Label::road, 3, 6},
    Ending{U"小区", Label::poi, 3, 10},
    Ending{U"工业区", Label::poi, 4, 8},
    Ending{U"工业园", Label::poi, 4, 9},
    Ending{U"科技园", Label::poi, 4, 10},
    Ending{U"新村", Label::poi, 3, 8},
    Ending{U"花园", Label::poi, 3, 9},
    Ending{U"公寓", Label::poi, 3, 9},
    Ending{U"大厦", Label::poi, 3, 10},
    Ending{U"广场", Label::poi, 3, 10},
    Ending{U"商城", Label::poi, 3, 8},
    Ending{U"家园", Label::poi, 3, 8},
    Ending{U"东段", Label::subRoad, 2, 2},
    Ending{U"西段", Label::subRoad, 2, 2},
    Ending{U"南段", Label::subRoad, 2, 2},
    Ending{U"北段", Label::subRoad, 2, 2},
    Ending{U"中段", Label::subRoad, 2, 2},
};

constexpr std::array<View, 30> assists{
    U"交叉路口", U"交叉口", U"交汇处", U"交界处", U"斜对面", U"正对面", U"十字路口", U"对面", U"对过", U"旁边",
    U"附近",     U"隔壁",   U"门口",   U"路口",   U"后面",   U"前面",   U"东侧",     U"西侧", U"南侧", U"北侧",
    U"东面",     U"西面",   U"南面",   U"北面",   U"楼下",   U"边上",   U"院内",     U"以东", U"以西", U"旁"};

constexpr std::array<View, 12> remarks{U"电联", U"丰巢",   U"市辖区", U"店面", U"商铺", U"自提",
                                       U"代收", U"速递易", U"快递柜", U"城区", U"转",   U"收"};

template <class List>
std::optional<std::size_t> starts_with_any(View text, const List& list) {
    for (const View word : list)
        if (text.starts_with(word)) return word.size();
    return std::nullopt;
}

/// After a place name whose ending is optional: 浙江 and 浙江省.
std::size_t with_ending(View text, std::size_t length, std::initializer_list<View> list) {
    for (const View ending : list)
        if (text.substr(length).starts_with(ending)) return length + ending.size();
    return length;
}

class Namer {
public:
    Namer(View run, Named& named, bool numbered) : run_(run), named_(named), numbered_(numbered) {}

    std::vector<Name> run() {
        while (at_ < run_.size()) {
            if (administrative() || remark() || ended()) continue;
            rest();
        }
        return std::move(out_);
    }

private:
    View left() const { return run_.substr(at_); }

    void push(Label label, std::size_t length) {
        out_.push_back({label, at_, at_ + length});
        if (label != Label::redundant) {
            named_.before = named_.last;
            named_.last = label;
        }
        at_ += length;
    }

    bool once(bool& seen, Label label, std::size_t length) {
        push(seen ? Label::redundant : label, length);
        seen = true;
        return true;
    }

    /// Places of the first lines of an address stand only before roads and compounds.
    bool before_roads() const { return named_.last < Label::community; }

    bool administrative() {
        const View text = left();
        if (text.starts_with(U"中国")) return push(Label::country, 2), true;
        if (named_.last != Label::redundant && !before_roads()) return false;
        if (const auto length = province(text)) {
            const auto whole =
                with_ending(text, length, {U"省", U"市", U"维吾尔自治区", U"回族自治区", U"壮族自治区", U"自治区"});
            if (!is_road_behind(text.substr(whole))) return once(named_.prov, Label::prov, whole);
        }
        if (const auto length = city(text)) {
            const auto whole = with_ending(text, length, {U"市", U"地区", U"盟"});
            if (!is_road_behind(text.substr(whole))) return once(named_.city, Label::city, whole);
        }
        return district(text);
    }

    /// 浙江路, 杭州大厦, 宁波银行 begin with a place and name another thing.
    static bool is_road_behind(View text) {
        static constexpr std::array<View, 27> others{U"村",   U"路",   U"东路", U"西路", U"南路",     U"北路", U"中路",
                                                     U"街",   U"大道", U"大街", U"大厦", U"银行",     U"大学", U"广场",
                                                     U"湾",   U"火车", U"汽车", U"国际", U"师范",     U"市场", U"商城",
                                                     U"人家", U"花园", U"医院", U"公路", U"工业大学", U"科技"};
        return starts_with_any(text, others).has_value();
    }

    /// 花园路 is a road although 花园 ends a compound.
    static bool is_street_behind(View text) {
        static constexpr std::array<View, 10> streets{U"路",   U"东路", U"西路", U"南路", U"北路",
                                                      U"中路", U"街",   U"大街", U"大道", U"公路"};
        return starts_with_any(text, streets).has_value();
    }

    /// 古镇路, 古镇人家: the 镇 belongs to the name; but 王店镇花园路.
    static bool is_town_name_behind(View text) {
        if (!is_road_behind(text)) return false;
        for (std::size_t i = 2; i < std::min<std::size_t>(text.size(), 5); ++i)
            if (is_street_behind(text.substr(i))) return false;
        return true;
    }

    bool district(View text) {
        if (const auto length = known_district(text)) {
            const auto whole = with_ending(text, length, {U"新区", U"区", U"市", U"县"});
            if (!is_road_behind(text.substr(whole))) return once(named_.district, Label::district, whole);
        }
        if (named_.last > Label::district && named_.last != Label::redundant) return false;
        for (std::size_t i = 1; i < std::min<std::size_t>(text.size(), 5); ++i) {
            if (text[i] == U'市' && i >= 2) {
                if (text.substr(i).starts_with(U"市场") || text.substr(i).starts_with(U"市区")) return false;
                return named_.city || named_.prov ? once(named_.district, Label::district, i + 1)
                                                  : once(named_.district, Label::district, i + 1);
            }
            if (text[i] == U'县' && i >= 1)
                return !is_road_behind(text.substr(i + 1)) && once(named_.district, Label::district, i + 1);
            if (text[i] == U'区' && i >= 2) {
                static constexpr View no_district = U"小社园发业新校厂院片库街高济港景东西南北中一二三四五六";
                if (no_district.find(text[i - 1]) != View::npos && i > 2) return false;
                if (View(U"小社园业新校厂院片库发").find(text[i - 1]) != View::npos) return false;
                return once(named_.district, Label::district, i + 1);
            }
            if (View(U"路街道镇乡村巷弄号").find(text[i]) != View::npos) return false;
        }
        return false;
    }

    bool remark() {
        const View text = left();
        if (const auto length = starts_with_any(text, assists)) return push(Label::assist, *length), true;
        if (at_ == 0 || named_.last >= Label::houseno)
            if (const auto length = starts_with_any(text, remarks)) return push(Label::redundant, *length), true;
        return false;
    }

    /// A name that its ending tells: X路, X村, X街道.
    bool ended() {
        const View text = left();
        const std::size_t limit = std::min<std::size_t>(text.size(), 12);
        for (std::size_t end = 2; end <= limit; ++end)
            for (const auto& ending : endings)
                if (fits(text, end, ending)) {
                    push(label_of(ending), end);
                    return true;
                }
        return false;
    }

    bool fits(View text, std::size_t end, const Ending& ending) const {
        if (end < ending.shortest || end > ending.longest) return false;
        const View name = text.substr(0, end), behind = text.substr(end);
        if (!name.ends_with(ending.text)) return false;
        if (ending.label == Label::town || ending.label == Label::district) {
            if (named_.last > Label::town && named_.last != Label::redundant) return false;
            if (ending.text == U"镇" &&
                (behind.starts_with(U"镇") || behind.starts_with(U"海") || is_town_name_behind(behind)))
                return false;
        }
        if (ending.text == U"乡" && behind.starts_with(U"镇")) return false;
        if (ending.label == Label::poi)
            return (named_.last < Label::poi || named_.last == Label::redundant) && !is_street_behind(behind);
        if (ending.label == Label::community) return community(name, behind);
        if (ending.label == Label::road) return road(name, behind);
        return ending.label != Label::subRoad || named_.last == Label::road;
    }

    bool community(View name, View behind) const {
        if (named_.last >= Label::road && named_.last != Label::redundant) return false;
        if (name.ends_with(U"新村") || name.ends_with(U"农村") || name.ends_with(U"乡村")) return false;
        return !behind.starts_with(U"路") && !behind.starts_with(U"街") && !behind.starts_with(U"小区") &&
               !behind.starts_with(U"镇") && !behind.starts_with(U"大道") && !behind.starts_with(U"巷");
    }

    bool road(View name, View behind) const {
        static constexpr std::array<View, 12> more{U"道", U"口", U"桥", U"段", U"坊", U"面",
                                                   U"灯", U"边", U"局", U"亭", U"司", U"由"};
        if (name.ends_with(U"街") && behind.starts_with(U"道") && !behind.starts_with(U"道路")) return false;
        if (name.ends_with(U"路") && starts_with_any(behind, more)) {
            if (behind.starts_with(U"道") || behind.starts_with(U"桥") || behind.starts_with(U"由")) return false;
        }
        if (behind.starts_with(U"街道") || behind.starts_with(U"镇") || behind.starts_with(U"村") ||
            (name.ends_with(U"街") && behind.starts_with(U"区"))) {
            return false;
        }
        return !name.starts_with(U"一号") || name.size() > 3;
    }

    Label label_of(const Ending& ending) const {
        if (ending.label == Label::road && (named_.last == Label::road) &&
            (ending.text == U"巷" || ending.text == U"弄"))
            return Label::subRoad;
        return ending.label;
    }

    /// What no ending tells, up to the next thing that one tells.
    void rest() {
        std::size_t end = at_ + 1;
        for (; end < run_.size(); ++end)
            if (starts_with_any(run_.substr(end), assists)) break;
        const View name = run_.substr(at_, end - at_);
        const bool road = numbered_ && end == run_.size() && (name.ends_with(U"路") || name.ends_with(U"街"));
        // 万商路路1875: typed twice.
        if (road && name.size() == 1 && named_.last == Label::road) return push(Label::redundant, 1);
        // Too long for one road: a place and, nearly always with three characters, the road that is numbered.
        if (road && name.size() > 5 && named_.last < Label::poi) {
            push(rest_label(), name.size() - 3);
            return push(Label::road, 3);
        }
        push(rest_label(), end - at_);
    }

    Label rest_label() const {
        switch (named_.last) {
        case Label::poi:
        case Label::subpoi: return Label::subpoi;
        case Label::houseno:
        case Label::cellno: return numbered_ ? Label::subpoi : Label::person;
        case Label::floorno:
        case Label::roomno:
        case Label::person: return Label::person;
        default: return Label::poi;
        }
    }

    static std::size_t province(View text) { return longest(text, provinces()); }
    static std::size_t city(View text) { return longest(text, cities()); }
    static std::size_t known_district(View text) { return longest(text, districts()); }

    View run_;
    Named& named_;
    bool numbered_;
    std::size_t at_ = 0;
    std::vector<Name> out_;
};

}  // namespace

std::vector<Name> name(View run, Named& named, bool numbered) { return Namer(run, named, numbered).run(); }

}  // namespace linli::address
