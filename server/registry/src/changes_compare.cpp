#include <linli/audit/audit.h>
#include <linli/events/outbox.h>
#include <linli/reference/reference.h>
#include <linli/registry/events.h>
#include <linli/vault/vault.h>

#include "changes_impl.h"
#include "records_impl.h"

namespace linli::registry {
namespace {

std::optional<std::string> value_in(const Threads& threads, const Uuid& record, const FieldSpec& field,
                                    const access::Scope& scope) {
    const auto thread = threads.threads.find({record, &field});
    if (thread == threads.threads.end()) return std::nullopt;
    const auto current = thread->second.current();
    return current ? shown_value(field, thread->second.statements[*current].value, scope) : std::nullopt;
}

}  // namespace

Result<Comparison> ChangeService::compare(const access::Scope& scope, SubjectKind kind, const Uuid& id,
                                          const CompareWith& in) {
    auto& self = *impl_;
    LINLI_TRY(auto out, self.parts.database.read([&](db::ReadTx& tx) -> Result<Comparison> {
        if (!seen(tx, scope, kind, id) || !seen(tx, scope, kind, in.other_id)) return refuse(access::not_found);
        const auto tenant = scope.tenant();
        const auto today = self.today();
        const auto threads = read_both(tx, self.parts, tenant, kind, {id, in.other_id}, today);
        const auto catalogue = self.parts.reference.on(tx, tenant, reference::lists::fields, today);
        const auto sources = self.parts.reference.on(tx, tenant, reference::lists::sources, today);
        Comparison found;
        for (const auto& [field, verdict] : verdicts(kind, threads, id, in.other_id, *catalogue, *sources)) {
            const auto* entry = catalogue->find(field->code);
            found.items.push_back({std::string(field->code), entry == nullptr ? std::string(field->code) : entry->label,
                                   value_in(threads, id, *field, scope), value_in(threads, in.other_id, *field, scope),
                                   std::string(verdict.winner), verdict.why});
        }
        const auto count = [&](Book book, std::string_view column) {
            return static_cast<int>(repository::rows_of(tx, tenant, book, column, in.other_id).size());
        };
        if (kind == SubjectKind::person) {
            found.relations = count(Book::relation, "person_id");
            found.tags = count(Book::tag, "person_id");
        }
        found.links = count(Book::link, "from_id") + count(Book::link, "to_id");
        return found;
    }));
    LINLI_CHECK(note_look(self.parts.audit, scope, "compareRecords", kind, id));
    LINLI_CHECK(note_look(self.parts.audit, scope, "compareRecords", kind, in.other_id));
    return out;
}

void ChangeService::erase(db::WriteTx& tx, TenantId tenant, PersonId id) {
    auto& parts = impl_->parts;
    const auto forget = [&](PersonId one) {
        parts.vault.erase(tx, tenant, one);
        // Rooms that keep something of the person hear of it: a change like any other, after which nothing opens.
        parts.outbox.publish(tx, {.tenant = tenant, .aggregate = one.uuid()},
                             RecordChanged{SubjectKind::person, one.uuid(), {"erased"}});
    };
    forget(id);
    for (const auto& merged : repository::merged_into(tx, tenant, SubjectKind::person, id.uuid()))
        forget(PersonId(merged));
}

}  // namespace linli::registry
