#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

/// 128 bits of identity. Written as RFC 9562 text, lower case, 36 characters.
class Uuid {
public:
    constexpr Uuid() = default;
    constexpr explicit Uuid(std::array<std::uint8_t, 16> bytes) : bytes_(bytes) {}

    /// @return nothing unless `text` is exactly the 36-character form (either case).
    static std::optional<Uuid> parse(std::string_view text);
    /// @return nothing unless `bytes` holds exactly 16 bytes.
    static std::optional<Uuid> from_bytes(std::string_view bytes);

    std::string text() const;
    constexpr const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
    std::string_view byte_view() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
    /// Milliseconds since 1970 in a version 7 id. @return nothing for any other version.
    std::optional<std::int64_t> v7_ms() const;
    bool nil() const { return bytes_ == std::array<std::uint8_t, 16>{}; }

    auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

/// An id of one kind of thing: `using CaseId = Id<struct CaseTag>;`. No implicit conversion either way.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(Uuid uuid) : uuid_(uuid) {}
    static std::optional<Id> parse(std::string_view text) {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    const Uuid& uuid() const { return uuid_; }
    std::string text() const { return uuid_.text(); }
    bool nil() const { return uuid_.nil(); }
    auto operator<=>(const Id&) const = default;

private:
    Uuid uuid_;
};

template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};
template <class T>
concept AnyId = is_id<T>::value;

/// A tenant (a district or a street that runs its own linli): small, leads every key.
struct TenantId {
    std::int64_t value = 0;
    auto operator<=>(const TenantId&) const = default;
};

// Ids that more than one floor speaks of; each room declares its own beside its types.
using UserId = Id<struct UserTag>;
using PostId = Id<struct PostTag>;
using AreaId = Id<struct AreaTag>;
using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using FileId = Id<struct FileTag>;

}  // namespace linli

template <>
struct std::hash<linli::Uuid> {
    std::size_t operator()(const linli::Uuid& uuid) const noexcept {
        return std::hash<std::string_view>{}(uuid.byte_view());
    }
};
template <class Tag>
struct std::hash<linli::Id<Tag>> {
    std::size_t operator()(const linli::Id<Tag>& id) const noexcept { return std::hash<linli::Uuid>{}(id.uuid()); }
};
