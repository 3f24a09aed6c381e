#include "defaults.h"

#include <array>

namespace linli::matching {
namespace {

// Rounded from what registers are like: a birth date is one of some 25,000, the hundred most common surnames cover
// 85 % of people, an identity number belongs to one. They are the prior of training, which outweighs them with data.
constexpr std::array names{
    KnownLevel{0.870, 0.0004, "姓名相同（%）"},
    KnownLevel{0.020, 0.00003, "姓名是同一写法的变体（%）"},
    KnownLevel{0.060, 0.0005, "姓名读音相同，用字不同（%）"},
    KnownLevel{0.012, 0.0003, "姓名有音近或形近的字（%）"},
    KnownLevel{0.015, 0.0006, "姓名多一字、少一字或颠倒（%）"},
    KnownLevel{0.003, 0.0006, "一方只写了称呼（%）"},
    KnownLevel{0.008, 0.0030, "名相同，姓不同（%）"},
    KnownLevel{0.004, 0.0550, "只有姓相同（%）"},
    KnownLevel{0.008, 0.93957, "姓名不同（%）"},
};
constexpr std::array ids{
    KnownLevel{0.800, 1e-7, "身份证号相同（%）"},
    KnownLevel{0.060, 1e-8, "身份证号一代与二代互为同号（%）"},
    KnownLevel{0.100, 2e-7, "身份证号只差一处，且有一方校验不通过（%）"},
    KnownLevel{0.015, 5e-6, "身份证号大部分相同（%）"},
    KnownLevel{0.002, 5e-6, "身份证号只差一处，但两个号码都有效（%）"},
    KnownLevel{0.023, 0.99998969, "身份证号不同（%）"},
};
constexpr std::array phones{
    KnownLevel{0.580, 2e-5, "电话相同（%）"},
    KnownLevel{0.060, 3e-6, "电话只差一位（%）"},
    KnownLevel{0.360, 0.999977, "电话不同（%）"},
};
constexpr std::array births{
    KnownLevel{0.940, 4e-5, "出生日期相同（%）"},
    KnownLevel{0.004, 2e-5, "一方是农历生日，与另一方的公历日期相合（%）"},
    KnownLevel{0.012, 3e-5, "出生日期的月和日颠倒（%）"},
    KnownLevel{0.012, 0.0003, "出生的月日相同，年份疑似写错（%）"},
    KnownLevel{0.020, 0.0060, "出生日期相近（%）"},
    KnownLevel{0.012, 0.99361, "出生日期不同（%）"},
};
constexpr std::array sexes{
    KnownLevel{0.985, 0.5, "性别相同"},
    KnownLevel{0.015, 0.5, "性别不同"},
};
constexpr std::array addresses{
    KnownLevel{0.350, 0.0003, "住址是同一户"},
    KnownLevel{0.050, 0.0030, "住址是同一栋"},
    KnownLevel{0.200, 0.0500, "住址在同一小区或同一条路"},
    KnownLevel{0.400, 0.9467, "住址不同"},
};

}  // namespace

std::span<const KnownLevel> known_levels(Field field) {
    switch (field) {
    case Field::name: return names;
    case Field::id_number: return ids;
    case Field::phone: return phones;
    case Field::birth: return births;
    case Field::sex: return sexes;
    case Field::address: break;
    }
    return addresses;
}

}  // namespace linli::matching
