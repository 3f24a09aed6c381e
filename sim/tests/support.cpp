#include "support.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include <unistd.h>

namespace linli::sim::test {

Options real_options() {
    const std::filesystem::path root = LINLI_ROOT;
    Options options;
    options.departments = root / "data/responsibility/departments.csv";
    options.items = root / "data/responsibility/items.csv";
    options.noise = root / "sim/data/noise.csv";
    options.phrases = root / "sim/data/phrases.csv";
    return options;
}

Options small_options() {
    const std::filesystem::path data = std::filesystem::path(LINLI_ROOT) / "sim/tests/data";
    auto options = real_options();
    options.departments = data / "departments.csv";
    options.items = data / "items.csv";
    options.phrases = data / "phrases.csv";
    return options;
}

const District& default_district() {
    static const District district = [] {
        auto made = generate(real_options());
        if (!made) throw std::runtime_error("the default district is refused: " + made.problem().detail);
        return std::move(made).value();
    }();
    return district;
}

const Community& full_community() { return default_district().communities.front(); }

std::unordered_map<Uuid, const Truth*> truths_of(const Community& community, Table table) {
    std::unordered_map<Uuid, const Truth*> out;
    for (const auto& truth : community.truths)
        if (truth.table == table) out.emplace(truth.row, &truth);
    return out;
}

Folder::Folder(const std::string& name)
    : path(std::filesystem::temp_directory_path() / ("linli-sim-" + name + "-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
}
Folder::~Folder() { std::filesystem::remove_all(path); }

std::string read_all(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace linli::sim::test
