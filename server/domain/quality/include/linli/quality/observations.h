#pragma once

#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>
#include <linli/quality/views.h>

namespace linli::audit {
class Audit;
}
namespace linli::vault {
class Vault;
}

/// Registered against observed: what visits, activities, filings, roll calls and meters say of the register.
/// @source DAT-26, DAT-34
namespace linli::quality {

/// What happened, in the words of the rules that compare it.
enum class SignalKind {
    visit,             ///< met at the door
    sighting,          ///< took part in something, was served somewhere
    attendance,        ///< on the list of a roll call
    rental_contract,   ///< a lease was filed
    migration_record,  ///< a move was filed
    death_record,      ///< a death was filed
    water_month        ///< litres of a month behind a door
};
constexpr std::array<std::string_view, 7> words(SignalKind) {
    return {"visit", "sighting", "attendance", "rental_contract", "migration_record", "death_record", "water_month"};
}

/// One signal as its sender has it. Name and numbers are turned into keyed indexes and not kept.
struct NewSignal {
    SignalKind kind = SignalKind::visit;
    std::string source;
    Date on;
    std::optional<std::string> name, id_number, phone;
    std::optional<Uuid> dwelling_id;
    std::optional<int> litres;
    static constexpr std::string_view schema_name = "NewSignal";
    static constexpr auto fields() {
        using S = NewSignal;
        using json::Mask;
        using json::Sensitivity;
        return std::tuple{json::field("kind", &S::kind, "线索种类"),
                          json::field("source", &S::source, "来源", {.min = 2, .max = 60}),
                          json::field("on", &S::on, "日期"),
                          json::field("name", &S::name, "姓名",
                                      {.min = 1,
                                       .max = 60,
                                       .sensitivity = Sensitivity::personal,
                                       .mask = Mask::name,
                                       .purpose = purpose_text,
                                       .basis = basis_text}),
                          json::field("id_number", &S::id_number, "身份证号",
                                      {.min = 1,
                                       .max = 30,
                                       .sensitivity = Sensitivity::sensitive,
                                       .mask = Mask::id_number,
                                       .purpose = purpose_text,
                                       .basis = basis_text}),
                          json::field("phone", &S::phone, "手机号",
                                      {.min = 1,
                                       .max = 30,
                                       .sensitivity = Sensitivity::personal,
                                       .mask = Mask::phone,
                                       .purpose = purpose_text,
                                       .basis = basis_text}),
                          json::field("dwelling_id", &S::dwelling_id, "房屋"),
                          json::field("litres", &S::litres, "当月用水量（升）", {.min = 0, .max = 10'000'000})};
    }
};

/// Signals of one sender. Whose place is not told by a dwelling happened in `area_id`, a grid or a community.
struct SendSignals {
    std::optional<AreaId> area_id;
    std::vector<NewSignal> signals;
    static constexpr std::string_view schema_name = "SendSignals";
    static constexpr auto fields() {
        return std::tuple{json::field("area_id", &SendSignals::area_id, "发生在哪个社区或网格"),
                          json::field("signals", &SendSignals::signals, "线索", {.min = 1, .max = 500})};
    }
};

/// How many signals are kept, and until when the first of them is forgotten.
struct SignalsKept {
    std::int64_t kept = 0;
    Date first_forgotten_on;
    static constexpr std::string_view schema_name = "SignalsKept";
    static constexpr auto fields() {
        return std::tuple{json::field("kept", &SignalsKept::kept, "已接收"),
                          json::field("first_forgotten_on", &SignalsKept::first_forgotten_on, "最早到期日")};
    }
};

/// What one kind of signal says of a record: its newest day only, never a profile of where somebody went when.
struct Sign {
    SignalKind kind = SignalKind::visit;
    Purpose purpose = Purpose::visit;
    std::string source;
    Date on;
    std::int64_t times = 1;  ///< days with such a signal within the last 90
    std::string says;        ///< zh-CN sentence
    bool supports = true;    ///< speaks for the record as it stands
    Date forget_on;
    static constexpr std::string_view schema_name = "SignOfLife";
    static constexpr auto fields() {
        using S = Sign;
        return std::tuple{json::field("kind", &S::kind, "线索种类"),
                          json::field("purpose", &S::purpose, "使用目的"),
                          json::field("source", &S::source, "来源"),
                          json::field("on", &S::on, "最近一次", personal),
                          json::field("times", &S::times, "近90天次数", personal),
                          json::field("says", &S::says, "说明", personal),
                          json::field("supports", &S::supports, "是否支持登记属实", personal),
                          json::field("forget_on", &S::forget_on, "到期删除日")};
    }
};

/// seen: signs of the person · door_in_use: only the door shows life · contradicted: something filed says otherwise ·
/// silent: nothing, which proves nothing.
enum class SeenState { seen, door_in_use, contradicted, silent };
constexpr std::array<std::string_view, 4> words(SeenState) { return {"seen", "door_in_use", "contradicted", "silent"}; }

/// The last-seen picture of one record.
struct LastSeen {
    PersonId person_id;
    SeenState state = SeenState::silent;
    std::optional<Date> last_seen_on;
    std::vector<Sign> signs;
    std::string advice;  ///< what to do, zh-CN; never an accusation
    static constexpr std::string_view schema_name = "LastSeen";
    static constexpr auto fields() {
        using L = LastSeen;
        return std::tuple{json::field("person_id", &L::person_id, "人员"),
                          json::field("state", &L::state, "总体情况", personal),
                          json::field("last_seen_on", &L::last_seen_on, "最近见到", personal),
                          json::field("signs", &L::signs, "线索"), json::field("advice", &L::advice, "建议")};
    }
};

/// Registered and observed residents of a grid on the day of a run.
struct ResidenceGap {
    AreaId community_id, grid_id;
    std::int64_t registered = 0;    ///< on record as living here
    std::int64_t seen = 0;          ///< of them with signs of their own within 90 days
    std::int64_t door_in_use = 0;   ///< of the others, those behind a door where water ran
    std::int64_t unregistered = 0;  ///< people with signs here who are on no record of the community
    std::int64_t gap = 0;           ///< registered − observed
    static constexpr std::string_view schema_name = "ResidenceGap";
    static constexpr auto fields() {
        using G = ResidenceGap;
        return std::tuple{json::field("community_id", &G::community_id, "社区"),
                          json::field("grid_id", &G::grid_id, "网格"),
                          json::field("registered", &G::registered, "登记居住"),
                          json::field("seen", &G::seen, "近期见到"),
                          json::field("door_in_use", &G::door_in_use, "房屋在用"),
                          json::field("unregistered", &G::unregistered, "见到但未登记"),
                          json::field("gap", &G::gap, "登记减实际")};
    }
};

/// All grids inside the caller's scope, of the last run that looked at them.
struct ResidenceGaps {
    std::optional<Date> day;  ///< of the newest line; nothing before the first run
    std::int64_t registered = 0, observed = 0;
    std::vector<ResidenceGap> grids;
    static constexpr std::string_view schema_name = "ResidenceGaps";
    static constexpr auto fields() {
        using G = ResidenceGaps;
        return std::tuple{json::field("day", &G::day, "检查日期"),
                          json::field("registered", &G::registered, "登记居住"),
                          json::field("observed", &G::observed, "实际见到"), json::field("grids", &G::grids, "各网格")};
    }
};

/// What observations work with; everything outlives them.
struct ObservationParts {
    db::Database& database;
    const Clock& clock;  ///< domain clock
    IdSource& ids;
    vault::Vault& vault;
    audit::Audit& audit;
};

/// Takes signals in and shows what they say. Synchronous; thread-safe. @throws db::StoreFault when the store fails.
/// @source DAT-26, DAT-34, SEC-06
class ObservationService {
public:
    explicit ObservationService(ObservationParts parts) : parts_(parts) {}

    /// Keeps signals for as long as their purpose allows. One transaction. @refuses json::invalid_fields naming each
    /// signal that speaks of nobody, of another's dwelling, of the future or of a day that its purpose has forgotten.
    Result<SignalsKept> send(const access::Scope& scope, const SendSignals& in);
    /// The last-seen picture of one record; a line of the access audit. @refuses access::not_found, audit::overloaded
    Result<LastSeen> last_seen(const access::Scope& scope, PersonId id);
    /// Registered against observed by grid. @source DAT-26
    ResidenceGaps gaps(const access::Scope& scope);

private:
    ObservationParts parts_;
};

}  // namespace linli::quality
