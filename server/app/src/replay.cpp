#include "replay.h"

#include "front.h"
#include "modules.h"
#include "refused.h"

#include <linli/access/posts.h>
#include <linli/base/text.h>
#include <linli/http/client.h>
#include <linli/identity/users.h>
#include <linli/json/write.h>
#include <linli/lines/lines.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <atomic>
#include <iostream>
#include <map>
#include <thread>

namespace linli::app {
namespace {

/// One message of the file.
struct Message {
    std::string id, user, title, text;
};

/// What became of all messages. `with_owner` counts a named, accountable person, a dispatcher included.
struct Report {
    std::int64_t messages = 0, accepted = 0, with_owner = 0, dispatched = 0, low_confidence = 0,
                 place_not_recognised = 0, no_owner = 0, answered = 0, rated = 0, refused = 0, took_ms = 0;

    static constexpr std::string_view schema_name = "ReplayReport";
    static constexpr auto fields() {
        using R = Report;
        return std::tuple{json::field("messages", &R::messages, "消息"),
                          json::field("accepted", &R::accepted, "受理"),
                          json::field("with_owner", &R::with_owner, "有责任人"),
                          json::field("dispatched", &R::dispatched, "自动分拨"),
                          json::field("low_confidence", &R::low_confidence, "置信度不足转人工"),
                          json::field("place_not_recognised", &R::place_not_recognised, "地点未识别转人工"),
                          json::field("no_owner", &R::no_owner, "无对应责任人转人工"),
                          json::field("answered", &R::answered, "已答复"),
                          json::field("rated", &R::rated, "已评价"),
                          json::field("refused", &R::refused, "被拒绝的请求"),
                          json::field("took_ms", &R::took_ms, "用时（毫秒）")};
    }
};

std::string text_of(const boost::json::object& o, const char* key) {
    const auto* found = o.if_contains(key);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

/// Fewer than reporting allows at once (see cases/src/routes.cpp).
constexpr int messages_an_account = 25;

/// @refuses lines::file_unreadable, lines::bad_line
Result<std::vector<Message>> read(const ReplayOptions& options) {
    std::vector<Message> out;
    std::map<std::string, int> written;  // years of one author in minutes would run into the pace that reporting has
    LINLI_CHECK(lines::each_line(options.in, [&](const boost::json::object& line, std::string_view) {
        if (options.limit > 0 && static_cast<std::int64_t>(out.size()) >= options.limit) return std::string();
        const auto user = text_of(line, "user");
        const auto season = std::to_string(written[user]++ / messages_an_account);
        out.push_back({text_of(line, "id"), user + "#" + season, text_of(line, "title"), text_of(line, "text")});
        return std::string();
    }));
    return out;
}

/// A resident account for every author, so that each reports as themselves.
std::map<std::string, UserId> make_authors(World& world, TenantId tenant, const std::vector<Message>& messages) {
    std::map<std::string, UserId> authors;
    std::vector<identity::ResidentEntry> accounts;
    std::vector<access::Post> posts;
    std::int64_t phone = 19'900'000'000;
    for (const auto& message : messages) {
        const auto [author, fresh] = authors.try_emplace(message.user, world.store.ids.next<UserId>());
        if (!fresh) continue;
        accounts.push_back({author->second, std::to_string(phone++), "网友"});
        posts.push_back({.id = world.store.ids.next<PostId>(),
                         .user_id = author->second,
                         .role = access::Role::resident,
                         .title = "居民"});
    }
    world.store.database->write([&](db::WriteTx& tx) {
        world.identity.users().add_residents(tx, tenant, accounts);
        access::give_many(tx, tenant, posts, world.store.domain_clock.now());
    });
    return authors;
}

/// Talks to the server as anybody, one connection a thread.
class Caller {
public:
    Caller(World& world, TenantId tenant, std::uint16_t port)
        : world_(world), tenant_(tenant), client_({.port = port}) {}

    /// @return the answer's object; nothing (and counts) when refused.
    std::optional<boost::json::object> call(UserId user, http::Method method, std::string target,
                                            const boost::json::object& body) {
        http::Ask ask{.method = method, .target = std::move(target)};
        ask.headers.emplace_back("Authorization", "Bearer " + token(user));
        if (!body.empty()) {
            ask.body = boost::json::serialize(body);
            ask.content_type = "application/json";
        }
        for (int tries = 0; tries < 50; ++tries) {
            const auto answer = client_.send(ask);
            if (answer.status < 300) return boost::json::parse(answer.body).as_object();
            if (answer.status != 429 && answer.status != 503) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(200));  // the server asked for patience
        }
        ++refused;
        return std::nullopt;
    }
    std::int64_t refused = 0;

private:
    const std::string& token(UserId user) {
        auto& held = tokens_[user];
        if (held.empty()) held = world_.identity.users().open_for(tenant_, user, "replay").value().token;
        return held;
    }
    World& world_;
    TenantId tenant_;
    http::Client client_;
    std::map<UserId, std::string> tokens_;
};

/// Runs `work(index, caller)` for every index on several threads. @return refused requests
std::int64_t in_parallel(World& world, TenantId tenant, std::uint16_t port, int threads, std::size_t count,
                         const std::function<void(std::size_t, Caller&)>& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::int64_t> refused{0};
    std::vector<std::jthread> pool;
    for (int t = 0; t < threads; ++t)
        pool.emplace_back([&] {
            Caller caller(world, tenant, port);
            for (auto i = next++; i < count; i = next++) work(i, caller);
            refused += caller.refused;
        });
    pool.clear();
    return refused;
}

boost::json::object report_body(const std::string& id, const Message& message) {
    boost::json::object body{
        {"id", id}, {"text", message.text.empty() ? message.title : message.text}, {"channel", "import"}};
    if (text::code_points(message.title) >= 2) body.emplace("title", text::prefix(message.title, 100));
    body["text"] = text::prefix(std::string_view(body["text"].as_string()), 5'000);
    return body;
}

/// What the system left to a human: the dispatcher takes the best proposal and keeps the matter in their own hand.
std::optional<boost::json::object> dispatch(Caller& caller, const std::string& id, const boost::json::object& shown) {
    const auto owner = UserId::parse(text_of(shown, "owner_id")).value();
    const auto proposals = caller.call(owner, http::Method::get, "/v1/cases/" + id + "/suggestions", {});
    if (!proposals) return std::nullopt;
    boost::json::object body{
        {"action", "dispatch"}, {"version", shown.at("version").as_int64()}, {"assignee_id", owner.text()}};
    const auto& items = proposals->at("items").as_array();
    if (!shown.contains("item_code"))
        body.emplace("item_code", items.empty() ? "sr-064-01" : items.front().at("item_code").as_string());
    return caller.call(owner, http::Method::post, "/v1/cases/" + id + "/steps", body);
}

/// The owner answers, writes the result, and the author rates.
void finish(Caller& caller, UserId author, const std::string& id, const boost::json::object& shown,
            std::atomic<std::int64_t>& answered, std::atomic<std::int64_t>& rated) {
    const auto owner = UserId::parse(text_of(shown, "owner_id")).value();
    const auto steps = "/v1/cases/" + id + "/steps";
    const auto version = [](const boost::json::object& o) { return o.at("version").as_int64(); };
    const auto responded =
        caller.call(owner, http::Method::post, steps, {{"action", "respond"}, {"version", version(shown)}});
    if (!responded) return;
    const auto solved = caller.call(
        owner, http::Method::post, steps,
        {{"action", "resolve"}, {"version", version(*responded)}, {"result", "已核实并处理，感谢您的反映。"}});
    if (!solved) return;
    ++answered;
    const boost::json::object verdict{
        {"version", version(*solved)}, {"solved", true}, {"speed", 5}, {"quality", 4}, {"attitude", 5}};
    if (caller.call(author, http::Method::post, "/v1/cases/" + id + "/rating", verdict)) ++rated;
}

void print(const Report& r) {
    std::cout << "消息 " << r.messages << " 条，受理 " << r.accepted << " 条，有责任人 " << r.with_owner << " 条，用时 "
              << static_cast<double>(r.took_ms) / 1000 << " 秒\n"
              << "  自动分拨到承办人            " << r.dispatched << "\n"
              << "  置信度不足，转人工          " << r.low_confidence << "\n"
              << "  地点未识别，转人工          " << r.place_not_recognised << "\n"
              << "  没有对应责任人，转人工      " << r.no_owner << "\n"
              << "  已答复 " << r.answered << "，已评价 " << r.rated << "，被拒绝的请求 " << r.refused << "\n";
}

/// One replay: every message in through the front door, then every matter seen through.
class Replay {
public:
    Replay(World& world, const ReplayOptions& options, std::vector<Message> messages, std::uint16_t port)
        : world_(world),
          options_(options),
          messages_(std::move(messages)),
          port_(port),
          tenant_(world.tenants.at(0).id),
          authors_(make_authors(world, tenant_, messages_)),
          ids_(messages_.size()) {
        report_.messages = static_cast<std::int64_t>(messages_.size());
    }

    Report run() {
        const auto begun = world_.store.real_clock.now();
        everyone([&](std::size_t i, Caller& caller) { report(i, caller); });
        world_.deliver();
        everyone([&](std::size_t i, Caller& caller) { see_through(i, caller); });
        report_.accepted = accepted_;
        report_.answered = answered_;
        report_.rated = rated_;
        report_.took_ms = (world_.store.real_clock.now() - begun).count();
        return report_;
    }

private:
    void everyone(const std::function<void(std::size_t, Caller&)>& work) {
        report_.refused += in_parallel(world_, tenant_, port_, options_.connections, messages_.size(), work);
    }
    void report(std::size_t i, Caller& caller) {
        ids_[i] = world_.store.ids.next_uuid().text();
        if (caller.call(authors_.at(messages_[i].user), http::Method::post, "/v1/cases",
                        report_body(ids_[i], messages_[i])))
            ++accepted_;
        else
            ids_[i].clear();
    }
    void see_through(std::size_t i, Caller& caller) {
        if (ids_[i].empty()) return;
        const auto author = authors_.at(messages_[i].user);
        const auto shown = caller.call(author, http::Method::get, "/v1/cases/" + ids_[i], {});
        if (!shown) return;
        const bool dispatched = text_of(*shown, "state") == "dispatched";
        count(*shown, dispatched);
        if (!options_.handle || text_of(*shown, "owner_id").empty()) return;
        const auto owned = dispatched ? shown : dispatch(caller, ids_[i], *shown);
        if (owned) finish(caller, author, ids_[i], *owned, answered_, rated_);
    }
    void count(const boost::json::object& shown, bool dispatched) {
        const auto reason = text_of(shown, "triage_reason");
        const std::lock_guard lock(mutex_);
        report_.with_owner += text_of(shown, "owner_id").empty() ? 0 : 1;
        report_.dispatched += dispatched ? 1 : 0;
        report_.low_confidence += reason == "low_confidence" ? 1 : 0;
        report_.place_not_recognised += reason == "place_not_recognised" ? 1 : 0;
        report_.no_owner += reason == "no_owner" ? 1 : 0;
    }

    World& world_;
    const ReplayOptions& options_;
    const std::vector<Message> messages_;
    const std::uint16_t port_;
    const TenantId tenant_;
    const std::map<std::string, UserId> authors_;
    std::vector<std::string> ids_;
    std::mutex mutex_;
    Report report_;
    std::atomic<std::int64_t> accepted_{0}, answered_{0}, rated_{0};
};

}  // namespace

int replay(const config::Settings& settings, const ReplayOptions& options) {
    Store store(settings);
    store.attach();
    if (!store.deployment.simulated) throw std::runtime_error("replay 只能用于模拟库（linli init --simulated）");
    auto messages = read(options);
    if (!messages) return refused(messages.problem());
    World world(store);
    world.prepare();
    Front front(world);
    auto server = front.server(0);
    server->start();
    const auto report = Replay(world, options, std::move(messages).value(), server->port()).run();
    server->stop(std::chrono::seconds(5));
    if (options.json)
        std::cout << json::write(report) << "\n";
    else
        print(report);
    return report.with_owner == report.messages ? 0 : 1;
}

}  // namespace linli::app
