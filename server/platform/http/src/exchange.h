#pragma once

#include "body_sink.h"
#include "core.h"

#include <linli/http/message.h>

#include <memory>

namespace linli::http {

/// One request and its answer, on their way between network thread and worker.
class Exchange final : public Job, public Task, public std::enable_shared_from_this<Exchange> {
public:
    Exchange(Core& core, Loop& loop, std::weak_ptr<Session> session)
        : core_(core), loop_(loop), session_(std::move(session)) {}
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    ~Exchange() override { leave_flight(); }

    /// Calls the handler; whatever it throws becomes a 500.
    void answer();
    /// On a worker: answers unless the deadline has passed, then returns to the loop.
    void run() override;
    /// On the loop: gives the answer to the session, if that still waits.
    void on_loop() override;

    /// Makes it fit for the next request of the same session.
    void reset();
    void enter_flight();
    void leave_flight();
    void report(const std::exception& error) const;
    bool english() const;
    Response refusal(const ProblemType& type, std::string_view detail = {}) const;

    Request request;
    Response response;
    const Route* route = nullptr;
    std::unique_ptr<BodySink> sink;
    Moment started{};

private:
    Core& core_;
    Loop& loop_;
    std::weak_ptr<Session> session_;
    bool in_flight_ = false;
};

}  // namespace linli::http
