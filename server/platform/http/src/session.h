#pragma once

#include "core.h"
#include "exchange.h"
#include "input_buffer.h"
#include "live.h"
#include "parser.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace linli::http {

class StoreJob;
class FetchJob;
class LiveCall;
class VetJob;

/// One connection: reads requests, lets them be answered, writes the answers, one after the other.
/// Everything happens on the loop's thread. While the state names somebody else's work (storing, working,
/// waiting, fetching), that somebody returns with a call; in all other states the network does.
class Session final : public StreamListener, public std::enable_shared_from_this<Session> {
public:
    Session(Core& core, Hub& hub, std::shared_ptr<const Served> served, std::unique_ptr<Stream> stream);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() override;

    void start();
    void tick(Moment now);
    /// Ends what can end now; the rest ends after its answer.
    void drain();
    /// Cuts.
    void abort();

    void on_ready(bool ok) override;
    void on_read(std::size_t bytes) override;
    void on_written(bool ok) override;
    void on_answer(Exchange& exchange);
    void on_stored(StoreJob& job);
    void on_fetched(FetchJob& job);
    void on_vetted(VetJob& job);

    std::size_t place_in_hub = 0;

private:
    enum class State {
        opening,     ///< TLS handshake
        idle,        ///< between requests
        head,        ///< a head has begun
        vetting,     ///< a worker decides whether the body may come
        continuing,  ///< 100 Continue is being sent
        body,        ///< a body is being read
        storing,     ///< a piece of it is on its way to the disk
        working,     ///< a handler works
        waiting,     ///< an answer will be given later
        fetching,    ///< a block of the answer is being read
        writing,     ///< (a piece of) the answer is being sent
        live,        ///< an event stream
        lingering,   ///< all is said; reading on so that it arrives
        closed
    };

    static constexpr std::size_t watch_read_bytes = 512;  ///< only to notice that the client has left

    // session.cpp: life, input
    void advance();
    bool step_head();
    bool step_body();
    void read_more(std::size_t least);
    void on_end_of_input();
    void on_time_out();
    /// Counted from the loop's last tick, and never early: precise enough for time limits, and free.
    Moment after(std::chrono::milliseconds delay) const { return hub_.now + Hub::tick_period + delay; }
    void set_deadline(std::chrono::milliseconds delay) { deadline_ = after(delay); }
    void close();
    void linger();

    // session_request.cpp: from the head to the handler
    void begin_request();
    void identify(const HeadFrame& frame);
    bool check_head(const HeadFrame& frame);
    bool find_route();
    bool admitted();
    bool check_body(const HeadFrame& frame);
    bool must_vet(const HeadFrame& frame) const;
    void vet();
    void accept_body();
    bool check_coding(const HeadFrame& frame);
    bool make_sink();
    void expect_body();
    void take_body(ParseStatus status);
    void store_chunk(bool last);
    void dispatch();
    void answer_options(const std::string& allow);
    void refuse(const ProblemType& type, std::string_view detail = {});
    void refuse(Response response);
    void reject(const ProblemType& type, std::string_view detail = {});

    // session_answer.cpp: from the answer to the next request
    void respond(Response&& response);
    void send_memory();
    void send_next_slice(bool with_head);
    void begin_source();
    void fetch_block();
    void write_block();
    void finish_answer();
    void write_head(const Framing& framing);
    void write_pieces(std::size_t count);
    void meter_answer(std::chrono::nanoseconds took);
    void log_answer(std::chrono::nanoseconds took);
    std::chrono::nanoseconds taken() const { return std::chrono::steady_clock::now() - exchange_->started; }
    bool has_no_body() const;

    // session_live.cpp: answers that take their time
    void begin_waiting(Later later);
    void on_pending(const Pending::State* state);
    void end_waiting();
    void begin_live();
    void flush_events();
    void end_live();

    Core& core_;
    Hub& hub_;
    std::shared_ptr<const Served> served_;
    std::unique_ptr<Stream> stream_;
    Peer peer_;  ///< without proxies' words
    State state_ = State::opening;
    Moment deadline_{};
    bool reading_ = false;
    bool writing_ = false;
    bool advancing_ = false;

    InputBuffer in_;
    WireParser parser_{WireParser::Kind::request};
    std::size_t head_bytes_ = 0;
    std::size_t requests_ = 0;
    bool keep_alive_ = false;
    bool body_read_ = true;  ///< the next byte belongs to another request
    Moment body_end_{};
    std::string chunk_;  ///< decoded body on its way to the disk

    std::shared_ptr<Exchange> exchange_;
    Response answer_;
    Meter::Series* series_ = nullptr;  ///< of the last answer: the next is mostly alike
    std::string head_;
    std::string_view rest_;   ///< of a body in memory
    std::uint64_t sent_ = 0;  ///< body bytes
    std::shared_ptr<FetchJob> fetch_;
    std::string chunk_head_;
    bool head_sent_ = false;
    std::array<std::string_view, Stream::max_pieces> pieces_{};

    std::shared_ptr<Pending::State> pending_;
    std::shared_ptr<Response> otherwise_;
    std::shared_ptr<SinkQueue> sink_;
    std::shared_ptr<LiveCall> live_call_;
    std::vector<Event> batch_;  ///< being written
    std::chrono::milliseconds heartbeat_{};
};

}  // namespace linli::http
