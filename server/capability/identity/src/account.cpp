#include <linli/base/text.h>
#include <linli/tenant/tenants.h>

#include "core.h"

namespace linli::identity {
namespace {

constexpr int most_sessions = 100;
constexpr std::size_t recovery_count = 10;

SessionLine line_of(const Session& s, const access::Scope& scope) {
    return {s.id,           s.state,      s.carrier,
            s.device,       s.network,    s.created_at,
            s.last_seen_at, s.expires_at, scope.actor().session == s.id.uuid()};
}

MyPost my_post(const access::Post& p, UserId user, std::optional<PostId> acting) {
    MyPost post{p.id, p.role, p.title, p.area_id, {}, p.organisation_id, p.user_id != user, acting == p.id};
    if (p.area_id) post.area_level = p.area_level;
    return post;
}

Result<Core::Live> staff_past_second_step(Core& core, db::ReadTx& tx, const access::Scope& scope) {
    LINLI_TRY(auto live, core.live(tx, scope));
    if (live.account.kind != Kind::staff || live.session.state == SessionState::needs_totp)
        return refuse(not_this_step);
    return live;
}

/// The password once more, before something that a borrowed screen must not do.
Outcome confirm_password(Core& core, const Core::Live& live, std::string_view password, std::string_view operation) {
    const auto key = core.password_key(live.tenant, live.account.id);
    LINLI_CHECK(core.attempt(live.tenant, key));
    const auto verdict = core.passwords.verify(live.account.password_hash, password);
    if (verdict && !verdict->right) {
        core.failed(live.tenant, live.account.id, operation, "wrong-password");
        return refuse(wrong_password);
    }
    core.parts.database.write([&](db::WriteTx& tx) {
        if (verdict)
            repository::clear_attempt(tx, live.tenant, key);
        else
            repository::uncount_attempt(tx, live.tenant, key);
    });
    if (!verdict) return refuse(verdict.problem());
    return Done{};
}

}  // namespace

Result<SessionList> IdentityService::sessions(const access::Scope& scope) {
    auto& core = *core_;
    return core.parts.database.read([&](db::ReadTx& tx) -> Result<SessionList> {
        LINLI_TRY(const auto live, core.live(tx, scope));
        SessionList list;
        for (const auto& s : repository::live_sessions(tx, live.tenant, live.account.id, core.now(), most_sessions))
            list.items.push_back(line_of(s, scope));
        return list;
    });
}

Outcome IdentityService::end_session(const access::Scope& scope, SessionId id) {
    auto& core = *core_;
    return core.parts.database.write([&](db::WriteTx& tx) -> Outcome {
        LINLI_TRY(const auto live, core.live(tx, scope));
        const auto other = repository::find_session(tx, live.tenant, id);
        if (!other || other->user != live.account.id || !other->live(core.now())) return refuse(access::not_found);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::sign_out, "endSession", "session",
                   id.uuid());
        core.revoke(tx, live.tenant, id);
        return Done{};
    });
}

Result<Opened> IdentityService::switch_post(const access::Scope& scope, PostId post) {
    auto& core = *core_;
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        LINLI_TRY(auto live, core.live(tx, scope));
        if (live.session.state != SessionState::active) return refuse(not_this_step);
        const auto mine = access::posts_of(tx, live.tenant, live.account.id, core.parts.clock.now());
        if (std::none_of(mine.begin(), mine.end(), [&](const auto& p) { return p.id == post; }))
            return refuse(not_my_post);
        live.session.post = post;
        auto opened = core.renew(tx, live);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::write, "switchPost", "post",
                   post.uuid());
        return opened;
    });
}

Result<Me> IdentityService::me(const access::Scope& scope, std::optional<std::string> csrf,
                               const std::function<std::vector<std::string>(access::Role)>& codes_of) {
    auto& core = *core_;
    return core.parts.database.read([&](db::ReadTx& tx) -> Result<Me> {
        LINLI_TRY(const auto live, core.live(tx, scope));
        const auto& account = live.account;
        Me me;
        me.user_id = account.id;
        me.kind = account.kind;
        me.name = account.display_name;
        me.login_name = account.login_name;
        me.state = live.session.state;
        me.duties = rules::duties(core.standing(account), me.state != SessionState::needs_totp);
        me.role = scope.role();
        if (me.state == SessionState::active)
            for (const auto& post : access::posts_of(tx, live.tenant, account.id, core.parts.clock.now()))
                me.posts.push_back(my_post(post, account.id, scope.actor().post));
        me.permissions = codes_of(me.role);
        me.totp_enrolled = account.totp_secret.has_value();
        me.simulated = core.options.simulated;
        for (const auto& tenant : tenant::all(tx))
            if (tenant.id == live.tenant) me.tenant_code = tenant.code, me.tenant_name = tenant.name;
        me.session_id = live.session.id;
        me.csrf = std::move(csrf);
        me.expires_at = live.session.expires_at;
        return me;
    });
}

