#include <linli/platforms/house.h>

#include <linli/channels/reply.h>
#include <linli/http/server.h>
#include <linli/json/read.h>
#include <linli/messaging/protocol.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "formats.h"
#include "wire.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace linli::platforms {
namespace {

namespace protocol = messaging::protocol;
using channels::Channel;

constexpr std::size_t most_kept = 100'000;

struct Given {
    Mood mood = Mood::well;
    int times = -1;
};

/// A receipt that the platform sends on its own.
struct Waiting {
    std::string platform;
    std::string body;
    std::string media_type;
};

std::string header(const http::Request& request, std::string_view name) {
    return std::string(request.header(name).value_or(""));
}

/// Moods in which the answer never reaches the platform's desk.
bool turns_away(Mood mood) { return mood == Mood::down || mood == Mood::refuse || mood == Mood::fail; }

bool answers_later(Mood mood) {
    return mood == Mood::later || mood == Mood::later_twice || mood == Mood::later_wrong || mood == Mood::never;
}

}  // namespace

std::string demo_secret(std::uint64_t seed, std::string_view platform) {
    const auto& suite = crypto::suite(crypto::Suite::international);
    return suite.hash({"linli simulated platform\n", std::to_string(seed), "\n", platform}).text();
}

struct PlatformHouse::Impl {
    Impl(HouseOptions given, const Clock& clock_given, IdSource& ids_given)
        : options(std::move(given)), clock(clock_given), ids(ids_given), orders_to(options.orders_to) {
        auto router = std::make_shared<http::Router>();
        router->post(
            "/{platform}/answers", [this](http::Request& request) { return serve(request); }, http::Pool::write);
        router->get("/{platform}/answers", [this](http::Request& request) { return show(request); });
        router->post(
            "/{platform}/orders", [this](http::Request& request) { return dispatch(request); }, http::Pool::write);
        router->put(
            "/{platform}/mood", [this](http::Request& request) { return change(request); }, http::Pool::loop);
        http::ServerOptions server_options;
        server_options.access_log = [](const http::AccessLine&) {};
        server_options.read.threads = server_options.io.threads = server_options.disk_threads = 1;
        server_options.write.threads = 8;
        folder = std::filesystem::temp_directory_path() / ("linli-platforms-" + ids.next_uuid().text());
        server_options.upload_folder = folder;
        http::Listener listener;
        listener.address = options.address;
        listener.port = options.port;
        listener.router = std::move(router);
        server = std::make_unique<http::Server>(std::move(server_options), std::vector{listener}, clock, ids);
    }

    Mood take_mood(const std::string& platform) {
        const std::lock_guard lock(mutex);
        const auto at = moods.find(platform);
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
        moods[std::string(request.path_parameter("platform"))] = {
            *word, times != nullptr && times->is_int64() ? static_cast<int>(times->get_int64()) : -1};
        return http::no_content();
    }

    http::Response show(const http::Request& request) const {
        boost::json::array items;
        const std::lock_guard lock(mutex);
        for (const auto& one : kept)
            if (one.platform == request.path_parameter("platform"))
                items.push_back(boost::json::object{{"order_no", one.order_no},
                                                    {"key", one.key},
                                                    {"kind", one.kind},
                                                    {"text", one.text},
                                                    {"outcome", one.outcome},
                                                    {"times_sent", one.times_sent},
                                                    {"at_ms", to_ms(one.at)}});
        return http::json(200, json_text(boost::json::object{{"items", std::move(items)}}));
    }

    /// Somebody calls the hotline or writes a letter: the platform passes it on.
    http::Response dispatch(const http::Request& request) {
        const auto order = read_wish(request.body(), clock.now());
        if (!order) return http::plain(422, "order\n");
        const auto how = from_word<Sending>(header(request, "Linli-Sending")).value_or(Sending::well);
        boost::json::array heard;
        for (const auto& one : send(request.path_parameter("platform"), *order, how, header(request, "X-Linli-Tenant")))
            heard.push_back(boost::json::object{
                {"status", one.status}, {"body", one.body}, {"rightly_signed", one.rightly_signed}});
        return http::json(200, json_text(boost::json::object{{"heard", std::move(heard)}}));
    }

