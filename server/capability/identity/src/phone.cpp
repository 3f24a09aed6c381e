#include <linli/base/codes.h>
#include <linli/crypto/random.h>
#include <linli/log/log.h>

#include "core.h"

namespace linli::identity {
namespace {

Result<std::string> phone_of(std::string_view typed) {
    auto phone = codes::normal_mobile(typed);
    if (!phone)
        return refuse(json::invalid_fields, std::vector<FieldError>{{"/phone", "not_a_phone", "请填写 11 位手机号"}});
    return std::move(*phone);
}

/// The account behind a telephone that has just proved itself; made the first time, with its post.
Result<Account> resident(Core& core, db::WriteTx& tx, TenantId tenant, const std::string& phone,
                         const std::string& index) {
    if (auto found = repository::find_by_phone(tx, tenant, index)) {
        if (found->disabled_at) return refuse(account_disabled);
        return std::move(*found);
    }
    Account account;
    account.id = core.parts.ids.next<UserId>();
    account.kind = Kind::resident;
    account.display_name = "居民";
    account.phone_index = index;
    account.phone = core.parts.vault.seal(tx, tenant, PersonId(account.id.uuid()), phone_field, phone);
    account.created_at = core.now();
    if (!repository::insert(tx, tenant, account)) return refuse(wrong_code);  // another device was faster: ask again
    access::Post post;
    post.id = core.parts.ids.next<PostId>();
    post.user_id = account.id;
    post.role = access::Role::resident;
    post.title = "居民";
    LINLI_CHECK(access::give(tx, tenant, post, core.parts.clock.now()));
    return account;
}

}  // namespace

Outcome IdentityService::ask_code(const AskPhoneCode& in, const Client& client) {
    auto& core = *core_;
    LINLI_TRY(const auto phone, phone_of(in.phone));
    LINLI_TRY(const auto tenant, core.tenant(in.tenant));
    const auto index = core.parts.vault.blind_index(tenant, "phone", phone);
    LINLI_CHECK(pace(core.code_network, client.network));
    LINLI_CHECK(pace(core.code_phone, index));
    const auto code = crypto::random_digits(6);
    const auto now = core.now();
    core.parts.database.write([&](db::WriteTx& tx) {
        repository::put_code(tx, tenant, index, core.keys.code_hash(tenant, index, code), now,
                             now + core.options.code_valid);
    });
    try {
        core.parts.sender.send(tenant, phone, code, core.options.code_valid);
    } catch (const SendFault& fault) {
        log::warning("identity.code-not-sent", {{"reason", fault}});
        return refuse(code_not_sent);
    }
    return Done{};
}

Result<Opened> IdentityService::phone_sign_in(const PhoneSignIn& in, const Client& client) {
    auto& core = *core_;
    LINLI_TRY(const auto phone, phone_of(in.phone));
    LINLI_CHECK(pace(core.sign_in_network, client.network));
    LINLI_TRY(const auto tenant, core.tenant(in.tenant));
    const auto index = core.parts.vault.blind_index(tenant, "phone", phone);
    const auto now = core.now();
    // The try is counted durably before the code is looked at: parallel guesses do not get more than five together.
    const bool may_try = core.parts.database.write(
        [&](db::WriteTx& tx) { return repository::try_code(tx, tenant, index, now, core.options.code_tries); });
    if (!may_try) {
        core.failed(tenant, std::nullopt, "signInByPhone", "no-code");
        return refuse(wrong_code);
    }
    const auto typed = core.keys.code_hash(tenant, index, in.code);
    auto result = core.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        const auto sent = repository::code_hash(tx, tenant, index);
        if (!sent || !crypto::same_bytes(*sent, typed) || !repository::use_code(tx, tenant, index, typed))
            return refuse(wrong_code);
        LINLI_TRY(const auto account, resident(core, tx, tenant, phone, index));
        auto opened = core.open(tx, tenant, account, core.from(in.carrier, in.device, client), true);
        const auto session = repository::find_session(tx, tenant, opened.answer.session_id).value();
        core.wrote(tx, core.capacity(tx, tenant, session), audit::Kind::sign_in, "signInByPhone", "session",
                   session.id.uuid());
        return opened;
    });
    if (!result) core.failed(tenant, std::nullopt, "signInByPhone", result.problem().type->code);
    return result;
}

}  // namespace linli::identity
