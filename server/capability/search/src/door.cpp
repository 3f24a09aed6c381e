#include "door.h"

#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/base/text.h>

namespace linli::search {
namespace {

using address::Label;

std::string* number_in(Door& door, Label label) {
    switch (label) {
    case Label::houseno: return &door.house;
    case Label::cellno: return &door.unit;
    case Label::roomno: return &door.room;
    default: return nullptr;
    }
}

}  // namespace

Door door_of(std::string_view written) {
    Door out;
    std::string road, village;
    for (const auto& part : address::parse(text::half_width(written))) {
        if (auto* number = number_in(out, part.label)) {
            if (number->empty()) *number = address::number_of(part.text);
        } else if (part.label == Label::poi || part.label == Label::subpoi) {
            if (out.name.empty()) out.name = plain(part.text);
        } else if (part.label == Label::road || part.label == Label::roadno) {
            road += plain(part.text);
        } else if (part.label == Label::community) {
            village = plain(part.text);
        }
    }
    if (out.name.empty()) out.name = road.empty() ? village : road;
    return out;
}

std::vector<Mark> door_marks(const Door& wanted, std::string_view shown) {
    std::vector<Mark> out;
    Door copy = wanted;
    int at = 0;
    for (const auto& part : address::parse(text::half_width(shown))) {
        const auto length = static_cast<int>(text::code_points(part.text));
        const auto* number = number_in(copy, part.label);
        if (number != nullptr && !number->empty() && address::number_of(part.text) == *number)
            out.push_back({at, length});
        at += length;
    }
    return out;
}

}  // namespace linli::search
