#include "screens.h"

#include <linli/http/files.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "settings.h"
#include "share.h"

namespace linli::app {
namespace {

namespace fs = std::filesystem;

/// Where one of the applications lies and answers; both stand below as constants.
struct Screen {
    std::string_view folder, path;
};
constexpr Screen console{"console", "/console/"}, mobile{"mobile", "/m/"};

/// Everything comes from here: no foreign script, font, picture or connection. Vue and the component library set styles
/// of elements; pictures, sound and workers of what was just recorded are blobs; the decoder of codes is WebAssembly.
constexpr std::string_view content_policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: "
    "blob:;"
    " media-src 'self' blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'self'; object-src 'none'";
/// Photos, voice notes and the place of a report.
constexpr std::string_view device_policy = "camera=(self), geolocation=(self), microphone=(self)";

http::Response moved_to(std::string_view path) { return http::Response(302).header("location", path); }

bool mount_one(http::Router& router, const fs::path& folder, const Screen& screen) {
    if (!fs::exists(folder / screen.folder / "index.html")) return false;
    http::StaticOptions options;
    options.fallback = "index.html";
    options.content_security_policy = content_policy;
    options.permissions_policy = device_policy;
    const auto files = std::make_shared<const http::StaticFiles>(folder / screen.folder, std::move(options));
    router.get(std::string(screen.path.substr(0, screen.path.size() - 1)),
               [&screen](http::Request&) { return moved_to(screen.path); });
    router.get(std::string(screen.path) + "{rest...}",
               [files](http::Request& request) { return files->serve(request, request.path_parameter("rest")); });
    return true;
}

bool on_a_telephone(const http::Request& request) {
    const auto agent = request.header("user-agent").value_or("");
    return agent.find("Mobile") != std::string_view::npos || agent.find("MicroMessenger") != std::string_view::npos;
}

}  // namespace

fs::path screens_folder(const config::Settings& settings) {
    if (const auto& named = settings.get(settings::screens); !named.empty()) return named;
    const auto share = share_folder();
    for (const auto& place : {share / "web", share.parent_path() / "build" / "web"})
        if (fs::is_directory(place)) return place;
    return {};
}

void mount_screens(http::Router& router, const fs::path& folder) {
    if (folder.empty()) return;
    const bool with_console = mount_one(router, folder, console), with_mobile = mount_one(router, folder, mobile);
    if (!with_console && !with_mobile) return;
    router.get("/", [with_console, with_mobile](http::Request& request) {
        const bool small = with_mobile && (!with_console || on_a_telephone(request));
        auto answer = moved_to(small ? mobile.path : console.path);
        answer.header("vary", "user-agent");
        return answer;
    });
}

}  // namespace linli::app
