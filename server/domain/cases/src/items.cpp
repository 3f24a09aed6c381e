#include "items.h"

#include <linli/cases/service.h>

#include "csv.h"
#include "item_index.h"
#include "repository_learning.h"

#include <set>

namespace linli::cases {
namespace {

/// What names a row: never empty, never twice.
std::string unique_code(const CsvRecord& in, std::string_view column, std::set<std::string>& seen) {
    auto value = in.text(column);
    if (value.empty()) in.bad(column, "不能为空");
    if (!seen.insert(value).second) in.bad(column, "编码重复");
    return value;
}

/// `word^weight;…;-against^weight`; one that cannot be used would silently take all others with it.
std::string usable_keywords(const CsvRecord& in) {
    Item item;
    item.code = "item";
    item.keywords = in.text("keywords");
    for (const auto& keyword : keywords_of(item))
        if (!recognition::KeywordMatcher::make({keyword}))
            in.bad("keywords", "关键词没有文字，或权重不是 0 到 20 的数字");
    return item.keywords;
}

Item read_item(const CsvRecord& in, std::set<std::string>& codes) {
    constexpr std::int64_t year_hours = 366 * 24;    // more is a mistake in the sheet, not a time limit
    constexpr std::int64_t farthest_metres = 5'000;  // across a community
    Item item;
    item.code = unique_code(in, "item_code", codes);
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
    item.keywords = usable_keywords(in);
    item.examples = in.text("examples");
    if (in.has("radius_metres")) item.radius_metres = in.number("radius_metres", farthest_metres);
    if (item.radius_metres == 0) in.bad("radius_metres", "应大于 0");
    return item;
}

}  // namespace

std::shared_ptr<const ItemBook::Edition> ItemBook::of(db::ReadTx& tx, TenantId tenant) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = lists_.find(tenant); found != lists_.end()) return found->second;
    }
    auto fresh = std::make_shared<Edition>();
    fresh->number = repository::editions(tx, tenant).list;
    for (auto& item : repository::all_items(tx, tenant)) fresh->items.emplace(item.code, item);
    fresh->classes = repository::classes(tx, tenant);
    const std::lock_guard lock(mutex_);
    return lists_.insert_or_assign(tenant, std::move(fresh)).first->second;
}

const ItemOverlaps& ItemBook::Edition::overlaps() const {
    std::call_once(once_, [this] {
        std::vector<Item> in_use;
        for (const auto& [code, item] : items)
            if (!item.retired) in_use.push_back(item);
        overlaps_ = overlaps_of(in_use);
    });
    return overlaps_;
}

std::optional<Item> ItemBook::find(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    const auto edition = of(tx, tenant);
    const auto found = edition->items.find(code);
    return found == edition->items.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Item> ItemBook::in_use(db::ReadTx& tx, TenantId tenant, std::string_view code) {
    auto found = find(tx, tenant, code);
    return found && !found->retired ? found : std::nullopt;
}

void ItemBook::refresh(db::ReadTx& tx, TenantId tenant) {
    const auto stored = repository::editions(tx, tenant).list;
    const std::lock_guard lock(mutex_);
    if (const auto found = lists_.find(tenant); found != lists_.end() && found->second->number != stored)
        lists_.erase(found);
}

void store_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items) {
    repository::replace_items(tx, tenant, items);
    repository::next_list(tx, tenant);
}

void store_classes(db::WriteTx& tx, TenantId tenant, const std::vector<ItemClass>& classes) {
    repository::replace_classes(tx, tenant, classes);
    repository::next_list(tx, tenant);
}

Result<std::vector<Item>> read_items_csv(std::string_view text) {
    LINLI_TRY(const auto table, CsvTable::read(text, bad_list));
    std::vector<Item> items;
    std::set<std::string> codes;
    LINLI_CHECK(table.each([&](const CsvRecord& row) { items.push_back(read_item(row, codes)); }));
    return items;
}

Result<std::vector<ItemClass>> read_classes_csv(std::string_view text) {
    LINLI_TRY(const auto table, CsvTable::read(text, bad_list));
    std::vector<ItemClass> classes;
    std::set<std::string> codes;
    LINLI_CHECK(table.each([&](const CsvRecord& row) {
        classes.push_back({unique_code(row, "class_code", codes), row.text("name"), row.word<Direction>("direction")});
    }));
    return classes;
}

}  // namespace linli::cases
