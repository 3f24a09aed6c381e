#pragma once

#include <linli/access/posts.h>
#include <linli/access/sql.h>
#include <linli/area/areas.h>
#include <linli/area/sql.h>
#include <linli/audit/audit.h>
#include <linli/audit/sql.h>
#include <linli/base/csv.h>
#include <linli/events/outbox.h>
#include <linli/events/sql.h>
#include <linli/files/files.h>
#include <linli/files/sql.h>
#include <linli/imports/permissions.h>
#include <linli/imports/service.h>
#include <linli/imports/sql.h>
#include <linli/organisation/sql.h>
#include <linli/reference/reference.h>
#include <linli/reference/sql.h>
#include <linli/registry/bulk.h>
#include <linli/registry/provenance.h>
#include <linli/registry/sql.h>
#include <linli/tenant/sql.h>
#include <linli/testing/catalogue.h>
#include <linli/testing/databases.h>
#include <linli/testing/manual_clock.h>
#include <linli/vault/sql.h>
#include <linli/vault/vault.h>

#include <gmock/gmock.h>

#include <fstream>

namespace linli::imports {

/// The columns of a sheet of people.
inline const std::string head = "编号,姓名,性别,出生日期,身份证号,联系电话,户号,与户主关系,现住址,与房屋关系\n";
/// Three people of two households, without an error.
inline const std::string good =
    head +
    "P1,张三,女,1949-12-31,11010519491231002X,13800138000,H001,户主,书香苑12栋2单元501,业主\n"
    "P2,李四,男,1980-05-06,,13900139000,H001,子,书香苑12栋2单元501,家庭成员\n"
    "P3,王五,男,1990-01-02,,,H002,户主,某处不明,\n";

/// A district with one street, two communities and three grids, two clerks and a leader.
class ImportTest : public testing::DatabaseTest {
public:
    static constexpr TenantId tenant{1};
    ImportTest()
        : DatabaseTest({&tenant::sql(), &events::sql(), &vault::sql(), &area::sql(), &organisation::sql(),
                        &access::sql(), &audit::sql(), &files::sql(), &reference::sql(), &registry::sql(),
                        &imports::sql()}) {}

    void SetUp() override {
        DatabaseTest::SetUp();
        database().write([&](db::WriteTx& tx) {
            using area::Level;
            const std::tuple<int, Level, int, const char*> areas[] = {
                {1, Level::district, 0, "澄溪区"},    {2, Level::street, 1, "云台街道"},
                {3, Level::community, 2, "书香社区"}, {4, Level::community, 2, "盈北社区"},
                {5, Level::grid, 3, "书香第一网格"},  {6, Level::grid, 3, "书香第二网格"}};
            for (const auto& [n, level, parent, name] : areas) {
                area::NewArea fresh{.id = area_id(n), .level = level, .code = "a" + std::to_string(n), .name = name};
                if (parent != 0) fresh.parent_id = area_id(parent);
                area::add(tx, tenant, fresh, clock.now()).value();
            }
            const auto dwelling = door();
            registry::load(tx, tenant, vault, {.dwellings = {&dwelling, 1}}, clock.now());
        });
    }
    ~ImportTest() override { std::filesystem::remove_all(folder); }

    Uuid id(int n) const {
        return Uuid({1, 2, 3, 4, 5, 6, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n)});
    }
    AreaId area_id(int n) const { return AreaId(id(n)); }

    registry::DwellingRow door() const {
        registry::DwellingRow d;
        d.id = registry::DwellingId(id(90));
        d.code = "H1";
        d.room = "501";
        d.address = "澄溪区书香苑12号楼2单元501室";
        d.local_address = "书香苑12号楼2单元501室";
        d.place = {area_id(1), area_id(2), area_id(3), area_id(5)};
        d.list_order = 1;
        return d;
    }

    access::Scope as(int user, access::Role role, int area, area::Level level, const access::Permission& permission) {
        access::Actor a;
        a.tenant = tenant;
        a.user = UserId(id(user));
        a.role = role;
        a.area = area_id(area);
        a.area_level = level;
        a.post = PostId(id(100 + user));
        a.purpose = "核对底账";
        return access::Gate::admit(a, permission).value();
    }
    access::Scope clerk(const access::Permission& permission = may_import) {
        return as(40, access::Role::clerk, 3, area::Level::community, permission);
    }
    access::Scope colleague(const access::Permission& permission = may_import) {
        return as(41, access::Role::clerk, 3, area::Level::community, permission);
    }
    access::Scope stranger(const access::Permission& permission = may_import) {
        return as(42, access::Role::clerk, 4, area::Level::community, permission);
    }

    std::filesystem::path write(const std::string& content, const std::string& name = "sheet.csv") {
        const auto path = folder / name;
        std::filesystem::create_directories(folder);
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    Result<Import> receive(const std::filesystem::path& path, const char* form = "population") {
        return service.receive(clerk(),
                               {.path = path, .name = "名单.csv", .form = form, .source = "community_register"});
    }
    void run() {
        while (service.run_once(tenant)) {
        }
    }
    Import see(ImportId which) { return service.find(clerk(may_read), which).value(); }
    /// Received, its suggestion confirmed, staged and checked.
    Import checked(const std::filesystem::path& path, const char* form = "population") {
        const auto made = receive(path, form).value();
        const auto mapping = service.mapping(clerk(), made.id).value();
        EXPECT_TRUE(service.confirm(clerk(), made.id, {made.version, mapping, true}).ok());
        run();
        return see(made.id);
    }
    Import step(const Import& one, ImportStep wanted) {
        const auto moved = service.step(clerk(), one.id, {wanted, one.version});
        EXPECT_TRUE(moved.ok()) << (moved.ok() ? "" : moved.problem().type->code);
        run();
        return see(one.id);
    }
    std::vector<RowFinding> found(const Import& one) {
        return service.findings(clerk(may_read), one.id, {}).value().items;
    }
    std::int64_t count(const char* sql) {
        return database().read([&](db::ReadTx& tx) { return tx.value<std::int64_t>(sql, {}).value(); });
    }
    std::vector<registry::PersonRow> people() {
        return database().read([&](db::ReadTx& tx) {
            std::vector<registry::Stored<registry::PersonRow>> page;
            registry::people_page(tx, access::Gate::system(tenant, "test"), vault, {}, 500, page);
            std::vector<registry::PersonRow> out;
            for (auto& one : page) out.push_back(one.row);
            std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
            return out;
        });
    }

    testing::ManualClock clock{shanghai_instant(*Date::of(2026, 9, 21), std::chrono::hours(10))};
    SeededIds ids{clock, 7};
    crypto::Keyring keyring = crypto::Keyring::ephemeral(crypto::Suite::international);
    events::Outbox outbox{clock, ids};
    audit::Audit audit{database(), clock, ids};
    vault::Vault vault{clock, keyring};
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("linli-imports-" + std::to_string(os_seed()));
    reference::Reference lists{database(), clock, audit};
    registry::FieldWriter writer{vault, lists, outbox, ids};
    files::Files files{database(), clock, ids, keyring, folder / "files"};
    std::unique_ptr<api::CursorSealer> cursors = api::make_cursor_sealer(keyring);
    ImportParts parts{database(), clock, ids, outbox, audit, vault, files, *cursors, writer, lists, folder / "work"};
    ImportService service{parts};
};

}  // namespace linli::imports
