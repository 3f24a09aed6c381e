#pragma once

#include <linli/base/clock.h>
#include <linli/cases/events.h>
#include <linli/intake/report_sheet.h>
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

/// What a row needs before it can be sent.
struct SheetFault {
    SheetField field = SheetField::text;
    std::string text;

    static constexpr std::string_view schema_name = "ReportSheetFault";
    static constexpr auto fields() {
        return std::tuple{json::field("field", &SheetFault::field, "哪一项"),
                          json::field("text", &SheetFault::text, "怎样改正")};
    }
};

/// A row of a sheet as a report to be. Nothing of it is stored until a person sends it as one.
struct SheetProposal {
    cases::CaseId id;  ///< of the report to be: the same row again gives the same id, so none is taken twice
    std::int64_t row = 0;
    std::string text;
    std::optional<std::string> title, address, name, phone, number;
    std::optional<Instant> happened_at;
    std::vector<SheetFault> faults;  ///< none: it can be sent as it is

    static constexpr std::string_view schema_name = "ReportSheetRow";
    static constexpr auto fields() {
        using P = SheetProposal;
        constexpr json::FieldOptions personal{
            .sensitivity = json::Sensitivity::personal, .purpose = "办理反映的事项", .basis = "办理诉求所必需"};
        return std::tuple{json::field("id", &P::id, "确认上报时用的编号"),
                          json::field("row", &P::row, "表格中的行号"),
                          json::field("text", &P::text, "诉求内容", personal),
                          json::field("title", &P::title, "标题", personal),
                          json::field("address", &P::address, "地址", personal),
                          json::field("name", &P::name, "反映人", personal),
                          json::field("phone", &P::phone, "电话", personal),
                          json::field("number", &P::number, "原系统编号"),
                          json::field("happened_at_ms", &P::happened_at, "反映时间"),
                          json::field("faults", &P::faults, "须先改正的", {.max = 8})};
    }
};

/// What a column was taken for.
struct SheetColumn {
    std::string name;
    std::optional<SheetField> field;  ///< nothing: it is not read

    static constexpr std::string_view schema_name = "ReportSheetColumn";
    static constexpr auto fields() {
        return std::tuple{json::field("name", &SheetColumn::name, "表头"),
                          json::field("field", &SheetColumn::field, "读作；空为未读取")};
    }
};

/// A sheet row by row.
struct SheetProposals {
    std::vector<SheetColumn> columns;
    std::vector<SheetProposal> items;
    bool cut = false;  ///< there was more than is read at once

    static constexpr std::string_view schema_name = "ReportSheetProposals";
    static constexpr auto fields() {
        using P = SheetProposals;
        return std::tuple{json::field("columns", &P::columns, "各列读作什么", {.max = 200}),
                          json::field("items", &P::items, "逐行确认", {.max = 1'000}),
                          json::field("cut", &P::cut, "后面还有，未读完")};
    }
};

}  // namespace linli::intake
