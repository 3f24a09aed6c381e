#pragma once

#include <linli/base/words.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Chinese addresses as people write them. Pure functions; UTF-8 in and out; safe from any thread.
namespace linli::address {

/// What a piece of an address names.
/// @source Li et al., Neural Chinese Address Parsing, NAACL 2019 (the label names); DAT-05
enum class Label {
    country,
    prov,
    city,
    district,
    town,  ///< 街道, 镇, 乡
    community,
    devZone,  ///< 开发区, 工业区
    road,
    roadno,
    subRoad,
    subroadno,
    poi,  ///< the compound, market, building with a name
    subpoi,
    houseno,  ///< 栋, 幢, 号楼
    cellno,   ///< 单元
    floorno,
    roomno,
    assist,  ///< 对面, 旁边
    person,  ///< who is there rather than where
    redundant,
};
constexpr std::array<std::string_view, 20> words(Label) {
    return {"country", "prov",    "city",    "district",  "town",   "community", "devZone",
            "road",    "roadno",  "subRoad", "subroadno", "poi",    "subpoi",    "houseno",
            "cellno",  "floorno", "roomno",  "assist",    "person", "redundant"};
}

/// One labelled piece of an address.
struct Part {
    Label label = Label::redundant;
    std::string text;
    bool operator==(const Part&) const = default;
};

/// The pieces of an address in order; their texts joined give `text` again (an invalid byte becomes U+FFFD). Rules
/// only: separators and repeated administrative names are `redundant`, what no rule knows is `poi` before the numbers
/// and `person` behind them. Linear in the length of `text`.
std::vector<Part> parse(std::string_view text);

}  // namespace linli::address
