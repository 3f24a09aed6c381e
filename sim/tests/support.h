#pragma once

#include <linli/sim/district.h>
#include <linli/sim/writers.h>

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace linli::sim::test {

/// Options with the data files of the repository.
Options real_options();
/// Options with the small data files of the tests, which nobody else changes.
Options small_options();
/// The default district of seed 1, made once for all tests that only look.
const District& default_district();
const Community& full_community();
/// Rows of `table` with a planted error, by id.
std::unordered_map<Uuid, const Truth*> truths_of(const Community& community, Table table);

/// A folder that goes away with the test.
class Folder {
public:
    explicit Folder(const std::string& name);
    ~Folder();
    std::filesystem::path path;
};
std::string read_all(const std::filesystem::path& file);

}  // namespace linli::sim::test
