#include <linli/log/log.h>

#include "line.h"
#include "outlet.h"
#include "stream.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>

#include <unistd.h>

namespace linli::log {
namespace {

constexpr std::size_t most_waiting = std::size_t{1} << 20U;  // about 5,000 lines
constexpr std::size_t largest_block = std::size_t{16} << 10U;

constexpr std::chrono::milliseconds patience{500};

/// A file that is put aside when it is full. The lines are complete before spdlog sees them: it brings rotation only.
class File {
public:
    explicit File(const Options& options) : inner_("linli", sink_of(options)) {
        inner_.set_formatter(std::make_unique<spdlog::pattern_formatter>("%v"));
        inner_.set_level(spdlog::level::trace);
    }
    bool write(std::string_view lines) {
        inner_.log(spdlog::level::info, spdlog::string_view_t(lines.data(), lines.size()));
        inner_.flush();
        return true;
    }

private:
    static spdlog::sink_ptr sink_of(const Options& options) {
        try {
            return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(options.file->string(), options.file_bytes,
                                                                          options.kept_files);
        } catch (const spdlog::spdlog_ex& error) {
            throw std::runtime_error(std::string("cannot open the log file: ") + error.what());
        }
    }
    spdlog::logger inner_;
};

Outlet::Write writer_of(const Options& options) {
    if (options.file)
        return [file = std::make_shared<File>(options)](std::string_view lines) { return file->write(lines); };
    return [stream = std::make_shared<PatientStream>(STDERR_FILENO, patience)](std::string_view lines) {
        return stream->write(std::string(lines) + '\n');
    };
}

std::size_t block_of(const Options& options) {
    return options.file ? std::min(options.file_bytes / 4, largest_block) : PatientStream::largest - 1;
}

bool trace_shaped(std::string_view text) {
    if (text.size() != 32) return false;
    bool good = true;  // without a way out of the loop: every request asks, and hardly ever in vain
    for (const char c : text) good &= (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    return good;
}

/// Trace id of this thread; a first byte of NUL means none.
thread_local std::array<char, 32> thread_trace{};

std::atomic<Logger*> chosen_logger{nullptr};

}  // namespace

struct Logger::Out {
    Out(const Options& options, const Clock& clock)
        : outlet(
              writer_of(options),
              [&clock, format = options.format](std::uint64_t count) {
                  return line(format, clock.now(), Level::warning, "log.dropped", {}, {{"lines", count}});
              },
              most_waiting, block_of(options)) {}
    Outlet outlet;
};

Logger::Logger(Options options, const Clock& clock) : options_(std::move(options)), clock_(clock) {
    if (!options_.sink) out_ = std::make_unique<Out>(options_, clock_);
}

Logger::~Logger() { flush(); }

void Logger::write(Level level, std::string_view event, Fields fields) const {
    if (!writes(level)) return;
    const auto text = line(options_.format, clock_.now(), level, event, TraceScope::current(), fields);
    if (options_.sink) return options_.sink(text);
    out_->outlet.put(text);
    if (level >= Level::warning) out_->outlet.drain();
}

void Logger::flush() const {
    if (out_) out_->outlet.drain();
}

Logger& process_logger() {
    static const SystemClock clock;
    static Logger first({}, clock);
    auto* const chosen = chosen_logger.load(std::memory_order_acquire);
    return chosen != nullptr ? *chosen : first;
}

void set_process_logger(Logger* logger) { chosen_logger.store(logger, std::memory_order_release); }

TraceScope::TraceScope(std::string_view trace_id) : previous_(thread_trace) {
    thread_trace = {};
    if (trace_shaped(trace_id)) std::copy(trace_id.begin(), trace_id.end(), thread_trace.begin());
}

TraceScope::~TraceScope() { thread_trace = previous_; }

std::string_view TraceScope::current() {
    return thread_trace.front() == '\0' ? std::string_view()
                                        : std::string_view(thread_trace.data(), thread_trace.size());
}

}  // namespace linli::log
