#include <linli/sim/people.h>

namespace linli::sim {

std::string_view kin_text(Kin kin) {
    switch (kin) {
    case Kin::head: return "户主";
    case Kin::spouse: return "配偶";
    case Kin::son: return "子";
    case Kin::daughter: return "女";
    case Kin::father: return "父亲";
    case Kin::mother: return "母亲";
    case Kin::son_in_law: return "女婿";
    case Kin::daughter_in_law: return "儿媳";
    case Kin::grandson: return "孙子";
    case Kin::granddaughter: return "孙女";
    case Kin::other: return "其他";
    }
    return "其他";
}

}  // namespace linli::sim
