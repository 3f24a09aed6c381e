#include <linli/partners/house.h>

#include <linli/exchange/protocol.h>
#include <linli/http/server.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <boost/json/object.hpp>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>

namespace linli::partners {
namespace {

namespace protocol = exchange::protocol;

constexpr std::size_t most_remembered = 100'000;
constexpr std::chrono::hours hour_behind{1};

struct Given {
    Mood mood = Mood::well;
    int times = -1;
};

/// What a partner said last.
struct Answered {
    std::string body, signature;
    Instant at{};
};

std::string text_of(const boost::json::value& value) {
    std::string out;
    json::append(out, value);
    return out;
}

/// A question as the partner reads it; nothing when it is none.
struct Asked {
    std::map<std::string, std::string> keys;
    std::vector<std::string> fields;
};
std::optional<Asked> read(std::string_view body) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    const auto* key = object == nullptr ? nullptr : object->if_contains("key");
    const auto* fields = object == nullptr ? nullptr : object->if_contains("fields");
    if (key == nullptr || !key->is_object() || fields == nullptr || !fields->is_array()) return std::nullopt;
    Asked out;
    for (const auto& [field, value] : key->get_object()) {
        if (!value.is_string()) return std::nullopt;
        out.keys.emplace(field, value.get_string());
    }
    for (const auto& field : fields->get_array()) {
        if (!field.is_string()) return std::nullopt;
        out.fields.emplace_back(field.get_string());
    }
    return out;
}

std::string header(const http::Request& request, std::string_view name) {
    return std::string(request.header(name).value_or(""));
}

}  // namespace

struct PartnerHouse::Impl {
    Impl(HouseOptions given, const Clock& clock_given, IdSource& ids_given)
        : options(std::move(given)), clock(clock_given), ids(ids_given) {
        auto router = std::make_shared<http::Router>();
        for (const auto* what : {"query", "health"})
            router->post(
                std::string("/{partner}/") + what, [this](http::Request& request) { return serve(request); },
                http::Pool::write);
        router->put(
            "/{partner}/mood", [this](http::Request& request) { return change(request); }, http::Pool::loop);
        http::ServerOptions server_options;
        server_options.access_log = [](const http::AccessLine&) {};
        server_options.read.threads = server_options.io.threads = server_options.disk_threads = 1;
        server_options.write.threads = 8;
        server_options.upload_folder =
            std::filesystem::temp_directory_path() / ("linli-partners-" + ids.next_uuid().text());
        folder = server_options.upload_folder;
        http::Listener listener;
        listener.address = options.address;
        listener.port = options.port;
        listener.router = std::move(router);
        server = std::make_unique<http::Server>(std::move(server_options), std::vector{listener}, clock, ids);
    }

    Mood take_mood(const std::string& partner) {
        const std::lock_guard lock(mutex);
        const auto at = moods.find(partner);
        if (at == moods.end()) return Mood::well;
        const auto mood = at->second.mood;
        if (at->second.times > 0 && --at->second.times == 0) moods.erase(at);
        return mood;
    }

    http::Response change(const http::Request& request) {
        const auto parsed = json::parse(request.body());
        const auto* object = parsed ? parsed->if_object() : nullptr;
        const auto* mood = object == nullptr ? nullptr : object->if_contains("mood");
        const auto* times = object == nullptr ? nullptr : object->if_contains("times");
        const auto word = mood != nullptr && mood->is_string() ? from_word<Mood>(mood->get_string()) : std::nullopt;
        if (!word) return http::plain(422, "mood\n");
        const std::lock_guard lock(mutex);
        moods[std::string(request.path_parameter("partner"))] = {
            *word, times != nullptr && times->is_int64() ? static_cast<int>(times->get_int64()) : -1};
        return http::no_content();
    }

    http::Response serve(const http::Request& request) {
        protocol::Question q;
        q.target = std::string(request.raw_target());
        q.partner = std::string(request.path_parameter("partner"));
        q.call = header(request, protocol::call_header);
        q.at = protocol::read_time(header(request, protocol::time_header)).value_or(Instant{});
        q.nonce = header(request, protocol::nonce_header);
        const auto secret = demo_secret(options.seed, q.partner);
        const auto fault = protocol::check_question(options.suite, secret, q, request.body(),
                                                    header(request, protocol::signature_header), clock.now());
        if (header(request, protocol::partner_header) != q.partner || fault != protocol::Fault::none || !fresh(q)) {
            const std::lock_guard lock(mutex);
            ++wrong;
            return http::plain(401, "signature\n");
        }
        const bool health = request.route().ends_with("/health");
        const auto asked = health ? Asked{} : read(request.body());
        if (!asked) return http::plain(422, "question\n");
        if (!health) note(q, *asked);
        return answer(take_mood(q.partner), q, secret, content(q, *asked));
    }