    http::Response serve(const http::Request& request) {
        protocol::Envelope envelope;
        envelope.target = std::string(request.raw_target());
        envelope.channel = std::string(request.path_parameter("platform"));
        envelope.delivery = header(request, protocol::delivery_header);
        envelope.at = protocol::read_time(header(request, protocol::time_header)).value_or(Instant{});
        envelope.nonce = header(request, protocol::nonce_header);
        const auto secret = demo_secret(options.seed, envelope.channel);
        const auto channel = from_word<Channel>(envelope.channel);
        const auto fault = protocol::check_request(options.suite, secret, envelope, request.body(),
                                                   header(request, protocol::signature_header), clock.now());
        if (!channel || header(request, protocol::channel_header) != envelope.channel ||
            fault != protocol::Fault::none || !fresh(envelope)) {
            const std::lock_guard lock(mutex);
            ++wrong;
            return http::plain(401, "signature\n");
        }
        auto answer = read_answer(*channel, request.body());
        if (!answer || answer->key != envelope.delivery) return http::plain(422, "answer\n");
        answer->platform = envelope.channel;
        const auto mood = take_mood(envelope.channel);
        if (!turns_away(mood)) keep(*answer);
        return respond(mood, *channel, *answer, request.body());
    }

    /// A nonce counts once.
    bool fresh(const protocol::Envelope& envelope) {
        const std::lock_guard lock(mutex);
        if (nonces.size() >= most_kept) nonces.clear();
        return nonces.insert(envelope.channel + " " + envelope.nonce).second;
    }

    /// The same key again is the same answer: the citizen hears it once.
    void keep(Taken answer) {
        const std::lock_guard lock(mutex);
        if (const auto known = places.find(answer.key); known != places.end()) {
            ++kept[known->second].times_sent;
            return;
        }
        if (kept.size() >= most_kept) return;
        answer.at = clock.now();
        places.emplace(answer.key, kept.size());
        kept.push_back(std::move(answer));
    }

    void linger() {
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, options.silence, [&] { return stopping; });
    }

    http::Response respond(Mood mood, Channel channel, const Taken& answer, std::string_view sent) {
        switch (mood) {
        case Mood::down: return http::plain(503, "down\n");
        case Mood::refuse: return http::plain(422, "not like this\n");
        case Mood::fail: return http::plain(500, "broken\n");
        case Mood::garbage: return http::plain(200, "\x01 no receipt");
        case Mood::silent: linger(); break;
        default: break;
        }
        const bool wrong_key = mood == Mood::wrong_signature || mood == Mood::later_wrong;
        const auto secret = demo_secret(options.seed + (wrong_key ? 1 : 0), answer.platform);
        const auto key = mood == Mood::other_answer ? ids.next_uuid().text() : answer.key;
        const auto number = "R-" + answer.key.substr(0, 8);
        const auto body = write_receipt(channel, options.suite, secret, number, key, clock.now(), sent);
        const auto type = channels::media_type(channel);
        if (!answers_later(mood)) return {200, type, body};
        const std::lock_guard lock(mutex);
        if (mood != Mood::never) waiting.push_back({answer.platform, body, std::string(type)});
        if (mood == Mood::later_twice) waiting.push_back(waiting.back());
        return http::plain(202, "later\n");
    }

    std::string destination() const {
        const std::lock_guard lock(mutex);
        return orders_to;
    }

    SignedOrder sign(std::string_view platform, const channels::Order& order, Sending how) const {
        const auto channel = from_word<Channel>(platform).value_or(Channel::hotline);
        SignedOrder out;
        out.target = "/v1/platform-orders/" + std::string(platform);
        out.delivery = order.message_id;
        const auto at = clock.now() - (how == Sending::old_clock ? an_hour_behind : std::chrono::hours(0));
        out.at_ms = std::to_string(to_ms(at));
        out.nonce = protocol::new_nonce();
        out.suite = crypto::word(options.suite);
        out.body = write_order(channel, order);
        out.media_type = channels::media_type(channel);
        const auto secret = demo_secret(options.seed + (how == Sending::wrong_signature ? 1 : 0), platform);
        const protocol::Envelope envelope{out.target, std::string(platform), out.delivery, at, out.nonce};
        out.signature = protocol::sign_request(options.suite, secret, envelope, out.body);
        return out;
    }

    std::vector<Heard> send(std::string_view platform, const channels::Order& order, Sending how,
                            const std::string& tenant) const {
        const auto to = destination();
        if (to.empty()) return {};
        const auto secret = demo_secret(options.seed, platform);
        const auto first = sign(platform, order, how);
        std::vector<Heard> out{post_order(to, first, platform, tenant, options.suite, secret)};
        if (how == Sending::replayed) out.push_back(post_order(to, first, platform, tenant, options.suite, secret));
        if (how == Sending::twice)
            out.push_back(post_order(to, sign(platform, order, how), platform, tenant, options.suite, secret));
        return out;
    }

    std::vector<int> send_receipts() {
        std::deque<Waiting> now;
        const auto to = destination();
        if (to.empty()) return {};
        {
            const std::lock_guard lock(mutex);
            now.swap(waiting);
        }
        std::vector<int> out;
        for (const auto& one : now) out.push_back(post_receipt(to, one.platform, one.body, one.media_type));
        return out;
    }

    void send_now_and_then(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            send_receipts();
            std::unique_lock lock(mutex);
            stopped.wait_for(lock, options.receipt_every, [&] { return stopping; });
            if (stopping) return;
        }
    }

    const HouseOptions options;
    const Clock& clock;
    IdSource& ids;
    mutable std::mutex mutex;
    std::condition_variable stopped;
    bool stopping = false;
    std::string orders_to;
    std::map<std::string, Given> moods;
    std::set<std::string> nonces;
    std::vector<Taken> kept;
    std::map<std::string, std::size_t> places;  ///< of each key in `kept`
    std::deque<Waiting> waiting;
    int wrong = 0;
    std::filesystem::path folder;
    std::unique_ptr<http::Server> server;
    std::jthread sender;
};

