#include "live_listener.h"

namespace linli::api {
namespace {

std::unique_ptr<http::Request> credentials_of(const http::Request& request) {
    auto out = std::make_unique<http::Request>(http::Method::get, "/");
    for (const std::string_view name : {"authorization", "cookie", "accept-language"})
        if (const auto value = request.header(name)) out->edit_headers().add(name, *value);
    out->set_peer(request.peer());
    out->edit_request_id() = request.request_id();
    return out;
}

}  // namespace

Told::Told(const events::Envelope& event, std::string_view kind)
    : change_{event.stream, event.name, std::string(kind), event.address.aggregate, event.address.version} {}

const http::Event& Told::event() const {
    if (!event_)
        event_ = http::make_event(std::to_string(change_.stream), "change", json::write(change_, json::View::masked));
    return event_;
}

Listener::Listener(Hearing given, const http::Request& request, std::optional<std::int64_t> after, Seats::Seat seat)
    : hearing(std::move(given)), credentials(credentials_of(request)), position(after), seat_(std::move(seat)) {}

Result<Seats::Seat> Seats::take(const std::shared_ptr<Seats>& seats, const std::string& account) {
    const std::lock_guard lock(seats->mutex_);
    if (seats->taken_ >= seats->overall_) return refuse(streams_full);
    auto& own = seats->by_account_[account];
    if (own >= seats->per_account_) return refuse(too_many_streams);
    ++own;
    ++seats->taken_;
    return Seat(seats.get(), [seats, account](void*) { seats->give_back(account); });
}

void Seats::give_back(const std::string& account) {
    const std::lock_guard lock(mutex_);
    --taken_;
    const auto own = by_account_.find(account);
    if (--own->second == 0) by_account_.erase(own);
}

std::size_t Seats::taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

}  // namespace linli::api
