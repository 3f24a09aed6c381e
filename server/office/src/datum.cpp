#include "datum.h"

#include <cmath>
#include <numbers>

namespace linli::office {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double half_axis = 6'378'245.0;  // of the ellipsoid of Krassowski, metres
constexpr double eccentricity_squared = 0.006'693'421'622'965'943'23;
constexpr double bd_pi = pi * 3'000.0 / 180.0;

bool in_china(Point p) { return p.lon > 73.66 && p.lon < 135.05 && p.lat > 3.86 && p.lat < 53.55; }

/// What both formulas share: two short waves, and three pairs of longer ones along one axis.
double ripple(double x) { return (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0; }
double waves(double along, double middle, double longest) {
    return (20.0 * std::sin(along * pi) + 40.0 * std::sin(along / 3.0 * pi)) * 2.0 / 3.0 +
           (middle * std::sin(along / 12.0 * pi) + longest * std::sin(along / 30.0 * pi)) * 2.0 / 3.0;
}

double north(double x, double y) {
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) + ripple(x) +
           waves(y, 160.0, 320.0);
}

double east(double x, double y) {
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) + ripple(x) +
           waves(x, 150.0, 300.0);
}

Point out_of_bd09(Point p) {
    const double x = p.lon - 0.0065, y = p.lat - 0.006;
    const double length = std::sqrt(x * x + y * y) - 0.000'02 * std::sin(y * bd_pi);
    const double angle = std::atan2(y, x) - 0.000'003 * std::cos(x * bd_pi);
    return {length * std::cos(angle), length * std::sin(angle)};
}

}  // namespace

Point shifted(Point p) {
    if (!in_china(p)) return p;
    const double x = p.lon - 105.0, y = p.lat - 35.0, radians = p.lat / 180.0 * pi;
    const double flattened = 1 - eccentricity_squared * std::sin(radians) * std::sin(radians);
    const double root = std::sqrt(flattened);
    const double north_degrees =
        north(x, y) * 180.0 / (half_axis * (1 - eccentricity_squared) / (flattened * root) * pi);
    const double east_degrees = east(x, y) * 180.0 / (half_axis / root * std::cos(radians) * pi);
    return {p.lon + east_degrees, p.lat + north_degrees};
}

Point to_wgs84(Point p, Datum datum) {
    if (datum == Datum::wgs84) return p;
    const auto wanted = datum == Datum::bd09 ? out_of_bd09(p) : p;
    auto guess = wanted;
    // The shift hardly changes within the few hundred metres that it moves: each round is a thousand times closer.
    for (int round = 0; round < 4; ++round) {
        const auto reached = shifted(guess);
        guess = {guess.lon + wanted.lon - reached.lon, guess.lat + wanted.lat - reached.lat};
    }
    return guess;
}

}  // namespace linli::office
