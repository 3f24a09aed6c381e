#include <linli/identity/users.h>

#include <linli/base/text.h>

#include "core.h"

namespace linli::identity {
namespace {

Result<std::string> login_of(std::string_view typed) {
    auto login = rules::normal_login(typed);
    if (!login)
        return refuse(json::invalid_fields,
                      std::vector<FieldError>{
                          {"/login_name", "not_a_login", "登录名以字母开头，3 到 40 位字母、数字、点、横线"}});
    return std::move(*login);
}

/// Stores a new account and says which of its keys is taken when it cannot.
Result<User> keep(db::WriteTx& tx, TenantId tenant, const Account& account) {
    if (repository::insert(tx, tenant, account)) return view(account);
    if (repository::find(tx, tenant, account.id)) return refuse(id_taken);
    return refuse(login_taken);
}

Account staff(const NewUser& in, std::string login, std::string hash, bool must_change, Instant now) {
    Account account;
    account.id = in.user_id;
    account.kind = Kind::staff;
    account.login_name = std::move(login);
    account.display_name = text::trim(in.display_name);
    account.password_hash = std::move(hash);
    account.must_change = must_change;
    account.created_at = now;
    return account;
}

/// Reads, works, stores, ends the sessions, audits: the shape of every administrative change.
template <class Work>
Result<User> change(Core& core, const access::Scope& scope, UserId user, std::string_view operation, Work work) {
    return core.parts.database.write([&](db::WriteTx& tx) -> Result<User> {
        auto account = repository::find(tx, scope.tenant(), user);
        if (!account) return refuse(no_such_user);
        LINLI_CHECK(work(tx, *account));
        if (!repository::update(tx, scope.tenant(), *account)) return refuse(changed_meanwhile);
        core.revoke_all(tx, scope.tenant(), user, std::nullopt);
        core.wrote(tx, scope, audit::Kind::write, operation, "account", user.uuid());
        return view(*account);
    });
}

Result<api::Page<User>> page_of(Core& core, const access::Scope& scope, const ListUsers& in, Kind kind) {
    const std::string operation = "listUsers:" + std::string(word(kind));
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, core.parts.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return core.parts.database.read([&](db::ReadTx& tx) -> Result<api::Page<User>> {
        api::Page<User> page;
        const auto next = repository::page(tx, scope, kind, in.limit, after, page.items);
        if (next) page.next = core.parts.cursors.seal(scope, operation, next->text());
        return page;
    });
}

}  // namespace

Result<UserWithPassword> Users::create(const access::Scope& scope, const NewUser& in) {
    LINLI_TRY(auto login, login_of(in.login_name));
    auto password = rules::initial_password();
    LINLI_TRY(auto hash, core_.passwords.hash(password));
    const auto account = staff(in, std::move(login), std::move(hash), true, core_.now());
    return core_.parts.database.write([&](db::WriteTx& tx) -> Result<UserWithPassword> {
        LINLI_TRY(auto user, keep(tx, scope.tenant(), account));
        core_.wrote(tx, scope, audit::Kind::write, "createUser", "account", in.user_id.uuid());
        return UserWithPassword{std::move(user), password};
    });
}

Result<UserWithPassword> Users::reset_password(const access::Scope& scope, UserId user) {
    auto password = rules::initial_password();
    LINLI_TRY(auto hash, core_.passwords.hash(password));
    LINLI_TRY(auto changed,
              change(core_, scope, user, "resetPassword", [&](db::WriteTx& tx, Account& account) -> Outcome {
                  if (account.kind != Kind::staff) return refuse(no_such_user);
                  account.password_hash = hash;
                  account.must_change = true;
                  repository::clear_attempt(tx, scope.tenant(), core_.name_key(scope.tenant(), *account.login_name));
                  return Done{};
              }));
    return UserWithPassword{std::move(changed), std::move(password)};
}

Result<User> Users::reset_totp(const access::Scope& scope, UserId user) {
    return change(core_, scope, user, "resetTotp", [&](db::WriteTx& tx, Account& account) -> Outcome {
        if (account.kind != Kind::staff) return refuse(no_such_user);
        account.totp_secret.reset();
        account.totp_pending.reset();
        account.totp_last_step.reset();
        repository::replace_recovery(tx, scope.tenant(), user, {});
        repository::clear_attempt(tx, scope.tenant(), core_.second_factor_key(scope.tenant(), user));
        return Done{};
    });
}

Result<User> Users::disable(const access::Scope& scope, UserId user) {
    return change(core_, scope, user, "disableUser", [&](db::WriteTx&, Account& account) -> Outcome {
        if (!account.disabled_at) account.disabled_at = core_.now();
        return Done{};
    });
}

Result<User> Users::enable(const access::Scope& scope, UserId user) {
    return change(core_, scope, user, "enableUser", [&](db::WriteTx&, Account& account) -> Outcome {
        account.disabled_at.reset();
        return Done{};
    });
}

Outcome Users::link_person(db::WriteTx& tx, const access::Scope& scope, UserId user, std::optional<PersonId> person) {
    auto account = repository::find(tx, scope.tenant(), user);
    if (!account || account->kind != Kind::resident) return refuse(no_such_user);
    account->person = person;
    if (!repository::update(tx, scope.tenant(), *account)) return refuse(changed_meanwhile);
    auto touched = repository::touch_sessions(tx, scope.tenant(), user);
    tx.after_commit([this, touched = std::move(touched)] {
        for (const auto id : touched) core_.parts.authenticator.forget(id);
    });
    core_.wrote(tx, scope, audit::Kind::write, "linkPerson", "account", user.uuid());
    return Done{};
}

Result<api::Page<User>> Users::list(const access::Scope& scope, const ListUsers& in) {
    return page_of(core_, scope, in, Kind::staff);
}

Result<api::Page<User>> Users::list_machines(const access::Scope& scope, const ListUsers& in) {
    return page_of(core_, scope, in, Kind::machine);
}

Result<User> Users::create_with_password(TenantId tenant, const NewUser& in, std::string_view password,
                                         bool must_change) {
    LINLI_TRY(auto login, login_of(in.login_name));
    if (auto reason = rules::weakness(password, login); reason && !must_change)
        return refuse(weak_password, std::vector<FieldError>{{"/password", "weak", *reason}});
    LINLI_TRY(auto hash, core_.passwords.hash(password));
    const auto account = staff(in, std::move(login), std::move(hash), must_change, core_.now());
    return core_.parts.database.write([&](db::WriteTx& tx) -> Result<User> {
        LINLI_TRY(auto user, keep(tx, tenant, account));
        core_.wrote(tx, access::Gate::system(tenant, "user-command"), audit::Kind::write, "createUser", "account",
                    in.user_id.uuid());
        return user;
    });
}

Result<User> Users::set_password(TenantId tenant, std::string_view login_name, std::string_view password,
                                 bool must_change) {
    LINLI_TRY(const auto login, login_of(login_name));
    if (auto reason = rules::weakness(password, login); reason && !must_change)
        return refuse(weak_password, std::vector<FieldError>{{"/password", "weak", *reason}});
    LINLI_TRY(const auto hash, core_.passwords.hash(password));
    const auto found =
        core_.parts.database.read([&](db::ReadTx& tx) { return repository::find_by_login(tx, tenant, login); });
    if (!found) return refuse(no_such_user);
    return change(core_, access::Gate::system(tenant, "user-command"), found->id, "setPassword",
                  [&](db::WriteTx& tx, Account& account) -> Outcome {
                      account.password_hash = hash;
                      account.must_change = must_change;
                      repository::clear_attempt(tx, tenant, core_.name_key(tenant, login));
                      return Done{};
                  });
}

void Users::add_many(db::WriteTx& tx, TenantId tenant, const std::vector<StaffEntry>& staff_list,
                     const std::string& password_hash, bool must_change) {
    std::vector<Account> accounts;
    accounts.reserve(staff_list.size());
    for (const auto& entry : staff_list) {
        auto& account = accounts.emplace_back(staff({entry.id, entry.login_name, entry.display_name}, entry.login_name,
                                                    password_hash, must_change, core_.now()));
        account.person = entry.person;
    }
    repository::insert_many(tx, tenant, accounts);
}

void Users::add_residents(db::WriteTx& tx, TenantId tenant, const std::vector<ResidentEntry>& residents) {
    std::vector<PersonId> subjects;
    for (const auto& entry : residents) subjects.emplace_back(entry.id.uuid());
    const auto keys = core_.parts.vault.make_keys(tx, tenant, subjects);
    std::vector<Account> accounts;
    accounts.reserve(residents.size());
    for (const auto& entry : residents) {
        auto& account = accounts.emplace_back();
        account.id = entry.id;
        account.kind = Kind::resident;
        account.display_name = entry.display_name;
        account.phone_index = core_.parts.vault.blind_index(tenant, "phone", entry.phone);
        account.phone = keys.seal(PersonId(entry.id.uuid()), phone_field, entry.phone);
        account.person = entry.person;
        account.created_at = core_.now();
    }
    repository::insert_many(tx, tenant, accounts);
}

std::optional<User> Users::find_by_login(db::ReadTx& tx, TenantId tenant, std::string_view login_name) {
    const auto login = rules::normal_login(login_name);
    const auto account = login ? repository::find_by_login(tx, tenant, *login) : std::nullopt;
    return account ? std::optional(view(*account)) : std::nullopt;
}

Result<Opened> Users::open_for(TenantId tenant, UserId user, std::string_view device) {
    return core_.parts.database.write([&](db::WriteTx& tx) -> Result<Opened> {
        auto account = repository::find(tx, tenant, user);
        if (!account) return refuse(no_such_user);
        if (account->disabled_at) return refuse(account_disabled);
        if (account->must_change) return refuse(not_this_step);
        auto opened = core_.open_active(tx, tenant, *account, {Carrier::bearer, std::string(device), "local"});
        core_.wrote(tx, access::Gate::system(tenant, "session-command"), audit::Kind::sign_in, "openFor", "account",
                    user.uuid(), device);
        return opened;
    });
}

}  // namespace linli::identity
