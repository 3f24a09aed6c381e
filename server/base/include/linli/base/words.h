#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

/// An enum is stored, sent and shown by the same words. A word list stands beside its enum:
///
///     enum class Urgency { normal, urgent };
///     constexpr std::array<std::string_view, 2> words(Urgency) { return {"normal", "urgent"}; }
///
/// Enumerators count from 0; words are never renamed, only added.
namespace linli {

template <class E>
concept Worded = std::is_enum_v<E> && requires(E e) {
    words(e).size();
};

template <Worded E>
constexpr std::string_view word(E value) {
    return words(value)[static_cast<std::size_t>(value)];
}

template <Worded E>
constexpr std::optional<E> from_word(std::string_view text) {
    const auto list = words(E{});
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace linli
