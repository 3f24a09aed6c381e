#include <linli/identity/users.h>

#include <linli/base/text.h>

#include "core.h"

namespace linli::identity {
namespace {

constexpr int most_tokens = 100;

Result<Account> machine(db::ReadTx& tx, TenantId tenant, UserId id) {
    auto account = repository::find(tx, tenant, id);
    if (!account || account->kind != Kind::machine) return refuse(no_such_user);
    return std::move(*account);
}

MachineToken token_for(Core& core, db::WriteTx& tx, const access::Scope& scope, const Account& account, int days) {
    auto opened = core.open_machine(tx, scope.tenant(), account, std::chrono::hours(24 * days));
    core.wrote(tx, scope, audit::Kind::write, "createMachineToken", "account", account.id.uuid());
    return {view(account), opened.answer.session_id, std::move(opened.token), opened.answer.expires_at};
}

}  // namespace

Result<MachineToken> Users::create_machine(const access::Scope& scope, const NewMachine& in) {
    Account account;
    account.id = in.user_id;
    account.kind = Kind::machine;
    account.display_name = text::trim(in.name);
    account.created_at = core_.now();
    return core_.parts.database.write([&](db::WriteTx& tx) -> Result<MachineToken> {
        if (!repository::insert(tx, scope.tenant(), account)) return refuse(id_taken);
        access::Post post;
        post.id = core_.parts.ids.next<PostId>();
        post.user_id = account.id;
        post.role = access::Role::machine;
        post.title = account.display_name;
        LINLI_CHECK(access::give(tx, scope.tenant(), post, core_.parts.clock.now()));
        return token_for(core_, tx, scope, account, in.days);
    });
}

Result<MachineToken> Users::new_machine_token(const access::Scope& scope, UserId id, int days) {
    return core_.parts.database.write([&](db::WriteTx& tx) -> Result<MachineToken> {
        LINLI_TRY(const auto account, machine(tx, scope.tenant(), id));
        if (account.disabled_at) return refuse(account_disabled);
        return token_for(core_, tx, scope, account, days);
    });
}

Result<SessionList> Users::machine_tokens(const access::Scope& scope, UserId id) {
    return core_.parts.database.read([&](db::ReadTx& tx) -> Result<SessionList> {
        LINLI_CHECK(machine(tx, scope.tenant(), id));
        SessionList list;
        for (const auto& s : repository::live_sessions(tx, scope.tenant(), id, core_.now(), most_tokens))
            list.items.push_back(
                {s.id, s.state, s.carrier, s.device, s.network, s.created_at, s.last_seen_at, s.expires_at, false});
        return list;
    });
}

Outcome Users::revoke_machine_token(const access::Scope& scope, UserId id, SessionId token) {
    return core_.parts.database.write([&](db::WriteTx& tx) -> Outcome {
        LINLI_CHECK(machine(tx, scope.tenant(), id));
        const auto session = repository::find_session(tx, scope.tenant(), token);
        if (!session || session->user != id || !session->live(core_.now())) return refuse(access::not_found);
        core_.revoke(tx, scope.tenant(), token);
        core_.wrote(tx, scope, audit::Kind::write, "revokeMachineToken", "session", token.uuid());
        return Done{};
    });
}

}  // namespace linli::identity
