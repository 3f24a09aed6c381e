#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Chinese characters: how they are read, how they look, which are written for one another. Pure; safe from any thread.
/// The table is read once, on first use (about 2 ms), and holds the 8,105 characters of the standard list.
/// @source Unihan 15.0; 通用规范汉字表 (2013)
namespace linli::hanzi {

/// Readings without tone, ü as v, the usual one first; empty for a character outside the list. A traditional form reads
/// as its modern one.
std::span<const std::string> readings(char32_t character);
/// How a surname is read, where that differs from the usual reading: 单 shan, 曾 zeng, 仇 qiu, 尉迟 yuchi, 万俟 moqi.
/// Empty when the usual reading is right. `name` is the whole name.
/// @source 通用规范汉字字典, surname readings
std::vector<std::string> surname_reading(std::u32string_view name);
/// Length of the surname of a Han name: 2 for 欧阳 and its like when something follows, otherwise 1; 0 for none.
std::size_t surname_length(std::u32string_view name);
/// One syllable a character, the surname as surnames are read; characters outside the list stand for themselves.
std::vector<std::string> pinyin(std::u32string_view name);

/// The modern form; anything else stands for itself.
char32_t modern(char32_t character);
/// 傅/付, 萧/肖, 阎/闫, 戴/代, 邱/丘: one family, two ways of writing since the second round of simplification.
bool doubled(char32_t a, char32_t b);
/// Whether any reading is the same.
bool sound_alike(char32_t a, char32_t b);
/// Whether one is easily taken for the other: the same four corners, or the same phonetic part with few strokes apart.
bool look_alike(char32_t a, char32_t b);
/// Han characters of all planes, and 〇.
bool han(char32_t character);

}  // namespace linli::hanzi
