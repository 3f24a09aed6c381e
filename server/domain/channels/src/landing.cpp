#include "service_impl.h"

#include <linli/base/text.h>
#include <linli/cases/problems.h>
#include <linli/channels/permissions.h>

/// How a message of a platform lands on its case: by the same steps that a reporter would take.
namespace linli::channels {
namespace {

using cases::Action;
using cases::State;
using repository::Landed;

constexpr std::size_t longest_note = 2'100;  // the longest text of an order behind the platform's name
constexpr std::size_t longest_contact_name = 50;

cases::Channel door_of(Channel channel) {
    return channel == Channel::hotline ? cases::Channel::hotline : cases::Channel::mailbox;
}

/// The telephone as a number that can be called; a masked one is only words to recognise somebody by.
bool callable(const std::string& phone) { return phone.find('*') == std::string::npos; }

/// The caller as the platform knows them; nobody for an anonymous order.
void name_caller(const Order& order, cases::ReportOnBehalf& in) {
    in.reporter_name = order.caller_name;
    if (!order.caller_phone) return;
    if (callable(*order.caller_phone)) {
        in.reporter_phone = order.caller_phone;
        return;
    }
    const auto known_as = order.caller_name.value_or("来电人") + "（" + *order.caller_phone + "）";
    in.reporter_name = std::string(text::prefix(known_as, longest_contact_name));
}

std::string_view verb(Message message) {
    switch (message) {
    case Message::order: return "再次来件";
    case Message::supplement: return "补充";
    case Message::urge: return "催办";
    case Message::withdrawal: return "撤回";
    }
    return "";
}

/// What a message does to a matter as it stands; nothing where nothing can be done any more.
std::optional<Action> action_for(Message message, State state) {
    const bool ended = state == State::declined || state == State::withdrawn;
    if (ended) return std::nullopt;
    const bool answered = state == State::resolved || state == State::closed;
    if (message == Message::withdrawal) return answered ? std::nullopt : std::optional(Action::withdraw);
    if (answered) return Action::reopen;
    // Whatever the reporter adds while they are asked is the answer; urging is none.
    return state == State::waiting && message != Message::urge ? Action::answer : Action::note;
}

Landed landed_by(Action action) {
    switch (action) {
    case Action::answer: return Landed::answered;
    case Action::reopen: return Landed::reopened;
    case Action::withdraw: return Landed::withdrawn;
    default: return Landed::noted;
    }
}

}  // namespace

access::Scope ChannelService::Impl::scope_of(TenantId tenant, const repository::PlatformRow& row) const {
    access::Actor actor{.tenant = tenant, .role = access::Role::machine, .user = UserId(row.id.uuid())};
    actor.user_name = row.view.name;
    return access::Gate::admit(actor, may_submit).value();
}

Result<Landed> ChannelService::Impl::report(TenantId tenant, const Sender& from, const Order& order,
                                            const repository::OrderRow& row, std::string& case_number) {
    cases::ReportOnBehalf in;
    in.report.id = row.case_id;
    in.report.text = order.text;
    in.report.title = order.title;
    in.report.channel = door_of(from.row.view.channel);
    if (order.address) in.report.place = cases::Place{.address = order.address, .lon = {}, .lat = {}, .area_id = {}};
    name_caller(order, in);
    const auto scope = scope_of(tenant, from.row);
    const auto before = parts.cases.find(scope, row.case_id);
    if (before) {  // the same order under another message number, or one that a dead process left half done
        case_number = before->number;
        return Landed::repeated;
    }
    LINLI_TRY(const auto made, parts.cases.report_on_behalf(scope, in, row.answer_by));
    case_number = made.number;
    return Landed::reported;
}

/// A matter that follows another takes no steps: what its reporter says is heard where it is handled.
Landed ChannelService::Impl::note_on_master(TenantId tenant, cases::CaseId follower, const std::string& words) {
    const auto facts =
        parts.database.read([&](db::ReadTx& tx) { return cases::answer_facts(tx, tenant, follower, 0); });
    if (!facts || !facts->master) return Landed::kept;
    const auto system = access::Gate::system(tenant, "channels.land");
    constexpr int tries = 4;
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto master = parts.cases.find(system, *facts->master);
        if (!master) return Landed::kept;
        cases::TakeStep in;
        in.action = Action::note;
        in.version = master->version;
        in.note = std::string(text::prefix(words, longest_note));
        const auto done = parts.cases.take_step(system, master->id, in);
        if (done) return Landed::noted;
        if (!done.is(cases::changed_meanwhile)) return Landed::kept;
    }
    return Landed::kept;
}

Landed ChannelService::Impl::land_on_case(TenantId tenant, const Sender& from, const Order& order,
                                          const repository::OrderRow& row, std::string& case_number) {
    constexpr int tries = 4;  // people act on the case at the same time
    const auto scope = scope_of(tenant, from.row);
    const auto words = from.row.view.name + std::string(verb(order.message)) + "：" + order.text;
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto seen = parts.cases.find(scope, row.case_id);
        if (!seen) return Landed::kept;
        case_number = seen->number;
        if (seen->state == State::merged) return note_on_master(tenant, row.case_id, words);
        const auto action = action_for(order.message, seen->state);
        if (!action) return Landed::kept;
        cases::TakeStep in;
        in.action = *action;
        in.version = seen->version;
        in.note = std::string(text::prefix(words, longest_note));
        const auto done = parts.cases.take_step(scope, row.case_id, in);
        if (done) return landed_by(*action);
        if (done.is(cases::changed_meanwhile)) continue;
        if (*action != Action::withdraw) return Landed::kept;
        in.action = Action::note;  // others wait for the same matter: who withdrew is written down
        return parts.cases.take_step(scope, row.case_id, in) ? Landed::noted : Landed::kept;
    }
    return Landed::kept;
}

}  // namespace linli::channels
