#include "modules.h"

#include <linli/access/sql.h>
#include <linli/api/sql.h>
#include <linli/area/sql.h>
#include <linli/audit/sql.h>
#include <linli/cases/sql.h>
#include <linli/channels/sql.h>
#include <linli/devices/sql.h>
#include <linli/events/sql.h>
#include <linli/evidence/sql.h>
#include <linli/exchange/sql.h>
#include <linli/files/sql.h>
#include <linli/identity/sql.h>
#include <linli/imports/sql.h>
#include <linli/ledgers/sql.h>
#include <linli/linkage/sql.h>
#include <linli/messaging/sql.h>
#include <linli/open311/sql.h>
#include <linli/organisation/sql.h>
#include <linli/quality/sql.h>
#include <linli/reference/sql.h>
#include <linli/registry/sql.h>
#include <linli/search/sql.h>
#include <linli/tenant/sql.h>
#include <linli/vault/sql.h>
#include <linli/worklists/sql.h>

namespace linli::app {

std::span<const db::ModuleSql* const> modules() {
    static const db::ModuleSql* const all[] = {
        &tenant::sql(),   &events::sql(),    &vault::sql(),    &area::sql(),      &organisation::sql(),
        &access::sql(),   &audit::sql(),     &evidence::sql(), &files::sql(),     &api::sql(),
        &identity::sql(), &messaging::sql(), &search::sql(),   &reference::sql(), &registry::sql(),
        &quality::sql(),  &cases::sql(),     &exchange::sql(), &imports::sql(),   &ledgers::sql(),
        &open311::sql(),  &channels::sql(),  &devices::sql(),  &worklists::sql(), &linkage::sql()};
    return all;
}

}  // namespace linli::app
