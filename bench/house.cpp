#include "house.h"

#include "child.h"
#include "commands.h"
#include "demo.h"

#include <linli/access/posts.h>
#include <linli/identity/users.h>

#include <algorithm>
#include <stdexcept>
#include <thread>

#include <unistd.h>

namespace linli::bench {
namespace {

constexpr int session_threads = 16;
constexpr std::int64_t first_phone = 19'900'000'000;

access::Actor actor_of(TenantId tenant, const std::string& name, const access::Post& post) {
    access::Actor actor;
    actor.tenant = tenant;
    actor.role = post.role;
    actor.user = post.user_id;
    actor.user_name = name;
    actor.post = post.id;
    actor.area = post.area_id;
    actor.area_level = post.area_level;
    actor.organisation = post.organisation_id;
    actor.organisation_is_department = post.organisation_is_department;
    return actor;
}

}  // namespace

House::House(const Plan& plan, db::Engine engine, const std::string& name, Content content)
    : engine_(engine), folder_(plan.folder / name) {
    std::filesystem::create_directories(folder_);
    if (engine == db::Engine::postgres) {
        location_ = plan.postgres;
        schema_ = "linli_bench_" + std::to_string(::getpid()) + "_" + name;
    }
    in_child(
        "linli init and demo",
        [&] {
            const auto made = app::init(settings(), {.simulated = true, .quiet = true});
            app::DemoOptions options;
            options.json = true;
            return made != 0 || content == Content::empty ? made : app::demo(settings(), options);
        },
        log());
}

House::~House() {
    try {
        if (engine_ == db::Engine::postgres)
            app::Store::open_database(settings())->write([&](db::WriteTx& tx) {
                tx.exec("DROP SCHEMA \"" + schema_ + "\" CASCADE", {});
            });
        std::filesystem::remove_all(folder_);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s was not removed: %s\n", folder_.c_str(), fault.what());
    }
}

config::Settings House::settings() const {
    app::CommonOptions options;
    options.data = folder_.string();
    options.overrides = {"http.port=0", "http.admin_port=0", "log.level=info"};
    if (!location_.empty()) {
        options.overrides.push_back("database.url=" + location_);
        options.overrides.push_back("database.schema=" + schema_);
    }
    auto loaded = app::load_settings(options);
    if (!loaded) throw std::runtime_error("the settings of a bench are wrong");
    return std::move(loaded).value();
}

std::vector<std::string> House::words() const {
    return {"--data", folder_.string(), "--set", "http.port=0", "--set", "http.admin_port=0"};
}

Inside::Inside(const House& house, app::WorldOptions options,
               const std::function<std::unique_ptr<db::Database>(std::unique_ptr<db::Database>)>& around)
    : store_(std::make_unique<app::Store>(house.settings())) {
    if (around) store_->database = around(std::move(store_->database));
    store_->attach();
    world_ = std::make_unique<app::World>(*store_, options);
    world_->prepare();
}

std::vector<Caller> make_residents(Inside& inside, int count) {
    std::vector<identity::ResidentEntry> entries;
    std::vector<access::Post> posts;
    for (int i = 0; i < count; ++i) {
        entries.push_back({inside.store().ids.next<UserId>(), std::to_string(first_phone + i), "居民"});
        posts.push_back({.id = inside.store().ids.next<PostId>(),
                         .user_id = entries.back().id,
                         .role = access::Role::resident,
                         .title = "居民"});
    }
    inside.store().database->write([&](db::WriteTx& tx) {
        inside.world().identity.users().add_residents(tx, inside.tenant(), entries);
        access::give_many(tx, inside.tenant(), posts, inside.store().domain_clock.now());
    });
    std::vector<Caller> callers(posts.size());
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < session_threads; ++t)
        threads.emplace_back([&, t] {
            for (auto i = t; i < posts.size(); i += session_threads) {
                auto& users = inside.world().identity.users();
                callers[i] = {actor_of(inside.tenant(), "居民", posts[i]),
                              users.open_for(inside.tenant(), posts[i].user_id, "bench").value().token};
            }
        });
    threads.clear();
    return callers;
}

Caller sign_in(Inside& inside, const std::string& login) {
    auto& users = inside.world().identity.users();
    const auto tenant = inside.tenant();
    const auto now = inside.store().domain_clock.now();
    const auto user =
        inside.store().database->read([&](db::ReadTx& tx) { return users.find_by_login(tx, tenant, login); });
    if (!user) throw std::runtime_error("the demo district has no " + login);
    const auto posts =
        inside.store().database->read([&](db::ReadTx& tx) { return access::posts_of(tx, tenant, user->user_id, now); });
    return {actor_of(tenant, user->display_name, posts.at(0)),
            users.open_for(tenant, user->user_id, "bench").value().token};
}

cases::ReportCase some_report(IdSource& ids) {
    cases::ReportCase report;
    report.id = ids.next<cases::CaseId>();
    report.text = "盈北苑3栋楼下的消防栓漏水，已经流到路面上，早晚结冰，老人和孩子路过容易滑倒，请尽快派人来看一下。";
    report.place = cases::Place{.address = "凤鸣街道书香苑社区盈北苑3栋"};
    return report;
}

}  // namespace linli::bench
