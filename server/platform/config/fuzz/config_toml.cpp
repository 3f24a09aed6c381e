// A configuration file as an operator leaves it: every mistake is named and no value of it repeated, or the settings
// that were read are documented as a file that reads the same.
#include "toml_file.h"
#include "value.h"

#include <linli/base/text.h>

#include <cstdint>
#include <cstdlib>

namespace linli {
namespace {
using namespace std::chrono_literals;

void require(bool truth) {
    if (!truth) std::abort();
}

const config::Declarations& declarations() {
    static const auto made = [] {
        config::Declarations d;
        d.add(config::Setting<std::string>{
            .key = "a.word", .default_value = "x", .doc = "A word.", .choices = {"x", "y"}});
        d.add(config::Setting<std::string>{.key = "a.text", .default_value = "", .doc = "Any text."});
        d.add(config::Setting<std::int64_t>{
            .key = "a.port", .default_value = 80, .doc = "A port.", .at_least = 1, .at_most = 65535});
        d.add(config::Setting<bool>{.key = "a.flag", .default_value = false, .doc = "A flag."});
        d.add(config::Setting<config::Duration>{
            .key = "b.c.wait", .default_value = 30s, .doc = "A time.", .at_least = config::Duration(1)});
        d.add(config::Setting<config::Bytes>{.key = "b.c.size", .default_value = {1024}, .doc = "A size."});
        d.add(config::Setting<config::List>{.key = "b.list", .default_value = {}, .doc = "A list."});
        return d;
    }();
    return made;
}

void check_file(std::string_view text) {
    config::Sources sources;
    sources.file_text = text;
    const auto settings = config::load(declarations(), sources);
    if (!settings) {
        for (const auto& error : settings.problem().errors) require(text::valid_utf8(error.message));
        return;
    }
    sources.file_text = config::document(declarations(), &*settings);
    const auto again = config::load(declarations(), sources);
    require(again.ok());
    for (const auto& [key, declaration] : declarations().all()) require(again->value(key) == settings->value(key));
}

void check_spellings(std::string_view text) {
    if (const auto duration = config::parse_duration(text))
        require(config::parse_duration(config::duration_text(*duration)) == duration);
    if (const auto size = config::parse_size(text)) require(config::parse_size(config::size_text(*size)) == size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_file(text);
    check_spellings(text);
    config::Sources sources;
    sources.overrides = {std::string(text)};
    sources.environment = {{"LINLI_A_PORT", std::string(text.substr(0, size / 2))}};
    (void)config::load(declarations(), sources);
    return 0;
}

}  // namespace linli
