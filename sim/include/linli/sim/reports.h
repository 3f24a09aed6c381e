#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/sim/areas.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace linli::sim {

using ReportId = Id<struct ReportTag>;

enum class Channel { app, hotline_12345, mailbox, counter, patrol };
constexpr std::array<std::string_view, 5> words(Channel) {
    return {"app", "hotline_12345", "mailbox", "counter", "patrol"};
}

/// A citizen's words, as they come in.
struct Report {
    ReportId id;
    Channel channel = Channel::app;
    Instant at{};
    PersonId reporter;  ///< nil when anonymous
    std::string reporter_name;
    std::string reporter_phone;
    std::string title;
    std::string text;
    std::string address;         ///< the field "where", often empty: then the place is in the text, or nowhere
    std::optional<Point> point;  ///< where the phone was, when it told
};

/// How the place was given.
enum class PlaceKind { standard, alias, point, vague, ambiguous, outside, missing };
constexpr std::array<std::string_view, 7> words(PlaceKind) {
    return {"standard", "alias", "point", "vague", "ambiguous", "outside", "missing"};
}

/// What is true of a report. `grid` is nil for vague, ambiguous, outside and missing places: a grid is never invented.
struct ReportTruth {
    ReportId report;
    std::string item;         ///< code of the responsibility item
    std::string second_item;  ///< also right, when the words fit two items; else empty
    PlaceKind place = PlaceKind::standard;
    AreaId grid;
    AreaId compound;
    ReportId duplicate_of;  ///< nil for the first report of a matter
};

}  // namespace linli::sim
