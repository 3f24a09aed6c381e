#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The address as words, numbers with their measure, and separators.
namespace linli::address {

enum class Kind {
    text,      ///< names, cut further by names.h
    mark,      ///< dashes, spaces, brackets
    building,  ///< 3幢, A座, 一号楼
    unit,      ///< 2单元
    floor,     ///< 三楼, 负一层
    room,      ///< 501室
    no,        ///< 12号
    bare,      ///< 1204
    lane,      ///< 553弄
    alley,     ///< 三巷
    street,    ///< 4街
    road,      ///< 10号大街
    group,     ///< 三组
    phase,     ///< 二期, A区
    gate,      ///< 2号门
    distance,  ///< 200米
};

struct Lexeme {
    Kind kind = Kind::text;
    std::size_t begin = 0, end = 0;  ///< code points
    int digits = 0;                  ///< of the first run of digits
    int joined = 0;                  ///< how many dashes it holds; the lexer gives 0
    bool split = false;              ///< cut from another number; the lexer gives false
};

/// Covers `text` without gaps; `text` is half width.
std::vector<Lexeme> lex(std::u32string_view text);

}  // namespace linli::address
