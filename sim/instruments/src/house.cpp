#include <linli/instruments/house.h>

#include <linli/base/text.h>
#include <linli/devices/protocol.h>
#include <linli/http/client.h>
#include <linli/http/server.h>
#include <linli/json/read.h>
#include <linli/json/write.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <charconv>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

namespace linli::instruments {
namespace {

namespace protocol = devices::protocol;
using devices::DeviceEvent;
using devices::EventKind;

constexpr std::chrono::hours an_hour{1};
constexpr std::size_t most_devices = 10'000;
constexpr std::chrono::milliseconds looks_every{100};

/// A message as it goes over the wire.
struct Message {
    protocol::Head head;
    std::string body;
};

struct Standing {
    Instrument shown;
    std::string key;  ///< as bytes
    Instant beats_at{};
};

std::string written(const boost::json::value& value) {
    std::string out;
    json::append(out, value);
    return out;
}

http::ClientOptions client_of(const std::string& to) {
    http::ClientOptions out;
    const auto host = to.substr(to.find("://") + 3);
    const auto colon = host.find(':');
    out.host = host.substr(0, colon);
    if (colon != std::string::npos) std::from_chars(host.data() + colon + 1, host.data() + host.size(), out.port);
    out.connect_timeout = out.timeout = std::chrono::seconds(15);
    return out;
}

Heard post(const std::string& to, const std::string& tenant, const Message& message) {
    http::Ask ask;
    ask.method = http::Method::post;
    ask.target = std::string(protocol::target);
    ask.body = message.body;
    ask.content_type = "application/json";
    ask.headers = {{std::string(protocol::device_header), message.head.device},
                   {std::string(protocol::time_header), std::to_string(to_ms(message.head.at))},
                   {std::string(protocol::nonce_header), message.head.nonce},
                   {std::string(protocol::signature_header), message.head.signature},
                   {"Connection", "close"}};
    if (!tenant.empty()) ask.headers.emplace_back("X-Linli-Tenant", tenant);
    try {
        const auto answer = http::Client(client_of(to)).send(ask);
        return {answer.status, answer.body};
    } catch (const http::NetworkError&) {
        return {};
    }
}

/// An event as a tester wishes it; what is left out is made here.
std::optional<DeviceEvent> read_wish(std::string_view body, IdSource& ids, Instant now) {
    const auto parsed = json::parse(body);
    const auto* object = parsed ? parsed->if_object() : nullptr;
    if (object == nullptr) return std::nullopt;
    const auto text = [&](std::string_view name) {
        const auto* value = object->if_contains(name);
        return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
    };
    const auto kind = text("kind").empty() ? std::optional(EventKind::alarm) : from_word<EventKind>(text("kind"));
    const auto id = text("id").empty() ? std::optional(ids.next_uuid()) : Uuid::parse(text("id"));
    if (!kind || !id || text("class").empty()) return std::nullopt;
    DeviceEvent out{.id = devices::EventId(*id), .event_class = text("class"), .kind = *kind, .happened_at = now};
    const auto* reading = object->if_contains("reading");
    if (reading != nullptr && reading->is_number()) out.reading = reading->to_number<double>();
    const auto* at = object->if_contains("happened_at_ms");
    if (at != nullptr && at->is_int64()) out.happened_at = from_ms(at->get_int64());
    return out;
}

}  // namespace

struct InstrumentHouse::Impl {
    Impl(HouseOptions given, const Clock& clock_given, IdSource& ids_given)
        : options(std::move(given)), clock(clock_given), ids(ids_given), events_to(options.events_to) {
        auto router = std::make_shared<http::Router>();
        router->put(
            "/{code}", [this](http::Request& request) { return change(request); }, http::Pool::write);
        router->get("/{code}", [this](http::Request& request) { return show(request); });
        router->post(
            "/{code}/events", [this](http::Request& request) { return ring(request); }, http::Pool::write);
        http::ServerOptions server_options;
        server_options.access_log = [](const http::AccessLine&) {};
        server_options.read.threads = server_options.io.threads = server_options.disk_threads = 1;
        server_options.write.threads = 8;
        folder = std::filesystem::temp_directory_path() / ("linli-instruments-" + ids.next_uuid().text());
        server_options.upload_folder = folder;
        http::Listener listener;
        listener.address = options.address;
        listener.port = options.port;
        listener.router = std::move(router);
        server = std::make_unique<http::Server>(std::move(server_options), std::vector{listener}, clock, ids);
    }

    http::Response change(const http::Request& request) {
        const auto parsed = json::parse(request.body());
        const auto* object = parsed ? parsed->if_object() : nullptr;
        if (object == nullptr) return http::plain(422, "device\n");
        auto instrument = find(request.path_parameter("code")).value_or(Instrument{});
        instrument.code = std::string(request.path_parameter("code"));
        if (const auto* key = object->if_contains("key"); key != nullptr && key->is_string())
            instrument.key = std::string(key->get_string());
        if (const auto* silent = object->if_contains("silent"); silent != nullptr && silent->is_bool())
            instrument.silent = silent->get_bool();
        if (const auto* beat = object->if_contains("heartbeat_ms"); beat != nullptr && beat->is_int64())
            instrument.heartbeat = std::chrono::milliseconds(beat->get_int64());
        return put(instrument) ? http::no_content() : http::plain(422, "key\n");
    }

    http::Response show(const http::Request& request) const {
        const auto found = find(request.path_parameter("code"));
        if (!found) return http::plain(404, "device\n");
        return http::json(200, written(boost::json::object{{"code", found->code},
                                                           {"silent", found->silent},
                                                           {"heartbeat_ms", found->heartbeat.count()},
                                                           {"sent", found->sent}}));
    }

