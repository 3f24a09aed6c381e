#include <linli/messaging/service.h>

#include <linli/audit/audit.h>
#include <linli/json/read.h>

#include "repository.h"
#include "secrets.h"

#include <algorithm>

namespace linli::messaging {
namespace {

using repository::InboxRow;

void open_content(InboxRow& row, const std::optional<std::string>& content) {
    if (!content) return;  // erased: that something came stays, what it said is gone
    const auto parsed = json::parse(*content);
    LINLI_INVARIANT(parsed.ok() && parsed->is_object(), "a stored message is no JSON");
    row.view.title = parsed->get_object().at("title").as_string().c_str();
    row.view.text = parsed->get_object().at("text").as_string().c_str();
}

bool both(const Preferences& in) {
    return std::any_of(in.allowed.begin(), in.allowed.end(), [&](Channel channel) {
        return std::find(in.refused.begin(), in.refused.end(), channel) != in.refused.end();
    });
}

void tidy(std::vector<Channel>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

Result<api::Page<InboxMessage>> InboxService::list(const access::Scope& scope, const ListMessages& in) {
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, "listInbox", *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<InboxMessage>> {
        auto rows = repository::inbox(tx, scope, in.limit + 1, after);
        const bool more = rows.size() > static_cast<std::size_t>(in.limit);
        if (more) rows.pop_back();
        const PersonId me(scope.user().uuid());
        std::vector<vault::Item> sealed;
        for (const auto& row : rows) sealed.push_back({me, inbox_field, row.content});
        const auto contents = parts_.vault.open_all(tx, scope.tenant(), sealed);
        api::Page<InboxMessage> page;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            open_content(rows[i], contents[i]);
            page.items.push_back(std::move(rows[i].view));
        }
        if (more) {
            const api::PageKey last{to_ms(page.items.back().arrived_at), page.items.back().id.uuid()};
            page.next = parts_.cursors.seal(scope, "listInbox", last.text());
        }
        return page;
    });
}

Result<InboxCount> InboxService::count(const access::Scope& scope) {
    return parts_.database.read(
        [&](db::ReadTx& tx) -> Result<InboxCount> { return InboxCount{repository::unread(tx, scope)}; });
}

Result<InboxMessage> InboxService::mark(const access::Scope& scope, MessageId id, const MarkInbox& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<InboxMessage> {
        auto row = repository::in_inbox(tx, scope, id);
        if (!row) return refuse(access::not_found);
        const auto now = parts_.clock.now();
        if (!row->view.read_at) row->view.read_at = now;
        if (in.acknowledge && !row->view.acknowledged_at) {
            row->view.acknowledged_at = now;
            messages_.acknowledge(tx, tenant, id);
        }
        repository::mark(tx, tenant, *row);
        open_content(*row, parts_.vault.open(tx, tenant, PersonId(scope.user().uuid()), inbox_field, row->content));
        return std::move(row->view);
    });
}

Result<Preferences> InboxService::preferences(const access::Scope& scope) {
    const auto me = scope.user().uuid();
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Preferences> {
        const auto found = repository::preferences(tx, scope.tenant(), {&me, 1});
        return found.empty() ? Preferences{} : found.begin()->second.view;
    });
}

Result<Preferences> InboxService::set_preferences(const access::Scope& scope, const Preferences& in) {
    if (both(in)) return refuse(bad_chain, "同一渠道不能既同意又拒绝");
    const auto me = scope.user().uuid();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Preferences> {
        const auto before = repository::preferences(tx, scope.tenant(), {&me, 1});
        auto wanted = in;
        tidy(wanted.allowed);
        tidy(wanted.refused);
        if ((before.empty() ? 0 : before.begin()->second.view.version) != in.version) return refuse(changed_meanwhile);
        if (!repository::put(tx, scope.tenant(), me, wanted, parts_.clock.now())) return refuse(changed_meanwhile);
        // The consents themselves, so that it can be shown who agreed to what and when.
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "setMessagePreferences",
                            .subject_kind = "account",
                            .subject = me,
                            .person = {},
                            .purpose = {},
                            .detail = "allowed: " + rules::chain_text(wanted.allowed) +
                                      "; refused: " + rules::chain_text(wanted.refused)});
        return wanted;
    });
}

}  // namespace linli::messaging
