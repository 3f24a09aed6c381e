#include <linli/intake/report_sheet.h>

#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/sheet/header.h>
#include <linli/sheet/reader.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace linli::intake {
namespace {

constexpr std::size_t most_text = 5'000, most_title = 100, most_address = 200, most_name = 50;
constexpr std::size_t shortest_phone = 5, longest_phone = 20;

/// One meaning with the names that say it: exactly, in part, and what must not stand in it.
struct Meaning {
    SheetField field;
    std::vector<std::string_view> exact, parts, never;
};

const std::vector<Meaning>& meanings() {
    static const std::vector<std::string_view> afterwards{"回复", "答复", "办理", "处理", "结果", "类别", "类型",
                                                          "分类", "办结", "截止", "到期", "派单", "部门", "单位"};
    static const std::vector<Meaning> all{
        {SheetField::number,
         {"编号", "工单号", "序列号", "流水号"},
         {"工单编号", "受理编号", "诉求编号", "流水号", "工单号"},
         {}},
        {SheetField::phone, {"电话", "手机", "联系方式"}, {"电话", "手机", "来电号码"}, {"部门", "单位", "承办"}},
        {SheetField::name,
         {"姓名", "反映人", "来电人", "联系人", "诉求人", "投诉人", "市民", "居民", "昵称"},
         {"姓名", "反映人", "来电人"},
         {"部门", "单位", "承办", "受理人", "经办"}},
        {SheetField::address, {"地址", "地点", "位置", "住址"}, {"地址", "地点", "位置"}, {"单位"}},
        {SheetField::happened,
         {"时间", "日期", "反映时间", "来电时间", "受理时间"},
         {"反映时间", "来电时间", "受理时间", "登记时间", "诉求时间", "发生时间", "反映日期", "登记日期", "来电日期"},
         {"回复", "答复", "办结", "截止", "到期", "派单"}},
        {SheetField::title, {"标题", "主题"}, {"标题", "主题"}, {}},
        {SheetField::text,
         {"诉求内容", "反映内容", "内容", "问题描述", "情况说明", "诉求", "问题"},
         {"内容", "描述", "情况", "诉求", "问题"},
         afterwards}};
    return all;
}

bool has_any(std::string_view name, const std::vector<std::string_view>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

/// 2: says exactly that, 1: in part, 0: something else.
int fit(const Meaning& meaning, std::string_view name) {
    if (std::find(meaning.exact.begin(), meaning.exact.end(), name) != meaning.exact.end()) return 2;
    return has_any(name, meaning.parts) && !has_any(name, meaning.never) ? 1 : 0;
}

using Columns = std::map<SheetField, std::uint32_t>;

/// The plainest column of each meaning, of equals the first; and what became of each column.
Columns choose(const sheet::Header& header, std::vector<ColumnUse>& uses) {
    std::map<SheetField, std::pair<int, std::size_t>> best;  // fit, place
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        const auto name = sheet::plain_name(header.columns[i].name);
        uses.push_back({header.columns[i].name, {}});
        for (const auto& meaning : meanings()) {
            const auto fits = fit(meaning, name);
            if (fits == 0) continue;
            const auto [found, fresh] = best.try_emplace(meaning.field, fits, i);
            if (!fresh && fits > found->second.first) found->second = {fits, i};
            break;
        }
    }
    Columns out;
    for (const auto& [field, place] : best) {
        out[field] = header.columns[place.second].column;
        uses[place.second].field = field;
    }
    return out;
}

std::string cell_text(const sheet::Row& row, const Columns& columns, SheetField field) {
    const auto found = columns.find(field);
    if (found == columns.end()) return {};
    return std::string(text::trim(row.at(found->second).text));
}

void check_length(std::optional<std::string>& value, SheetField field, std::size_t least, std::size_t most,
                  std::string_view what, std::vector<RowFault>& faults) {
    if (!value) return;
    const auto length = text::code_points(*value);
    if (length < least)
        faults.push_back({field, std::string(what) + "至少 " + std::to_string(least) + " 个字"});
    else if (length > most)
        faults.push_back({field, std::string(what) + "超过 " + std::to_string(most) + " 个字"});
}

std::optional<std::string> if_any(std::string value) {
    return value.empty() ? std::nullopt : std::optional(std::move(value));
}

void read_happened(const sheet::Row& row, const Columns& columns, Instant now, ReportRow& out) {
    const auto found = columns.find(SheetField::happened);
    if (found == columns.end() || row.at(found->second).kind == sheet::CellKind::empty) return;
    const auto& cell = row.at(found->second);
    if (cell.kind == sheet::CellKind::date)
        out.happened_at = shanghai_instant(cell.moment.day, cell.moment.time);
    else
        out.happened_at = read_moment(text::trim(cell.text));
    if (!out.happened_at)
        out.faults.push_back({SheetField::happened, "看不懂这个时间，请写作 2026-09-21 09:03"});
    else if (*out.happened_at > now)
        out.faults.push_back({SheetField::happened, "时间晚于现在"});
}

bool dialable(std::string_view phone) {
    const auto digits = std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool plain = std::all_of(phone.begin(), phone.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == ' '; });
    return plain && digits >= static_cast<std::ptrdiff_t>(shortest_phone) && phone.size() <= longest_phone;
}

