#pragma once

#include <linli/identity/service.h>

namespace linli::identity {

/// A member of staff to be made in bulk.
struct StaffEntry {
    UserId id;
    std::string login_name;  ///< normalised: lower case
    std::string display_name;
    std::optional<PersonId> person{};
};

/// A resident to be made in bulk.
struct ResidentEntry {
    UserId id;
    std::string phone;  ///< 11 digits
    std::string display_name;
    std::optional<PersonId> person{};
};

/// Making and administering accounts: for the routes of the administrator and for the command line.
/// Calls with a scope are audited. Thread-safe.
class Users {
public:
    /// A member of staff with an initial password that must be changed. @refuses login_taken, id_taken,
    /// json::invalid_fields, http::overloaded.
    Result<UserWithPassword> create(const access::Scope& scope, const NewUser& in);
    /// A new initial password; ends the sessions and the lock-out. @refuses no_such_user, http::overloaded.
    Result<UserWithPassword> reset_password(const access::Scope& scope, UserId user);
    /// Takes the second factor away (lost telephone, lost codes); ends the sessions. @refuses no_such_user.
    Result<User> reset_totp(const access::Scope& scope, UserId user);
    /// Ends the sessions and admits no new ones, until enabled again. Also residents and machines.
    /// @refuses no_such_user, changed_meanwhile.
    Result<User> disable(const access::Scope& scope, UserId user);
    Result<User> enable(const access::Scope& scope, UserId user);
    /// Whose golden record a resident's account is, once somebody has proven it; inside the caller's transaction. Open
    /// sessions act with it within a second. @refuses no_such_user, changed_meanwhile.
    Outcome link_person(db::WriteTx& tx, const access::Scope& scope, UserId user, std::optional<PersonId> person);
    /// Staff, newest first. @refuses api::bad_cursor.
    Result<api::Page<User>> list(const access::Scope& scope, const ListUsers& in);
    Result<api::Page<User>> list_machines(const access::Scope& scope, const ListUsers& in);
    /// A machine account with a post of role `machine` and a first token. @refuses id_taken.
    Result<MachineToken> create_machine(const access::Scope& scope, const NewMachine& in);
    /// One more token for a machine, for changing without a gap. @refuses no_such_user, account_disabled.
    Result<MachineToken> new_machine_token(const access::Scope& scope, UserId machine, int days);
    /// The tokens of a machine. @refuses no_such_user.
    Result<SessionList> machine_tokens(const access::Scope& scope, UserId machine);
    /// @refuses no_such_user, access::not_found.
    Outcome revoke_machine_token(const access::Scope& scope, UserId machine, SessionId token);

    /// For the command line: an account with this password; `must_change` makes it an initial one.
    /// @refuses login_taken, id_taken, weak_password, json::invalid_fields.
    Result<User> create_with_password(TenantId tenant, const NewUser& in, std::string_view password, bool must_change);
    /// For the command line: ends the sessions and the lock-out. @refuses no_such_user, weak_password.
    Result<User> set_password(TenantId tenant, std::string_view login_name, std::string_view password,
                              bool must_change);
    /// Staff by the thousand inside the caller's transaction, all with one Argon2id string (a demo district).
    void add_many(db::WriteTx& tx, TenantId tenant, const std::vector<StaffEntry>& staff,
                  const std::string& password_hash, bool must_change = false);
    /// Residents by the thousand, without posts (`access::give_many` is the caller's).
    void add_residents(db::WriteTx& tx, TenantId tenant, const std::vector<ResidentEntry>& residents);
    std::optional<User> find_by_login(db::ReadTx& tx, TenantId tenant, std::string_view login_name);
    /// A bearer session without password, for whoever holds the database anyway (replay, bench, support).
    /// Always audited. @refuses no_such_user, account_disabled, not_this_step (an initial password is still to change).
    Result<Opened> open_for(TenantId tenant, UserId user, std::string_view device);

private:
    friend class IdentityService;
    explicit Users(Core& core) : core_(core) {}
    Core& core_;
};

}  // namespace linli::identity
