#pragma once

#include <linli/base/words.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
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
/// cut and name: separators and repeated administrative names are `redundant`, what no rule knows is `poi` before the
/// numbers and `person` behind them. What a number without a measure of its own counts, signs decide that are weighed.
/// Linear in the length of `text`.
std::vector<Part> parse(std::string_view text);

/// One thing that weighed signs decided about a number.
struct Decision {
    std::string_view question;  ///< "label": what it counts; "join": one number or two; "split": two numbers or one
    std::string_view answer;    ///< a label, or "yes" and "no"
    std::size_t begin = 0, end = 0;  ///< code points: the number, or the two characters around the cut
    std::vector<std::pair<std::string_view, std::string_view>> traits;  ///< what was seen: name and value
    std::vector<std::string> reasons;  ///< the weights that moved it most, strongest first: "last=poi digits=2 +0.83"
};
/// What `parse` decides by weighing, in order; for fitting the weights and for whoever wants to see why.
std::vector<Decision> decisions_of(std::string_view text);

}  // namespace linli::address