ReportRow read_row(const sheet::Row& row, const Columns& columns, Instant now) {
    ReportRow out{.row = row.number, .text = cell_text(row, columns, SheetField::text)};
    out.title = if_any(cell_text(row, columns, SheetField::title));
    out.address = if_any(cell_text(row, columns, SheetField::address));
    out.name = if_any(cell_text(row, columns, SheetField::name));
    out.phone = if_any(cell_text(row, columns, SheetField::phone));
    out.number = if_any(cell_text(row, columns, SheetField::number));
    if (out.text.empty()) {
        out.faults.push_back({SheetField::text, "没有写诉求内容"});
    } else {
        auto whole = std::optional(out.text);
        check_length(whole, SheetField::text, 2, most_text, "诉求内容", out.faults);
    }
    check_length(out.title, SheetField::title, 2, most_title, "标题", out.faults);
    check_length(out.address, SheetField::address, 1, most_address, "地址", out.faults);
    check_length(out.name, SheetField::name, 1, most_name, "姓名", out.faults);
    const auto phone = columns.find(SheetField::phone);
    if (out.phone && row.at(phone->second).rounded)
        out.faults.push_back({SheetField::phone, "号码的末几位已被表格软件丢失，请以文本格式重新填写"});
    else if (out.phone && !dialable(*out.phone))
        out.faults.push_back({SheetField::phone, "不是可以拨打的号码"});
    read_happened(row, columns, now, out);
    return out;
}

/// The groups of digits in a text, at most six; nothing when anything stands between them that dates do not have.
std::optional<std::vector<int>> figures(std::string_view text) {
    std::vector<int> out;
    std::string rest;
    while (!text.empty()) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && text.front() != '-') {
            out.push_back(value);
            text.remove_prefix(static_cast<std::size_t>(end - text.data()));
            rest += '0';
        } else {
            rest += text.front();
            text.remove_prefix(1);
        }
    }
    for (const std::string_view mark : {"年", "月", "日", "时", "分", "秒", "点", "T"})
        for (auto at = rest.find(mark); at != std::string::npos; at = rest.find(mark))
            rest.replace(at, mark.size(), " ");
    const bool plain = rest.find_first_not_of("0-/.: ") == std::string::npos;
    return plain && out.size() >= 3 && out.size() <= 6 ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<SheetField> field_of(std::string_view column_name) {
    const auto name = sheet::plain_name(column_name);
    for (const auto& meaning : meanings())
        if (fit(meaning, name) > 0) return meaning.field;
    return std::nullopt;
}

std::optional<Instant> read_moment(std::string_view text) {
    const auto found = figures(text);
    if (!found) return std::nullopt;
    const auto at = [&](std::size_t i) { return i < found->size() ? (*found)[i] : 0; };
    if (at(1) < 0 || at(2) < 0) return std::nullopt;
    const auto day = Date::of(at(0), static_cast<unsigned>(at(1)), static_cast<unsigned>(at(2)));
    if (!day || at(3) < 0 || at(3) > 23 || at(4) < 0 || at(4) > 59 || at(5) < 0 || at(5) > 59) return std::nullopt;
    return shanghai_instant(*day,
                            std::chrono::hours(at(3)) + std::chrono::minutes(at(4)) + std::chrono::seconds(at(5)));
}

Result<ReportSheet> read_report_sheet(const std::filesystem::path& path, Instant now) {
    LINLI_TRY(const auto reader, sheet::SheetReader::open(path));
    const sheet::HeaderHints hints{
        {"诉求内容", "反映内容", "问题描述", "标题", "地址", "反映人", "联系电话", "反映时间", "工单编号"}};
    LINLI_TRY(const auto number, sheet::choose_sheet(reader, hints));
    LINLI_TRY(const auto header, sheet::find_header(reader, number, hints));
    ReportSheet out;
    const auto columns = choose(header, out.columns);
    if (!columns.contains(SheetField::text)) return refuse(no_text_column);
    LINLI_TRY(auto stream, reader.rows(number));
    sheet::Row row;
    while (true) {
        LINLI_TRY(const bool more, stream.next(row));
        if (!more) break;
        if (row.number < header.first_data_row || sheet::role_of(header, row) != sheet::RowRole::data) continue;
        if (out.rows.size() == most_rows) {
            out.cut = true;
            break;
        }
        out.rows.push_back(read_row(row, columns, now));
    }
    return out;
}

}  // namespace linli::intake
