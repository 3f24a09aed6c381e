#pragma once

#include <linli/sheet/cell.h>

#include <optional>
#include <string>

namespace linli::sheet {

/// Which day the serial number 1 means. The 1900 system believes in 29 February 1900 (serial 60).
enum class DateSystem { from_1900, from_1904 };

/// The moment of a serial number; nothing before the first day, beyond 9999 and for the day that never was.
/// @source ECMA-376 part 1, 18.17.4.1
std::optional<Moment> moment_of(double serial, DateSystem system);
/// The serial number of the 1900 system; days before 1900 have none.
std::optional<double> serial_of(const Moment& moment);
/// `08:30`, `25:10:05`: hours may exceed a day when `elapsed`.
std::string clock_text(double serial, bool elapsed);
/// A number as programs show it: 15 significant digits, no exponent below 10^21.
std::string number_text(double value);
/// A whole number so long that its last digits were lost when it became a number.
bool lost_digits(double value);

}  // namespace linli::sheet
