#include <linli/hanzi/hanzi.h>
#include <linli/matching/compare.h>

#include <algorithm>
#include <string>

namespace linli::matching {
namespace {

using View = std::u32string_view;

std::u32string folded(View name) {
    std::u32string out;
    for (const char32_t c : name)
        if (c != U'·') out += hanzi::modern(c);
    return out;
}

bool only_doubled(View a, View b) {
    return a.size() == b.size() && a.size() > 1 && hanzi::doubled(a[0], b[0]) && a.substr(1) == b.substr(1);
}

/// Every differing character reads alike (`sound`), or reads or looks alike.
bool same_but_alike(View a, View b, bool sound) {
    if (a.size() != b.size() || a.size() < 2) return false;
    std::size_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        ++different;
        const bool heard = hanzi::sound_alike(a[i], b[i]) || hanzi::doubled(a[i], b[i]);
        if (!heard && (sound || !hanzi::look_alike(a[i], b[i]))) return false;
    }
    // A name of two or three characters of which none is the same is another name that happens to sound so.
    return different < a.size();
}

bool swapped(View a, View b) {
    if (a.size() != b.size() || a.size() < 2) return false;
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
        if (a[i] == b[i + 1] && a[i + 1] == b[i] && a[i] != a[i + 1])
            return a.substr(0, i) == b.substr(0, i) && a.substr(i + 2) == b.substr(i + 2);
    return false;
}

/// `longer` with one character left out is `shorter`; not the surname, and a surname alone is no name.
bool one_missing(View longer, View shorter) {
    if (longer.size() != shorter.size() + 1 || shorter.size() < 2) return false;
    for (std::size_t i = 1; i < longer.size(); ++i)
        if (longer.substr(0, i) == shorter.substr(0, i) && longer.substr(i + 1) == shorter.substr(i)) return true;
    return false;
}

/// 老王, 小王, 王阿姨, 王师傅 name the surname only.
char32_t familiar(View name) {
    if (name.size() == 2 && (name[0] == U'老' || name[0] == U'小')) return name[1];
    for (const View title : {View(U"阿姨"), View(U"师傅"), View(U"大爷"), View(U"大妈"), View(U"奶奶"), View(U"爷爷"),
                             View(U"老师"), View(U"女士"), View(U"先生")})
        if (name.size() == 3 && name.ends_with(title)) return name[0];
    return 0;
}

}  // namespace

NameLevel compare_names(View a, View b) {
    if (a == b) return NameLevel::exact;
    const auto x = folded(a), y = folded(b);
    if (x == y || only_doubled(x, y)) return NameLevel::variant;
    if (same_but_alike(x, y, true)) return NameLevel::homophone;
    if (same_but_alike(x, y, false)) return NameLevel::alike;
    if (swapped(x, y) || one_missing(x, y) || one_missing(y, x)) return NameLevel::shifted;
    const auto one = familiar(x), two = familiar(y);
    if ((one != 0 && one == y[0]) || (two != 0 && two == x[0])) return NameLevel::nickname;
    const auto given = [](View name) { return name.substr(hanzi::surname_length(name)); };
    if (hanzi::surname_length(x) > 0 && given(x).size() >= 2 && given(x) == given(y)) return NameLevel::given;
    const auto surname = [](View name) { return name.substr(0, hanzi::surname_length(name)); };
    return !surname(x).empty() && surname(x) == surname(y) ? NameLevel::surname : NameLevel::other;
}

}  // namespace linli::matching
