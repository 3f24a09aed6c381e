#pragma once

#include <linli/base/date.h>
#include <linli/base/result.h>
#include <linli/cases/published.h>
#include <linli/open311/form.h>
#include <linli/open311/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// What GeoReport v2 says, without clock or database.
namespace linli::open311 {

inline constexpr std::chrono::days longest_range{90};
inline constexpr int most_requests = 1'000;

/// Open until there is an answer that ends the matter. @source GeoReport v2, GET Service Requests: status
constexpr bool is_open(cases::State state) {
    using enum cases::State;
    return state != resolved && state != closed && state != declined && state != withdrawn;
}
constexpr std::string_view status_word(bool open) { return open ? "open" : "closed"; }

/// When it was closed; of an open one the last thing that is known to have changed.
Instant updated_at(const cases::PublishedCase& shown);

/// A moment in W3C date-time format: `2026-09-21T10:00:00+08:00`, `…Z`, fractions of a second, seconds left out, or a
/// day alone, which begins in Shanghai. A blank instead of `+` is what an unescaped plus becomes in a query.
/// @return nothing without a zone. @source https://www.w3.org/TR/NOTE-datetime
std::optional<Instant> read_moment(std::string_view text);

/// From when until when a list goes. @refuses bad_argument for moments that cannot be read, are in the wrong order, or
/// lie more than 90 days apart
struct Range {
    Instant from{}, until{};
};
Result<Range> read_range(std::optional<std::string_view> from, std::optional<std::string_view> until, Instant now);

/// The definition may be stored. @refuses bad_setup
Outcome check_setup(const ServiceSetup& setup);
/// The client's answers as lines of text for whoever handles the matter. @refuses bad_argument naming the attribute
Result<std::string> read_attributes(const ServiceSetup& setup, const Form& form);

/// Where it happened. @refuses bad_argument for coordinates that are none, or when nothing says where
struct Where {
    std::optional<double> lon, lat;
    std::optional<std::string> address;
    std::optional<AreaId> area;
};
Result<Where> read_where(const Form& form);

/// `first_name` and `last_name` as one name, in the order of the script they are written in.
std::optional<std::string> full_name(const Form& form);

}  // namespace linli::open311
