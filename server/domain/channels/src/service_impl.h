#pragma once

#include <linli/channels/service.h>
#include <linli/channels/wording.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "wire.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::channels {

/// Names under which values are sealed.
inline constexpr std::string_view secret_field = "channels.secret";
inline constexpr std::string_view words_field = "channels.words";

/// What the calls of the service share; they are spread over the sources of this room.
struct ChannelService::Impl {
    explicit Impl(ChannelParts given) : parts(std::move(given)) {}
    ChannelParts parts;
    std::mutex mutex;  ///< of the two below
    std::function<void()> wake;
    std::string simulator;

    // Incoming (incoming.cpp, landing.cpp)
    struct Sender {
        repository::PlatformRow row;
        std::string secret;
        crypto::Suite suite = crypto::Suite::international;
    };
    std::optional<Sender> sender(TenantId tenant, std::string_view code);
    Outcome check(TenantId tenant, const Sender& from, const SignedBody& in);
    /// The row that stands for this message; `fresh` when it is ours to land.
    struct Kept {
        repository::MessageRow row;
        bool fresh = false;
    };
    Result<Kept> keep(TenantId tenant, const Sender& from, const SignedBody& in, const Order& order);
    Outcome land(TenantId tenant, const Sender& from, const Order& order, repository::MessageRow& row);
    Result<repository::Landed> report(TenantId tenant, const Sender& from, const Order& order,
                                      const repository::OrderRow& row, std::string& case_number);
    repository::Landed land_on_case(TenantId tenant, const Sender& from, const Order& order,
                                    const repository::OrderRow& row, std::string& case_number);
    repository::Landed note_on_master(TenantId tenant, cases::CaseId follower, const std::string& words);
    access::Scope scope_of(TenantId tenant, const repository::PlatformRow& row) const;

    // Answers (answering.cpp)
    struct Telling {
        Reply reply = Reply::progress;
        std::string text;
        std::optional<Conclusion> conclusion;
        std::string reason;  ///< of a conclusion that does not solve it
        cases::CaseId about_case;
        std::int64_t about_version = 1;
        Instant about{};
    };
    void tell(db::WriteTx& tx, TenantId tenant, const repository::OrderRow& order, const cases::AnswerFacts& own,
              const Telling& telling);
    void reopen(db::WriteTx& tx, TenantId tenant, repository::OrderRow& order);
    /// Lets the first open answer of an order leave, unless it does already or is stuck.
    void release(db::WriteTx& tx, TenantId tenant, OrderId order);
    void queued(db::WriteTx& tx);

    // On the way out (sending.cpp, receipts.cpp)
    struct Flight {
        AnswerId answer;
        OrderId order;
        int number = 0;
        std::string platform;
        Outgoing out;
    };
    std::optional<Flight> claim(db::WriteTx& tx, TenantId tenant, std::string_view platform, bool& worked);
    Flight take_off(db::WriteTx& tx, TenantId tenant, const repository::PlatformRow& platform,
                    const repository::AnswerRow& row);
    void put_down(db::WriteTx& tx, TenantId tenant, const Flight& flight, const Incoming& in);
    void receipted(db::WriteTx& tx, TenantId tenant, repository::AnswerRow& row, const Receipt& receipt);
    std::string body_of(db::ReadTx& tx, TenantId tenant, Channel channel, const repository::AnswerRow& row);
    std::string real_address(const std::string& base_address);
    std::string open_secret(db::ReadTx& tx, TenantId tenant, const repository::PlatformRow& row);
    /// Stores what the rules made of an answer, and lets the next one leave when it is done.
    void store(db::WriteTx& tx, TenantId tenant, repository::AnswerRow& row, const Delivery& now);
};

/// How patiently answers are sent to a platform.
Patience patience_of(const Platform& platform);

}  // namespace linli::channels
