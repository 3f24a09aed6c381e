#pragma once

#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/cases/clocks.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::cases {

/// One thing that happened, as its reader may see it.
struct Step {
    StepId id;
    std::int64_t version = 1;  ///< the version this step produced
    Action action = Action::note;
    State state = State::reported;          ///< after the step
    std::optional<std::string> actor_name;  ///< staff readers only
    std::optional<std::string> actor_title;
    std::optional<std::string> note;
    std::vector<FileId> files;
    Instant taken_at{};
    bool undone = false;

    static constexpr std::string_view schema_name = "CaseStep";
    static constexpr auto fields() {
        return std::tuple{json::field("id", &Step::id, "步骤"),
                          json::field("version", &Step::version, "版本"),
                          json::field("action", &Step::action, "动作"),
                          json::field("state", &Step::state, "之后的状态"),
                          json::field("actor_name", &Step::actor_name, "经办人"),
                          json::field("actor_title", &Step::actor_title, "经办岗位"),
                          json::field("note", &Step::note, "说明"),
                          json::field("files", &Step::files, "附件"),
                          json::field("taken_at_ms", &Step::taken_at, "时间"),
                          json::field("undone", &Step::undone, "已撤销")};
    }
};

/// The steps, oldest first.
struct Timeline {
    std::vector<Step> steps;
    std::vector<Alarm> alarms;  ///< what the clocks raised; staff readers only
    static constexpr std::string_view schema_name = "CaseTimeline";
    static constexpr auto fields() {
        return std::tuple{json::field("steps", &Timeline::steps, "经过"),
                          json::field("alarms", &Timeline::alarms, "时限提醒，仅工作人员可见")};
    }
};

/// A photo or paper as its reader may see it.
struct CaseFile {
    FileId id;
    std::int64_t version = 1;  ///< of the step it came with
    std::string name;
    std::string media_type;  ///< of the served copy
    std::int64_t size = 0;   ///< bytes of the original
    std::string hash;        ///< of the original, as in the proof pack
    std::optional<std::int64_t> width, height;
    Instant uploaded_at{};
    std::optional<Instant> captured_at;  ///< staff readers only
    std::optional<double> lon, lat;      ///< staff readers only

    static constexpr std::string_view schema_name = "CaseFile";
    static constexpr auto fields() {
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "核实事发地点和时间", .basis = "办理诉求所必需"};
        return std::tuple{json::field("id", &CaseFile::id, "附件"),
                          json::field("version", &CaseFile::version, "随哪一步提交"),
                          json::field("name", &CaseFile::name, "文件名", personal),
                          json::field("media_type", &CaseFile::media_type, "类型"),
                          json::field("size", &CaseFile::size, "原件字节数"),
                          json::field("hash", &CaseFile::hash, "原件哈希，与存证一致"),
                          json::field("width", &CaseFile::width, "宽"),
                          json::field("height", &CaseFile::height, "高"),
                          json::field("uploaded_at_ms", &CaseFile::uploaded_at, "上传时间"),
                          json::field("captured_at_ms", &CaseFile::captured_at, "拍摄时间", personal),
                          json::field("lon", &CaseFile::lon, "拍摄经度", personal),
                          json::field("lat", &CaseFile::lat, "拍摄纬度", personal)};
    }
};

/// All of a case, oldest step first.
struct CaseFiles {
    std::vector<CaseFile> items;
    static constexpr std::string_view schema_name = "CaseFiles";
    static constexpr auto fields() { return std::tuple{json::field("items", &CaseFiles::items, "照片和附件")}; }
};

}  // namespace linli::cases
