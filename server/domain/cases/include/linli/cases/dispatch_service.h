#pragma once

#include <linli/cases/handover.h>
#include <linli/cases/service.h>

#include <memory>

namespace linli::api {
class Desk;
}

namespace linli::cases {

inline constexpr ProblemType bad_rules{"cases/bad-rules", 422, "分拨规则有误", "The dispatch rules have errors"};
inline constexpr ProblemType no_such_edition{"cases/no-such-edition", 404, "没有这一版次", "There is no such edition"};
inline constexpr ProblemType edition_published{"cases/edition-published", 409, "已发布的版次不能修改，请新建一版",
                                               "A published edition is not edited"};
inline constexpr ProblemType edition_changed{"cases/edition-changed", 409, "草稿已被他人修改，请刷新后再操作",
                                             "The draft changed meanwhile"};
inline constexpr ProblemType simulate_first{"cases/simulate-first", 409, "请先用这一版草稿演算历史事项",
                                            "Replay this version over the past first"};
inline constexpr ProblemType second_person_needed{"cases/second-person-needed", 403, "修订人不能发布自己的修订",
                                                  "Somebody else must publish it"};
inline constexpr ProblemType not_in_the_past{"cases/not-in-the-past", 422, "生效时间不能早于现在",
                                             "Rules do not begin in the past"};
inline constexpr ProblemType no_such_simulation{"cases/no-such-simulation", 404, "没有这次演算",
                                                "There is no such replay"};

/// Rules of dispatch as master data: drafted by one, replayed over the past, published by another. Synchronous;
/// thread-safe; each call is one transaction. @throws db::StoreFault when the store fails. @source INC-15
class DispatchService {
public:
    /// Everything that `parts` names outlives it.
    explicit DispatchService(CaseParts parts);
    ~DispatchService();

    /// What rules may ask of a matter.
    ConditionFields fields(const access::Scope& scope);
    /// What a condition means, or where it cannot be understood.
    ConditionCheck check(const access::Scope& scope, const CheckCondition& in);
    /// All of them, newest first, 200 at most.
    RuleEditions editions(const access::Scope& scope);
    /// @refuses no_such_edition
    Result<RuleEdition> edition(const access::Scope& scope, std::int64_t number);
    /// Begins a new edition. @refuses bad_rules naming each rule and the place of its mistake
    Result<RuleEdition> draft(const access::Scope& scope, const DraftRules& in);
    /// Replaces a draft. @refuses no_such_edition, edition_published, edition_changed, bad_rules
    Result<RuleEdition> change(const access::Scope& scope, std::int64_t number, const DraftRules& in);
    /// @refuses no_such_edition, edition_published, edition_changed, simulate_first, second_person_needed,
    /// not_in_the_past, bad_rules (when lists changed since)
    Result<RuleEdition> publish(const access::Scope& scope, std::int64_t number, const PublishRules& in);
    /// Begins a replay; `run_once` carries it on. @refuses no_such_edition, edition_published
    Result<Simulation> simulate(const access::Scope& scope, std::int64_t number, const Simulate& in);
    /// @refuses no_such_simulation
    Result<Simulation> simulation(const access::Scope& scope, const Uuid& id);
    /// The next batch of the oldest replay that runs. @return false when none does
    bool run_once(TenantId tenant, int batch = 500);

    /// @refuses access::not_found, also for whoever only reported it
    Result<CaseHandovers> handovers(const access::Scope& scope, CaseId id);
    /// What the caller's post may take now, the most urgent first, 100 at most.
    Offers offers(const access::Scope& scope);
    ReturnReasons reasons(const access::Scope& scope);
    /// A new edition of the list of reasons. @refuses edition_changed when another one was published meanwhile
    Result<ReturnReasons> publish_reasons(const access::Scope& scope, const ReturnReasons& in);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Mounts the routes of dispatch; `cases` takes offered matters.
void mount_dispatch(api::Desk& desk, DispatchService& service, CaseService& cases);

}  // namespace linli::cases
