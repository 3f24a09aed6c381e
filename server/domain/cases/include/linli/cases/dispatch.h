#pragma once

#include <linli/access/permission.h>
#include <linli/area/types.h>
#include <linli/base/clock.h>
#include <linli/base/id.h>
#include <linli/cases/events.h>
#include <linli/json/field.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// Ordered rules that say who gets a matter. @source INC-15, INC-13, ADR 0024
namespace linli::cases {

/// Whom a rule looks for.
enum class Target {
    local,             ///< the lowest place upwards that has somebody: grid, community, street, district
    role,              ///< whoever holds a role at the matter's place of a level
    organisation,      ///< the handlers of a body; of a section that every street has, those of the street
    property_company,  ///< the company that looks after the compound
    post               ///< one post
};
constexpr std::array<std::string_view, 5> words(Target) {
    return {"local", "role", "organisation", "property_company", "post"};
}

/// Who of them gets it.
enum class Strategy {
    assign,       ///< the accountable post: the one that stands there longest
    grab,         ///< offered to all of them for a time; the first one takes it, else the next in turn gets it
    round_robin,  ///< in turn
    least_loaded  ///< who has the fewest open matters
};
constexpr std::array<std::string_view, 4> words(Strategy) { return {"assign", "grab", "round_robin", "least_loaded"}; }

enum class EditionState { draft, published };
constexpr std::array<std::string_view, 2> words(EditionState) { return {"draft", "published"}; }

/// One rule: the first of an edition whose condition is met decides.
struct DispatchRule {
    std::string code;
    std::string name;
    std::string condition;  ///< in the language of `conditions`
    Target target = Target::local;
    std::optional<access::Role> role;         ///< of target role
    std::optional<area::Level> level;         ///< of role: where; of local: the lowest level that is asked
    std::optional<std::string> organisation;  ///< code, of target organisation
    std::optional<PostId> post_id;            ///< of target post
    Strategy strategy = Strategy::assign;
    std::optional<std::int64_t> minutes;  ///< of grab: how long the offer stands

