#include "service_impl.h"

#include <linli/audit/audit.h>
#include <linli/base/text.h>
#include <linli/evidence/log.h>

#include <boost/json/object.hpp>

#include <algorithm>
#include <map>
#include <set>

/// Answers that wait for a person. @source INC-26
namespace linli::channels {
namespace {

using repository::AnswerRow;

constexpr int most_looked_at = 2'000;
constexpr std::size_t most_shown = 200;
constexpr std::size_t cases_at_once = 1'000;

/// Names of the few people who own answers: each is asked for once.
class OwnerNames {
public:
    OwnerNames(db::ReadTx& tx, TenantId tenant, const ChannelParts& parts) : tx_(tx), tenant_(tenant), parts_(parts) {}
    void fill(AnswerLine& line) {
        const auto known = names_.find(line.owner);
        line.owner_name =
            known != names_.end() ? known->second : (names_[line.owner] = parts_.name_of(tx_, tenant_, line.owner));
    }

private:
    db::ReadTx& tx_;
    TenantId tenant_;
    const ChannelParts& parts_;
    std::map<UserId, std::string> names_;
};

/// The cases of these answers that the caller may see; asked of the room that owns them.
std::set<cases::CaseId> visible(cases::CaseService& cases, const access::Scope& scope,
                                const std::vector<AnswerRow>& rows) {
    std::vector<cases::CaseId> ids;
    for (const auto& row : rows) ids.push_back(row.view.case_id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::set<cases::CaseId> out;
    for (std::size_t from = 0; from < ids.size(); from += cases_at_once) {
        const auto some = std::span(ids).subspan(from, std::min(cases_at_once, ids.size() - from));
        for (const auto& one : cases.published(scope, some)) out.insert(one.id);
    }
    return out;
}

/// What one step makes of an answer. @refuses not_stuck, reason_needed, same_person
Result<Delivery> stepped(AnswerRow& row, const TakeStuckStep& in, UserId caller, Instant now) {
    auto& v = row.view;
    const auto delivery = repository::delivery_of(row);
    switch (in.step) {
    case StuckStep::retry: return retried(delivery, now);
    case StuckStep::take_over:
        if (v.state != DeliveryState::stuck) return refuse(not_stuck);
        v.owner = caller;
        return delivery;
    case StuckStep::ask_give_up:
        if (v.state != DeliveryState::stuck) return refuse(not_stuck);
        if (text::trim(in.note).empty()) return refuse(reason_needed);
        v.give_up_asked_by = caller;
        v.give_up_reason = in.note;
        return delivery;
    case StuckStep::agree: break;
    }
    const auto asked = v.give_up_asked_by ? v.give_up_asked_by->text() : std::string();
    auto done = given_up(delivery, asked, caller.text(), v.give_up_reason.value_or(""));
    if (done) v.give_up_agreed_by = caller;
    return done;
}

}  // namespace

AnswerLines ChannelService::stuck(const access::Scope& scope) {
    auto& parts = impl_->parts;
    const auto tenant = scope.tenant();
    auto rows = parts.database.read([&](db::ReadTx& tx) { return repository::stuck(tx, tenant, most_looked_at); });
    const auto seen = visible(parts.cases, scope, rows);
    const auto& caller = scope.actor().user;
    return parts.database.read([&](db::ReadTx& tx) {
        OwnerNames names(tx, tenant, parts);
        AnswerLines out;
        for (auto& row : rows) {
            if (out.items.size() >= most_shown) break;
            if (seen.count(row.view.case_id) == 0 && caller != row.view.owner) continue;
            names.fill(row.view);
            out.items.push_back(std::move(row.view));
        }
        return out;
    });
}

Result<AnswerLines> ChannelService::of_case(const access::Scope& scope, cases::CaseId id) {
    auto& parts = impl_->parts;
    const cases::CaseId one[] = {id};
    if (parts.cases.published(scope, one).empty()) return refuse(access::not_found);
    return parts.database.read([&](db::ReadTx& tx) -> Result<AnswerLines> {
        OwnerNames names(tx, scope.tenant(), parts);
        AnswerLines out;
        const auto cases = cases::answered_with(tx, scope.tenant(), id);
        for (auto& row : repository::answers_of(tx, scope.tenant(), cases, static_cast<int>(most_shown))) {
            names.fill(row.view);
            out.items.push_back(std::move(row.view));
        }
        return out;
    });
}

Result<AnswerLine> ChannelService::step(const access::Scope& scope, AnswerId id, const TakeStuckStep& in) {
    auto& parts = impl_->parts;
    const auto tenant = scope.tenant();
    const auto caller = scope.user();
    const auto order = parts.database.read([&](db::ReadTx& tx) { return repository::order_of(tx, tenant, id); });
    if (!order) return refuse(access::not_found);
    const auto before = parts.database.read([&](db::ReadTx& tx) { return repository::answers(tx, tenant, *order); });
    const auto found = [&](const auto& rows) {
        return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.view.id == id; });
    };
    const auto target = found(before);
    if (target == before.end()) return refuse(access::not_found);
    if (target->view.owner != caller && visible(parts.cases, scope, {*target}).empty())
        return refuse(access::not_found);
    return parts.database.write([&](db::WriteTx& tx) -> Result<AnswerLine> {
        repository::locked(tx, tenant, *order);
        auto rows = repository::answers(tx, tenant, *order);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.view.id == id; });
        if (row == rows.end() || row->view.version != in.version) return refuse(changed_meanwhile);
        LINLI_TRY(const auto delivery, stepped(*row, in, caller, parts.clock.now()));
        impl_->store(tx, tenant, *row, delivery);
        if (in.step == StuckStep::retry) {  // a person knows better than the breaker
            repository::set_breaker(tx, tenant, row->view.platform, {});
            impl_->queued(tx);
        }
        parts.audit.wrote(tx, scope,
                          {.kind = audit::Kind::write,
                           .operation = "takeStuckAnswerStep",
                           .subject_kind = "answer",
                           .subject = id.uuid(),
                           .person = {},
                           .purpose = {},
                           .detail = row->view.platform + " " + std::string(word(in.step))});
        if (in.step == StuckStep::agree)
            parts.evidence.record(tx, tenant, "channels.given-up", id.uuid(),
                                  {{"case", row->view.case_id.text()},
                                   {"platform", row->view.platform},
                                   {"asked", row->view.give_up_asked_by->text()},
                                   {"agreed", caller.text()}});
        row->view.owner_name = parts.name_of(tx, tenant, row->view.owner);
        return row->view;
    });
}

}  // namespace linli::channels
