#pragma once

#include <linli/base/id.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// What the registry tells its neighbours: ids and names of fields, never what stands in them.
namespace linli::registry {

/// What a golden record is about.
enum class SubjectKind { person, household, dwelling, establishment, object };
constexpr std::array<std::string_view, 5> words(SubjectKind) {
    return {"person", "household", "dwelling", "establishment", "object"};
}

/// The current value of some fields of a record changed, or how it stands to others did.
struct RecordChanged {
    SubjectKind kind = SubjectKind::person;
    Uuid record_id;
    std::vector<std::string>
        changed;  ///< codes of the catalogue (`person.phone`) or `relation`, `tag`, `standing`, `erased`

    static constexpr std::string_view name = "registry.record-changed.v1";
    static constexpr std::string_view schema_name = "RecordChanged";
    static constexpr auto fields() {
        return std::tuple{json::field("kind", &RecordChanged::kind, "记录类别"),
                          json::field("record_id", &RecordChanged::record_id, "记录"),
                          json::field("changed", &RecordChanged::changed, "变化的内容")};
    }
};

/// Two records are one: whoever names `from` names `into` from now on.
struct RecordsMerged {
    SubjectKind kind = SubjectKind::person;
    Uuid from_id;
    Uuid into_id;
    Uuid request_id;

    static constexpr std::string_view name = "registry.records-merged.v1";
    static constexpr std::string_view schema_name = "RecordsMerged";
    static constexpr auto fields() {
        return std::tuple{json::field("kind", &RecordsMerged::kind, "记录类别"),
                          json::field("from_id", &RecordsMerged::from_id, "被合并的记录"),
                          json::field("into_id", &RecordsMerged::into_id, "保留的记录"),
                          json::field("request_id", &RecordsMerged::request_id, "合并申请")};
    }
};

/// A merge was taken back: whoever moved names because of `request_id` moves them back.
struct MergeUndone {
    SubjectKind kind = SubjectKind::person;
    Uuid from_id;
    Uuid into_id;
    Uuid request_id;

    static constexpr std::string_view name = "registry.merge-undone.v1";
    static constexpr std::string_view schema_name = "MergeUndone";
    static constexpr auto fields() {
        return std::tuple{json::field("kind", &MergeUndone::kind, "记录类别"),
                          json::field("from_id", &MergeUndone::from_id, "恢复的记录"),
                          json::field("into_id", &MergeUndone::into_id, "保留的记录"),
                          json::field("request_id", &MergeUndone::request_id, "合并申请")};
    }
};

/// A change request stands in a new state.
struct ChangeRequestMoved {
    Uuid request_id;
    std::string state;

    static constexpr std::string_view name = "registry.change-request-moved.v1";
    static constexpr std::string_view schema_name = "ChangeRequestMoved";
    static constexpr auto fields() {
        return std::tuple{json::field("request_id", &ChangeRequestMoved::request_id, "变更申请"),
                          json::field("state", &ChangeRequestMoved::state, "状态")};
    }
};

}  // namespace linli::registry
