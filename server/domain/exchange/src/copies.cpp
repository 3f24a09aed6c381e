#include <linli/exchange/my_data.h>

#include <linli/audit/audit.h>
#include <linli/json/write.h>
#include <linli/registry/service.h>
#include <linli/vault/vault.h>

#include "own_copy.h"
#include "repository_own.h"

namespace linli::exchange {
namespace {

constexpr std::chrono::hours may_be_fetched{24};
constexpr std::string_view copy_field = "exchange.own_copy";

audit::Entry entry(std::string_view operation, OwnCopyId id, PersonId person) {
    return {.kind = audit::Kind::export_,
            .operation = std::string(operation),
            .subject_kind = "own_copy",
            .subject = id.uuid(),
            .person = person,
            .purpose = std::string(own::purpose),
            .detail = {}};
}

}  // namespace

Result<OwnCopy> MyDataService::take_copy(const access::Scope& scope, const TakeCopy& in) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    const auto tenant = scope.tenant();
    const auto before = parts_.database.read([&](db::ReadTx& tx) { return repository::copy(tx, tenant, in.id); });
    if (before) {
        if (before->user != scope.user()) return refuse(id_taken);
        return before->view;
    }
    parts_.audit.disclosed(scope, entry("takeOwnCopy", in.id, *person));
    CopyContent content;
    LINLI_TRY(content.person, more_.registry.disclose(scope, *person));
    LINLI_TRY(content.data, all(scope));
    LINLI_TRY(content.looks, looks(scope));
    LINLI_TRY(content.shares, shares(scope));
    const auto now = parts_.real_clock.now();
    repository::CopyRow row{{in.id, now, now + may_be_fetched}, *person, scope.user(), {}, {}};
    const auto text = json::write(content, json::View::disclosed);
    const auto sheet = workbook_of(content, more_.folder / (in.id.text() + ".xlsx"), now);
    parts_.database.write([&](db::WriteTx& tx) {
        // One copy at a time: who takes a new one does not leave the old one lying about.
        repository::drop_copies(tx, tenant, *person);
        row.json = parts_.vault.seal(tx, tenant, *person, copy_field, text);
        row.sheet = parts_.vault.seal(tx, tenant, *person, copy_field, sheet);
        repository::insert(tx, tenant, row);
    });
    return row.view;
}

Result<std::string> MyDataService::fetch_copy(const access::Scope& scope, OwnCopyId id, CopyFormat format) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    LINLI_TRY(auto bytes, parts_.database.read([&](db::ReadTx& tx) -> Result<std::string> {
        const auto row = repository::copy(tx, scope.tenant(), id);
        if (!row || row->person != *person || row->view.until <= parts_.real_clock.now())
            return refuse(access::not_found);
        const auto& sealed = format == CopyFormat::json ? row->json : row->sheet;
        auto opened = parts_.vault.open(tx, scope.tenant(), *person, copy_field, sealed);
        if (!opened) return refuse(access::not_found);
        return *std::move(opened);
    }));
    parts_.audit.disclosed(scope, entry("fetchOwnCopy", id, *person));
    return bytes;
}

}  // namespace linli::exchange
