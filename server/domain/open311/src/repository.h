#pragma once

#include <linli/access/scope.h>
#include <linli/cases/events.h>
#include <linli/cases/words.h>
#include <linli/db/database.h>
#include <linli/open311/types.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// SQL of this room. Every call takes the scope, of which the tenant counts: the rows are the tenant's own (clients,
/// definitions), or public by nature (which request is which case).
namespace linli::open311::repository {

struct RequestRow {
    std::string number;
    cases::CaseId case_id;
    UserId client;
    std::string item_code;
    std::optional<std::string> token;
    Instant requested_at{};
};
struct UpdateRow {
    std::string number;
    cases::CaseId case_id;  ///< of the request
    bool followed = false;  ///< what happened to the matter that it was merged into
    std::int64_t version = 1;
    cases::State state = cases::State::reported;
    Instant at{};
};
/// What a list shows; empty lists mean everything.
struct Wanted {
    Instant from{}, until{};
    std::vector<std::string> items;
    std::optional<bool> open;
    int limit = 1'000;
    int offset = 0;
};

void insert_client(db::WriteTx& tx, const access::Scope& scope, const Client& client, std::string_view key_hash);
std::vector<Client> clients(db::ReadTx& tx, const access::Scope& scope, int limit);
/// @return false when there is none.
bool revoke_client(db::WriteTx& tx, const access::Scope& scope, UserId client, Instant now);
/// The client of a key that is still good.
std::optional<Client> client_of(db::ReadTx& tx, const access::Scope& scope, std::string_view key_hash);

void put_setup(db::WriteTx& tx, const access::Scope& scope, std::string_view item, const ServiceSetup& setup,
               Instant now);
ServiceSetup setup(db::ReadTx& tx, const access::Scope& scope, std::string_view item);
std::map<std::string, ServiceSetup, std::less<>> setups(db::ReadTx& tx, const access::Scope& scope);
std::optional<Instant> last_setup(db::ReadTx& tx, const access::Scope& scope);

/// @return false when the number, the token or the case is there already.
bool insert_request(db::WriteTx& tx, const access::Scope& scope, const RequestRow& row);
void drop_request(db::WriteTx& tx, const access::Scope& scope, std::string_view number);
std::optional<RequestRow> request_of_token(db::ReadTx& tx, const access::Scope& scope, std::string_view token);
std::vector<RequestRow> requests_numbered(db::ReadTx& tx, const access::Scope& scope,
                                          const std::vector<std::string>& numbers);
/// Newest first.
std::vector<RequestRow> requests(db::ReadTx& tx, const access::Scope& scope, const Wanted& wanted);

/// How the request of a case stands, and those that follow the case: open or not, and what they follow since `at`.
/// @return how many requests there are
int note_standing(db::WriteTx& tx, const access::Scope& scope, cases::CaseId id, std::optional<cases::CaseId> followed,
                  bool open, Instant at);
/// Those of `cases` that are requests follow `master`. @return how many
int follow(db::WriteTx& tx, const access::Scope& scope, const std::vector<cases::CaseId>& cases, cases::CaseId master,
           bool open, Instant at);
/// Once for each version.
void note_update(db::WriteTx& tx, const access::Scope& scope, const cases::CaseMoved& moved, cases::State state,
                 Instant at);
/// Oldest first.
std::vector<UpdateRow> updates(db::ReadTx& tx, const access::Scope& scope, const Wanted& wanted);

}  // namespace linli::open311::repository
