#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/base/words.h>

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// Structured lines for operators: one event, some fields, no personal data.
///
///     log::info("cases.dispatched", {{"case_id", id}, {"urgency", urgency}, {"attempts", 2}});
///
/// What may stand in a field is decided by its type (`Loggable`): ids, numbers, words of enums, times, literals.
/// A `std::string` may not, because nobody knows what is in it; wrap it in `Text` when its origin is the program.
/// @source the no-personal-data rule of issue 1; PIPL art. 6 (minimum necessary)
namespace linli::log {

enum class Level { debug, info, warning, error, off };
constexpr std::array<std::string_view, 5> words(Level) { return {"debug", "info", "warning", "error", "off"}; }

enum class Format { pairs, json };
constexpr std::array<std::string_view, 2> words(Format) { return {"pairs", "json"}; }

/// Text of the program or of a library (a path, an SQL state, a reason), never of a person. It is cut after 400 code
/// points, control characters are escaped, and every run of eleven or more digits (also full-width, also with single
/// spaces or hyphens between) is starred, so that a telephone or identity number that slips in does not stay. The
/// viewed text must outlive the call.
struct Text {
    constexpr explicit Text(std::string_view text) : value(text) {}
    std::string_view value;
};

/// Give a type of personal or secret content `using never_logged = void;` and it can be no field, whatever it
/// converts to. Types that are not listed in `Loggable` are refused anyway; this says why.
template <class T>
concept NeverLogged = requires {
    typename T::never_logged;
};

template <class T>
struct is_duration : std::false_type {};
template <class Rep, class Period>
struct is_duration<std::chrono::duration<Rep, Period>> : std::true_type {};

template <class T>
struct is_literal : std::false_type {};
template <std::size_t size>
struct is_literal<char[size]> : std::true_type {};

/// What may stand in a field. Closed on purpose: strings and structs are not in it.
template <class T>
concept Loggable =
    !NeverLogged<T> &&
    ((std::is_arithmetic_v<T> && !std::same_as<T, char>) || AnyId<T> || std::same_as<T, TenantId> ||
     std::same_as<T, Uuid> || Worded<T> || std::same_as<T, Instant> || std::same_as<T, Date> || is_duration<T>::value ||
     std::same_as<T, Text> || std::derived_from<T, std::exception> || is_literal<T>::value);

/// Receives the value of one field. Implemented in `src/`; the program only names values.
class Writer {
public:
    virtual ~Writer() = default;
    virtual void integer(std::int64_t value) = 0;
    virtual void natural(std::uint64_t value) = 0;
    virtual void real(double value) = 0;
    virtual void flag(bool value) = 0;
    virtual void word(std::string_view value) = 0;  ///< an id, an enum word, a literal, a time
    virtual void text(std::string_view value) = 0;  ///< free text: cut, starred, escaped
};

/// A moment as RFC 3339 with milliseconds, in Shanghai time.
void write_value(Writer& writer, Instant value);
/// A day as `YYYY-MM-DD`.
void write_value(Writer& writer, Date value);

template <Loggable T>
void write_field(Writer& writer, const void* value) {
    const auto& typed = *static_cast<const T*>(value);
    if constexpr (std::same_as<T, bool>) {
        writer.flag(typed);
    } else if constexpr (std::is_floating_point_v<T>) {
        writer.real(static_cast<double>(typed));
    } else if constexpr (std::is_unsigned_v<T>) {
        writer.natural(typed);
    } else if constexpr (std::is_integral_v<T>) {
        writer.integer(typed);
    } else if constexpr (std::same_as<T, TenantId>) {
        writer.integer(typed.value);
    } else if constexpr (AnyId<T> || std::same_as<T, Uuid>) {
        writer.word(typed.text());
    } else if constexpr (Worded<T>) {
        writer.word(linli::word(typed));
    } else if constexpr (is_duration<T>::value) {
        writer.real(std::chrono::duration<double, std::milli>(typed).count());
    } else if constexpr (std::same_as<T, Text>) {
        writer.text(typed.value);
    } else if constexpr (std::derived_from<T, std::exception>) {
        writer.text(typed.what());
    } else if constexpr (is_literal<T>::value) {
        writer.word(std::string_view(typed));
    } else {
        write_value(writer, typed);
    }
}

/// One `key=value` of a line. Lives only as long as the call; nothing is formatted for a level that is not written.
/// Durations are given in milliseconds: call the key `..._ms`.
class Field {
public:
    template <Loggable T>
    Field(std::string_view key, const T& value) : key_(key), value_(&value), write_(&write_field<T>) {}
    /// Not loggable: log its id, or wrap text of the program in `log::Text`. Personal data have no place here.
    template <class T>
    requires(!Loggable<T>) Field(std::string_view key, const T& value)
    = delete;

