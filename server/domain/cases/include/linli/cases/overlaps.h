#pragma once

#include <linli/base/words.h>
#include <linli/cases/item.h>
#include <linli/json/field.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Which items of the responsibility list are asked for in the same words, and who answers for each. @source DAT-56
namespace linli::cases {

/// How two items that overlap stand to each other.
enum class OverlapOwners {
    same,      ///< one body answers for both: they may be one item
    joint,     ///< one names the body of the other among its co-departments: they handle it together
    different  ///< two bodies, and neither is named with the other: who answers should be agreed
};
constexpr std::array<std::string_view, 3> words(OverlapOwners) { return {"same", "joint", "different"}; }

/// One of the two items, with who answers for it.
struct OverlapSide {
    std::string code;
    std::string name;
    OwnerKind owner_kind = OwnerKind::grid;
    std::string owner_department;

    static constexpr std::string_view schema_name = "ResponsibilityOverlapSide";
    static constexpr auto fields() {
        using S = OverlapSide;
        return std::tuple{json::field("code", &S::code, "事项编码"), json::field("name", &S::name, "事项名称"),
                          json::field("owner_kind", &S::owner_kind, "责任主体类型"),
                          json::field("owner_department", &S::owner_department, "主办或主管部门")};
    }
};

/// Two items that citizens do not tell apart, and what shows it.
struct ItemOverlap {
    OverlapSide one;
    OverlapSide other;
    OverlapOwners owners = OverlapOwners::different;
    std::vector<std::string> shared_words;  ///< keywords that speak for both
    std::optional<std::string> sentence;    ///< an example of one of them that is read as the other, too
    std::optional<double> taken_for_other;  ///< with what confidence, 0 to 1
    std::string explanation;                ///< zh-CN

    static constexpr std::string_view schema_name = "ResponsibilityOverlap";
    static constexpr auto fields() {
        using O = ItemOverlap;
        return std::tuple{json::field("one", &O::one, "一项"),
                          json::field("other", &O::other, "另一项"),
                          json::field("owners", &O::owners, "责任主体之间的关系"),
                          json::field("shared_words", &O::shared_words, "同时指向两项的关键词"),
                          json::field("sentence", &O::sentence, "会被认作另一项的例句"),
                          json::field("taken_for_other", &O::taken_for_other, "例句被认作另一项的把握，0 到 1"),
                          json::field("explanation", &O::explanation, "说明")};
    }
};

/// The list looked at as a whole.
struct ItemOverlaps {
    std::int64_t items = 0;            ///< in use
    std::vector<std::string> unowned;  ///< codes of items that no department answers for or supervises
    std::int64_t same = 0, joint = 0, different = 0;
    std::vector<ItemOverlap> overlaps;  ///< those of different owners first

    static constexpr std::string_view schema_name = "ResponsibilityOverlaps";
    static constexpr auto fields() {
        using O = ItemOverlaps;
        return std::tuple{json::field("items", &O::items, "在用事项数"),
                          json::field("unowned", &O::unowned, "没有主办或主管部门的事项", {.max = 2'000}),
                          json::field("same", &O::same, "责任主体相同的重叠数"),
                          json::field("joint", &O::joint, "互为协办的重叠数"),
                          json::field("different", &O::different, "责任主体不同的重叠数"),
                          json::field("overlaps", &O::overlaps, "重叠的事项", {.max = 1'000})};
    }
};

/// Two items overlap when a keyword speaks for both, or when an example sentence of one is read as the other with at
/// least 5 % confidence. Pure; a few hundred milliseconds for 300 items. At most 1,000 overlaps, those of different
/// owners first.
ItemOverlaps overlaps_of(std::span<const Item> items);

}  // namespace linli::cases
