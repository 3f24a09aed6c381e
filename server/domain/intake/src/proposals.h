#pragma once

#include <linli/intake/chat.h>
#include <linli/intake/types.h>

#include <functional>

namespace linli::intake {

/// A keyed image of at least ten bytes: nobody can make an id for words that they guess.
using KeyedImage = std::function<std::string(std::string_view)>;

/// The messages as reports to be. The id is a UUIDv7 of the time at which it was said (of `now` when that is unknown or
/// more than 29 days old: of its day), with the keyed image of author, time and words. Pure.
ReportProposals proposals_of(const Chat& chat, Instant now, const KeyedImage& image);

/// The rows as reports to be, their ids made alike. Pure.
SheetProposals proposals_of(const ReportSheet& sheet, Instant now, const KeyedImage& image);

}  // namespace linli::intake