    std::string_view key() const { return key_; }
    void write(Writer& writer) const { write_(writer, value_); }

private:
    std::string_view key_;
    const void* value_;
    void (*write_)(Writer&, const void*);
};

using Fields = std::initializer_list<Field>;

/// Where lines go and which ones.
struct Options {
    Level level = Level::info;  ///< the lowest that is written
    Format format = Format::pairs;
    std::optional<std::filesystem::path> file;        ///< standard error when absent
    std::size_t file_bytes = 64U << 20U;              ///< a larger file is put aside as `name.1.log` …
    std::size_t kept_files = 8;                       ///< and so many of those are kept
    std::function<void(std::string_view line)> sink;  ///< takes the lines instead (tests); no line end
};

/// Writes lines. Thread-safe; a line is never torn. A failing disk is reported to standard error
/// (at most once a second), not thrown.
class Logger {
public:
    /// `clock` is the real clock and outlives the logger.
    /// @throws std::runtime_error when the file cannot be opened.
    Logger(Options options, const Clock& clock);
    ~Logger();
    Logger(const Logger&) = delete;
    Logger& operator=(const Logger&) = delete;

    void debug(std::string_view event, Fields fields = {}) const { write(Level::debug, event, fields); }
    void info(std::string_view event, Fields fields = {}) const { write(Level::info, event, fields); }
    void warning(std::string_view event, Fields fields = {}) const { write(Level::warning, event, fields); }
    void error(std::string_view event, Fields fields = {}) const { write(Level::error, event, fields); }
    /// `event` is a constant `<room>.<what-happened>`. Warnings and errors are flushed at once.
    void write(Level level, std::string_view event, Fields fields) const;
    bool writes(Level level) const { return level >= options_.level && level != Level::off; }
    void flush() const;

private:
    struct Out;
    Options options_;
    const Clock& clock_;
    std::unique_ptr<Out> out_;
};

/// The process's logger: standard error, `info`, `key=value`, until `set_process_logger`.
/// For rooms that are not worth a constructor argument; `app` sets it once, before the first thread starts.
Logger& process_logger();
/// `logger` outlives every further line; nullptr brings the first logger back.
void set_process_logger(Logger* logger);

inline void debug(std::string_view event, Fields fields = {}) { process_logger().debug(event, fields); }
inline void info(std::string_view event, Fields fields = {}) { process_logger().info(event, fields); }
inline void warning(std::string_view event, Fields fields = {}) { process_logger().warning(event, fields); }
inline void error(std::string_view event, Fields fields = {}) { process_logger().error(event, fields); }

/// While it lives, every line of this thread carries `trace=`. The id is the W3C trace id: 32 lower-case hexadecimal
/// digits; anything else means no trace. Scopes nest.
/// @source https://www.w3.org/TR/trace-context/#trace-id
class TraceScope {
public:
    explicit TraceScope(std::string_view trace_id);
    ~TraceScope();
    TraceScope(const TraceScope&) = delete;
    TraceScope& operator=(const TraceScope&) = delete;

    /// The trace id of this thread; empty outside every scope. For handing it to a job or an event.
    static std::string_view current();

private:
    std::array<char, 32> previous_;
};

}  // namespace linli::log
