#include "session_jobs.h"
#include "session.h"

#include <linli/log/log.h>

#include <algorithm>

namespace linli::http {

StoreJob::StoreJob(Loop& loop, std::weak_ptr<Session> session, std::shared_ptr<Exchange> exchange, std::string bytes,
                   bool last)
    : loop_(loop),
      session_(std::move(session)),
      exchange_(std::move(exchange)),
      bytes_(std::move(bytes)),
      last_(last) {}

void StoreJob::run() {
    try {
        Outcome outcome = Done{};
        if (!bytes_.empty()) outcome = exchange_->sink->write(bytes_);
        if (outcome && last_) outcome = exchange_->sink->finish(exchange_->request);
        if (!outcome) refusal = exchange_->refusal(*outcome.problem().type, outcome.problem().detail);
    } catch (const std::exception& error) {
        log::error("http.upload-failed", {{"route", log::Text(exchange_->request.route())}, {"error", error}});
        refusal = exchange_->refusal(broken);
    }
    bytes_.clear();
    loop_.post(shared_from_this());
}

void StoreJob::on_loop() {
    if (const auto session = session_.lock()) session->on_stored(*this);
}

VetJob::VetJob(Loop& loop, std::weak_ptr<Session> session, std::shared_ptr<Exchange> exchange)
    : loop_(loop), session_(std::move(session)), exchange_(std::move(exchange)) {}

void VetJob::run() {
    const log::TraceScope trace(exchange_->request.trace().trace_id);
    try {
        refusal = exchange_->route->vet(exchange_->request);
    } catch (const std::exception& error) {
        exchange_->report(error);
        refusal = exchange_->refusal(broken);  // a check that fails lets nobody in
    }
    loop_.post(shared_from_this());
}

void VetJob::on_loop() {
    if (const auto session = session_.lock()) session->on_vetted(*this);
}

FetchJob::FetchJob(Loop& loop, std::weak_ptr<Session> session, SourceRange range)
    : loop_(loop), session_(std::move(session)), range_(std::move(range)) {
    if (range_.source->size()) size_ = range_.length;
}

void FetchJob::run() {
    try {
        const auto wanted = size_ ? std::min<std::uint64_t>(range_.length, block_bytes) : block_bytes;
        block_.resize(static_cast<std::size_t>(wanted));
        filled_ = wanted == 0 ? 0 : range_.source->read(range_.offset, block_);
        range_.offset += filled_;
        if (size_) range_.length -= filled_;
        finished_ = size_ ? range_.length == 0 : filled_ == 0;
        failed_ = size_ && filled_ == 0 && !finished_;  // shorter than it said
    } catch (const std::exception& error) {
        log::error("http.source-failed", {{"error", error}});
        failed_ = true;
    }
    loop_.post(shared_from_this());
}

void FetchJob::on_loop() {
    if (const auto session = session_.lock()) session->on_fetched(*this);
}

LiveCall::LiveCall(std::shared_ptr<StreamSource> source, std::shared_ptr<EventSink> sink, std::string last_event_id)
    : source_(std::move(source)), sink_(std::move(sink)), last_event_id_(std::move(last_event_id)) {}

void LiveCall::run() {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) return;
    }
    try {
        source_->opened(sink_, last_event_id_);
    } catch (const std::exception& error) {
        log::error("http.stream-failed", {{"error", error}});
        sink_->close("the stream cannot be opened");
    }
    bool closed_meanwhile = false;
    {
        const std::lock_guard lock(mutex_);
        opened_ = true;
        closed_meanwhile = closed_;
    }
    sink_.reset();
    if (closed_meanwhile) source_->closed();
}

void LiveCall::close() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(closed_, true) || !opened_) return;
    }
    source_->closed();
}

}  // namespace linli::http
