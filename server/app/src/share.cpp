#include "share.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace linli::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view landmark = "responsibility/items.csv";
constexpr std::string_view simulation = "sim/";

/// `data` of the source tree that holds the program's build folder; empty when there is none.
fs::path source_data(fs::path folder) {
    for (; folder.has_relative_path(); folder = folder.parent_path())
        if (fs::exists(folder / "data" / landmark) && fs::exists(folder / "CMakePresets.json")) return folder / "data";
    return {};
}

}  // namespace

fs::path share_folder() {
    if (const char* named = std::getenv("LINLI_SHARE"); named != nullptr && *named != '\0') return named;
    const auto program = fs::read_symlink("/proc/self/exe").parent_path();
    const auto installed = program.parent_path() / "share" / "linli";
    if (fs::exists(installed / landmark)) return installed;
    if (auto data = source_data(program); !data.empty()) return data;
    throw std::runtime_error("找不到随程序提供的数据文件：" + installed.string() + "（可用环境变量 LINLI_SHARE 指定）");
}

fs::path share_file(std::string_view name) {
    const auto folder = share_folder();
    auto file = folder / name;
    // The source tree keeps what only the simulator reads beside its code.
    if (!fs::exists(file) && name.starts_with(simulation))
        file = folder.parent_path() / "sim" / "data" / name.substr(simulation.size());
    if (!fs::exists(file)) throw std::runtime_error("缺少数据文件：" + (folder / name).string());
    return file;
}

}  // namespace linli::app