Result<Opened> IdentityService::change_password(const access::Scope& scope, const ChangePassword& in) {
    auto& core = *core_;
    LINLI_TRY(const auto seen,
              core.parts.database.read([&](db::ReadTx& tx) { return staff_past_second_step(core, tx, scope); }));
    auto reason = rules::weakness(in.new_password, seen.account.login_name.value_or(""));
    if (!reason && in.new_password == in.old_password) reason = "新密码不能与原密码相同";
    if (reason) return refuse(weak_password, std::vector<FieldError>{{"/new_password", "weak", *reason}});
    LINLI_CHECK(confirm_password(core, seen, in.old_password, "changePassword"));
    LINLI_TRY(auto hash, core.passwords.hash(in.new_password));
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        LINLI_TRY(auto live, staff_past_second_step(core, tx, scope));
        if (live.account.password_hash != seen.account.password_hash) return refuse(changed_meanwhile);
        live.account.password_hash = std::move(hash);
        live.account.must_change = false;
        if (!repository::update(tx, live.tenant, live.account)) return refuse(changed_meanwhile);
        core.revoke_all(tx, live.tenant, live.account.id, live.session.id);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::write, "changePassword", "account",
                   live.account.id.uuid());
        return core.renew(tx, live);
    });
}

Result<TotpSecret> IdentityService::start_totp(const access::Scope& scope, const StartTotp& in) {
    auto& core = *core_;
    LINLI_TRY(const auto seen,
              core.parts.database.read([&](db::ReadTx& tx) { return staff_past_second_step(core, tx, scope); }));
    LINLI_CHECK(confirm_password(core, seen, in.password, "startTotp"));
    const auto key = core.second_factor_key(seen.tenant, seen.account.id);
    const bool replaces = seen.account.totp_secret.has_value();
    if (replaces && !in.code) return refuse(wrong_code);
    if (replaces) LINLI_CHECK(core.attempt(seen.tenant, key));
    const auto secret = crypto::new_totp_secret();
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<TotpSecret> {
        LINLI_TRY(auto live, staff_past_second_step(core, tx, scope));
        auto& account = live.account;
        if (account.totp_secret.has_value() != replaces) return refuse(changed_meanwhile);
        if (replaces) {
            const auto old = core.open_totp(live.tenant, account.id, *account.totp_secret);
            const auto step = crypto::match_totp(old, *in.code, core.now(), account.totp_last_step);
            if (!step) return refuse(wrong_code);
            account.totp_last_step = step;
            repository::clear_attempt(tx, live.tenant, key);
        }
        account.totp_pending = core.seal_totp(live.tenant, account.id, secret);
        if (!repository::update(tx, live.tenant, account)) return refuse(changed_meanwhile);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::write, "startTotp", "account",
                   account.id.uuid());
        return TotpSecret{crypto::to_base32(secret.reveal()),
                          crypto::otpauth_uri("linli 邻里", account.login_name.value_or(""), secret)};
    });
}

Result<std::pair<TotpEnrolled, Opened>> IdentityService::confirm_totp(const access::Scope& scope,
                                                                      const ConfirmTotp& in) {
    using Answer = std::pair<TotpEnrolled, Opened>;
    auto& core = *core_;
    LINLI_TRY(const auto seen,
              core.parts.database.read([&](db::ReadTx& tx) { return staff_past_second_step(core, tx, scope); }));
    if (!seen.account.totp_pending) return refuse(totp_not_started);
    const auto key = core.second_factor_key(seen.tenant, seen.account.id);
    LINLI_CHECK(core.attempt(seen.tenant, key));
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<Answer> {
        LINLI_TRY(auto live, staff_past_second_step(core, tx, scope));
        auto& account = live.account;
        if (!account.totp_pending) return refuse(totp_not_started);
        const auto secret = core.open_totp(live.tenant, account.id, *account.totp_pending);
        const auto step = crypto::match_totp(secret, in.code, core.now(), std::nullopt);
        if (!step) return refuse(wrong_code);
        account.totp_secret = std::exchange(account.totp_pending, std::nullopt);
        account.totp_last_step = step;
        if (!repository::update(tx, live.tenant, account)) return refuse(changed_meanwhile);
        repository::clear_attempt(tx, live.tenant, key);
        Answer answer;
        std::vector<std::string> hashes;
        for (std::size_t i = 0; i < recovery_count; ++i) {
            auto& code = answer.first.recovery_codes.emplace_back(rules::recovery_code());
            hashes.push_back(core.keys.code_hash(live.tenant, account.id.text(), rules::normal_code(code)));
        }
        repository::replace_recovery(tx, live.tenant, account.id, hashes);
        core.revoke_all(tx, live.tenant, account.id, live.session.id);
        core.wrote(tx, core.capacity(tx, live.tenant, live.session), audit::Kind::write, "confirmTotp", "account",
                   account.id.uuid());
        answer.second = core.renew(tx, live);
        answer.first.session = answer.second.answer;
        return answer;
    });
}

}  // namespace linli::identity
