#include <linli/json/write.h>

#include "store.h"
#include "tools.h"

#include <algorithm>
#include <iostream>

namespace linli::app {
namespace {

struct TenantLine {
    std::string code, name;
    static constexpr std::string_view schema_name = "TenantLine";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &TenantLine::code, "代码"),
                          json::field("name", &TenantLine::name, "名称")};
    }
};

struct TenantList {
    std::vector<TenantLine> tenants;
    static constexpr std::string_view schema_name = "TenantList";
    static constexpr auto fields() { return std::tuple{json::field("tenants", &TenantList::tenants, "租户")}; }
};

/// A code stands in headers and addresses.
bool well_formed(std::string_view code) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return code.size() >= 2 && code.size() <= 40 && code.front() != '-' && std::all_of(code.begin(), code.end(), fits);
}

}  // namespace

int add_tenant(const config::Settings& settings, const TenantOptions& options) {
    if (!well_formed(options.code)) {
        std::cerr << "租户代码为 2 到 40 位小写字母、数字或短横线。\n";
        return 1;
    }
    Store store(settings);
    store.attach();
    const TenantLine line{options.code, options.name.empty() ? options.code : options.name};
    const bool added = store.database->write([&](db::WriteTx& tx) {
        if (tenant::find_by_code(tx, line.code)) return false;
        tenant::add(tx, line.code, line.name, store.real_clock.now());
        return true;
    });
    if (!added) {
        std::cerr << "租户代码 " << line.code << " 已被使用。\n";
        return 1;
    }
    if (options.json)
        std::cout << json::write(line) << "\n";
    else
        std::cout << "已增加租户 " << line.code << "（" << line.name << "）；运行中的服务重启后生效。\n";
    return 0;
}

int list_tenants(const config::Settings& settings, bool json) {
    Store store(settings);
    store.attach();
    TenantList list;
    for (const auto& one : store.database->read([](db::ReadTx& tx) { return tenant::all(tx); }))
        list.tenants.push_back({one.code, one.name});
    if (json)
        std::cout << json::write(list) << "\n";
    else
        for (const auto& line : list.tenants) std::cout << line.code << "  " << line.name << "\n";
    return 0;
}

}  // namespace linli::app
