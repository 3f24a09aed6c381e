#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace linli::access {

/// Who someone can be. A role grants functions; a post places a person in the tree for a time. @source SEC-06
enum class Role {
    anonymous,
    resident,
    grid_worker,
    building_head,
    clerk,
    handler,
    merchant,
    leader,
    auditor,
    family_doctor,
    police_liaison,
    hotline_operator,
    system_operator,
    administrator,
    security_administrator,
    machine
};
constexpr std::array<std::string_view, 16> words(Role) {
    return {"anonymous",      "resident",         "grid_worker", "building_head", "clerk",
            "handler",        "merchant",         "leader",      "auditor",       "family_doctor",
            "police_liaison", "hotline_operator", "operator",    "administrator", "security_administrator",
            "machine"};
}
std::string_view title(Role role);  ///< zh-CN

/// How far a grant reaches from the acting post; reaches are added up.
enum class Reach : std::uint8_t {
    area = 1,          ///< rows in the post's area and below
    organisation = 2,  ///< rows whose responsible organisation is the post's, or below it
    assigned = 4,      ///< rows the acting user owns
    reported = 8,      ///< rows the acting user reported
    about_me = 16,     ///< rows about the acting person
    tenant = 32,       ///< every row of the tenant
    nothing = 64       ///< the function itself, without rows (sign-in, "who am I")
};
class Reaches {
public:
    constexpr Reaches(std::initializer_list<Reach> list) {
        for (const auto reach : list) bits_ = static_cast<std::uint8_t>(bits_ | static_cast<std::uint8_t>(reach));
    }
    constexpr bool has(Reach reach) const { return (bits_ & static_cast<std::uint8_t>(reach)) != 0; }
    constexpr std::uint8_t bits() const { return bits_; }

private:
    std::uint8_t bits_ = 0;
};

/// One role that has a function, and how far it reaches.
struct Grant {
    Role role;
    Reaches reaches;
    bool unmasked = false;  ///< sees personal fields in full; only for those who cannot work otherwise
};

/// A function of the system (功能) with the roles it is granted to; nobody else has it. A constant beside the routes
/// that ask for it: `inline constexpr Grant read_grants[] = {…}; inline constexpr Permission may_read{…, read_grants};`
struct Permission {
    std::string_view code;   ///< "cases.read"
    std::string_view title;  ///< zh-CN: "查看事项"
    std::span<const Grant> grants;
    /// Personal data are looked at: asks for a purpose and is audited.
    bool discloses = false;

    const Grant* granted_to(Role role) const {
        for (const auto& grant : grants)
            if (grant.role == role) return &grant;
        return nullptr;
    }
};

}  // namespace linli::access
