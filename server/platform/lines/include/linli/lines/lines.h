#pragma once

#include <linli/base/result.h>
#include <linli/lines/problems.h>

#include <boost/json/object.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

/// Files of JSON lines, plain or gzip (recognised by content), in bounded memory.
namespace linli::lines {

/// What to do with one line: its object, and the line as it stands. @return empty, or what is wrong with it (zh-CN)
using TakeLine = std::function<std::string(const boost::json::object& line, std::string_view content)>;

/// Calls `take` for every line that is not empty. A byte order mark at the start is dropped.
/// @refuses file_unreadable; bad_line with the number of the first line that is no object, no UTF-8, or wrong
Outcome each_line(const std::string& path, const TakeLine& take);

/// The text of a member; a member that may be absent leaves `out` empty. @return empty, or what is wrong (zh-CN)
std::string text_member(const boost::json::object& line, std::string_view name, bool required, std::string& out);

/// The line as it came up to its closing brace, so that members can be added; those in `written`, which the caller is
/// about to add, are left out. `content` is the text of `line`.
std::string opened(std::string_view content, const boost::json::object& line,
                   std::span<const std::string_view> written);
/// `"name":` behind an opened object, with the comma it needs.
void append_name(std::string& out, std::string_view name);

}  // namespace linli::lines