    http::Response ring(const http::Request& request) {
        const auto how = from_word<Sending>(request.header("Linli-Sending").value_or("well"));
        const auto event = read_wish(request.body(), ids, clock.now());
        if (!how || !event) return http::plain(422, "event\n");
        boost::json::array heard;
        for (const auto& one : send(request.path_parameter("code"), *event, *how))
            heard.push_back(boost::json::object{{"status", one.status}, {"body", one.body}});
        return http::json(200,
                          written(boost::json::object{{"event_id", event->id.text()}, {"heard", std::move(heard)}}));
    }

    bool put(const Instrument& instrument) {
        std::string key;
        if (!text::from_base64url(instrument.key, key) || key.size() != protocol::key_size) return false;
        const std::lock_guard lock(mutex);
        if (known.size() >= most_devices && !known.contains(instrument.code)) return false;
        auto& standing = known[instrument.code];
        const int sent = standing.shown.sent;
        standing = {instrument, std::move(key), clock.now()};
        standing.shown.sent = sent;
        return true;
    }

    std::optional<Instrument> find(std::string_view code) const {
        const std::lock_guard lock(mutex);
        const auto found = known.find(std::string(code));
        return found == known.end() ? std::nullopt : std::optional(found->second.shown);
    }

    Message sign(const std::string& code, std::string key, const DeviceEvent& event, Sending how) {
        Message out{.head = {.device = code, .at = clock.now(), .nonce = ids.next_uuid().text(), .signature = {}},
                    .body = json::write(event)};
        if (how == Sending::old_clock) out.head.at -= an_hour;
        if (how == Sending::wrong_signature) key[0] = static_cast<char>(key[0] ^ 1);
        out.head.signature = protocol::sign(options.suite, key, out.head, out.body);
        if (how == Sending::changed) out.body.insert(1, " ");
        return out;
    }

    std::vector<Heard> send(std::string_view code, DeviceEvent event, Sending how) {
        std::string key, to;
        {
            const std::lock_guard lock(mutex);
            const auto found = known.find(std::string(code));
            if (found == known.end() || found->second.shown.silent || events_to.empty()) return {};
            key = found->second.key;
            to = events_to;
        }
        if (how == Sending::late) event.happened_at -= an_hour;
        const std::string name(code);
        const auto first = sign(name, key, event, how);
        std::vector<Heard> out{post(to, options.tenant, first)};
        if (how == Sending::twice) out.push_back(post(to, options.tenant, sign(name, key, event, how)));
        if (how == Sending::replayed) out.push_back(post(to, options.tenant, first));
        const std::lock_guard lock(mutex);
        known[name].shown.sent += static_cast<int>(out.size());
        return out;
    }

    std::vector<std::string> due_beats() {
        const auto now = clock.now();
        std::vector<std::string> out;
        const std::lock_guard lock(mutex);
        for (auto& [code, standing] : known) {
            if (standing.shown.silent || standing.shown.heartbeat.count() <= 0 || standing.beats_at > now) continue;
            standing.beats_at = now + standing.shown.heartbeat;
            out.push_back(code);
        }
        return out;
    }

    int beat() {
        int sent = 0;
        for (const auto& code : due_beats()) {
            DeviceEvent event{.id = ids.next<devices::EventId>(), .event_class = "alive", .happened_at = clock.now()};
            event.kind = EventKind::heartbeat;
            sent += static_cast<int>(send(code, event, Sending::well).size());
        }
        return sent;
    }

    void beat_now_and_then(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            beat();
            std::unique_lock lock(mutex);
            stopped.wait_for(lock, looks_every, [&] { return stopping; });
            if (stopping) return;
        }
    }

    const HouseOptions options;
    const Clock& clock;
    IdSource& ids;
    mutable std::mutex mutex;
    std::condition_variable stopped;
    bool stopping = false;
    std::string events_to;
    std::map<std::string, Standing> known;
    std::filesystem::path folder;
    std::unique_ptr<http::Server> server;
    std::jthread heart;
};

InstrumentHouse::InstrumentHouse(HouseOptions options, const Clock& real_clock, IdSource& ids)
    : impl_(std::make_unique<Impl>(std::move(options), real_clock, ids)) {}
InstrumentHouse::~InstrumentHouse() { stop(); }

void InstrumentHouse::start() {
    impl_->server->start();
    impl_->heart = std::jthread([impl = impl_.get()](const std::stop_token& stop) { impl->beat_now_and_then(stop); });
}

void InstrumentHouse::stop() {
    {
        const std::lock_guard lock(impl_->mutex);
        if (impl_->stopping) return;
        impl_->stopping = true;
    }
    impl_->stopped.notify_all();
    if (impl_->heart.joinable()) impl_->heart.join();
    impl_->server->stop(std::chrono::seconds(1));
    std::error_code gone;
    std::filesystem::remove_all(impl_->folder, gone);
}

std::uint16_t InstrumentHouse::port() const { return impl_->server->port(); }
std::string InstrumentHouse::address() const {
    return "http://" + impl_->options.address + ":" + std::to_string(port());
}

void InstrumentHouse::set_events_to(std::string address) {
    const std::lock_guard lock(impl_->mutex);
    impl_->events_to = std::move(address);
}

bool InstrumentHouse::put(const Instrument& instrument) { return impl_->put(instrument); }

std::optional<Instrument> InstrumentHouse::find(std::string_view code) const { return impl_->find(code); }

std::vector<Heard> InstrumentHouse::send(std::string_view code, const devices::DeviceEvent& event, Sending how) {
    return impl_->send(code, event, how);
}

int InstrumentHouse::beat() { return impl_->beat(); }

}  // namespace linli::instruments
