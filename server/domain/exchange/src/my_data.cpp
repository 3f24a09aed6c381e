#include <linli/exchange/my_data.h>

#include <linli/audit/audit.h>
#include <linli/reference/reference.h>
#include <linli/registry/records.h>
#include <linli/registry/service.h>

#include "agreement_terms.h"
#include "repository_own.h"

namespace linli::exchange {
namespace {

constexpr int most_lines = 200;

std::string_view kind_label(audit::Kind kind) {
    switch (kind) {
    case audit::Kind::write: return "登记或变更";
    case audit::Kind::read: return "查看";
    case audit::Kind::disclosure: return "查看完整信息或共享";
    case audit::Kind::refusal: return "查看被拒绝";
    case audit::Kind::sign_in: return "登录";
    case audit::Kind::sign_out: return "退出";
    case audit::Kind::export_: return "导出";
    }
    return {};
}

std::string who(const audit::Line& line) {
    if (line.role != access::Role::anonymous) return std::string(access::title(line.role));
    return line.entry.operation == "answerPartner" ? "共享对象" : "系统";
}

}  // namespace

MyDataService::MyDataService(ExchangeParts parts, MyDataParts more) : parts_(parts), more_(std::move(more)) {
    std::filesystem::create_directories(more_.folder);
}

Result<MyData> MyDataService::all(const access::Scope& scope) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    MyData out;
    out.person_id = *person;
    LINLI_TRY(auto record, parts_.records.fields(scope, registry::SubjectKind::person, person->uuid(), {}));
    out.record = std::move(record.items);
    LINLI_TRY(auto whole, more_.registry.person(scope, *person));
    out.relations = std::move(whole.relations);
    out.tags = std::move(whole.tags);
    LINLI_TRY(auto links, parts_.records.links(scope, *person));
    out.links = std::move(links.items);
    LINLI_TRY(auto consents, parts_.records.consents(scope, *person));
    out.consents = std::move(consents.items);
    return out;
}

Result<MyLooks> MyDataService::looks(const access::Scope& scope) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<MyLooks> {
        MyLooks out;
        for (const auto& line : parts_.audit.looks_at(tx, scope.tenant(), *person, most_lines))
            out.items.push_back({line.at, who(line), line.user == scope.actor().user,
                                 std::string(kind_label(line.entry.kind)), line.entry.operation, line.entry.purpose});
        return out;
    });
}

Result<MyShares> MyDataService::shares(const access::Scope& scope) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    return parts_.database.read([&](db::ReadTx& tx) -> Result<MyShares> {
        const Lists lists(tx, parts_.reference, scope.tenant(), shanghai_date(parts_.clock.now()));
        MyShares out;
        for (const auto& call : repository::calls_about(tx, scope.tenant(), person->uuid(), most_lines)) {
            MyShare one;
            one.at = call.asked_at;
            const auto* partner = lists.partners->find(call.partner);
            one.partner = partner == nullptr ? call.partner : partner->label;
            one.direction = call.direction;
            for (const auto& field : call.asked) {
                const auto* entry = lists.field(field);
                one.labels.push_back(entry == nullptr ? field : entry->label);
            }
            one.purpose = call.purpose;
            one.state = call.state;
            if (call.state == CallState::refused)
                one.why = sentence(from_word<Verdict>(call.reason).value_or(Verdict::no_agreement));
            out.items.push_back(std::move(one));
        }
        return out;
    });
}

Result<registry::ChangeRequest> MyDataService::correct(const access::Scope& scope, const CorrectMyData& in) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    registry::ProposeChange change;
    change.id = in.id;
    change.kind = registry::ChangeKind::correction;
    change.record_kind = registry::SubjectKind::person;
    change.record_id = person->uuid();
    change.on = shanghai_date(parts_.clock.now());
    change.source = "resident_self";
    change.reason = in.reason;
    change.values.push_back({in.field, in.value});
    return more_.changes.propose(scope, change);
}

Result<registry::ConsentView> MyDataService::withdraw(const access::Scope& scope, registry::ConsentId consent) {
    const auto person = scope.actor().person;
    if (!person) return refuse(not_linked);
    LINLI_TRY(auto out, parts_.records.withdraw_consent(scope, *person, consent));
    // The gate asks for the consent itself; should this fail, the hourly sweep destroys the answers.
    parts_.database.write(
        [&](db::WriteTx& tx) { CallService::forget_answers(tx, scope.tenant(), *person, out.purpose); });
    return out;
}

}  // namespace linli::exchange
