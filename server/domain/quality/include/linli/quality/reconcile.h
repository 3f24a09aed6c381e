#pragma once

#include <linli/quality/views.h>

/// A list from outside (who came to the roll call of a staircase) held against the register.
namespace linli::quality {

/// Somebody on the list, as written there.
struct ListEntry {
    std::string name;
    std::string id_number;
    std::string phone;
    static constexpr std::string_view schema_name = "OutsideListEntry";
    static constexpr auto fields() {
        using json::Mask;
        using json::Sensitivity;
        return std::tuple{json::field("name", &ListEntry::name, "姓名",
                                      {.min = 1,
                                       .max = 60,
                                       .sensitivity = Sensitivity::personal,
                                       .mask = Mask::name,
                                       .purpose = purpose_text,
                                       .basis = basis_text}),
                          json::field("id_number", &ListEntry::id_number, "身份证号",
                                      {.max = 30,
                                       .optional = true,
                                       .sensitivity = Sensitivity::sensitive,
                                       .mask = Mask::id_number,
                                       .purpose = purpose_text,
                                       .basis = basis_text}),
                          json::field("phone", &ListEntry::phone, "手机号",
                                      {.max = 30,
                                       .optional = true,
                                       .sensitivity = Sensitivity::personal,
                                       .mask = Mask::phone,
                                       .purpose = purpose_text,
                                       .basis = basis_text})};
    }
};

/// The list of one staircase on one day.
struct ReconcileList {
    AreaId unit_id;
    Date on;
    std::string source;
    std::vector<ListEntry> entries;
    static constexpr std::string_view schema_name = "ReconcileList";
    static constexpr auto fields() {
        using R = ReconcileList;
        return std::tuple{json::field("unit_id", &R::unit_id, "单元"), json::field("on", &R::on, "日期"),
                          json::field("source", &R::source, "名单来源", {.min = 2, .max = 60}),
                          json::field("entries", &R::entries, "名单", {.min = 1, .max = 500})};
    }
};

enum class DifferenceKind { registered_not_listed, listed_not_registered, listed_registered_elsewhere };
constexpr std::array<std::string_view, 3> words(DifferenceKind) {
    return {"registered_not_listed", "listed_not_registered", "listed_registered_elsewhere"};
}

/// One difference with what speaks for the record and what against it; somebody is asked to verify, nobody is accused.
struct Difference {
    DifferenceKind kind = DifferenceKind::registered_not_listed;
    std::optional<PersonId> person_id;
    std::string name;  ///< masked
    std::vector<std::string> speaks_for, speaks_against;
    TaskId task_id;
    static constexpr std::string_view schema_name = "ListDifference";
    static constexpr auto fields() {
        using D = Difference;
        return std::tuple{json::field("kind", &D::kind, "差异"),
                          json::field("person_id", &D::person_id, "人员"),
                          json::field("name", &D::name, "姓名（脱敏）", personal),
                          json::field("speaks_for", &D::speaks_for, "支持登记属实的线索"),
                          json::field("speaks_against", &D::speaks_against, "需要核实的线索"),
                          json::field("task_id", &D::task_id, "核实任务")};
    }
};

/// What the comparison found, and the task for each difference.
struct Reconciliation {
    std::int64_t registered = 0, listed = 0, matched = 0;
    std::vector<Difference> differences;
    static constexpr std::string_view schema_name = "ListReconciliation";
    static constexpr auto fields() {
        using R = Reconciliation;
        return std::tuple{
            json::field("registered", &R::registered, "登记居住"), json::field("listed", &R::listed, "名单人数"),
            json::field("matched", &R::matched, "对上的人数"), json::field("differences", &R::differences, "差异")};
    }
};

}  // namespace linli::quality
