#include "core.h"

#include "session.h"

namespace linli::http {
namespace {

constexpr std::chrono::milliseconds show_period{1000};

}  // namespace

Core::Core(ServerOptions given, const Clock& real_clock, IdSource& id_source)
    : options(std::move(given)),
      clock(real_clock),
      ids(id_source),
      proxies(options.trusted_proxies),
      meter(options.metrics),
      read(options.read.threads, options.read.queue),
      write(options.write.threads, options.write.queue),
      io(options.io.threads, options.io.queue),
      // A session has at most one disk job, so this queue cannot be what refuses.
      disk(options.disk_threads, options.connections * 2) {}

WorkerPool& Core::pool(Pool which) {
    if (which == Pool::write) return write;
    if (which == Pool::io) return io;
    return read;
}

Server::Figures Core::figures() const {
    return {meter.connections, meter.in_flight, meter.live_streams, read.waiting(),
            write.waiting(),   io.waiting(),    meter.rejections};
}

Hub::Hub(Core& shared, bool shows)
    : core(shared),
      shows_figures(shows),
      now(std::chrono::steady_clock::now()),
      wall(shared.clock.now()),
      heads(shared.options),
      hand_over(make_task([this] { hand_jobs_over(); })),
      loop([this](Moment moment) { tick(moment); }, tick_period) {}

bool Hub::submit(Pool pool, std::shared_ptr<Job> job) {
    if (!core.pool(pool).reserve()) return false;
    ready.at(static_cast<std::size_t>(pool)).push_back(std::move(job));
    if (!std::exchange(handing_over, true)) loop.post(hand_over);
    return true;
}

void Hub::hand_jobs_over() {
    handing_over = false;
    for (const auto pool : {Pool::read, Pool::write, Pool::io}) {
        auto& jobs = ready.at(static_cast<std::size_t>(pool));
        if (!jobs.empty()) core.pool(pool).submit_reserved(jobs);
    }
}

void Hub::add(std::shared_ptr<Session> session) {
    session->place_in_hub = sessions.size();
    sessions.push_back(std::move(session));
}

void Hub::remove(Session& session) {
    const auto place = session.place_in_hub;
    if (place >= sessions.size() || sessions[place].get() != &session) return;
    const auto keep = std::move(sessions[place]);  // until here nobody else may own it
    sessions[place] = std::move(sessions.back());
    sessions.pop_back();
    if (place < sessions.size()) sessions[place]->place_in_hub = place;
}

void Hub::tick(Moment moment) {
    now = moment;
    wall = core.clock.now();
    // From the back: a session that leaves is replaced by one that had its turn.
    for (std::size_t i = sessions.size(); i-- > 0;) {
        if (i >= sessions.size()) continue;
        const auto keep = sessions[i];
        keep->tick(now);
    }
    if (!shows_figures || now < shown + show_period) return;
    shown = now;
    core.meter.show(core.figures());
}

void Hub::drain() {
    const auto all = sessions;
    for (const auto& session : all) session->drain();
}

void Hub::abort() {
    const auto all = sessions;
    for (const auto& session : all) session->abort();
}

}  // namespace linli::http
