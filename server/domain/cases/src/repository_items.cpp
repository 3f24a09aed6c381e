#include "repository.h"

namespace linli::cases::repository {
namespace {

constexpr std::string_view item_columns =
    "code, class_code, name, description, owner_kind, owner_department, co_departments, response_limit_minutes,"
    " solve_limit, solve_limit_unit, calendar, basis, urgency, open_to_residents, keywords, examples,"
    " radius_metres";

Item read_item(const db::Row& row) {
    return {.code = row.get<std::string>("code"),
            .class_code = row.get<std::string>("class_code"),
            .name = row.get<std::string>("name"),
            .description = row.get<std::string>("description"),
            .owner_kind = row.get<OwnerKind>("owner_kind"),
            .owner_department = row.get<std::string>("owner_department"),
            .co_departments = row.get<std::string>("co_departments"),
            .response_limit_minutes = row.get<std::int64_t>("response_limit_minutes"),
            .solve_limit = row.get<std::int64_t>("solve_limit"),
            .solve_limit_unit = row.get<LimitUnit>("solve_limit_unit"),
            .calendar = row.get<CalendarKind>("calendar"),
            .basis = row.get<std::string>("basis"),
            .urgency = row.get<Urgency>("urgency"),
            .open_to_residents = row.get<bool>("open_to_residents"),
            .keywords = row.get<std::string>("keywords"),
            .examples = row.get<std::string>("examples"),
            .radius_metres = row.get<std::int64_t>("radius_metres"),
            .retired = row.get<bool>("retired")};
}

void store(db::WriteTx& tx, TenantId tenant, const Item& i) {
    tx.exec("INSERT INTO cases_item (tenant_id, " + std::string(item_columns) +
                ", retired) VALUES (:tenant, :code, :class, :name, :description, :kind, :department, :co, :response,"
                " :limit, :unit, :calendar, :basis, :urgency, :open, :keywords, :examples, :radius, :retired)"
                " ON CONFLICT (tenant_id, code) DO UPDATE SET class_code = excluded.class_code, name = excluded.name,"
                " description = excluded.description, owner_kind = excluded.owner_kind,"
                " owner_department = excluded.owner_department, co_departments = excluded.co_departments,"
                " response_limit_minutes = excluded.response_limit_minutes, solve_limit = excluded.solve_limit,"
                " solve_limit_unit = excluded.solve_limit_unit, calendar = excluded.calendar, basis = excluded.basis,"
                " urgency = excluded.urgency, open_to_residents = excluded.open_to_residents,"
                " keywords = excluded.keywords, examples = excluded.examples, radius_metres = excluded.radius_metres,"
                " retired = excluded.retired",
            {{"tenant", tenant},
             {"code", i.code},
             {"class", i.class_code},
             {"name", i.name},
             {"description", i.description},
             {"kind", i.owner_kind},
             {"department", i.owner_department},
             {"co", i.co_departments},
             {"response", i.response_limit_minutes},
             {"limit", i.solve_limit},
             {"unit", i.solve_limit_unit},
             {"calendar", i.calendar},
             {"basis", i.basis},
             {"urgency", i.urgency},
             {"open", i.open_to_residents},
             {"keywords", i.keywords},
             {"examples", i.examples},
             {"radius", i.radius_metres},
             {"retired", i.retired}});
}

}  // namespace

void replace_items(db::WriteTx& tx, TenantId tenant, const std::vector<Item>& items) {
    tx.exec("UPDATE cases_item SET retired = :yes WHERE tenant_id = :tenant", {{"yes", true}, {"tenant", tenant}});
    for (const auto& item : items) store(tx, tenant, item);  // 290 rows, once per edition of the list
}

std::vector<Item> all_items(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT " + std::string(item_columns) +
                      ", coalesce(retired, :no) AS retired FROM cases_item WHERE tenant_id = :tenant ORDER BY code",
                  {{"tenant", tenant}, {"no", false}}, read_item);
}

std::vector<Item> items(db::ReadTx& tx, TenantId tenant) {
    auto out = all_items(tx, tenant);
    std::erase_if(out, [](const Item& item) { return item.retired; });
    return out;
}

void replace_classes(db::WriteTx& tx, TenantId tenant, const std::vector<ItemClass>& classes) {
    tx.exec("DELETE FROM cases_class WHERE tenant_id = :tenant", {{"tenant", tenant}});
    for (const auto& c : classes)  // 64 rows
        tx.exec("INSERT INTO cases_class (tenant_id, code, name, direction) VALUES (:tenant, :code, :name, :direction)",
                {{"tenant", tenant}, {"code", c.code}, {"name", c.name}, {"direction", c.direction}});
}

std::vector<ItemClass> classes(db::ReadTx& tx, TenantId tenant) {
    return tx.all("SELECT code, name, direction FROM cases_class WHERE tenant_id = :tenant ORDER BY code",
                  {{"tenant", tenant}}, [](const db::Row& row) {
                      return ItemClass{row.get<std::string>("code"), row.get<std::string>("name"),
                                       row.get<Direction>("direction")};
                  });
}

}  // namespace linli::cases::repository
