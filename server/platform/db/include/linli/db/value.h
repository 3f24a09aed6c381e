#pragma once

#include <linli/base/clock.h>
#include <linli/base/date.h>
#include <linli/base/id.h>
#include <linli/base/money.h>
#include <linli/base/words.h>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace linli::db {

/// Binary column content (`@blob`, `@sealed`); text is bound as text, bytes as bytes.
struct Bytes {
    std::string_view view;
};

/// One bound value. Views are not owned: they must live until the call returns.
using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string_view, Bytes, Uuid, std::string>;

inline Value to_value(std::nullopt_t) { return std::monostate{}; }
template <std::integral T>
requires(!std::same_as<T, bool>) Value to_value(T number) { return static_cast<std::int64_t>(number); }
template <std::same_as<bool> T>
Value to_value(T flag) {
    return flag;
}
inline Value to_value(double number) { return number; }
inline Value to_value(std::string_view text) { return text; }
inline Value to_value(const std::string& text) { return std::string_view(text); }
inline Value to_value(const char* text) { return std::string_view(text); }
inline Value to_value(Bytes bytes) { return bytes; }
inline Value to_value(const Uuid& uuid) { return uuid; }
template <AnyId T>
Value to_value(const T& id) {
    return id.uuid();
}
inline Value to_value(TenantId tenant) { return tenant.value; }
inline Value to_value(Instant instant) { return to_ms(instant); }
inline Value to_value(Date date) { return date.text(); }
inline Value to_value(Fen amount) { return amount.value; }
template <Worded E>
Value to_value(E value) {
    return linli::word(value);
}
template <class T>
Value to_value(const std::optional<T>& value) {
    return value ? to_value(*value) : Value(std::monostate{});
}

/// A temporary string is taken over, so that a parameter kept in a list does not outlive its text.
inline Value to_value(std::string&& text) { return std::move(text); }
inline Value to_value(std::optional<std::string>&& text) {
    return text ? Value(*std::move(text)) : Value(std::monostate{});
}

/// A named parameter of a statement: `{"id", case_id}` for `:id`.
struct Param {
    template <class T>
    Param(std::string_view parameter, T&& content) : name(parameter), value(to_value(std::forward<T>(content))) {}
    std::string_view name;
    Value value;
};

}  // namespace linli::db
