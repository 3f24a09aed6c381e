#include "repository.h"

#include <linli/json/read.h>
#include <linli/json/write.h>

#include <algorithm>

namespace linli::open311::repository {
namespace {

constexpr std::string_view request_columns = "request_no, case_id, client_id, item_code, token, requested_at_ms";

RequestRow read_request(const db::Row& row) {
    return {.number = row.get<std::string>("request_no"),
            .case_id = row.get<cases::CaseId>("case_id"),
            .client = row.get<UserId>("client_id"),
            .item_code = row.get<std::string>("item_code"),
            .token = row.get<std::optional<std::string>>("token"),
            .requested_at = row.get<Instant>("requested_at_ms")};
}

Client read_client(const db::Row& row) {
    return {.id = row.get<UserId>("client_id"),
            .name = row.get<std::string>("name"),
            .created_at = row.get<Instant>("created_at_ms"),
            .revoked_at = row.get<std::optional<Instant>>("revoked_at_ms")};
}

/// What put_setup wrote; anything else is a fault of the store.
ServiceSetup read_setup(const db::Row& row) {
    auto setup = json::read_text<ServiceSetup>(row.get<std::string>("attributes"));
    if (!setup) throw db::StoreFault("a definition of a service cannot be read");
    setup->mode = row.get<Mode>("mode");
    return std::move(setup).value();
}

/// `:prefix0, :prefix1 …` with their parameters; always a power of two places, so that few statements serve all lists.
class Places {
public:
    Places(std::string_view prefix, const std::vector<std::string>& values) {
        std::size_t count = 1;
        while (count < values.size()) count *= 2;
        for (std::size_t i = 0; i < count; ++i) names_.push_back(std::string(prefix) + std::to_string(i));
        for (std::size_t i = 0; i < count; ++i) {
            list_ += (i == 0 ? ":" : ", :") + names_[i];
            params_.emplace_back(names_[i], values[std::min(i, values.size() - 1)]);
        }
    }
    const std::string& list() const { return list_; }
    void append_to(std::vector<db::Param>& params) const {
        params.insert(params.end(), params_.begin(), params_.end());
    }

private:
    std::vector<std::string> names_;
    std::string list_;
    std::vector<db::Param> params_;
};

}  // namespace

void insert_client(db::WriteTx& tx, const access::Scope& scope, const Client& client, std::string_view key_hash) {
    tx.exec(
        "INSERT INTO open311_client (tenant_id, client_id, name, key_hash, created_by, created_at_ms)"
        " VALUES (:tenant, :id, :name, :hash, :by, :now)",
        {{"tenant", scope.tenant()},
         {"id", client.id},
         {"name", client.name},
         {"hash", db::Bytes{key_hash}},
         {"by", scope.user()},
         {"now", client.created_at}});
}

std::vector<Client> clients(db::ReadTx& tx, const access::Scope& scope, int limit) {
    return tx.all(
        "SELECT client_id, name, created_at_ms, revoked_at_ms FROM open311_client WHERE tenant_id = :tenant"
        " ORDER BY client_id DESC LIMIT :limit",
        {{"tenant", scope.tenant()}, {"limit", limit}}, read_client);
}

bool revoke_client(db::WriteTx& tx, const access::Scope& scope, UserId client, Instant now) {
    return tx.exec(
               "UPDATE open311_client SET revoked_at_ms = coalesce(revoked_at_ms, :now)"
               " WHERE tenant_id = :tenant AND client_id = :id",
               {{"tenant", scope.tenant()}, {"id", client}, {"now", now}}) == 1;
}

std::optional<Client> client_of(db::ReadTx& tx, const access::Scope& scope, std::string_view key_hash) {
    return tx.one(
        "SELECT client_id, name, created_at_ms, revoked_at_ms FROM open311_client"
        " WHERE tenant_id = :tenant AND key_hash = :hash AND revoked_at_ms IS NULL",
        {{"tenant", scope.tenant()}, {"hash", db::Bytes{key_hash}}}, read_client);
}

void put_setup(db::WriteTx& tx, const access::Scope& scope, std::string_view item, const ServiceSetup& setup,
               Instant now) {
    tx.exec(
        "INSERT INTO open311_service (tenant_id, item_code, mode, attributes, changed_at_ms)"
        " VALUES (:tenant, :item, :mode, :attributes, :now)"
        " ON CONFLICT (tenant_id, item_code) DO UPDATE SET mode = excluded.mode, attributes = excluded.attributes,"
        " changed_at_ms = excluded.changed_at_ms",
        {{"tenant", scope.tenant()},
         {"item", item},
         {"mode", setup.mode},
         {"attributes", json::write(setup)},
         {"now", now}});
}

ServiceSetup setup(db::ReadTx& tx, const access::Scope& scope, std::string_view item) {
    const auto stored =
        tx.one("SELECT mode, attributes FROM open311_service WHERE tenant_id = :tenant AND item_code = :item",
               {{"tenant", scope.tenant()}, {"item", item}}, read_setup);
    return stored.value_or(ServiceSetup{});
}

std::map<std::string, ServiceSetup, std::less<>> setups(db::ReadTx& tx, const access::Scope& scope) {
    std::map<std::string, ServiceSetup, std::less<>> out;
    tx.each("SELECT item_code, mode, attributes FROM open311_service WHERE tenant_id = :tenant",
            {{"tenant", scope.tenant()}},
            [&](const db::Row& row) { out.emplace(row.get<std::string>("item_code"), read_setup(row)); });
    return out;
}

std::optional<Instant> last_setup(db::ReadTx& tx, const access::Scope& scope) {
    return tx.one(
        "SELECT changed_at_ms FROM open311_service WHERE tenant_id = :tenant ORDER BY changed_at_ms DESC LIMIT 1",
        {{"tenant", scope.tenant()}}, [](const db::Row& row) { return row.get<Instant>(0); });
}

bool insert_request(db::WriteTx& tx, const access::Scope& scope, const RequestRow& row) {
    return tx.exec(
               "INSERT INTO open311_request (tenant_id, request_no, case_id, client_id, item_code, token, is_open,"
               " requested_at_ms) VALUES (:tenant, :number, :case, :client, :item, :token, :open, :now)"
               " ON CONFLICT DO NOTHING",
               {{"tenant", scope.tenant()},
                {"number", row.number},
                {"case", row.case_id},
                {"client", row.client},
                {"item", row.item_code},
                {"token", row.token},
                {"open", true},
                {"now", row.requested_at}}) == 1;
}

void drop_request(db::WriteTx& tx, const access::Scope& scope, std::string_view number) {
    tx.exec("DELETE FROM open311_request WHERE tenant_id = :tenant AND request_no = :number",
            {{"tenant", scope.tenant()}, {"number", number}});
}

std::optional<RequestRow> request_of_token(db::ReadTx& tx, const access::Scope& scope, std::string_view token) {
    return tx.one(
        "SELECT " + std::string(request_columns) + " FROM open311_request WHERE tenant_id = :tenant AND token = :token",
        {{"tenant", scope.tenant()}, {"token", token}}, read_request);
}

std::vector<RequestRow> requests_numbered(db::ReadTx& tx, const access::Scope& scope,
                                          const std::vector<std::string>& numbers) {
    if (numbers.empty()) return {};
    const Places places("n", numbers);
    std::vector<db::Param> params{{"tenant", scope.tenant()}};
    places.append_to(params);
    return tx.all("SELECT " + std::string(request_columns) +
                      " FROM open311_request WHERE tenant_id = :tenant AND request_no IN (" + places.list() +
                      ") ORDER BY requested_at_ms DESC, request_no DESC",
                  db::Params(params), read_request);
}

std::vector<RequestRow> requests(db::ReadTx& tx, const access::Scope& scope, const Wanted& wanted) {
    std::vector<db::Param> params{{"tenant", scope.tenant()},
                                  {"from", wanted.from},
                                  {"until", wanted.until},
                                  {"limit", wanted.limit},
                                  {"offset", wanted.offset}};
    std::string sql = "SELECT " + std::string(request_columns) +
                      " FROM open311_request WHERE tenant_id = :tenant AND requested_at_ms >= :from AND"
                      " requested_at_ms <= :until";
    std::optional<Places> places;
    if (!wanted.items.empty()) {
        places.emplace("i", wanted.items);
        places->append_to(params);
        sql += " AND item_code IN (" + places->list() + ")";
    }
    if (wanted.open) {
        params.emplace_back("open", *wanted.open);
        sql += " AND is_open = :open";
    }
    sql += " ORDER BY requested_at_ms DESC, request_no DESC LIMIT :limit OFFSET :offset";
    return tx.all(sql, db::Params(params), read_request);
}

int note_standing(db::WriteTx& tx, const access::Scope& scope, cases::CaseId id, std::optional<cases::CaseId> followed,
                  bool open, Instant at) {
    std::vector<db::Param> params{{"tenant", scope.tenant()}, {"case", id}, {"open", open}};
    if (followed) params.insert(params.end(), {{"followed", *followed}, {"at", at}});
    const auto own =
        tx.exec("UPDATE open311_request SET is_open = :open, " +
                    std::string(followed ? "followed_id = :followed, followed_at_ms = coalesce(followed_at_ms, :at)"
                                         : "followed_id = NULL, followed_at_ms = NULL") +
                    " WHERE tenant_id = :tenant AND case_id = :case",
                db::Params(params));
    if (followed) params.pop_back();
    const auto others = tx.exec("UPDATE open311_request SET is_open = :open" +
                                    std::string(followed ? ", followed_id = :followed" : "") +
                                    " WHERE tenant_id = :tenant AND followed_id = :case",
                                db::Params(params));
    return static_cast<int>(own + others);
}

int follow(db::WriteTx& tx, const access::Scope& scope, const std::vector<cases::CaseId>& cases, cases::CaseId master,
           bool open, Instant at) {
    int out = 0;
    for (const auto& id : cases)
        out += static_cast<int>(
            tx.exec("UPDATE open311_request SET is_open = :open, followed_id = :master, followed_at_ms ="
                    " coalesce(followed_at_ms, :at) WHERE tenant_id = :tenant AND case_id = :case",
                    {{"tenant", scope.tenant()}, {"case", id}, {"master", master}, {"open", open}, {"at", at}}));
    return out;
}

void note_update(db::WriteTx& tx, const access::Scope& scope, const cases::CaseMoved& moved, cases::State state,
                 Instant at) {
    tx.exec(
        "INSERT INTO open311_update (tenant_id, case_id, version, state, at_ms)"
        " VALUES (:tenant, :case, :version, :state, :at) ON CONFLICT DO NOTHING",
        {{"tenant", scope.tenant()},
         {"case", moved.case_id},
         {"version", moved.version},
         {"state", state},
         {"at", at}});
}

std::vector<UpdateRow> updates(db::ReadTx& tx, const access::Scope& scope, const Wanted& wanted) {
    const auto part = [](std::string_view followed, std::string_view join) {
        return "SELECT r.request_no, r.case_id, " + std::string(followed) +
               " AS followed, u.version, u.state, u.at_ms FROM open311_update u JOIN open311_request r"
               " ON r.tenant_id = u.tenant_id AND " +
               std::string(join) + " WHERE u.tenant_id = :tenant AND u.at_ms >= :from AND u.at_ms <= :until";
    };
    static const auto sql = part("1 = 0", "r.case_id = u.case_id") + " UNION ALL " +
                            part("1 = 1", "r.followed_id = u.case_id AND u.at_ms > r.followed_at_ms") +
                            " ORDER BY at_ms, request_no, version LIMIT :limit OFFSET :offset";
    return tx.all(sql,
                  {{"tenant", scope.tenant()},
                   {"from", wanted.from},
                   {"until", wanted.until},
                   {"limit", wanted.limit},
                   {"offset", wanted.offset}},
                  [](const db::Row& row) {
                      return UpdateRow{.number = row.get<std::string>("request_no"),
                                       .case_id = row.get<cases::CaseId>("case_id"),
                                       .followed = row.get<bool>("followed"),
                                       .version = row.get<std::int64_t>("version"),
                                       .state = row.get<cases::State>("state"),
                                       .at = row.get<Instant>("at_ms")};
                  });
}

}  // namespace linli::open311::repository
