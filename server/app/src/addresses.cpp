#include "addresses.h"

#include <linli/address/compare.h>
#include <linli/address/parts.h>
#include <linli/json/write.h>
#include <linli/lines/files.h>
#include <linli/lines/lines.h>

#include "refused.h"

#include <array>
#include <cstdint>
#include <iostream>
#include <map>
#include <span>

namespace linli::app {
namespace {

/// How often a label was given.
struct AddressLabel {
    std::string label;
    std::int64_t count = 0;
    static constexpr std::string_view schema_name = "AddressLabel";
    static constexpr auto fields() {
        return std::tuple{json::field("label", &AddressLabel::label, "标签"),
                          json::field("count", &AddressLabel::count, "个数")};
    }
};

/// What was done.
struct AddressReport {
    std::string out;
    std::int64_t lines = 0;
    std::vector<AddressLabel> labels;
    static constexpr std::string_view schema_name = "AddressReport";
    static constexpr auto fields() {
        return std::tuple{json::field("out", &AddressReport::out, "输出文件"),
                          json::field("lines", &AddressReport::lines, "行数"),
                          json::field("labels", &AddressReport::labels, "各标签")};
    }
};

using Counts = std::map<std::string, std::int64_t, std::less<>>;
/// Appends our members to the opened line. @return empty, or what is wrong with the line (zh-CN)
using Answer = std::string (*)(const boost::json::object& line, std::string& out, Counts& counts);

void append_texts(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const auto& text : texts) {
        out += out.back() == '[' ? "" : ",";
        json::append(out, std::string_view(text));
    }
    out += ']';
}

std::string parse_line(const boost::json::object& line, std::string& out, Counts& counts) {
    std::string text;
    if (auto wrong = lines::text_member(line, "text", true, text); !wrong.empty()) return wrong;
    lines::append_name(out, "parts");
    out += '[';
    for (const auto& part : address::parse(text)) {
        out += out.back() == '[' ? "[" : ",[";
        json::append(out, word(part.label));
        out += ',';
        json::append(out, std::string_view(part.text));
        out += ']';
        ++counts[std::string(word(part.label))];
    }
    out += ']';
    return {};
}

void append_decision(std::string& out, const address::Decision& decision) {
    out += out.back() == '[' ? "{" : ",{";
    lines::append_name(out, "question");
    json::append(out, decision.question);
    lines::append_name(out, "answer");
    json::append(out, decision.answer);
    lines::append_name(out, "begin");
    json::append(out, static_cast<std::int64_t>(decision.begin));
    lines::append_name(out, "end");
    json::append(out, static_cast<std::int64_t>(decision.end));
    lines::append_name(out, "reasons");
    append_texts(out, decision.reasons);
    lines::append_name(out, "traits");
    out += '{';
    for (const auto& [name, value] : decision.traits) {
        lines::append_name(out, name);
        json::append(out, value);
    }
    out += "}}";
}

/// With what was weighed about the numbers, from which tests/data/addresses/fit_judge.py fits the weights.
std::string explain_parts_line(const boost::json::object& line, std::string& out, Counts& counts) {
    if (auto wrong = parse_line(line, out, counts); !wrong.empty()) return wrong;
    std::string text;
    lines::text_member(line, "text", true, text);
    lines::append_name(out, "decisions");
    out += '[';
    for (const auto& decision : address::decisions_of(text)) append_decision(out, decision);
    out += ']';
    return {};
}

std::string compare_line(const boost::json::object& line, std::string& out, Counts& counts) {
    std::string a, b;
    if (auto wrong = lines::text_member(line, "a", true, a); !wrong.empty()) return wrong;
    if (auto wrong = lines::text_member(line, "b", true, b); !wrong.empty()) return wrong;
    const auto found = address::compare(a, b);
    lines::append_name(out, "label");
    json::append(out, address::label(found.match));
    lines::append_name(out, "score");
    json::append(out, found.score);
    ++counts[std::string(address::label(found.match))];
    return {};
}

/// With the reasons, and the signs from which tests/data/addresses/fit_pairs.py fits the weights.
std::string explain_line(const boost::json::object& line, std::string& out, Counts& counts) {
    if (auto wrong = compare_line(line, out, counts); !wrong.empty()) return wrong;
    std::string a, b;
    lines::text_member(line, "a", true, a);
    lines::text_member(line, "b", true, b);
    lines::append_name(out, "reasons");
    append_texts(out, address::compare(a, b).reasons);
    lines::append_name(out, "signs");
    out += '{';
    for (const auto& [name, value] : address::signs_of(a, b)) {
        lines::append_name(out, name);
        json::append(out, value);
    }
    out += '}';
    return {};
}

Result<AddressReport> each(const AddressFiles& files, std::span<const std::string_view> written, Answer answer) {
    lines::LineWriter writer(files.out);
    AddressReport report{.out = files.out};
    Counts counts;
    LINLI_CHECK(lines::each_line(files.in, [&](const boost::json::object& line, std::string_view content) {
        auto out = lines::opened(content, line, written);
        auto wrong = answer(line, out, counts);
        if (wrong.empty()) writer.write(out += '}'), ++report.lines;
        return wrong;
    }));
    writer.finish();
    for (const auto& [label, count] : counts) report.labels.push_back({label, count});
    return report;
}

int tell(const Result<AddressReport>& report, bool json) {
    if (!report) return refused(report.problem());
    if (json) {
        std::cout << json::write(*report) << "\n";
        return 0;
    }
    std::cout << "共 " << report->lines << " 行，已写入 " << report->out << "。\n";
    for (const auto& label : report->labels) std::cout << label.count << "\t" << label.label << "\n";
    return 0;
}

}  // namespace

int address_parts(const AddressFiles& files) {
    static constexpr std::array<std::string_view, 2> members{"parts", "decisions"};
    const std::span<const std::string_view> written(members.data(), files.explain ? members.size() : 1);
    return tell(each(files, written, files.explain ? explain_parts_line : parse_line), files.json);
}

int address_match(const AddressFiles& files) {
    static constexpr std::array<std::string_view, 4> members{"label", "score", "reasons", "signs"};
    const std::span<const std::string_view> written(members.data(), files.explain ? members.size() : 2);
    return tell(each(files, written, files.explain ? explain_line : compare_line), files.json);
}

}  // namespace linli::app
