#include "forwarding.h"

#include <linli/audit/audit.h>
#include <linli/base/date.h>
#include <linli/base/text.h>
#include <linli/cases/dispatch_service.h>
#include <linli/cases/forwarding.h>
#include <linli/cases/reasons.h>
#include <linli/cases/service.h>

#include "procedure.h"
#include "repository_forwarding.h"
#include "rules.h"

#include <algorithm>
#include <set>

namespace linli::cases {
namespace {

using repository::Record;
using repository::StepRow;

constexpr std::int64_t most_forwards = 20;
constexpr std::chrono::days longest_wait{180};

std::string day_of(Instant moment) {
    const auto date = shanghai_date(moment).ymd();
    return std::to_string(unsigned(date.month())) + "月" + std::to_string(unsigned(date.day())) + "日";
}

/// What the reporter reads: to whom it went, and that somebody here goes on with it.
std::string told_to_reporter(const Forward& f) {
    return "已转请" + f.body_name + "处理，预计" + day_of(f.expected_by) + "前答复。我们会继续跟进，有进展及时告诉您。";
}

Outcome may_send(db::ReadTx& tx, const access::Scope& scope, const Record& record, const ForwardCase& in, Instant now) {
    if (record.version != in.version) return refuse(changed_meanwhile);
    if (!shareable(record.state)) return refuse(step_not_allowed, std::string(word(record.state)));
    if (!is_owner(scope, record) && !dispatches(scope, record)) return refuse(not_yours);
    if (record.protected_at) return refuse(not_forwardable);
    if (in.expected_by <= now || in.expected_by > now + longest_wait) return refuse(expected_outside);
    for (const auto& one : repository::forwards(tx, scope.tenant(), record.id))
        if (one.state == ForwardState::awaiting && one.body_code == in.body_code)
            return refuse(already_forwarded, one.body_name);
    if (repository::count_forwards(tx, scope.tenant(), record.id) >= most_forwards) return refuse(too_many_forwards);
    return Done{};
}

/// How it stands now: what is late, and how long it has been outside.
void look_at(Forward& f, const WorkingCalendar& office, Instant now) {
    f.overdue = f.state == ForwardState::awaiting && f.expected_by <= now;
    f.outside_ms = office.between(f.forwarded_at, f.answered_at.value_or(f.ended_at.value_or(now))).count();
}

}  // namespace

Outcome nobody_outside_owes(db::ReadTx& tx, TenantId tenant, CaseId id) {
    std::vector<std::string> open;
    for (const auto& one : repository::forwards(tx, tenant, id))
        if (one.state == ForwardState::awaiting)
            open.push_back(one.body_name + "（预计" + day_of(one.expected_by) + "前答复）");
    if (open.empty()) return Done{};
    return refuse(outside_awaited, text::join(open, "、") + "。请登记答复，或说明不再等待的理由");
}

Result<Forward> Forwarding::forward(const access::Scope& scope, CaseId id, const ForwardCase& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Forward> {
        const auto tenant = scope.tenant();
        const auto now = parts_.clock.now();
        auto record = repository::find(tx, scope, id);
        if (!record) return refuse(access::not_found);
        LINLI_CHECK(may_send(tx, scope, *record, in, now));
        const auto list = repository::outside_bodies(tx, tenant);
        const auto body = std::find_if(list.items.begin(), list.items.end(),
                                       [&](const OutsideBody& one) { return one.code == in.body_code; });
        if (body == list.items.end()) return refuse(no_such_body);
        Forward f{.id = parts_.ids.next<ForwardId>(), .case_id = id, .number = record->number};
        f.ordinal = repository::count_forwards(tx, tenant, id) + 1;
        f.body_code = body->code;
        f.body_name = body->name;
        f.reason = in.reason;
        f.sent = in.sent;
        f.forwarded_by = scope.user();
        f.forwarded_at = now;
        f.expected_by = in.expected_by;
        repository::insert_forward(tx, tenant, f, list.edition);
        StepRow step{
            .action = Action::forward, .note = told_to_reporter(f), .is_public = true, .before = snapshot(*record)};
        LINLI_CHECK(procedure_.store(tx, scope, *record, std::move(step), {}));
        return repository::forward(tx, tenant, f.id).value();
    });
}

