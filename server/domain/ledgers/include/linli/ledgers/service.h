#pragma once

#include <linli/access/scope.h>
#include <linli/api/page.h>
#include <linli/db/database.h>
#include <linli/ledgers/views.h>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace linli::audit {
class Audit;
}
namespace linli::reference {
class Reference;
}
namespace linli::vault {
class Vault;
}

namespace linli::ledgers {

inline constexpr ProblemType no_such_ledger{"ledgers/no-such-ledger", 404, "没有这个台账", "There is no such ledger"};
inline constexpr ProblemType not_yours{"ledgers/not-yours", 409, "这个台账代码已被使用，只有定义人可以修改",
                                       "The code is taken; only who defined a ledger changes it"};
inline constexpr ProblemType changed_meanwhile{"ledgers/changed-meanwhile", 409, "定义已有更新的版本，请刷新后再修改",
                                               "The definition changed meanwhile"};
inline constexpr ProblemType too_many_ledgers{"ledgers/too-many", 409, "自定义台账已达上限，请先清理",
                                              "There are too many ledgers"};
inline constexpr ProblemType day_to_come{"ledgers/day-to-come", 422, "不能按还没有到的日子所掌握的情况统计",
                                         "What will be known on a day to come is not known"};
inline constexpr ProblemType day_too_far{"ledgers/day-too-far", 422, "基准日超出可统计的范围",
                                         "The day is out of reach"};
inline constexpr ProblemType area_too_large{"ledgers/area-too-large", 422, "范围过大，请选择下级区域",
                                            "The area is too large for this; choose a part of it"};
inline constexpr ProblemType place_not_yours{"ledgers/place-not-yours", 422, "该区域不在您的职责范围内",
                                             "The area is outside your scope"};

/// What the room works with; everything outlives it.
struct LedgerParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    vault::Vault& vault;
    audit::Audit& audit;
    reference::Reference& reference;
    const api::CursorSealer& cursors;
    /// Those of these records about which something is open; none: nobody examines them.
    std::function<std::vector<Uuid>(db::ReadTx&, TenantId, std::span<const Uuid>)> unverified{};
};

/// A ledger as it goes out: the template and the two times are fixed, so that writing it again gives the same rows.
struct SheetPlan {
    std::string title;
    std::int64_t version = 0;
    Date as_of;
    Instant known{};
    struct Column {
        std::string field, label;
        json::Mask mask = json::Mask::none;
    };
    std::vector<Column> columns;
    std::vector<std::string> notes;  ///< zh-CN: day, basis, purpose
};

/// The ledgers: defined as data, answered from golden records within the caller's scope, the same for the same day
/// whatever is learnt later. Synchronous; thread-safe. @throws db::StoreFault when the store fails.
class LedgerService {
public:
    explicit LedgerService(LedgerParts parts);
    ~LedgerService();

    /// Those of every installation first, then the tenant's own by code.
    Result<LedgerList> catalogue(const access::Scope& scope);
    /// @refuses no_such_ledger.
    Result<LedgerView> find(const access::Scope& scope, std::string_view code);
    Result<Vocabulary> vocabulary(const access::Scope& scope);
    /// @refuses json::invalid_fields naming each bad field, not_yours, changed_meanwhile, too_many_ledgers.
    Result<LedgerView> define(const access::Scope& scope, const DefineLedger& in);

    /// A page, in the order of the register; the desk has audited the purpose before, here each page is counted.
    /// @refuses no_such_ledger, day_to_come, day_too_far, place_not_yours, api::bad_cursor, audit::overloaded.
    Result<LedgerPage> rows(const access::Scope& scope, std::string_view code, const ListLedger& in);
    /// @refuses as rows, and area_too_large.
    Result<LedgerTotals> totals(const access::Scope& scope, std::string_view code, const AskLedger& in);
    /// Who came, who left, and why. @refuses as totals.
    Result<LedgerChanges> compare(const access::Scope& scope, std::string_view code, const CompareLedger& in);

    /// What an export of a ledger will hold. `fields` chooses columns of its template, in that order; none: all.
    /// @refuses no_such_ledger, day_to_come, day_too_far, json::invalid_fields.
    Result<SheetPlan> plan(const access::Scope& scope, std::string_view code, const AskLedger& in,
                           const std::vector<std::string>& fields);
    /// The same plan again, by the version and the two times that were fixed then. @refuses as plan
    Result<SheetPlan> plan_again(const access::Scope& scope, std::string_view code, std::int64_t version, Date as_of,
                                 Instant known, const std::vector<std::string>& fields);
    /// Writes the rows of a plan, unmasked, to `row`, which answers false to stop; bounded memory. @return rows written
    /// @refuses no_such_ledger.
    Result<std::int64_t> write(const access::Scope& scope, std::string_view code, const SheetPlan& plan,
                               std::optional<AreaId> area,
                               const std::function<bool(const std::vector<std::string>&)>& row);

    struct Impl;

private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::ledgers
