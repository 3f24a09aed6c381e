#pragma once

#include <linli/access/absences.h>
#include <linli/json/field.h>
#include <linli/office/office.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// Who is away, and who acts for them meanwhile, as administration notes it. @source INC-02
namespace linli::office {

struct AbsenceView {
    UserId user_id;
    std::string user_name;
    Instant from{};
    Instant until{};
    std::optional<UserId> deputy_id;
    std::optional<std::string> deputy_name;
    std::string reason;

    static constexpr std::string_view schema_name = "Absence";
    static constexpr auto fields() {
        using V = AbsenceView;
        return std::tuple{json::field("user_id", &V::user_id, "不在岗人员"),
                          json::field("user_name", &V::user_name, "姓名"),
                          json::field("from_ms", &V::from, "开始"),
                          json::field("until_ms", &V::until, "结束"),
                          json::field("deputy_id", &V::deputy_id, "代理人"),
                          json::field("deputy_name", &V::deputy_name, "代理人姓名"),
                          json::field("reason", &V::reason, "原因")};
    }
};

struct AbsenceList {
    std::vector<AbsenceView> items;
    static constexpr std::string_view schema_name = "AbsenceList";
    static constexpr auto fields() { return std::tuple{json::field("items", &AbsenceList::items, "不在岗登记")}; }
};

struct DeclareAbsence {
    UserId user_id;
    std::optional<Instant> from;
    Instant until{};
    std::optional<UserId> deputy_id;
    std::string reason;

    static constexpr std::string_view schema_name = "DeclareAbsence";
    static constexpr auto fields() {
        using V = DeclareAbsence;
        return std::tuple{
            json::field("user_id", &V::user_id, "不在岗人员"), json::field("from_ms", &V::from, "开始，默认为现在"),
            json::field("until_ms", &V::until, "结束"), json::field("deputy_id", &V::deputy_id, "代理人，没有则转人工"),
            json::field("reason", &V::reason, "原因", {.min = 1, .max = 200})};
    }
};

/// Which absence of somebody ends now.
struct EndAbsence {
    Instant from{};
    static constexpr std::string_view schema_name = "EndAbsence";
    static constexpr auto fields() { return std::tuple{json::field("from_ms", &EndAbsence::from, "该次的开始时间")}; }
};

/// @refuses own_post (nobody makes themselves a deputy), no_such_user, and as access::declare_absence
Result<AbsenceList> declare_absence(const OfficeParts& parts, const access::Scope& scope, const DeclareAbsence& in);
/// @refuses access::no_such_absence
Result<AbsenceList> end_absence(const OfficeParts& parts, const access::Scope& scope, UserId user,
                                const EndAbsence& in);
/// Of one person, what runs and what is to come.
AbsenceList absences_of(const OfficeParts& parts, const access::Scope& scope, UserId user);

}  // namespace linli::office
