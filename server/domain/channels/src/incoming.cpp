#include "service_impl.h"

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/log/log.h>

namespace linli::channels {
namespace {

namespace protocol = messaging::protocol;
using repository::Landed;

/// A message that another process works on right now, or that one died over: afterwards it is taken up again.
constexpr std::chrono::seconds being_landed{60};

std::string hash_of(std::string_view text) { return crypto::suite(crypto::Suite::international).hash(text).hex(); }

}  // namespace

std::optional<ChannelService::Impl::Sender> ChannelService::Impl::sender(TenantId tenant, std::string_view code) {
    return parts.database.read([&](db::ReadTx& tx) -> std::optional<Sender> {
        auto row = repository::platform(tx, tenant, code);
        if (!row || !row->view.enabled) return std::nullopt;
        auto secret = open_secret(tx, tenant, *row);
        const auto suite = crypto::suite_from_word(row->view.suite);
        if (secret.empty() || !suite) return std::nullopt;
        return Sender{std::move(*row), std::move(secret), *suite};
    });
}

Outcome ChannelService::Impl::check(TenantId tenant, const Sender& from, const SignedBody& in) {
    const auto fault = in.suite == from.row.view.suite
                           ? protocol::check_request(from.suite, from.secret, in.envelope, in.body, in.signature,
                                                     parts.real_clock.now())
                           : protocol::Fault::wrong_signature;
    if (fault == protocol::Fault::none) return Done{};
    if (fault == protocol::Fault::old_timestamp) return refuse(old_timestamp);
    parts.database.write([&](db::WriteTx& tx) { repository::count_wrong_signature(tx, tenant, from.row.view.code); });
    log::warning("channels.wrong-signature", {{"platform", log::Text(from.row.view.code)}});
    return refuse(bad_signature);
}

Result<ChannelService::Impl::Kept> ChannelService::Impl::keep(TenantId tenant, const Sender& from, const SignedBody& in,
                                                              const Order& order) {
    const auto now = parts.clock.now();
    const auto& code = from.row.view.code;
    const auto body_hash = hash_of(in.body);
    const repository::OrderRow fresh{.id = parts.ids.next<OrderId>(),
                                     .platform = code,
                                     .number = order.number,
                                     .case_id = parts.ids.next<cases::CaseId>(),
                                     .text_hash = hash_of(order.text),
                                     .anonymous = order.anonymous,
                                     .answer_by = order.answer_by,
                                     .received_at = now,
                                     .withdrawn_at = {}};
    return parts.database.write([&](db::WriteTx& tx) -> Result<Kept> {
        if (!repository::use_nonce(tx, tenant, code, in.envelope.nonce,
                                   parts.real_clock.now() + 2 * protocol::tolerance))
            return refuse(replayed);
        if (auto known = repository::message(tx, tenant, code, order.message_id)) {
            if (known->body_hash != body_hash) return refuse(message_differs);
            const bool abandoned = known->landed == Landed::pending && known->received_at + being_landed <= now;
            if (known->landed == Landed::pending && !abandoned) return refuse(in_progress);
            return Kept{std::move(*known), abandoned};
        }
        auto about = repository::order(tx, tenant, code, order.number);
        if (!about && order.message != Message::order) return refuse(no_such_order);
        if (!about && !repository::insert(tx, tenant, fresh)) return refuse(in_progress);
        repository::MessageRow row{.platform = code,
                                   .message_no = order.message_id,
                                   .order = about ? about->id : fresh.id,
                                   .message = order.message,
                                   .body_hash = body_hash,
                                   .case_number = {},
                                   .received_at = now};
        if (!repository::insert(tx, tenant, row)) return refuse(in_progress);
        repository::saw_order(tx, tenant, code, now);
        return Kept{std::move(row), true};
    });
}

Outcome ChannelService::Impl::land(TenantId tenant, const Sender& from, const Order& order,
                                   repository::MessageRow& row) {
    const auto about =
        parts.database.read([&](db::ReadTx& tx) { return repository::order(tx, tenant, row.platform, order.number); });
    LINLI_INVARIANT(about.has_value(), "a message without its order");
    const bool same_words = about->text_hash == hash_of(order.text);
    const bool first = same_words && order.message == Message::order;  // also the one that a dead process left behind
    auto landed = first ? report(tenant, from, order, *about, row.case_number)
                        : Result<Landed>(land_on_case(tenant, from, order, *about, row.case_number));
    if (!landed) {
        parts.database.write([&](db::WriteTx& tx) {
            repository::drop_message(tx, tenant, row.platform, row.message_no);
            repository::drop_order(tx, tenant, about->id);
        });
        return refuse(order_refused, std::string(landed.problem().type->title));
    }
    row.landed = *landed;
    parts.database.write([&](db::WriteTx& tx) {
        repository::land(tx, tenant, row);
        if (order.message == Message::withdrawal && !about->withdrawn_at && repository::locked(tx, tenant, about->id))
            repository::withdraw_order(tx, tenant, about->id, parts.clock.now());
        parts.audit.wrote(tx, scope_of(tenant, from.row),
                          {.kind = audit::Kind::write,
                           .operation = "takePlatformOrder",
                           .subject_kind = "case",
                           .subject = about->case_id.uuid(),
                           .person = {},
                           .purpose = {},
                           .detail = row.platform + " " + std::string(word(row.landed))});
    });
    return Done{};
}

Result<SignedAnswer> ChannelService::take(TenantId tenant, const SignedBody& in) {
    auto& self = *impl_;
    // Who is no platform and who signs wrongly hear the same word.
    const auto from = self.sender(tenant, in.envelope.channel);
    if (!from) return refuse(bad_signature);
    LINLI_CHECK(self.check(tenant, *from, in));
    const auto channel = from->row.view.channel;
    LINLI_TRY(const auto order, read_order(channel, in.body));
    if (order.message_id != in.envelope.delivery) return refuse(bad_order, "报文编号与签名的不一致");
    LINLI_TRY(auto kept, self.keep(tenant, *from, in, order));
    if (kept.fresh) LINLI_CHECK(self.land(tenant, *from, order, kept.row));
    SignedAnswer out{
        .media_type = std::string(media_type(channel)),
        .body = write_acceptance(channel, {order.number, order.message_id, kept.row.case_number, kept.row.received_at}),
        .signature = {},
        .at = self.parts.real_clock.now()};
    out.signature = protocol::sign_answer(from->suite, from->secret, in.envelope, 200, out.at, out.body);
    return out;
}

std::int64_t ChannelService::forget(TenantId tenant) {
    const auto now = impl_->parts.real_clock.now();
    return impl_->parts.database.write([&](db::WriteTx& tx) { return repository::forget_nonces(tx, tenant, now); });
}

}  // namespace linli::channels
