#include "items.h"

#include <linli/base/text.h>
#include <linli/cases/service.h>

#include "item_index.h"
#include "repository.h"

#include <charconv>
#include <set>

namespace linli::cases {
namespace {

/// One CSV record with quotes (RFC 4180); moves `at` behind it.
std::vector<std::string> next_record(std::string_view text, std::size_t& at) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                fields.back() += text[++at];
            else
                quoted = false;
        } else if (c == '"')
            quoted = true;
        else if (c == ',')
            fields.emplace_back();
        else if (c == '\n')
            return ++at, fields;
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

/// Reads the columns of one record by the header's names.
class RecordReader {
public:
    RecordReader(const std::vector<std::string>& header, const std::vector<std::string>& fields, std::size_t line,
                 std::vector<FieldError>& errors)
        : header_(header), fields_(fields), line_(line), errors_(errors) {}

    std::string text(std::string_view column) {
        for (std::size_t i = 0; i < header_.size() && i < fields_.size(); ++i)
            if (header_[i] == column) return fields_[i];
        return bad(column, "缺少这一列"), std::string();
    }
    /// What names the item: never empty, never twice.
    std::string code(std::string_view column, std::set<std::string>& seen) {
        auto value = text(column);
        if (value.empty()) bad(column, "不能为空");
        if (!seen.insert(value).second) bad(column, "编码重复");
        return value;
    }
    std::int64_t number(std::string_view column, std::int64_t most) {
        const auto value = text(column);
        std::int64_t out = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
        if (error != std::errc{} || end != value.data() + value.size() || out < 0 || out > most)
            bad(column, "应为 0 到 " + std::to_string(most) + " 的整数");
        return out;
    }
    /// `word^weight;…;-against^weight`; one that cannot be used would silently take all others with it.
    std::string keywords(std::string_view column) {
        auto value = text(column);
        Item item;
        item.code = "item";
        item.keywords = value;
        for (const auto& keyword : keywords_of(item))
            if (!recognition::KeywordMatcher::make({keyword})) bad(column, "关键词没有文字，或权重不是 0 到 20 的数字");
        return value;
    }
    template <Worded E>
    E word(std::string_view column) {
        const auto found = from_word<E>(text(column));
        if (!found) bad(column, "不是允许的取值");
        return found.value_or(E{});
    }
    bool flag(std::string_view column) {
        const auto value = text(column);
        if (value != "yes" && value != "no") bad(column, "应为 yes 或 no");
        return value == "yes";
    }

private:
    void bad(std::string_view column, std::string message) {
        if (errors_.size() < 100)
            errors_.push_back({"/" + std::to_string(line_) + "/" + std::string(column), "invalid", std::move(message)});
    }
    const std::vector<std::string>& header_;
    const std::vector<std::string>& fields_;
    std::size_t line_;
    std::vector<FieldError>& errors_;
};

Item read_item(RecordReader& in, std::set<std::string>& codes) {
    constexpr std::int64_t year_hours = 366 * 24;  // more is a mistake in the sheet, not a time limit
    Item item;
    item.code = in.code("item_code", codes);
    item.class_code = in.text("class_code");
    item.name = in.text("name");
    item.description = in.text("description");
    item.owner_kind = in.word<OwnerKind>("owner_kind");
    item.owner_department = in.text("owner_department");
    item.co_departments = in.text("co_departments");
    item.response_limit_minutes = in.number("response_limit_minutes", year_hours * 60);
    item.solve_limit = in.number("solve_limit_value", year_hours);
    item.solve_limit_unit = in.word<LimitUnit>("solve_limit_unit");
    item.calendar = in.word<CalendarKind>("calendar");
    item.basis = in.text("basis");
    item.urgency = in.word<Urgency>("urgency");
    item.open_to_residents = in.flag("public");
    item.keywords = in.keywords("keywords");
    item.examples = in.text("examples");
    return item;
}

}  // namespace

std::shared_ptr<const ItemBook::List> ItemBook::of(db::ReadTx& tx, TenantId tenant) {
    const std::lock_guard lock(mutex_);
    auto& list = lists_[tenant];
    if (!list || list->empty()) {
        auto fresh = std::make_shared<List>();
        for (auto& item : repository::items(tx, tenant)) fresh->emplace(item.code, item);
        list = std::move(fresh);
    }
    return list;
}

std::optional<Item> ItemBook::find(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    const auto list = of(tx, tenant);
    const auto found = list->find(code);
    return found == list->end() ? std::nullopt : std::optional(found->second);
}

void ItemBook::forget(TenantId tenant) {
    const std::lock_guard lock(mutex_);
    lists_.erase(tenant);
}

void store_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items) {
    repository::replace_items(tx, tenant, items);
}

Result<std::vector<Item>> read_items_csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!text::valid_utf8(text)) return refuse(bad_list, "文件不是 UTF-8 编码，请另存为 UTF-8 格式的 CSV");
    if (text.find('\0') != std::string_view::npos) return refuse(bad_list, "文件中有不允许的字符");
    std::size_t at = 0;
    std::size_t line = 1;
    const auto header = next_record(text, at);
    std::vector<Item> items;
    std::vector<FieldError> errors;
    std::set<std::string> codes;
    while (at < text.size()) {
        ++line;
        const auto fields = next_record(text, at);
        if (fields.size() == 1 && text::trim(fields[0]).empty()) continue;
        RecordReader reader(header, fields, line, errors);
        items.push_back(read_item(reader, codes));
    }
    if (!errors.empty()) return refuse(bad_list, std::move(errors));
    return items;
}

}  // namespace linli::cases
