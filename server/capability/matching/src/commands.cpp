#include <linli/matching/commands.h>

#include <linli/base/text.h>
#include <linli/lines/files.h>
#include <linli/lines/lines.h>
#include <linli/sheet/header.h>
#include <linli/sheet/reader.h>

#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

namespace linli::matching {
namespace {

constexpr std::size_t largest_model = std::size_t{1} << 20;

struct Column {
    std::string Record::*member;
    std::vector<std::string> names;  ///< the first is the one of the contract
};

const std::vector<Column>& columns() {
    static const std::vector<Column> all{
        {&Record::id, {"id", "编号", "人员编号"}},
        {&Record::name, {"name", "姓名"}},
        {&Record::id_number, {"id_number", "身份证号", "身份证号码", "公民身份号码", "证件号码", "证件号", "身份证"}},
        {&Record::phone, {"phone", "电话", "联系电话", "手机", "手机号", "手机号码"}},
        {&Record::birth_date, {"birth_date", "birth", "birthday", "出生日期", "出生年月", "生日"}},
        {&Record::sex, {"sex", "gender", "性别"}},
        {&Record::address, {"address", "地址", "住址", "现住址", "居住地址", "详细地址"}},
    };
    return all;
}

sheet::HeaderHints hints() {
    sheet::HeaderHints out;
    for (const auto& column : columns()) out.names.insert(out.names.end(), column.names.begin(), column.names.end());
    return out;
}

/// Where each member of a record stands; -1 = nowhere.
std::array<int, 7> places(const sheet::Header& header) {
    std::array<int, 7> out;
    out.fill(-1);
    for (std::size_t i = 0; i < columns().size(); ++i)
        for (const auto& name : columns()[i].names)
            for (const auto& column : header.columns)
                if (out[i] < 0 && sheet::plain_name(column.name) == sheet::plain_name(name))
                    out[i] = static_cast<int>(column.column);
    return out;
}

Outcome read_rows(const std::string& path, Matcher& matcher) {
    if (std::error_code code; !std::filesystem::exists(path, code) || std::filesystem::is_directory(path, code))
        return refuse(lines::file_unreadable, "文件不存在，或者是一个文件夹：" + path);
    LINLI_TRY(const auto reader, sheet::SheetReader::open(path));
    LINLI_TRY(const auto chosen, sheet::choose_sheet(reader, hints()));
    LINLI_TRY(const auto header, sheet::find_header(reader, chosen, hints()));
    const auto where = places(header);
    if (std::all_of(where.begin() + 1, where.end(), [](int at) { return at < 0; }))
        return refuse(columns_missing, "需要以下列中的至少一列：name、id_number、phone、birth_date、sex、address。");
    LINLI_TRY(auto rows, reader.rows(chosen));
    for (sheet::Row row;;) {
        LINLI_TRY(const bool more, rows.next(row));
        if (!more) return Done{};
        if (sheet::role_of(header, row) != sheet::RowRole::data) continue;
        Record record;
        for (std::size_t i = 0; i < where.size(); ++i)
            if (where[i] >= 0) record.*columns()[i].member = row.at(static_cast<std::uint32_t>(where[i])).text;
        if (record.id.empty()) record.id = "第" + std::to_string(row.number) + "行";
        matcher.add(record);
    }
}

PairView view_of(const Matcher& matcher, const Model& model, const Pair& pair, const Thresholds& thresholds) {
    const auto &a = matcher.people()[pair.a], &b = matcher.people()[pair.b];
    const auto judgement = model.judge(a, b, matcher.rarity(a, b), thresholds);
    PairView view{a.id, b.id, judgement.probability, judgement.weight, judgement.decision, pair.by_person, {}, {}};
    for (const auto& step : judgement.steps) view.waterfall.push_back({step.step, step.level, step.bits, step.text});
    if (pair.by_person) {
        view.probability = 1;
        view.decision = Decision::match;
    }
    return view;
}

}  // namespace

Result<std::vector<Label>> read_labels(const std::string& path) {
    std::vector<Label> labels;
    if (path.empty()) return labels;
    LINLI_CHECK(lines::each_line(path, [&](const boost::json::object& line, std::string_view) -> std::string {
        Label label;
        if (auto wrong = lines::text_member(line, "a", true, label.a); !wrong.empty()) return wrong;
        if (auto wrong = lines::text_member(line, "b", true, label.b); !wrong.empty()) return wrong;
        const auto* same = line.if_contains("same");
        if (same == nullptr || !same->is_bool()) return "\"same\" 应为 true 或 false。";
        label.same = same->get_bool();
        labels.push_back(std::move(label));
        return {};
    }));
    return labels;
}

Result<MatchReport> match_command(const MatchCommand& command, const TakePairView& take) {
    LINLI_TRY(const auto labels, read_labels(command.labels));
    Model model;
    if (!command.model.empty()) {
        LINLI_TRY(const auto bytes, lines::read_file(command.model, largest_model));
        LINLI_TRY(model, Model::read(bytes));
    }
    Matcher matcher(command.options);
    LINLI_CHECK(read_rows(command.in, matcher));
    if (command.model.empty()) model = matcher.train(labels, command.trained_on);
    if (!command.model_out.empty()) lines::replace_file(command.model_out, model.json() + "\n");
    const auto pairs = matcher.find(model, command.threshold, labels);
    std::vector<Pair> matches;
    std::vector<std::size_t> match_of(pairs.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (!pairs[i].by_person && probability_of(pairs[i].weight) < command.options.thresholds.match) continue;
        match_of[i] = matches.size();
        matches.push_back(pairs[i]);
    }
    const auto clusters = cluster(matcher.people(), matches);
    MatchReport report;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto view = view_of(matcher, model, pairs[i], command.options.thresholds);
        const bool joined = clusters.of[pairs[i].a] == clusters.of[pairs[i].b];
        if (joined) view.cluster = matcher.people()[clusters.of[pairs[i].a]].id;
        if (match_of[i] < pairs.size() && !joined) view.decision = Decision::possible;
        report.matches += view.decision == Decision::match ? 1 : 0;
        take(view);
    }
    report.rows = static_cast<std::int64_t>(matcher.people().size());
    report.compared = matcher.compared();
    report.pairs = static_cast<std::int64_t>(pairs.size());
    report.refused = static_cast<std::int64_t>(clusters.refused.size());
    for (std::uint32_t row = 0; row < clusters.of.size(); ++row) report.people += clusters.of[row] == row ? 1 : 0;
    report.skipped = matcher.skipped();
    report.model = model.card();
    return report;
}

}  // namespace linli::matching
