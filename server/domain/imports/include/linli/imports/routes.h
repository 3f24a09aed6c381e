#pragma once

#include <filesystem>

namespace linli::api {
class Desk;
}

namespace linli::imports {

class ImportService;
class ExportService;

/// Mounts templates, imports, paper forms and exports. @param folder for files on their way to the caller
void mount(api::Desk& desk, ImportService& imports, ExportService& exports, const std::filesystem::path& folder);

}  // namespace linli::imports
