#pragma once

#include <linli/json/field.h>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace linli::json {

/// Whether masks are applied. Answers are masked unless a disclosure was granted and audited.
enum class View { masked, disclosed };

/// `true` or `false`.
void append(std::string& out, bool value);
/// Decimal digits.
void append(std::string& out, std::int64_t value);
void append(std::string& out, double value);  ///< shortest text that reads back the same; NaN and infinity are null
/// A quoted text with what JSON escapes.
void append(std::string& out, std::string_view value);
/// Compact JSON.
void append(std::string& out, const boost::json::value& value);
/// 36 characters in quotes.
void append(std::string& out, const Uuid& value);
/// The masked form of `value` (fails closed: an unfit value becomes stars).
std::string masked(Mask mask, std::string_view value);

/// Every field in order; absent optionals are left out.
template <Described T>
void append_object(std::string& out, const T& value, View view);

template <class M>
void append_any(std::string& out, const M& value, const FieldOptions& options, View view) {
    if constexpr (Described<M>)
        append_object(out, value, view);
    else if constexpr (is_maybe<M>) {
        if (value)
            append_any(out, *value, options, view);
        else
            out += "null";
    } else if constexpr (is_list<M>) {
        out += '[';
        bool first = true;
        for (const auto& entry : value) {
            if (!first) out += ',';
            first = false;
            append_any(out, entry, options, view);
        }
        out += ']';
    } else if constexpr (std::same_as<M, std::string>) {
        if (options.mask != Mask::none && view == View::masked)
            append(out, std::string_view(masked(options.mask, value)));
        else
            append(out, std::string_view(value));
    } else if constexpr (std::same_as<M, boost::json::object>)
        append(out, boost::json::value(value));
    else if constexpr (Worded<M>)
        append(out, word(value));
    else if constexpr (AnyId<M>)
        append(out, value.uuid());
    else if constexpr (std::same_as<M, Instant>)
        append(out, to_ms(value));
    else if constexpr (std::same_as<M, Date>)
        append(out, std::string_view(value.text()));
    else if constexpr (std::same_as<M, Fen>)
        append(out, value.value);
    else if constexpr (std::same_as<M, Uuid> || std::same_as<M, bool> || std::same_as<M, double>)
        append(out, value);
    else
        append(out, static_cast<std::int64_t>(value));
}

template <Described T>
void append_object(std::string& out, const T& value, View view) {
    out += '{';
    bool first = true;
    each_field<T>([&](const auto& f) {
        using M = typename std::remove_cvref_t<decltype(f)>::Member;
        if constexpr (is_maybe<M>)
            if (!(value.*f.member)) return;  // absent, not null: short answers
        if (!first) out += ',';
        first = false;
        out += '"';
        out += f.name;
        out += "\":";
        append_any(out, value.*f.member, f.options, view);
    });
    out += '}';
}

/// The struct as compact JSON text; masked unless told otherwise.
template <Described T>
std::string write(const T& value, View view = View::masked) {
    std::string out;
    out.reserve(256);
    append_object(out, value, view);
    return out;
}

}  // namespace linli::json
