#include <linli/messaging/service.h>

#include <linli/audit/audit.h>
#include <linli/base/codes.h>
#include <linli/json/write.h>

#include "forms.h"
#include "repository.h"
#include "secrets.h"
#include "template_text.h"

namespace linli::messaging {
namespace {

using repository::MessageRow;

constexpr std::size_t longest_key = 120;
constexpr int shown_attempts = 100;
constexpr int kept_days = 180, counted_days = 7;

audit::Entry message_entry(std::string_view operation, MessageId id, std::string detail) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "message",
            .subject = id.uuid(),
            .person = {},
            .purpose = {},
            .detail = std::move(detail)};
}

void add_log(db::ReadTx& tx, TenantId tenant, Message& view) {
    view.deliveries = repository::deliveries(tx, tenant, view.id);
    view.attempts = repository::attempts(tx, tenant, view.id, shown_attempts);
}

}  // namespace

Result<MessageId> MessagingService::enqueue(db::WriteTx& tx, TenantId tenant, const Enqueue& in) {
    LINLI_INVARIANT(!in.key.empty() && in.key.size() <= longest_key, "a message needs a key of its own");
    if (const auto known = repository::by_key(tx, tenant, in.key)) return *known;
    if (!rules::chain_fits(in.chain, in.recipient.kind)) return refuse(bad_chain);
    const auto form = forms::published(tx, tenant, in.template_code, parts_.built_in);
    if (!form) return refuse(no_such_template);
    const auto variables = forms::used(*form, in.variables, parts_.built_in);
    LINLI_CHECK(fill(form->variables, variables));
    const PersonId subject(in.recipient.id);
    const bool of_person = in.recipient.kind == RecipientKind::person;
    if (parts_.vault.erased(tx, tenant, subject)) return refuse(bad_recipient);
    const auto phone = codes::normal_mobile(in.recipient.phone);
    if (of_person != phone.has_value()) return refuse(bad_recipient);
    MessageRow row;
    auto& v = row.view;
    v.id = parts_.ids.next<MessageId>();
    row.key = in.key;
    v.template_code = form->code;
    v.edition = form->edition;
    v.urgency = in.urgency;
    v.recipient_kind = in.recipient.kind;
    v.recipient_id = in.recipient.id;
    v.chain = in.chain;
    v.must_acknowledge = in.must_acknowledge;
    row.escalate_after = in.escalate_after;
    v.owner = in.owner;
    v.created_at = parts_.clock.now();
    v.due_at = v.created_at;
    if (of_person) row.address = parts_.vault.seal(tx, tenant, subject, address_field, *phone);
    std::string values;
    json::append(values, boost::json::value(variables));
    row.variables = parts_.vault.seal(tx, tenant, subject, variables_field, values);
    if (!repository::insert(tx, tenant, row)) {
        // Another transaction was faster with the same key.
        const auto known = repository::by_key(tx, tenant, in.key);
        LINLI_INVARIANT(known.has_value(), "a message that is there and is not");
        return *known;
    }
    wake_after(tx);
    return v.id;
}

Result<Message> MessagingService::find(const access::Scope& scope, MessageId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Message> {
        auto row = repository::message(tx, scope, id);
        if (!row) return refuse(access::not_found);
        add_log(tx, scope.tenant(), row->view);
        return std::move(row->view);
    });
}

Result<api::Page<Message>> MessagingService::dead(const access::Scope& scope, const ListMessages& in) {
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, "listDeadMessages", *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Message>> {
        api::Page<Message> page;
        const auto next = repository::dead(tx, scope, in.limit, after, page.items);
        if (next) page.next = parts_.cursors.seal(scope, "listDeadMessages", next->text());
        return page;
    });
}

Result<Message> MessagingService::resolve(const access::Scope& scope, MessageId id, const TakeDeadStep& in) {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Message> {
        auto row = repository::message(tx, scope, id);
        if (!row) return refuse(access::not_found);
        auto& v = row->view;
        if (v.state != MessageState::failed || v.given_up_by) return refuse(step_not_allowed);
        if (v.version != in.version) return refuse(changed_meanwhile);
        if (in.step == DeadStep::give_up) {
            if (in.note.empty()) return refuse(reason_needed);
            v.given_up_by = scope.user();
            v.given_up_note = in.note;
        } else {
            // A new round has new names: gateways would pass over what they delivered before.
            ++v.round;
            v.step = 0;
            row->attempts = 0;
            v.state = MessageState::queued;
            v.reason.clear();
            v.due_at = parts_.clock.now();
            v.finished_at.reset();
            wake_after(tx);
        }
        if (!repository::update(tx, scope.tenant(), *row)) return refuse(changed_meanwhile);
        parts_.audit.wrote(tx, scope, message_entry("takeDeadMessageStep", id, std::string(word(in.step))));
        add_log(tx, scope.tenant(), v);
        return std::move(v);
    });
}

bool MessagingService::due(TenantId tenant, Channel channel) {
    return parts_.database.read(
        [&](db::ReadTx& tx) { return repository::any_due(tx, tenant, channel, parts_.clock.now()); });
}

std::int64_t MessagingService::forget(TenantId tenant) {
    const auto now = parts_.clock.now();
    return parts_.database.write([&](db::WriteTx& tx) {
        return repository::forget(tx, tenant, now - std::chrono::hours(24 * kept_days),
                                  shanghai_date(now).plus_days(-counted_days));
    });
}

void MessagingService::wake_after(db::WriteTx& tx) const {
    tx.after_commit([this] {
        if (wake_) wake_();
    });
}

void MessagingService::set_simulator(std::string address) {
    const std::lock_guard lock(simulator_mutex_);
    simulator_ = std::move(address);
}

}  // namespace linli::messaging
