#pragma once

#include "exchange.h"
#include "pool.h"

#include <linli/http/stream.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace linli::http {

/// Carries a piece of a body to its sink, on a disk thread, and comes back.
class StoreJob final : public Job, public Task, public std::enable_shared_from_this<StoreJob> {
public:
    StoreJob(Loop& loop, std::weak_ptr<Session> session, std::shared_ptr<Exchange> exchange, std::string bytes,
             bool last);
    void run() override;
    void on_loop() override;

    bool last() const { return last_; }
    /// Gives the emptied buffer back for the next piece.
    std::string take_buffer() { return std::move(bytes_); }
    std::optional<Response> refusal;

private:
    Loop& loop_;
    std::weak_ptr<Session> session_;
    std::shared_ptr<Exchange> exchange_;
    std::string bytes_;
    bool last_;
};

/// Asks Route::vet on a worker, before the body is read.
class VetJob final : public Job, public Task, public std::enable_shared_from_this<VetJob> {
public:
    VetJob(Loop& loop, std::weak_ptr<Session> session, std::shared_ptr<Exchange> exchange);
    void run() override;
    void on_loop() override;

    const Exchange& exchange() const { return *exchange_; }
    std::optional<Response> refusal;

private:
    Loop& loop_;
    std::weak_ptr<Session> session_;
    std::shared_ptr<Exchange> exchange_;
};

/// Reads a source block by block, on a disk thread.
class FetchJob final : public Job, public Task, public std::enable_shared_from_this<FetchJob> {
public:
    static constexpr std::size_t block_bytes = 128 * 1024;

    FetchJob(Loop& loop, std::weak_ptr<Session> session, SourceRange range);
    void run() override;
    void on_loop() override;

    /// Nothing when the source does not know.
    std::optional<std::uint64_t> size() const { return size_; }
    std::string_view block() const { return std::string_view(block_).substr(0, filled_); }
    bool failed() const { return failed_; }
    /// All bytes were read (or the source ended).
    bool finished() const { return finished_; }

private:
    Loop& loop_;
    std::weak_ptr<Session> session_;
    SourceRange range_;
    std::optional<std::uint64_t> size_;
    std::string block_;
    std::size_t filled_ = 0;
    bool failed_ = false;
    bool finished_ = false;
};

/// Tells a stream's source that its stream is open, on a worker, and that it is closed: closed() comes after
/// opened() has returned, or neither comes.
class LiveCall final : public Job {
public:
    LiveCall(std::shared_ptr<StreamSource> source, std::shared_ptr<EventSink> sink, std::string last_event_id);
    void run() override;
    void close();

private:
    std::shared_ptr<StreamSource> source_;
    std::shared_ptr<EventSink> sink_;
    std::string last_event_id_;
    std::mutex mutex_;
    bool opened_ = false;
    bool closed_ = false;
};

}  // namespace linli::http
