#pragma once

#include "register_rows.h"
#include "repository_observations.h"

namespace linli::quality {

/// For how long the lines of a day are kept.
inline constexpr int presence_days = 400;

/// Registered and observed residents of a community by grid, from the rows of one examination: who is on record as
/// living here, who of them was seen lately, whose door shows life, and who was seen without a record. @source DAT-26
std::vector<repository::Presence> presence(const RegisterRows& rows);

}  // namespace linli::quality
