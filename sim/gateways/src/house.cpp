#include <linli/gateways/house.h>

#include <linli/http/server.h>
#include <linli/json/read.h>
#include <linli/json/write.h>
#include <linli/messaging/protocol.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "receipts.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace linli::gateways {
namespace {

namespace protocol = messaging::protocol;

constexpr std::size_t most_held = 100'000;

struct Given {
    Mood mood = Mood::well;
    int times = -1;
};

std::string text_of(const boost::json::value& value) {
    std::string out;
    json::append(out, value);
    return out;
}

std::string header(const http::Request& request, std::string_view name) {
    return std::string(request.header(name).value_or(""));
}

/// A message as the gateway reads it; nothing when it is none.
std::optional<Held> read(std::string_view body) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    if (object == nullptr) return std::nullopt;
    Held out;
    for (const auto& [name, into] : {std::pair{"delivery", &out.delivery}, std::pair{"to", &out.to},
                                     std::pair{"title", &out.title}, std::pair{"text", &out.text}}) {
        const auto* value = object->if_contains(name);
        if (value == nullptr || !value->is_string()) return std::nullopt;
        *into = std::string(value->get_string());
    }
    return out;
}

/// Moods in which the message never reaches anybody.
bool turns_away(Mood mood) { return mood == Mood::throttle || mood == Mood::refuse || mood == Mood::fail; }

/// What the gateway will say later of a message that it took.
std::vector<Waiting> receipts_of(Mood mood, const Held& held) {
    if (mood == Mood::no_receipt) return {};
    if (mood == Mood::undelivered) return {{held.channel, held.delivery, "failed", "absent", mood}};
    std::vector<Waiting> out{{held.channel, held.delivery, "delivered", "", mood}};
    if (mood == Mood::acknowledged) out.push_back({held.channel, held.delivery, "acknowledged", "key_1", mood});
    if (mood == Mood::double_receipt) out.push_back(out.front());
    return out;
}

}  // namespace

std::string demo_secret(std::uint64_t seed, std::string_view channel) {
    const auto& suite = crypto::suite(crypto::Suite::international);
    return suite.hash({"linli simulated gateway\n", std::to_string(seed), "\n", channel}).text();
}

struct GatewayHouse::Impl {
    Impl(HouseOptions given, const Clock& clock_given, IdSource& ids_given)
        : options(std::move(given)), clock(clock_given), ids(ids_given), receipts_to(options.receipts_to) {
        auto router = std::make_shared<http::Router>();
        router->post(
            "/{channel}/messages", [this](http::Request& request) { return serve(request); }, http::Pool::write);
        router->get("/{channel}/inbox", [this](http::Request& request) { return show(request); });
        router->put(
            "/{channel}/mood", [this](http::Request& request) { return change(request); }, http::Pool::loop);
        http::ServerOptions server_options;
        server_options.access_log = [](const http::AccessLine&) {};
        server_options.read.threads = server_options.io.threads = server_options.disk_threads = 1;
        server_options.write.threads = 8;
        folder = std::filesystem::temp_directory_path() / ("linli-gateways-" + ids.next_uuid().text());
        server_options.upload_folder = folder;
        http::Listener listener;
        listener.address = options.address;
        listener.port = options.port;
        listener.router = std::move(router);
        server = std::make_unique<http::Server>(std::move(server_options), std::vector{listener}, clock, ids);
    }

    Mood take_mood(const std::string& channel) {
        const std::lock_guard lock(mutex);
        const auto at = moods.find(channel);
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
        moods[std::string(request.path_parameter("channel"))] = {
            *word, times != nullptr && times->is_int64() ? static_cast<int>(times->get_int64()) : -1};
        return http::no_content();
    }

    http::Response show(const http::Request& request) const {
        boost::json::array items;
        const std::lock_guard lock(mutex);
        for (const auto& one : held)
            if (one.channel == request.path_parameter("channel"))
                items.push_back(boost::json::object{{"delivery", one.delivery},
                                                    {"to", one.to},
                                                    {"title", one.title},
                                                    {"text", one.text},
                                                    {"times_sent", one.times_sent},
                                                    {"at_ms", to_ms(one.at)}});
        return http::json(200, text_of(boost::json::object{{"items", std::move(items)}}));
    }