    static constexpr std::string_view schema_name = "DispatchRule";
    static constexpr auto fields() {
        using R = DispatchRule;
        return std::tuple{
            json::field("code", &R::code, "规则编码", {.min = 1, .max = 40}),
            json::field("name", &R::name, "规则名称", {.min = 1, .max = 60}),
            json::field("condition", &R::condition, "条件",
                        {.min = 1, .max = 4'000, .example = "事项 = \"消防栓损坏漏水\" 且 紧急程度 = \"紧急\""}),
            json::field("target", &R::target, "分给谁"),
            json::field("role", &R::role, "角色"),
            json::field("level", &R::level, "层级"),
            json::field("organisation", &R::organisation, "单位编码", {.min = 1, .max = 40}),
            json::field("post_id", &R::post_id, "岗位"),
            json::field("strategy", &R::strategy, "分派方式"),
            json::field("minutes", &R::minutes, "抢单时限（分钟）", {.min = 1, .max = 1'440})};
    }
};

/// The whole draft, in order. Version 0 begins a new edition.
struct DraftRules {
    std::int64_t version = 0;
    std::string note;
    std::vector<DispatchRule> rules;

    static constexpr std::string_view schema_name = "DraftDispatchRules";
    static constexpr auto fields() {
        using D = DraftRules;
        return std::tuple{json::field("version", &D::version, "所见版本，新建为 0", {.min = 0}),
                          json::field("note", &D::note, "修订说明", {.min = 1, .max = 200}),
                          json::field("rules", &D::rules, "规则，按先后次序", {.min = 1, .max = 200})};
    }
};

/// Two rules of which the later one suffers.
struct RuleOverlap {
    std::string earlier;
    std::string later;
    bool shadowed = false;  ///< the later one can never match

    static constexpr std::string_view schema_name = "DispatchRuleOverlap";
    static constexpr auto fields() {
        using O = RuleOverlap;
        return std::tuple{json::field("earlier", &O::earlier, "在前的规则"),
                          json::field("later", &O::later, "在后的规则"),
                          json::field("shadowed", &O::shadowed, "在后的规则永远轮不到")};
    }
};

/// An edition of the rules.
struct RuleEdition {
    std::int64_t edition = 0;
    EditionState state = EditionState::draft;
    std::int64_t version = 1;
    std::string note;
    std::vector<DispatchRule> rules;
    std::vector<RuleOverlap> overlaps;  ///< what can be shown from the conditions alone
    UserId changed_by;
    Instant changed_at{};
    std::optional<std::int64_t> simulated_version;
    std::optional<UserId> published_by;
    std::optional<Instant> published_at;
    std::optional<Instant> effective_from;

    static constexpr std::string_view schema_name = "DispatchRuleEdition";
    static constexpr auto fields() {
        using E = RuleEdition;
        return std::tuple{json::field("edition", &E::edition, "版次"),
                          json::field("state", &E::state, "状态"),
                          json::field("version", &E::version, "版本"),
                          json::field("note", &E::note, "修订说明"),
                          json::field("rules", &E::rules, "规则"),
                          json::field("overlaps", &E::overlaps, "重叠的规则"),
                          json::field("changed_by", &E::changed_by, "修订人"),
                          json::field("changed_at_ms", &E::changed_at, "修订时间"),
                          json::field("simulated_version", &E::simulated_version, "已演算的版本"),
                          json::field("published_by", &E::published_by, "发布人"),
                          json::field("published_at_ms", &E::published_at, "发布时间"),
                          json::field("effective_from_ms", &E::effective_from, "生效时间")};
    }
};

/// An edition in the list of all.
struct RuleEditionLine {
    std::int64_t edition = 0;
    EditionState state = EditionState::draft;
    std::int64_t version = 1;
    std::string note;
    std::optional<Instant> effective_from;
    bool in_force = false;

    static constexpr std::string_view schema_name = "DispatchRuleEditionLine";
    static constexpr auto fields() {
        using E = RuleEditionLine;
        return std::tuple{json::field("edition", &E::edition, "版次"),
                          json::field("state", &E::state, "状态"),
                          json::field("version", &E::version, "版本"),
                          json::field("note", &E::note, "修订说明"),
                          json::field("effective_from_ms", &E::effective_from, "生效时间"),
                          json::field("in_force", &E::in_force, "正在执行")};
    }
};

/// All editions, newest first.
struct RuleEditions {
    std::vector<RuleEditionLine> items;
    static constexpr std::string_view schema_name = "DispatchRuleEditions";
    static constexpr auto fields() { return std::tuple{json::field("items", &RuleEditions::items, "版次")}; }
};

/// Puts a draft into force.
struct PublishRules {
    std::int64_t version = 0;
    std::optional<Instant> effective_from;  ///< now, when it is not said

    static constexpr std::string_view schema_name = "PublishDispatchRules";
    static constexpr auto fields() {
        return std::tuple{json::field("version", &PublishRules::version, "所见版本", {.min = 1}),
                          json::field("effective_from_ms", &PublishRules::effective_from, "生效时间，不填为立即")};
    }
};

/// A condition while it is written.
struct CheckCondition {
    std::string condition;
    static constexpr std::string_view schema_name = "CheckCondition";
    static constexpr auto fields() {
        return std::tuple{json::field("condition", &CheckCondition::condition, "条件", {.min = 1, .max = 4'000})};
    }
};

/// What a condition means, or where it cannot be understood.
struct ConditionCheck {
    bool understood = false;
    std::optional<std::string> chinese;    ///< as people read it
    std::optional<std::string> codes;      ///< as it is stored
    std::optional<std::int64_t> position;  ///< of the mistake: the character, from 1
    std::optional<std::string> message;

    static constexpr std::string_view schema_name = "ConditionCheck";
    static constexpr auto fields() {
        using C = ConditionCheck;
        return std::tuple{json::field("understood", &C::understood, "看懂了"),
                          json::field("chinese", &C::chinese, "中文写法"), json::field("codes", &C::codes, "编码写法"),
                          json::field("position", &C::position, "第几个字有误"),
                          json::field("message", &C::message, "问题")};
    }
};

/// One field that a rule may ask of.
struct ConditionField {
    std::string code;
    std::string label;
    std::string type;
    static constexpr std::string_view schema_name = "ConditionField";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &ConditionField::code, "编码"),
                          json::field("label", &ConditionField::label, "名称"),
                          json::field("type", &ConditionField::type, "类型")};
    }
};

/// What a rule may ask of a matter.
struct ConditionFields {
    std::vector<ConditionField> items;
    static constexpr std::string_view schema_name = "ConditionFields";
    static constexpr auto fields() { return std::tuple{json::field("items", &ConditionFields::items, "字段")}; }
};

/// How much of the past a draft is replayed over.
struct Simulate {
    std::int64_t days = 30;     ///< how far back
    std::int64_t most = 5'000;  ///< matters at most, the oldest first

    static constexpr std::string_view schema_name = "SimulateDispatchRules";
    static constexpr auto fields() {
        return std::tuple{
            json::field("days", &Simulate::days, "回看天数", {.min = 1, .max = 366, .optional = true}),
            json::field("most", &Simulate::most, "最多事项数", {.min = 1, .max = 20'000, .optional = true})};
    }
};

/// How many matters would go from one post to another place.
struct DispatchMove {
    std::string from;
    std::string to;
    std::int64_t matters = 0;
    static constexpr std::string_view schema_name = "DispatchMove";
    static constexpr auto fields() {
        return std::tuple{json::field("from", &DispatchMove::from, "原来分给"),
                          json::field("to", &DispatchMove::to, "将会分给"),
                          json::field("matters", &DispatchMove::matters, "事项数")};
    }
};

/// How many matters one rule decided in a replay.
struct RuleHits {
    std::string code;
    std::int64_t matters = 0;
    static constexpr std::string_view schema_name = "DispatchRuleHits";
    static constexpr auto fields() {
        return std::tuple{json::field("code", &RuleHits::code, "规则"),
                          json::field("matters", &RuleHits::matters, "命中的事项数")};
    }
};

/// Figures of a replay; no matter of anybody.
struct SimulationResult {
    std::int64_t looked_at = 0;
    std::int64_t elsewhere = 0;  ///< would go to somebody who is not among those that had it
    std::int64_t holes = 0;      ///< nobody fits: a dispatcher would have to decide
    std::int64_t unmatched = 0;  ///< no rule speaks of them: the responsibility list decides
    std::vector<RuleHits> hits;  ///< every rule; zero: it never matched
    std::vector<DispatchMove> moves;
    std::int64_t other_moves = 0;  ///< matters in moves beyond the 500 that are named

    static constexpr std::string_view schema_name = "DispatchSimulationResult";
    static constexpr auto fields() {
        using S = SimulationResult;
        return std::tuple{json::field("looked_at", &S::looked_at, "演算的事项数"),
                          json::field("elsewhere", &S::elsewhere, "会分给别处的"),
                          json::field("holes", &S::holes, "无人可分、要转人工的"),
                          json::field("unmatched", &S::unmatched, "没有规则命中、按责任清单的"),
                          json::field("hits", &S::hits, "各规则命中数"),
                          json::field("moves", &S::moves, "从哪里到哪里"),
                          json::field("other_moves", &S::other_moves, "其余变动")};
    }
};

enum class SimulationState { running, done };
constexpr std::array<std::string_view, 2> words(SimulationState) { return {"running", "done"}; }

/// A replay of a draft over past matters.
struct Simulation {
    Uuid id;
    std::int64_t edition = 0;
    std::int64_t version = 0;  ///< of the draft
    SimulationState state = SimulationState::running;
    std::int64_t most = 0;
    SimulationResult result;

    static constexpr std::string_view schema_name = "DispatchSimulation";
    static constexpr auto fields() {
        using S = Simulation;
        return std::tuple{json::field("id", &S::id, "演算"),
                          json::field("edition", &S::edition, "版次"),
                          json::field("version", &S::version, "草稿版本"),
                          json::field("state", &S::state, "状态"),
                          json::field("most", &S::most, "最多事项数"),
                          json::field("result", &S::result, "至今的结果")};
    }
};

}  // namespace linli::cases
