#include "settings.h"

#include <cstdlib>

namespace linli::app {

const config::Declarations& declarations() {
    static const config::Declarations all = [] {
        config::Declarations d;
        d.add(settings::data);
        d.add(settings::database);
        d.add(settings::schema);
        d.add(settings::readers);
        d.add(settings::writers);
        d.add(settings::address);
        d.add(settings::port);
        d.add(settings::admin_port);
        d.add(settings::certificate);
        d.add(settings::private_key);
        d.add(settings::trusted_proxies);
        d.add(settings::screens);
        d.add(settings::read_threads);
        d.add(settings::write_threads);
        d.add(settings::grace);
        d.add(settings::log_level);
        d.add(settings::log_format);
        d.add(settings::keyring);
        d.add(settings::model);
        return d;
    }();
    return all;
}

Result<config::Settings> load_settings(const CommonOptions& options) {
    config::Sources sources;
    const char* variable = std::getenv("LINLI_CONFIG");
    sources.file_name = !options.config_file.empty() ? options.config_file : variable != nullptr ? variable : "";
    if (!sources.file_name.empty()) sources.file_text = config::read_file(sources.file_name);
    sources.environment = config::process_environment();
    if (const auto port = sources.environment.find("LINLI_PORT"); port != sources.environment.end()) {
        sources.environment.emplace("LINLI_HTTP_PORT", port->second);  // the short name that ./dev run promises
        sources.environment.erase("LINLI_PORT");
    }
    sources.environment.erase("LINLI_SHARE");  // is no setting: it says where the settings' own files lie (share.h)
    sources.overrides = options.overrides;
    if (!options.data.empty()) sources.overrides.insert(sources.overrides.begin(), "data=" + options.data);
    return config::load(declarations(), sources);
}

std::filesystem::path data_folder(const config::Settings& settings) { return settings.get(settings::data); }

std::filesystem::path keyring_file(const config::Settings& settings) {
    const auto& named = settings.get(settings::keyring);
    return named.empty() ? data_folder(settings) / "keyring" : std::filesystem::path(named);
}

}  // namespace linli::app
