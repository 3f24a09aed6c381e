#pragma once

#include <linli/base/result.h>
#include <linli/base/words.h>

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// Settings: declared once, typed, documented; read from flags, environment and a TOML file, in this order of weight.
///
///     inline const config::Setting<config::Duration> request_timeout{
///         .key = "http.request_timeout", .default_value = std::chrono::seconds(30),
///         .doc = "How long one request may take.", .at_least = std::chrono::seconds(1)};
///
/// @source INC-12 (a setting has a name, a default, a unit and a source)
namespace linli::config {

using Duration = std::chrono::milliseconds;  ///< written "500ms", "30s", "15m", "2h", "7d", "1h30m"
using List = std::vector<std::string>;       ///< a TOML array of strings; elsewhere separated by commas

/// A number of bytes, written "64KiB", "100MiB", "2GiB", "512B".
struct Bytes {
    std::int64_t value = 0;
    auto operator<=>(const Bytes&) const = default;
};

using Value = std::variant<std::string, std::int64_t, bool, Duration, Bytes, List>;
/// The alternatives of Value, in their order.
enum class Kind { text, integer, flag, duration, size, list };
constexpr std::array<std::string_view, 6> words(Kind) {
    return {"text", "integer", "flag", "duration", "size", "list"};
}

/// One setting: the constant that declares it is also the key to its value.
template <class T>
struct Setting {
    static_assert(std::is_constructible_v<Value, std::in_place_type_t<T>>, "not a type of setting");

    std::string_view key;                        ///< `room.name` in lower case; more dots make deeper tables
    T default_value;                             ///< what an empty installation runs with
    std::string_view doc;                        ///< what it decides, for operators
    std::string_view unit = {};                  ///< of integers: "threads", "days"
    std::optional<T> at_least = {};              ///< integers, durations and sizes only
    std::optional<T> at_most = {};               ///< integers, durations and sizes only
    std::vector<std::string_view> choices = {};  ///< of texts: the words allowed; empty allows all
    bool secret = false;                         ///< never printed
};

/// A setting without its C++ type.
struct Declaration {
    std::string key;
    Value default_value;
    std::string doc;
    std::string unit;
    std::optional<Value> at_least, at_most;
    std::vector<std::string> choices;
    bool secret = false;

    Kind kind() const { return static_cast<Kind>(default_value.index()); }
    /// `LINLI_HTTP_REQUEST_TIMEOUT` of `http.request_timeout`.
    std::string variable() const;
};

/// Every setting of a program.
class Declarations {
public:
    /// @throws std::invalid_argument for a malformed key, a key or variable declared twice, an empty doc, or a default
    ///         outside its own bounds: mistakes of the program.
    template <class T>
    void add(const Setting<T>& setting) {
        Declaration made{std::string(setting.key),
                         Value(setting.default_value),
                         std::string(setting.doc),
                         std::string(setting.unit),
                         {},
                         {},
                         {setting.choices.begin(), setting.choices.end()},
                         setting.secret};
        if (setting.at_least) made.at_least = Value(*setting.at_least);
        if (setting.at_most) made.at_most = Value(*setting.at_most);
        add(std::move(made));
    }
    void add(Declaration declaration);

    /// Nothing when the key is unknown.
    const Declaration* find(std::string_view key) const;
    const std::map<std::string, Declaration, std::less<>>& all() const& { return all_; }
    void all() && = delete;  // would dangle

private:
    std::map<std::string, Declaration, std::less<>> all_;
};

enum class Origin { built_in, file, environment, flag };
constexpr std::array<std::string_view, 4> words(Origin) { return {"built_in", "file", "environment", "flag"}; }

/// The values one program runs with. Immutable, hence thread-safe.
class Settings {
public:
    /// @throws InvariantBroken when the setting was not declared or has another type.
    template <class T>
    const T& get(const Setting<T>& setting) const {
        const auto* const value = std::get_if<T>(&find(setting.key).value);
        if (value == nullptr) throw InvariantBroken("setting of another type: " + std::string(setting.key));
        return *value;
    }
    const Value& value(std::string_view key) const { return find(key).value; }
    Origin origin(std::string_view key) const { return find(key).origin; }

private:
    friend class Loader;
    struct Entry {
        Value value;
        Origin origin = Origin::built_in;
    };
    const Entry& find(std::string_view key) const;
    std::map<std::string, Entry, std::less<>> entries_;
};

/// Where values come from; later members weigh more.
struct Sources {
    std::string file_name = {};                           ///< for messages
    std::string file_text = {};                           ///< TOML
    std::map<std::string, std::string> environment = {};  ///< `LINLI_…` variables
    std::vector<std::string> overrides = {};              ///< `key=value`, the last one of a key counts
    /// Variables that are not settings; a final `*` stands for any rest.
    std::vector<std::string> other_variables = {"LINLI_CONFIG", "LINLI_TEST_*"};
};

inline constexpr ProblemType invalid_settings{"config/invalid-settings", 500, "配置有误", "The settings are not valid"};

/// Reads all sources and names every mistake at once: unknown keys with the nearest known one, wrong types, values out
/// of range. A field error's `pointer` is the setting's key, its message says where it was written. Values are never
/// repeated in messages, for they may be secret.
Result<Settings> load(const Declarations& declarations, const Sources& sources);

/// The `LINLI_…` variables of this process.
std::map<std::string, std::string> process_environment();
/// @throws std::runtime_error when the file cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Every setting as documented TOML: defaults stand as comments; with `current`, what differs stands as a value with
/// its origin. Secret values are never shown. The text can be read back.
std::string document(const Declarations& declarations, const Settings* current = nullptr);

/// @return nothing when `text` is not a duration, or too long for milliseconds.
std::optional<Duration> parse_duration(std::string_view text);
std::optional<Bytes> parse_size(std::string_view text);
std::string duration_text(Duration duration);
std::string size_text(Bytes size);

}  // namespace linli::config
