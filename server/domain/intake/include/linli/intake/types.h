#pragma once

#include <linli/base/clock.h>
#include <linli/cases/events.h>
#include <linli/json/field.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace linli::intake {

/// Text copied from a group chat.
struct PastedChat {
    std::string text;

    static constexpr std::string_view schema_name = "PastedChat";
    static constexpr auto fields() {
        return std::tuple{json::field("text", &PastedChat::text, "从群聊复制的文字",
                                      {.min = 1,
                                       .max = 60'000,
                                       .sensitivity = json::Sensitivity::personal,
                                       .purpose = "把群里反映的问题登记为事项",
                                       .basis = "办理诉求所必需"})};
    }
};

/// What may be a report. Nothing of it is stored until a person sends it as one.
struct ReportProposal {
    cases::CaseId
        id;  ///< of the report to be: the same words by the same person give the same id, so none is taken twice
    std::string author;
    std::optional<Instant> said_at;
    std::string text;
    bool matter = false;  ///< worth looking at; greetings and receipts are shown as well, in their place

    static constexpr std::string_view schema_name = "ReportProposal";
    static constexpr auto fields() {
        using P = ReportProposal;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{
            json::field("id", &P::id, "确认上报时用的编号"), json::field("author", &P::author, "群内昵称", personal),
            json::field("said_at_ms", &P::said_at, "发言时间"), json::field("text", &P::text, "原话", personal),
            json::field("matter", &P::matter, "可能是一件事")};
    }
};
struct ReportProposals {
    std::vector<ReportProposal> items;
    bool cut = false;  ///< there was more than is read at once
    static constexpr std::string_view schema_name = "ReportProposals";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &ReportProposals::items, "逐条确认", {.max = 500}),
                          json::field("cut", &ReportProposals::cut, "后面还有，未读完")};
    }
};

}  // namespace linli::intake
