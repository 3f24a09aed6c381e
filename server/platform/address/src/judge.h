#pragma once

#include "lexer.h"

#include <linli/address/parts.h>

#include <string_view>

/// What a number of an address counts: the one decision in which rules contradict each other, kept in one place.
namespace linli::address {

/// What stands behind a number.
enum class Follow {
    end,
    text,
    mark_text,
    dash_bare,
    dash_no,
    dash_room,
    dash_other,
    building,
    unit,
    floor,
    room,
    no,
    bare,
    other
};

/// Whether the last named place consists of numbered buildings (苑, 小区), of rooms (大厦, 市场), or of houses (a hamlet).
enum class Place { none, compound, estate, building, market, hamlet, company };

/// What the houses of a place are numbered by.
enum class Ground { none, road, numbered_road, community };

struct Situation {
    Kind kind = Kind::bare;
    Label last = Label::redundant;    ///< what was named before; redundant at the start
    Label before = Label::redundant;  ///< and before that
    Follow follow = Follow::end;
    Place place = Place::none;  ///< of the last named place
    Ground ground = Ground::none;
    int digits = 0;
    int next_digits = 0;  ///< of the number behind
};

/// What the number counts. Total and pure; the order of the rules is in the tests.
Label judge(const Situation& situation);

Place place_of(std::u32string_view name);

}  // namespace linli::address
