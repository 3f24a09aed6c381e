#include <linli/linkage/service.h>

#include <linli/audit/audit.h>
#include <linli/base/date.h>
#include <linli/evidence/log.h>
#include <linli/vault/vault.h>

#include "repository.h"
#include "training.h"

#include <boost/json/object.hpp>

#include <algorithm>
#include <set>

namespace linli::linkage {
namespace {

using registry::MatchingModelId;
using repository::Verdicts;

constexpr std::int64_t most_shown = 20;
constexpr std::int64_t read_at_once = 500;

audit::Entry wrote(std::string_view operation, MatchingModelId model) {
    return {.kind = audit::Kind::write,
            .operation = std::string(operation),
            .subject_kind = "linkage_model",
            .subject = model.uuid(),
            .person = {},
            .purpose = {},
            .detail = {}};
}

/// Every pair once; what was said here counts over what was said at an entry.
std::vector<Verdicts> all_verdicts(db::ReadTx& tx, TenantId tenant, std::int64_t most) {
    std::vector<Verdicts> out;
    std::set<std::pair<PersonId, PersonId>> seen;
    const auto keep = [&](PersonId a, PersonId b, bool same) {
        const auto pair = std::minmax(a, b);
        if (seen.emplace(pair.first, pair.second).second) out.push_back({pair.first, pair.second, same});
    };
    for (const bool same : {true, false})
        for (const auto& one : repository::verdicts(tx, tenant, same, most)) keep(one.a, one.b, same);
    for (const auto& [a, b] : registry::distinct_pairs(tx, tenant, most)) keep(a, b, false);
    std::sort(out.begin(), out.end(), [](const Verdicts& x, const Verdicts& y) {
        return std::tie(x.same, x.a, x.b) < std::tie(y.same, y.a, y.b);  // so that both halves have both kinds
    });
    return out;
}

/// Reads people part by part, so that no read transaction lasts, and keeps a sample and all who are named.
class LessonReader {
public:
    LessonReader(db::Database& database, TenantId tenant, vault::Vault& vault, const TrainingOptions& options)
        : database_(database), tenant_(tenant), vault_(vault), options_(options) {}

    /// @return false when it was stopped
    bool read(Lesson& lesson, const std::stop_token& stop) {
        const auto labels = database_.read([&](db::ReadTx& tx) {
            total_ = registry::people_count(tx, tenant_);
            return all_verdicts(tx, tenant_, static_cast<std::int64_t>(options_.most_labels));
        });
        for (const auto& one : labels) {
            lesson.labels.push_back({one.a.text(), one.b.text(), one.same});
            named_.insert(one.a);
            named_.insert(one.b);
        }
        for (std::optional<PersonId> after = PersonId{}; after;) {
            if (stop.stop_requested()) return false;
            after = read_some(lesson, *after);
        }
        return true;
    }

private:
    std::optional<PersonId> read_some(Lesson& lesson, PersonId after) {
        return database_.read([&](db::ReadTx& tx) -> std::optional<PersonId> {
            const auto ids = registry::people_after(tx, tenant_, after, read_at_once);
            if (ids.empty()) return std::nullopt;
            for (auto& row : registry::matching_rows(tx, tenant_, vault_, ids))
                if (named_.count(row.id) != 0 || in_sample(row.place.community, options_.most_people, total_))
                    lesson.rows.push_back(std::move(row.record));
            return ids.back();
        });
    }

    db::Database& database_;
    TenantId tenant_;
    vault::Vault& vault_;
    const TrainingOptions& options_;
    std::size_t total_ = 0;
    std::set<PersonId> named_;
};

}  // namespace

ModelShelf LinkageService::models(const access::Scope& scope) {
    return parts_.database.read([&](db::ReadTx& tx) {
        ModelShelf out;
        out.items = repository::models(tx, scope.tenant(), most_shown);
        out.labels_same = repository::count_verdicts(tx, scope.tenant(), PairState::same);
        out.labels_two = repository::count_verdicts(tx, scope.tenant(), PairState::different);
        out.walk = repository::latest_walk(tx, scope.tenant());
        return out;
    });
}

Result<LearntModel> LinkageService::ask_for_model(const access::Scope& scope) {
    const auto id = parts_.ids.next<MatchingModelId>();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<LearntModel> {
        if (!repository::ask(tx, scope.tenant(), id, scope.actor().user, parts_.clock.now()))
            return refuse(training_waits);
        parts_.audit.wrote(tx, scope, wrote("trainLinkageModel", id));
        return repository::model(tx, scope.tenant(), id).value();
    });
}

Result<LearntModel> LinkageService::publish(const access::Scope& scope, MatchingModelId id) {
    const auto next_walk = parts_.ids.next<WalkId>();
    return parts_.database.write([&](db::WriteTx& tx) -> Result<LearntModel> {
        const auto tenant = scope.tenant();
        const auto now = parts_.clock.now();
        const auto found = repository::model(tx, tenant, id);
        if (!found) return refuse(access::not_found);
        if (found->state == ModelState::in_use) return *found;
        if (found->state == ModelState::asked || !found->card || !found->scores) return refuse(model_not_ready);
        if (found->scores->learnt.wrong() > found->scores->in_use.wrong()) return refuse(model_worse);
        auto model = matching::Model::of(*found->card);
        if (!model || !repository::put_into_use(tx, tenant, id, scope.actor().user, now))
            return refuse(model_not_ready);
        registry::use_matching_model(tx, tenant, id, *model, now);
        if (!repository::begin(tx, tenant, next_walk, now)) repository::restart(tx, tenant);
        parts_.evidence.record(tx, tenant, "linkage.model", id.uuid(),
                               {{"model", id.text()},
                                {"labels_same", found->labels_same},
                                {"labels_two", found->labels_two},
                                {"wrong", found->scores->learnt.wrong()},
                                {"wrong_before", found->scores->in_use.wrong()}});
        parts_.audit.wrote(tx, scope, wrote("publishLinkageModel", id));
        return repository::model(tx, tenant, id).value();
    });
}

bool LinkageService::train_once(TenantId tenant, const std::stop_token& stop) {
    const auto asked = parts_.database.read([&](db::ReadTx& tx) { return repository::asked(tx, tenant); });
    if (!asked) return false;
    Lesson lesson;
    lesson.day = shanghai_date(parts_.clock.now()).text();
    if (!LessonReader(parts_.database, tenant, parts_.vault, options_).read(lesson, stop)) return false;
    const auto in_use = parts_.database.read([&](db::ReadTx& tx) { return registry::matching_model(tx, tenant); });
    auto learnt = learn(lesson, *in_use);
    LearntModel model;
    model.id = *asked;
    model.people = static_cast<std::int64_t>(lesson.rows.size());
    model.labels_same = std::count_if(lesson.labels.begin(), lesson.labels.end(),
                                      [](const matching::Label& label) { return label.same; });
    model.labels_two = static_cast<std::int64_t>(lesson.labels.size()) - model.labels_same;
    model.scores = learnt.scores;
    model.card = std::move(learnt.card);
    parts_.database.write([&](db::WriteTx& tx) { return repository::keep(tx, tenant, model, parts_.clock.now()); });
    return true;
}

}  // namespace linli::linkage
