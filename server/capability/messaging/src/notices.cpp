#include <linli/messaging/service.h>

#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/json/write.h>

#include "repository.h"
#include "secrets.h"
#include "template_text.h"

#include <algorithm>
#include <set>

namespace linli::messaging {
namespace {

using repository::MessageRow;

constexpr std::size_t most_recipients = 20'000;
constexpr std::size_t planned_together = 1'000;

/// What decides about many recipients at once, read by a bounded number of queries.
struct Ground {
    std::map<Channel, Gateway> gateways;
    std::map<UserId, Contact> contacts;
    std::map<Uuid, repository::PreferenceRow> wishes;
    std::map<std::pair<Uuid, Channel>, std::int64_t> used;
};

bool reachable(const Ground& ground, const Uuid& recipient, RecipientKind kind, Channel channel) {
    if (kind == RecipientKind::area) return true;
    const auto found = ground.contacts.find(UserId(recipient));
    if (found == ground.contacts.end()) return false;
    const auto& contact = found->second;
    switch (channel) {
    case Channel::app: return true;
    case Channel::sms:
    case Channel::voice: return !contact.phone.empty();
    case Channel::mail: return !contact.mail.empty();
    case Channel::wechat: return !contact.wechat.empty();
    case Channel::broadcast: return false;
    }
    return false;
}

rules::Circumstance circumstance(const Ground& ground, const Uuid& recipient, RecipientKind kind, Urgency urgency,
                                 Channel channel) {
    rules::Circumstance c;
    c.channel = channel;
    c.urgency = urgency;
    c.has_address = reachable(ground, recipient, kind, channel);
    const auto gateway = ground.gateways.find(channel);
    c.connected = channel == Channel::app ||
                  (gateway != ground.gateways.end() && gateway->second.enabled && gateway->second.has_secret);
    if (gateway != ground.gateways.end()) c.daily_cap = gateway->second.daily_cap;
    if (const auto wish = ground.wishes.find(recipient); wish != ground.wishes.end()) {
        c.consent = wish->second.consent(channel);
        c.quiet = wish->second.quiet();
    }
    if (const auto used = ground.used.find({recipient, channel}); used != ground.used.end())
        c.used_today = used->second;
    return c;
}

/// Adds one recipient up.
class Sum {
public:
    Sum(NoticePlan& plan, const SendNotice& in, const std::map<Channel, std::int64_t>& units)
        : plan_(plan), in_(in), units_(units) {}

