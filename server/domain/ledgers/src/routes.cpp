#include <linli/ledgers/routes.h>

#include <linli/api/desk.h>
#include <linli/audit/audit.h>
#include <linli/ledgers/permissions.h>
#include <linli/ledgers/service.h>

namespace linli::ledgers {
namespace {

using api::Call;
using api::Nothing;
using http::Method;

/// Counting and comparing read a whole ledger.
constexpr api::RateRule whole_ledger_pace{30, std::chrono::seconds(1)};

void mount_definitions(api::Desk& desk, LedgerService& service) {
    desk.mount<Nothing, LedgerList>({.method = Method::get,
                                     .path = "/v1/ledgers",
                                     .operation = "listLedgers",
                                     .summary = "台账目录",
                                     .permission = may_see_catalogue},
                                    [&](const Call& call, const Nothing&) { return service.catalogue(call.scope()); });
    desk.mount<DefineLedger, LedgerView>(
        {.method = Method::post,
         .path = "/v1/ledgers",
         .operation = "defineLedger",
         .summary = "定义台账或发布新版本",
         .permission = may_define,
         .refusals = {&not_yours, &changed_meanwhile, &too_many_ledgers},
         .success = 201,
         .pool = http::Pool::write,
         .description = "只能使用词汇表中的条件和字段；每一版本永久保留，以便按旧定义重新生成。"},
        [&](const Call& call, const DefineLedger& in) { return service.define(call.scope(), in); });
    desk.mount<Nothing, Vocabulary>({.method = Method::get,
                                     .path = "/v1/ledger-vocabulary",
                                     .operation = "getLedgerVocabulary",
                                     .summary = "定义台账可用的条件和字段",
                                     .permission = may_see_catalogue},
                                    [&](const Call& call, const Nothing&) { return service.vocabulary(call.scope()); });
    desk.mount<Nothing, LedgerView>(
        {.method = Method::get,
         .path = "/v1/ledgers/{ledger_code}",
         .operation = "getLedger",
         .summary = "台账的定义",
         .permission = may_see_catalogue,
         .refusals = {&no_such_ledger}},
        [&](const Call& call, const Nothing&) { return service.find(call.scope(), call.path("ledger_code")); });
}

}  // namespace

void mount(api::Desk& desk, LedgerService& service) {
    mount_definitions(desk, service);
    desk.mount<ListLedger, LedgerPage>(
        {.method = Method::get,
         .path = "/v1/ledgers/{ledger_code}/rows",
         .operation = "listLedgerRows",
         .summary = "台账内容",
         .permission = may_read,
         .refusals = {&no_such_ledger, &day_to_come, &day_too_far, &place_not_yours, &api::bad_cursor,
                      &audit::overloaded},
         .description = "按基准日有效、按某日已掌握的情况列出；同样的两个日期永远得到同样的内容。"},
        [&](const Call& call, const ListLedger& in) {
            return service.rows(call.scope(), call.path("ledger_code"), in);
        });
    desk.mount<AskLedger, LedgerTotals>(
        {.method = Method::get,
         .path = "/v1/ledgers/{ledger_code}/totals",
         .operation = "getLedgerTotals",
         .summary = "台账按社区、网格和分项的统计",
         .permission = may_count,
         .refusals = {&no_such_ledger, &day_to_come, &day_too_far, &place_not_yours, &area_too_large},
         .rate = whole_ledger_pace},
        [&](const Call& call, const AskLedger& in) {
            return service.totals(call.scope(), call.path("ledger_code"), in);
        });
    desk.mount<CompareLedger, LedgerChanges>(
        {.method = Method::get,
         .path = "/v1/ledgers/{ledger_code}/changes",
         .operation = "compareLedger",
         .summary = "两个基准日之间谁列入、谁移出、为什么",
         .permission = may_read,
         .refusals = {&no_such_ledger, &day_to_come, &day_too_far, &place_not_yours, &area_too_large, &api::bad_cursor,
                      &audit::overloaded},
         .rate = whole_ledger_pace},
        [&](const Call& call, const CompareLedger& in) {
            return service.compare(call.scope(), call.path("ledger_code"), in);
        });
}

}  // namespace linli::ledgers
