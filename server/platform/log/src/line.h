#pragma once

#include <linli/log/log.h>

#include <string>
#include <string_view>

namespace linli::log {

/// `time level event trace fields` as one line, without its end.
std::string line(Format format, Instant time, Level level, std::string_view event, std::string_view trace,
                 Fields fields);

/// What is left of free text: at most 400 code points, valid UTF-8, long runs of digits starred.
std::string plain(std::string_view text);

}  // namespace linli::log
