#pragma once

#include <linli/config/config.h>
#include <linli/http/router.h>

#include <filesystem>

namespace linli::app {

/// The folder of the built screens: the one that the settings name, else `web` beside the data files that come with the
/// program, else `build/web` of the source tree. @return empty: no screens were built
std::filesystem::path screens_folder(const config::Settings& settings);

/// Serves what `folder` holds: `console` at /console/, `mobile` at /m/, and / leads to the one that fits the device. A
/// folder that is not there adds nothing, so a server without screens is a whole server.
/// @throws std::filesystem::filesystem_error when a folder cannot be read
void mount_screens(http::Router& router, const std::filesystem::path& folder);

}  // namespace linli::app