Result<Forward> Forwarding::move(const access::Scope& scope, ForwardId id, const MoveForward& in) const {
    return parts_.database.write([&](db::WriteTx& tx) -> Result<Forward> {
        const auto tenant = scope.tenant();
        const auto now = parts_.clock.now();
        auto f = repository::forward(tx, tenant, id);
        auto record = f ? repository::find(tx, scope, f->case_id) : std::nullopt;
        if (!record) return refuse(access::not_found);
        if (!is_owner(scope, *record) && !dispatches(scope, *record)) return refuse(not_yours);
        if (f->state != ForwardState::awaiting || record->closed_at) return refuse(step_not_allowed);
        const bool answered = in.move == ForwardMove::answer;
        const auto at = in.answered_at.value_or(now);
        if (answered && (at > now || at < f->forwarded_at)) return refuse(expected_outside);
        f->state = answered ? ForwardState::answered : ForwardState::given_up;
        f->answer = in.note;
        if (answered) f->answered_by = in.answered_by, f->answered_at = at;
        f->recorded_by = scope.user();
        f->ended_at = now;
        if (!repository::end_forward(tx, tenant, *f)) return refuse(changed_meanwhile);
        StepRow step{.action = answered ? Action::forward_answer : Action::forward_give_up,
                     .note = answered ? f->body_name + "已答复，我们正在核实处理。"
                                      : "不再等待" + f->body_name + "答复：" + in.note,
                     .is_public = answered,
                     .before = snapshot(*record)};
        LINLI_CHECK(procedure_.store(tx, scope, *record, std::move(step), {}));
        look_at(*f, parts_.office, now);
        return *f;
    });
}

Result<Forwards> Forwarding::of_case(const access::Scope& scope, CaseId id) const {
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Forwards> {
        if (!repository::find(tx, scope, id)) return refuse(access::not_found);
        Forwards out{repository::forwards(tx, scope.tenant(), id)};
        for (auto& one : out.items) look_at(one, parts_.office, parts_.clock.now());
        return out;
    });
}

Result<api::Page<Forward>> Forwarding::list(const access::Scope& scope, const ListForwards& in) const {
    const std::string operation = "listCaseForwards:" + (in.state ? std::string(word(*in.state)) : "awaited") +
                                  (in.overdue ? ":overdue:" : ":") + in.body_code.value_or("");
    std::optional<api::PageKey> after;
    if (in.cursor) {
        LINLI_TRY(const auto text, parts_.cursors.open(scope, operation, *in.cursor));
        after = api::PageKey::parse(text);
        if (!after) return refuse(api::bad_cursor);
    }
    return parts_.database.read([&](db::ReadTx& tx) -> Result<api::Page<Forward>> {
        const auto now = parts_.clock.now();
        api::Page<Forward> page;
        const auto next = repository::forward_page(tx, scope, in, now, after, page.items);
        for (auto& one : page.items) look_at(one, parts_.office, now);
        if (next) page.next = parts_.cursors.seal(scope, operation, next->text());
        return page;
    });
}

OutsideBodies Forwarding::bodies(const access::Scope& scope) const {
    return parts_.database.read([&](db::ReadTx& tx) { return repository::outside_bodies(tx, scope.tenant()); });
}

Result<OutsideBodies> Forwarding::publish(const access::Scope& scope, const OutsideBodies& in) const {
    std::set<std::string> codes;
    for (std::size_t i = 0; i < in.items.size(); ++i)
        if (!codes.insert(in.items[i].code).second)
            return refuse(bad_reasons, {{"/items/" + std::to_string(i) + "/code", "taken", "编码重复"}});
    return parts_.database.write([&](db::WriteTx& tx) -> Result<OutsideBodies> {
        auto list = in;
        if (repository::outside_bodies(tx, scope.tenant()).edition != in.edition) return refuse(edition_changed);
        ++list.edition;
        repository::insert_bodies(tx, scope.tenant(), list);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "publishOutsideBodies",
                            .subject_kind = "outside-bodies",
                            .detail = "edition " + std::to_string(list.edition)});
        return list;
    });
}

}  // namespace linli::cases
