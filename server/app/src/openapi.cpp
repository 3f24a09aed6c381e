#include "commands.h"
#include "front.h"
#include "modules.h"

#include <filesystem>
#include <iostream>

namespace linli::app {
namespace {

/// A folder that disappears with its owner.
class ScratchFolder {
public:
    ScratchFolder() : path_(std::filesystem::temp_directory_path() / ("linli-openapi-" + std::to_string(os_seed()))) {
        std::filesystem::create_directories(path_);
    }
    ~ScratchFolder() {
        std::error_code ignored;  // nothing depends on it any more
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

int openapi(bool matrix) {
    // The routes are asked of the real composition, on an empty simulated database that nobody else sees.
    const ScratchFolder scratch;
    const auto settings = load_settings({.data = scratch.path().string()});
    if (!settings) return 2;
    if (init(*settings, {.simulated = true, .quiet = true}) != 0) return 3;
    Store store(*settings);
    store.attach();
    World world(store);
    Front front(world);
    if (matrix)
        for (const auto& line : front.desk().matrix()) std::cout << line << "\n";
    else
        std::cout << front.desk().openapi(LINLI_VERSION);
    return 0;
}

}  // namespace linli::app
