#include <linli/identity/users.h>

#include "core.h"

namespace linli::identity {

IdentityService::IdentityService(IdentityParts parts, IdentityOptions options)
    : core_(std::make_unique<Core>(parts, options)), users_(new Users(*core_)) {}
IdentityService::~IdentityService() = default;

Users& IdentityService::users() { return *users_; }

std::string IdentityService::name_of(db::ReadTx& tx, TenantId tenant, UserId user) {
    return core_->names.of(tx, tenant, user);
}

std::optional<std::string> IdentityService::telephone_of(db::ReadTx& tx, TenantId tenant, UserId user) {
    const auto account = repository::find(tx, tenant, user);
    if (!account || !account->phone) return std::nullopt;
    return core_->parts.vault.open(tx, tenant, PersonId(user.uuid()), phone_field, *account->phone);
}

std::int64_t IdentityService::sweep() {
    const auto now = core_->now();
    return core_->parts.database.write([&](db::WriteTx& tx) {
        return repository::sweep(tx, now - std::chrono::hours(24), now - std::chrono::hours(1)) +
               repository::sweep_sessions(tx, now - std::chrono::hours(30 * 24));
    });
}

namespace {

/// The password was right: a session, and a line that says so.
Opened opened_session(db::WriteTx& tx, Core& core, TenantId tenant, const Account& account, const Core::From& from) {
    auto opened = core.open(tx, tenant, account, from, false);
    const auto session = repository::find_session(tx, tenant, opened.answer.session_id).value();
    core.wrote(tx, core.capacity(tx, tenant, session), audit::Kind::sign_in, "signIn", "session", session.id.uuid(),
               word(session.state));
    return opened;
}

}  // namespace

Result<Opened> IdentityService::sign_in(const SignIn& in, const Client& client) {
    auto& core = *core_;
    LINLI_CHECK(pace(core.sign_in_network, client.network));
    LINLI_TRY(const auto tenant, core.tenant(in.tenant));
    // A name that cannot exist goes the same way as one that does not.
    const auto login = rules::normal_login(in.login_name);
    const auto key = core.name_key(tenant, login ? *login : in.login_name);
    LINLI_CHECK(pace(core.sign_in_name, key));
    LINLI_CHECK(core.attempt(tenant, key));
    auto account = core.parts.database.read([&](db::ReadTx& tx) {
        return login ? repository::find_by_login(tx, tenant, *login) : std::optional<Account>();
    });
    const auto stored = account ? account->password_hash : std::nullopt;
    const auto verdict = core.passwords.verify(stored, in.password);
    if (!verdict) {
        core.parts.database.write([&](db::WriteTx& tx) { repository::uncount_attempt(tx, tenant, key); });
        return refuse(verdict.problem());
    }
    if (!account || !verdict->right) {
        core.failed(tenant, account ? std::optional(account->id) : std::nullopt, "signIn",
                    account ? "wrong-password" : "unknown-name");
        return refuse(wrong_credentials);
    }
    if (account->disabled_at) {
        core.failed(tenant, account->id, "signIn", "disabled");
        return refuse(account_disabled);
    }
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        auto fresh = repository::find(tx, tenant, account->id);
        if (!fresh || fresh->disabled_at || fresh->password_hash != stored) return refuse(wrong_credentials);
        repository::clear_attempt(tx, tenant, key);
        if (verdict->better_hash) {
            fresh->password_hash = verdict->better_hash;
            if (!repository::update(tx, tenant, *fresh)) return refuse(wrong_credentials);
        }
        return opened_session(tx, core, tenant, *fresh, core.from(in.carrier, in.device, client));
    });
}

Result<Opened> IdentityService::second_step(const access::Scope& scope, const SecondStep& in) {
    auto& core = *core_;
    if (in.code.has_value() == in.recovery_code.has_value())
        return refuse(json::invalid_fields,
                      std::vector<FieldError>{{"/code", "required", "请填写动态口令或备用码中的一项"}});
    LINLI_TRY(const auto seen, core.parts.database.read([&](db::ReadTx& tx) { return core.live(tx, scope); }));
    if (seen.session.state != SessionState::needs_totp) return refuse(not_this_step);
    const auto key = core.second_factor_key(seen.tenant, seen.account.id);
    LINLI_CHECK(core.attempt(seen.tenant, key));
    auto result = core.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        LINLI_TRY(auto live, core.live(tx, scope));
        if (live.session.state != SessionState::needs_totp || !live.account.totp_secret) return refuse(not_this_step);
        if (in.code) {
            const auto secret = core.open_totp(live.tenant, live.account.id, *live.account.totp_secret);
            const auto step = crypto::match_totp(secret, *in.code, core.now(), live.account.totp_last_step);
            if (!step || !repository::use_step(tx, live.tenant, live.account.id, *step)) return refuse(wrong_code);
        } else {
            const auto hash =
                core.keys.code_hash(live.tenant, live.account.id.text(), rules::normal_code(*in.recovery_code));
            if (!repository::use_recovery(tx, live.tenant, live.account.id, hash, core.now()))
                return refuse(wrong_code);
        }
        repository::clear_attempt(tx, live.tenant, key);
        auto opened = core.renew(tx, live);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::sign_in, "finishSignIn", "session",
                   live.session.id.uuid(), in.code ? "totp" : "recovery-code");
        return opened;
    });
    if (result.is(wrong_code)) core.failed(seen.tenant, seen.account.id, "finishSignIn", "wrong-code");
    return result;
}

Outcome IdentityService::sign_out(const access::Scope& scope) {
    auto& core = *core_;
    return core.parts.database.write([&](db::WriteTx& tx) -> Outcome {
        LINLI_TRY(const auto live, core.live(tx, scope));
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::sign_out, "signOut", "session",
                   live.session.id.uuid());
        core.revoke(tx, live.tenant, live.session.id);
        return Done{};
    });
}

}  // namespace linli::identity