    /// A nonce counts once.
    bool fresh(const protocol::Question& q) {
        const std::lock_guard lock(mutex);
        if (nonces.size() >= most_remembered) nonces.clear();
        return nonces.emplace(q.partner + " " + q.nonce, true).second;
    }

    void note(const protocol::Question& q, const Asked& asked) {
        Seen one{q.partner, q.call, q.nonce, {}, asked.fields, false};
        for (const auto& [field, value] : asked.keys) one.keys.push_back(field);
        const std::lock_guard lock(mutex);
        one.repeated = std::any_of(all.begin(), all.end(), [&](const Seen& before) { return before.call == q.call; });
        if (all.size() < most_remembered) all.push_back(std::move(one));
    }

    /// What the partner holds of whom the keys name.
    boost::json::object content(const protocol::Question& q, const Asked& asked) const {
        std::string key;
        for (const auto& [field, value] : asked.keys) key += field + "=" + value + "\n";
        boost::json::object values;
        for (const auto& field : asked.fields) values[field] = invented(options.seed, field, key);
        return {{"call_id", q.call}, {"found", true}, {"values", std::move(values)}};
    }

    void linger() {
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, options.silence, [&] { return stopping; });
    }

    http::Response answer(Mood mood, const protocol::Question& q, std::string secret, boost::json::object content) {
        auto at = clock.now();
        switch (mood) {
        case Mood::throttle: return http::plain(429, "later\n").header("Retry-After", "0");
        case Mood::refuse: return http::plain(403, "no\n");
        case Mood::fail: return http::plain(500, "broken\n");
        case Mood::silent: linger(); break;
        case Mood::wrong_signature: secret = demo_secret(options.seed + 1, q.partner); break;
        case Mood::other_call: content["call_id"] = ids.next_uuid().text(); break;
        case Mood::chatty: content["values"].as_object()["person.phone"] = "13800138000"; break;
        case Mood::late_clock: at -= hour_behind; break;
        default: break;
        }
        auto body = mood == Mood::garbage ? std::string("\x01\x02 not an answer") : text_of(content);
        auto signature = protocol::sign_answer(options.suite, secret, q, 200, at, body);
        {
            const std::lock_guard lock(mutex);
            auto& before = last[q.partner];
            if (mood == Mood::stale && !before.body.empty()) {
                body = before.body;
                signature = before.signature;
                at = before.at;
            }
            before = {body, signature, at};
        }
        auto out = http::json(200, body);
        out.header(protocol::time_header, std::to_string(to_ms(at)));
        if (mood != Mood::unsigned_answer) out.header(protocol::signature_header, signature);
        return out;
    }

    const HouseOptions options;
    const Clock& clock;
    IdSource& ids;
    mutable std::mutex mutex;
    std::condition_variable stopped;
    bool stopping = false;
    std::map<std::string, Given> moods;
    std::map<std::string, bool> nonces;
    std::map<std::string, Answered> last;  ///< by partner
    std::vector<Seen> all;
    int wrong = 0;
    std::filesystem::path folder;          ///< of uploads, which never come
    std::unique_ptr<http::Server> server;  ///< last: its threads use everything above
};

PartnerHouse::PartnerHouse(HouseOptions options, const Clock& real_clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(std::move(options), real_clock, ids)) {}

PartnerHouse::~PartnerHouse() { stop(); }

void PartnerHouse::start() { impl_->server->start(); }

void PartnerHouse::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        impl_->stopping = true;
    }
    impl_->stopped.notify_all();
    impl_->server->stop(std::chrono::seconds(1));
    std::error_code gone;
    std::filesystem::remove_all(impl_->folder, gone);
}

std::uint16_t PartnerHouse::port() const { return impl_->server->port(); }
std::string PartnerHouse::address() const { return "http://" + impl_->options.address + ":" + std::to_string(port()); }

void PartnerHouse::set_mood(std::string_view partner, Mood mood, int times) {
    const std::lock_guard lock(impl_->mutex);
    impl_->moods[std::string(partner)] = {mood, times};
}

std::vector<Seen> PartnerHouse::seen() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->all;
}

int PartnerHouse::turned_away() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->wrong;
}

}  // namespace linli::partners
