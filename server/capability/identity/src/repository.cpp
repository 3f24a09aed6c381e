#include "repository.h"

namespace linli::identity::repository {
namespace {

constexpr std::string_view columns =
    "user_id, kind, login_name, display_name, password_hash, must_change, totp_secret, totp_pending, totp_last_step,"
    " phone_index, phone, person_id, created_at_ms, disabled_at_ms, version";

std::optional<std::string> maybe_blob(const db::Row& row, std::string_view name) {
    return row.null(row.column(name)) ? std::nullopt : std::optional(row.blob(name));
}

db::Value blob(const std::optional<std::string>& bytes) {
    return bytes ? db::Value(db::Bytes{*bytes}) : db::Value(std::monostate{});
}

Account read(const db::Row& row) {
    Account a;
    a.id = row.get<UserId>("user_id");
    a.kind = row.get<Kind>("kind");
    a.login_name = row.get<std::optional<std::string>>("login_name");
    a.display_name = row.get<std::string>("display_name");
    a.password_hash = row.get<std::optional<std::string>>("password_hash");
    a.must_change = row.get<bool>("must_change");
    a.totp_secret = maybe_blob(row, "totp_secret");
    a.totp_pending = maybe_blob(row, "totp_pending");
    a.totp_last_step = row.get<std::optional<std::int64_t>>("totp_last_step");
    a.phone_index = maybe_blob(row, "phone_index");
    a.phone = maybe_blob(row, "phone");
    a.person = row.get<std::optional<PersonId>>("person_id");
    a.created_at = row.get<Instant>("created_at_ms");
    a.disabled_at = row.get<std::optional<Instant>>("disabled_at_ms");
    a.version = row.get<std::int64_t>("version");
    return a;
}

std::optional<Account> find_where(db::ReadTx& tx, std::string_view condition, std::initializer_list<db::Param> params) {
    return tx.one("SELECT " + std::string(columns) + " FROM identity_account WHERE tenant_id = :tenant AND " +
                      std::string(condition),
                  params, read);
}

}  // namespace

std::optional<Account> find(db::ReadTx& tx, TenantId tenant, UserId id) {
    return find_where(tx, "user_id = :id", {{"tenant", tenant}, {"id", id}});
}

std::optional<Account> find_by_login(db::ReadTx& tx, TenantId tenant, std::string_view login_name) {
    return find_where(tx, "login_name = :login", {{"tenant", tenant}, {"login", login_name}});
}

std::optional<Account> find_by_phone(db::ReadTx& tx, TenantId tenant, std::string_view phone_index) {
    return find_where(tx, "phone_index = :phone", {{"tenant", tenant}, {"phone", db::Bytes{phone_index}}});
}

bool insert(db::WriteTx& tx, TenantId tenant, const Account& a) {
    std::vector<db::Param> params{{"tenant", tenant},       {"id", a.id},
                                  {"kind", a.kind},         {"login", a.login_name},
                                  {"name", a.display_name}, {"password", a.password_hash},
                                  {"must", a.must_change},  {"person", a.person},
                                  {"created", a.created_at}};
    for (const auto& [name, bytes] : {std::pair("index", &a.phone_index), std::pair("phone", &a.phone)}) {
        params.emplace_back(name, std::nullopt);
        params.back().value = blob(*bytes);
    }
    return tx.exec(
               "INSERT INTO identity_account (tenant_id, user_id, kind, login_name, display_name, password_hash,"
               " must_change, phone_index, phone, person_id, created_at_ms, version) VALUES (:tenant, :id, :kind,"
               " :login, :name, :password, :must, :index, :phone, :person, :created, 1) ON CONFLICT DO NOTHING",
               db::Params(params)) == 1;
}

void insert_many(db::WriteTx& tx, TenantId tenant, const std::vector<Account>& accounts) {
    std::size_t next = 0;
    tx.bulk("identity_account",
            {"tenant_id", "user_id", "kind", "login_name", "display_name", "password_hash", "must_change",
             "phone_index", "phone", "person_id", "created_at_ms", "version"},
            [&](std::vector<db::Value>& row) {
                if (next == accounts.size()) return false;
                const auto& a = accounts[next++];
                using db::to_value;
                row = {to_value(tenant),        to_value(a.id),           to_value(a.kind),
                       to_value(a.login_name),  to_value(a.display_name), to_value(a.password_hash),
                       to_value(a.must_change), blob(a.phone_index),      blob(a.phone),
                       to_value(a.person),      to_value(a.created_at),   to_value(1)};
                return true;
            });
}

bool update(db::WriteTx& tx, TenantId tenant, Account& a) {
    std::vector<db::Param> params{{"tenant", tenant},       {"id", a.id},
                                  {"name", a.display_name}, {"password", a.password_hash},
                                  {"must", a.must_change},  {"step", a.totp_last_step},
                                  {"person", a.person},     {"disabled", a.disabled_at},
                                  {"version", a.version}};
    for (const auto& [name, bytes] : {std::pair("secret", &a.totp_secret), std::pair("pending", &a.totp_pending)}) {
        params.emplace_back(name, std::nullopt);
        params.back().value = blob(*bytes);
    }
    const auto changed = tx.exec(
        "UPDATE identity_account SET display_name = :name, password_hash = :password, must_change = :must,"
        " totp_secret = :secret, totp_pending = :pending, totp_last_step = :step, person_id = :person,"
        " disabled_at_ms = :disabled, version = version + 1"
        " WHERE tenant_id = :tenant AND user_id = :id AND version = :version",
        db::Params(params));
    a.version += changed;
    return changed == 1;
}

bool use_step(db::WriteTx& tx, TenantId tenant, UserId id, std::int64_t step) {
    return tx.exec(
               "UPDATE identity_account SET totp_last_step = :step, version = version + 1"
               " WHERE tenant_id = :tenant AND user_id = :id"
               " AND (totp_last_step IS NULL OR totp_last_step < :step)",
               {{"step", step}, {"tenant", tenant}, {"id", id}}) == 1;
}

std::optional<std::string> display_name(db::ReadTx& tx, TenantId tenant, UserId id) {
    return tx.value<std::string>(
        "SELECT display_name FROM identity_account WHERE tenant_id = :tenant AND user_id = :id AND kind <> :resident",
        {{"tenant", tenant}, {"id", id}, {"resident", Kind::resident}});
}

std::optional<api::PageKey> page(db::ReadTx& tx, const access::Scope& scope, Kind kind, int limit,
                                 const std::optional<api::PageKey>& after, std::vector<User>& users) {
    api::PageQuery query{.select = columns,
                         .from = "identity_account",
                         .order = "created_at_ms",
                         .id = "user_id",
                         .extra = "kind = :kind",
                         .params = {{"kind", kind}},
                         .limit = static_cast<std::size_t>(limit)};
    return api::fetch_page(tx, scope, query, after, [&](const db::Row& row) {
        const auto a = read(row);
        users.push_back({a.id, a.kind, a.login_name, a.display_name, a.must_change, a.totp_secret.has_value(),
                         a.created_at, a.disabled_at, a.version});
    });
}

void replace_recovery(db::WriteTx& tx, TenantId tenant, UserId id, const std::vector<std::string>& hashes) {
    tx.exec("DELETE FROM identity_recovery WHERE tenant_id = :tenant AND user_id = :id",
            {{"tenant", tenant}, {"id", id}});
    for (const auto& hash : hashes)
        tx.exec("INSERT INTO identity_recovery (tenant_id, user_id, code_hash) VALUES (:tenant, :id, :hash)",
                {{"tenant", tenant}, {"id", id}, {"hash", db::Bytes{hash}}});
}

bool use_recovery(db::WriteTx& tx, TenantId tenant, UserId id, std::string_view hash, Instant now) {
    return tx.exec(
               "UPDATE identity_recovery SET used_at_ms = :now WHERE tenant_id = :tenant AND user_id = :id"
               " AND code_hash = :hash AND used_at_ms IS NULL",
               {{"now", now}, {"tenant", tenant}, {"id", id}, {"hash", db::Bytes{hash}}}) == 1;
}

}  // namespace linli::identity::repository