    http::Response serve(const http::Request& request) {
        protocol::Envelope envelope;
        envelope.target = std::string(request.raw_target());
        envelope.channel = std::string(request.path_parameter("channel"));
        envelope.delivery = header(request, protocol::delivery_header);
        envelope.at = protocol::read_time(header(request, protocol::time_header)).value_or(Instant{});
        envelope.nonce = header(request, protocol::nonce_header);
        const auto secret = demo_secret(options.seed, envelope.channel);
        const auto fault = protocol::check_request(options.suite, secret, envelope, request.body(),
                                                   header(request, protocol::signature_header), clock.now());
        if (header(request, protocol::channel_header) != envelope.channel || fault != protocol::Fault::none ||
            !fresh(envelope)) {
            const std::lock_guard lock(mutex);
            ++wrong;
            return http::plain(401, "signature\n");
        }
        auto message = read(request.body());
        if (!message || message->delivery != envelope.delivery) return http::plain(422, "message\n");
        message->channel = envelope.channel;
        const auto mood = take_mood(envelope.channel);
        if (!turns_away(mood)) keep(*std::move(message), mood);
        return answer(mood, envelope, secret);
    }

    /// A nonce counts once.
    bool fresh(const protocol::Envelope& envelope) {
        const std::lock_guard lock(mutex);
        if (nonces.size() >= most_held) nonces.clear();
        return nonces.insert(envelope.channel + " " + envelope.nonce).second;
    }

    /// The same delivery again is the same message: recipients get it once.
    void keep(Held message, Mood mood) {
        const std::lock_guard lock(mutex);
        if (const auto known = places.find(message.delivery); known != places.end()) {
            ++held[known->second].times_sent;
            return;
        }
        message.at = clock.now();
        for (auto& receipt : receipts_of(mood, message)) waiting.push_back(std::move(receipt));
        if (held.size() >= most_held) return;
        places.emplace(message.delivery, held.size());
        held.push_back(std::move(message));
    }

    void linger() {
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, options.silence, [&] { return stopping; });
    }

    http::Response answer(Mood mood, const protocol::Envelope& envelope, std::string secret) {
        boost::json::object content{{"delivery", envelope.delivery}, {"accepted", true}};
        auto at = clock.now();
        switch (mood) {
        case Mood::throttle: return http::plain(429, "later\n").header("Retry-After", "0");
        case Mood::refuse: return http::plain(403, "no\n");
        case Mood::fail: return http::plain(500, "broken\n");
        case Mood::silent: linger(); break;
        case Mood::wrong_signature: secret = demo_secret(options.seed + 1, envelope.channel); break;
        case Mood::other_delivery: content["delivery"] = ids.next_uuid().text() + ".0.0"; break;
        case Mood::late_clock: at -= hour_behind; break;
        default: break;
        }
        const auto body = mood == Mood::garbage ? std::string("\x01\x02 not an answer") : text_of(content);
        auto out = http::json(200, body);
        out.header(protocol::time_header, std::to_string(to_ms(at)));
        if (mood != Mood::unsigned_answer)
            out.header(protocol::signature_header,
                       protocol::sign_answer(options.suite, secret, envelope, 200, at, body));
        return out;
    }

    std::vector<int> send_receipts() {
        std::deque<Waiting> now;
        std::string to;
        {
            const std::lock_guard lock(mutex);
            if (receipts_to.empty()) return {};
            now.swap(waiting);
            to = receipts_to;
        }
        std::vector<int> out;
        for (const auto& receipt : now) out.push_back(post_receipt(options, to, receipt, clock));
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
    std::string receipts_to;
    std::map<std::string, Given> moods;
    std::set<std::string> nonces;
    std::vector<Held> held;
    std::map<std::string, std::size_t> places;  ///< of each delivery in `held`
    std::deque<Waiting> waiting;
    int wrong = 0;
    std::filesystem::path folder;
    std::unique_ptr<http::Server> server;
    std::jthread sender;
};

GatewayHouse::GatewayHouse(HouseOptions options, const Clock& real_clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(std::move(options), real_clock, ids)) {}
GatewayHouse::~GatewayHouse() { stop(); }

void GatewayHouse::start() {
    impl_->server->start();
    if (impl_->options.receipt_every.count() > 0)
        impl_->sender =
            std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->send_now_and_then(stop); });
}

void GatewayHouse::stop() {
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

std::uint16_t GatewayHouse::port() const { return impl_->server->port(); }
std::string GatewayHouse::address() const { return "http://" + impl_->options.address + ":" + std::to_string(port()); }

void GatewayHouse::set_receipts_to(std::string address) {
    const std::lock_guard lock(impl_->mutex);
    impl_->receipts_to = std::move(address);
}

void GatewayHouse::set_mood(std::string_view channel, Mood mood, int times) {
    const std::lock_guard lock(impl_->mutex);
    impl_->moods[std::string(channel)] = {mood, times};
}

std::vector<Held> GatewayHouse::inbox(std::string_view channel) const {
    const std::lock_guard lock(impl_->mutex);
    std::vector<Held> out;
    for (const auto& one : impl_->held)
        if (one.channel == channel) out.push_back(one);
    return out;
}

int GatewayHouse::turned_away() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->wrong;
}

std::vector<int> GatewayHouse::send_receipts() { return impl_->send_receipts(); }

}  // namespace linli::gateways