PlatformHouse::PlatformHouse(HouseOptions options, const Clock& real_clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(std::move(options), real_clock, ids)) {}
PlatformHouse::~PlatformHouse() { stop(); }

void PlatformHouse::start() {
    impl_->server->start();
    if (impl_->options.receipt_every.count() > 0)
        impl_->sender =
            std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->send_now_and_then(stop); });
}

void PlatformHouse::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->stopping) return;
        impl_->stopping = true;
    }
    impl_->stopped.notify_all();
    if (impl_->sender.joinable()) impl_->sender.join();
    impl_->server->stop(std::chrono::seconds(1));
    std::error_code gone;
    std::filesystem::remove_all(impl_->folder, gone);
}

std::uint16_t PlatformHouse::port() const { return impl_->server->port(); }
std::string PlatformHouse::address() const { return "http://" + impl_->options.address + ":" + std::to_string(port()); }

void PlatformHouse::set_orders_to(std::string address) {
    const std::lock_guard lock(impl_->mutex);
    impl_->orders_to = std::move(address);
}

void PlatformHouse::set_mood(std::string_view platform, Mood mood, int times) {
    const std::lock_guard lock(impl_->mutex);
    impl_->moods[std::string(platform)] = {mood, times};
}

SignedOrder PlatformHouse::sign(std::string_view platform, const channels::Order& order, Sending how) {
    return impl_->sign(platform, order, how);
}

std::vector<Heard> PlatformHouse::send(std::string_view platform, const channels::Order& order, Sending how,
                                       const std::string& tenant) {
    return impl_->send(platform, order, how, tenant);
}

std::vector<Taken> PlatformHouse::taken(std::string_view platform) const {
    const std::lock_guard lock(impl_->mutex);
    std::vector<Taken> out;
    for (const auto& one : impl_->kept)
        if (one.platform == platform) out.push_back(one);
    return out;
}

int PlatformHouse::turned_away() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->wrong;
}

std::vector<int> PlatformHouse::send_receipts() { return impl_->send_receipts(); }

}  // namespace linli::platforms
