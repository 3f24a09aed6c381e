#pragma once

#include <linli/base/id.h>

#include <array>
#include <string_view>

/// The words in which golden records are kept.
namespace linli::registry {

using HouseholdId = Id<struct HouseholdTag>;
using RelationId = Id<struct RelationTag>;
/// A dwelling is the last level of the address tree; its id never equals an area's.
using DwellingId = Id<struct DwellingTag>;
using MerchantId = Id<struct MerchantTag>;
using ObjectId = Id<struct ObjectTag>;
using LinkId = Id<struct LinkTag>;
using ConsentId = Id<struct ConsentTag>;

enum class Sex { male, female };
constexpr std::array<std::string_view, 2> words(Sex) { return {"male", "female"}; }

/// Who one is to the head of the household (户主).
enum class Kin {
    head,
    spouse,
    son,
    daughter,
    father,
    mother,
    son_in_law,
    daughter_in_law,
    grandson,
    granddaughter,
    other
};
constexpr std::array<std::string_view, 11> words(Kin) {
    return {"head",       "spouse",          "son",      "daughter",      "father", "mother",
            "son_in_law", "daughter_in_law", "grandson", "granddaughter", "other"};
}

/// local: registered and living here · floating: lives here, registered elsewhere · registered_only: the reverse.
enum class Presence { local, floating, registered_only };
constexpr std::array<std::string_view, 3> words(Presence) { return {"local", "floating", "registered_only"}; }

enum class DwellingUse { owner_occupied, rented, vacant };
constexpr std::array<std::string_view, 3> words(DwellingUse) { return {"owner_occupied", "rented", "vacant"}; }

/// What somebody is to a dwelling (人房关系). @source DAT-11
enum class RelationKind { owner, tenant, family, registered_not_living };
constexpr std::array<std::string_view, 4> words(RelationKind) {
    return {"owner", "tenant", "family", "registered_not_living"};
}

/// disputed: contradicts another row, and nobody has looked yet.
enum class RelationState { valid, disputed };
constexpr std::array<std::string_view, 2> words(RelationState) { return {"valid", "disputed"}; }

/// Why a record is not one of those that count; nothing is stored for one that is.
/// withdrawn: made by a change that was undone · merged: another record stands for it.
enum class Standing { moved_out, deceased, closed, withdrawn, merged };
constexpr std::array<std::string_view, 5> words(Standing) {
    return {"moved_out", "deceased", "closed", "withdrawn", "merged"};
}

}  // namespace linli::registry
