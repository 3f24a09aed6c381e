#include "demo.h"

#include <linli/cases/service.h>
#include <linli/crypto/password.h>
#include <linli/db/statistics.h>
#include <linli/json/write.h>
#include <linli/sim/writers.h>

#include "demo_exchange.h"
#include "demo_loader.h"
#include "demo_messages.h"
#include "items.h"
#include "refused.h"
#include "share.h"

#include <iostream>

namespace linli::app {
namespace {

/// Of every account of staff; stands in the open because nothing here is real.
constexpr std::string_view demo_password = "Linli-Demo-2026";

/// What `--json` prints.
struct DemoReport {
    std::string tenant;
    std::string password;
    std::int64_t took_ms = 0;
    DemoCounts counts;
    std::vector<DemoAccount> accounts;
    static constexpr std::string_view schema_name = "DemoReport";
    static constexpr auto fields() {
        using R = DemoReport;
        return std::tuple{json::field("tenant", &R::tenant, "租户"), json::field("password", &R::password, "演示密码"),
                          json::field("took_ms", &R::took_ms, "用时（毫秒）"),
                          json::field("counts", &R::counts, "数量"), json::field("accounts", &R::accounts, "演示账户")};
    }
};

class Progress {
public:
    explicit Progress(const Clock& clock) : clock_(clock), start_(clock.now()) {}
    std::int64_t ms() const { return (clock_.now() - start_).count(); }
    void say(const std::string& done) const {
        const auto tenths = ms() / 100;
        std::cerr << "[" << tenths / 10 << "." << tenths % 10 << " 秒] " << done << "\n";
    }

private:
    const Clock& clock_;
    Instant start_;
};

sim::Options sim_options(const DemoOptions& options) {
    sim::Options out;
    out.seed = options.seed;
    out.people = options.people;
    out.communities = options.communities;
    out.villages = options.villages;
    if (options.sampled) out.full_rows = 0;
    out.departments = share_file("responsibility/departments.csv");
    out.items = share_file("responsibility/items.csv");
    out.noise = share_file("sim/noise.csv");
    out.phrases = share_file("sim/phrases.csv");
    return out;
}

/// Why this tenant must not be filled; empty when it may.
std::string obstacle(db::ReadTx& tx, const Store& store, const std::optional<tenant::Tenant>& tenant) {
    if (!store.deployment.simulated) return "这不是模拟库（linli init --simulated），不能写入演示数据。";
    if (!tenant) return "没有这个租户，或有多个租户而未用 --tenant 指明。";
    if (!area::all(tx, tenant->id, area::Level::district, 1).empty()) return "该租户已有区域数据，未作改动。";
    return {};
}

/// Everything in one transaction: an interrupted filling leaves an empty database.
Result<DemoReport> fill(World& world, const tenant::Tenant& tenant, const sim::Options& options,
                        const Progress& progress) {
    LINLI_TRY(const auto items, read_items(options.items));
    LINLI_TRY(const auto classes, read_classes(share_file("responsibility/classes.csv")));
    const auto hash = crypto::hash_password(demo_password);
    return world.store.database->write([&](db::WriteTx& tx) -> Result<DemoReport> {
        DemoLoader loader(world, tx, tenant.id, hash, [&](const std::string& done) { progress.say(done); });
        cases::store_classes(tx, tenant.id, classes);
        cases::store_items(tx, tenant.id, items);
        loader.counts.items = static_cast<std::int64_t>(items.size());
        LINLI_CHECK(sim::generate(options, loader));
        world.audit.wrote(tx, access::Gate::system(tenant.id, "demo"),
                          {.kind = audit::Kind::write,
                           .operation = "demo",
                           .subject_kind = "tenant",
                           .subject = {},
                           .person = {},
                           .purpose = {},
                           .detail = "simulated district"});
        DemoReport report;
        report.tenant = tenant.code;
        report.password = demo_password;
        report.counts = loader.counts;
        report.accounts = std::move(loader.accounts);
        return report;
    });
}

/// `text` padded to `width` columns of a terminal, in which a Han character takes two.
std::string padded(const std::string& text, int width) {
    int taken = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) taken += byte < 0x80U ? 1 : 2;
    }
    return text + std::string(static_cast<std::size_t>(std::max(1, width - taken)), ' ');
}

void print(const DemoReport& report) {
    const auto line = [](const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
        std::cout << padded(a, 16) << padded(b, 30) << padded(c, 22) << d << "\n";
    };
    std::cout << "演示账户（均为虚构人物）\n\n";
    line("角色", "登录名", "密码", "所在");
    for (const auto& account : report.accounts) {
        const bool resident = account.role == word(access::Role::resident);
        line(account.title, account.login, resident ? "短信验证码（模拟）" : report.password, account.place);
    }
    std::cout << "\n";
    json::each_field<DemoCounts>([&](const auto& field) {
        std::cout << padded(std::string(field.label), 16) << report.counts.*field.member << "\n";
    });
}

}  // namespace

int demo(const config::Settings& settings, const DemoOptions& options) {
    Store store(settings);
    store.attach();
    const Progress progress(store.real_clock);
    const auto tenant = store.database->read([&](db::ReadTx& tx) { return named_tenant(tx, options.tenant); });
    const auto reason = store.database->read([&](db::ReadTx& tx) { return obstacle(tx, store, tenant); });
    if (!reason.empty()) {
        std::cerr << reason << "\n";
        return 1;
    }
    const auto district = sim_options(options);
    World world(store);
    auto report = fill(world, *tenant, district, progress);
    if (!report) return refused(report.problem());
    const auto shared = share_with_partners(world, tenant->id, report->accounts);
    if (!shared) return refused(shared.problem());
    const auto connected = connect_gateways(world, tenant->id, report->accounts);
    if (!connected) return refused(connected.problem());
    db::gather_statistics(*store.database);
    progress.say("已写入数据库");
    if (!options.out.empty()) {
        if (const auto written = sim::write_truths(district, options.out); !written) return refused(written.problem());
        progress.say("已写出 " + options.out);
    }
    report->took_ms = progress.ms();
    if (options.json)
        std::cout << json::write(*report, json::View::disclosed) << "\n";
    else
        print(*report);
    return 0;
}

}  // namespace linli::app