    void add(const Ground& ground, const Uuid& recipient, RecipientKind kind, Instant now) {
        ++plan_.recipients;
        bool placed = false;
        Verdict last = Verdict::no_address;
        for (const auto channel : in_.chain) {
            const auto verdict = rules::judge(circumstance(ground, recipient, kind, in_.urgency, channel), now).verdict;
            const bool goes = verdict == Verdict::go || verdict == Verdict::quiet_hours;
            last = verdict;
            if (!goes) continue;
            const auto cost = cost_of(ground, channel);
            plan_.cost_at_most.value += cost.value;
            if (std::exchange(placed, true)) continue;
            ++(verdict == Verdict::go ? plan_.at_once : plan_.held);
            plan_.cost.value += cost.value;
            auto& line = lines_[channel];
            line.channel = channel;
            ++line.count;
            line.units += units_.at(channel);
            line.cost.value += cost.value;
        }
        if (placed) return;
        ++plan_.unreachable;
        ++left_out_[std::string(word(last))];
    }
    void finish() {
        for (const auto& [channel, line] : lines_) plan_.first_channel.push_back(line);
        for (const auto& [reason, count] : left_out_) plan_.left_out.push_back({reason, count});
    }

private:
    Fen cost_of(const Ground& ground, Channel channel) const {
        const auto gateway = ground.gateways.find(channel);
        if (gateway == ground.gateways.end()) return {};
        return Fen{gateway->second.price.value * units_.at(channel)};
    }
    NoticePlan& plan_;
    const SendNotice& in_;
    const std::map<Channel, std::int64_t>& units_;
    std::map<Channel, ChannelCount> lines_;
    std::map<std::string, std::int64_t> left_out_;
};

bool only_broadcast(const SendNotice& in) { return in.chain.size() == 1 && in.chain.front() == Channel::broadcast; }

MessageRow message_of(const SendNotice& in, const Template& form, const Uuid& recipient, RecipientKind kind, UserId by,
                      MessageId id, Instant now) {
    MessageRow row;
    auto& v = row.view;
    v.id = id;
    row.key = "notice/" + in.id.text() + "/" + recipient.text();
    v.notice_id = in.id;
    v.template_code = form.code;
    v.edition = form.edition;
    v.urgency = in.urgency;
    v.recipient_kind = kind;
    v.recipient_id = recipient;
    v.chain = in.chain;
    v.must_acknowledge = in.must_acknowledge;
    row.escalate_after = std::chrono::minutes(in.escalate_minutes);
    v.owner = by;
    v.created_at = now;
    v.due_at = now;
    return row;
}

repository::NoticeRow notice_of(const SendNotice& in, const Template& form, UserId by, Instant now) {
    repository::NoticeRow row;
    auto& v = row.view;
    v.id = in.id;
    v.template_code = form.code;
    v.edition = form.edition;
    v.urgency = in.urgency;
    v.chain = in.chain;
    v.sent_by = by;
    v.sent_at = now;
    return row;
}

std::string values_of(const SendNotice& in) {
    std::string out;
    json::append(out, boost::json::value(in.variables));
    return out;
}

}  // namespace

/// A notice with everything that the rules want to know: who gets it and what it says.
struct MessagingService::Addressed {
    Template form;
    Filling filling;
    RecipientKind kind = RecipientKind::account;
    std::vector<Uuid> recipients{};
};

Result<MessagingService::Addressed> MessagingService::address_notice(db::ReadTx& tx, const access::Scope& scope,
                                                                     const SendNotice& in) const {
    const auto tenant = scope.tenant();
    Addressed out;
    out.kind = only_broadcast(in) ? RecipientKind::area : RecipientKind::account;
    if (!rules::chain_fits(in.chain, out.kind)) return refuse(bad_chain);
    auto form = repository::published(tx, tenant, in.template_code);
    if (!form) return refuse(no_such_template);
    LINLI_TRY(out.filling, fill(form->variables, in.variables));
    out.form = *std::move(form);
    for (const auto& id : in.areas) {
        const auto place = area::find(tx, tenant, id);
        if (!place || !scope.covers(place->ancestors, {}, {}, {}, {})) return refuse(outside_area);
    }
    if (out.kind == RecipientKind::area) {
        const std::set<AreaId> once(in.areas.begin(), in.areas.end());
        for (const auto& id : once) out.recipients.push_back(id.uuid());
    } else {
        const auto members = parts_.directory.members(tx, tenant, {in.accounts, in.posts, in.areas}, parts_.clock.now(),
                                                      most_recipients + 1);
        for (const auto& id : members) out.recipients.push_back(id.uuid());
    }
    if (out.recipients.empty()) return refuse(nobody);
    if (out.recipients.size() > most_recipients) return refuse(audience_too_large);
    return out;
}

Result<NoticePlan> MessagingService::plan(const access::Scope& scope, const SendNotice& in) {
    const auto tenant = scope.tenant();
    return parts_.database.read([&](db::ReadTx& tx) -> Result<NoticePlan> {
        LINLI_TRY(auto addressed, address_notice(tx, scope, in));
        const auto now = parts_.clock.now();
        addressed.filling.insert_or_assign(std::string(recipient_variable), "居民");
        std::map<Channel, std::int64_t> units;
        for (const auto channel : in.chain)
            units[channel] = rules::units(channel, render(addressed.form, channel, addressed.filling).text);
        Ground ground;
        for (auto& gateway : repository::gateways(tx, tenant))
            ground.gateways.emplace(gateway.view.channel, std::move(gateway.view));
        NoticePlan plan;
        Sum sum(plan, in, units);
        const std::span<const Uuid> everybody(addressed.recipients);
        for (std::size_t at = 0; at < everybody.size(); at += planned_together) {
            const auto slice = everybody.subspan(at, std::min(planned_together, everybody.size() - at));
            std::vector<UserId> users;
            if (addressed.kind == RecipientKind::account)
                for (const auto& id : slice) users.emplace_back(id);
            ground.contacts = parts_.directory.contacts(tx, tenant, users);
            ground.wishes = repository::preferences(tx, tenant, slice);
            ground.used = repository::usage(tx, tenant, slice, shanghai_date(now));
            for (const auto& id : slice) sum.add(ground, id, addressed.kind, now);
        }
        sum.finish();
        return plan;
    });
}

Result<Notice> MessagingService::send_notice(const access::Scope& scope, const SendNotice& in) {
    const auto tenant = scope.tenant();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Notice> {
        if (const auto before = repository::notice(tx, tenant, in.id)) {
            if (before->view.sent_by != scope.user()) return refuse(id_taken);
            auto view = before->view;
            view.states = repository::states(tx, tenant, in.id);
            return view;
        }
        LINLI_TRY(const auto addressed, address_notice(tx, scope, in));
        const auto now = parts_.clock.now();
        auto notice = notice_of(in, addressed.form, scope.user(), now);
        auto& v = notice.view;
        v.recipients = static_cast<std::int64_t>(addressed.recipients.size());
        notice.variables = parts_.vault.seal(tx, tenant, PersonId(in.id.uuid()), notice_field, values_of(in));
        repository::insert(tx, tenant, notice);
        std::vector<MessageRow> rows;
        rows.reserve(addressed.recipients.size());
        for (const auto& id : addressed.recipients)
            rows.push_back(
                message_of(in, addressed.form, id, addressed.kind, v.sent_by, parts_.ids.next<MessageId>(), now));
        repository::insert_all(tx, tenant, rows);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "sendNotice",
                            .subject_kind = "notice",
                            .subject = in.id.uuid(),
                            .person = {},
                            .purpose = {},
                            .detail = v.template_code + " " + std::to_string(v.recipients)});
        wake_after(tx);
        v.states = repository::states(tx, tenant, in.id);
        return v;
    });
}

Result<Notice> MessagingService::find_notice(const access::Scope& scope, NoticeId id) {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Notice> {
        auto row = repository::notice(tx, scope, id);
        if (!row) return refuse(access::not_found);
        row->view.states = repository::states(tx, scope.tenant(), id);
        return std::move(row->view);
    });
}

}  // namespace linli::messaging
