#include <linli/area/areas.h>
#include <linli/audit/audit.h>
#include <linli/quality/observations.h>
#include <linli/quality/signals.h>
#include <linli/registry/bulk.h>
#include <linli/vault/vault.h>

#include "keys.h"
#include "observed.h"
#include "repository_observations.h"

#include <algorithm>
#include <unordered_map>

namespace linli::quality {
namespace {

/// Holds the signals of one request against what may be kept, and says of each what is wrong with it.
class Intake {
public:
    Intake(const access::Scope& scope, const SendSignals& in, Date today) : scope_(scope), in_(in), today_(today) {}

    /// Finds where everything happened. One query for all dwellings.
    void find_places(db::ReadTx& tx) {
        std::vector<registry::DwellingId> doors;
        for (const auto& signal : in_.signals)
            if (signal.dwelling_id) doors.emplace_back(*signal.dwelling_id);
        for (const auto& door : registry::read_dwellings(tx, scope_.tenant(), doors))
            if (scope_.covers(door.row.place, {}, {}, {}, {})) doors_.emplace(door.row.id.uuid(), door.row.place);
        const auto where = in_.area_id ? in_.area_id : scope_.actor().area;
        const auto area = where ? area::find(tx, scope_.tenant(), *where) : std::nullopt;
        if (area && area->ancestors.community && scope_.covers(area->ancestors, {}, {}, {}, {}))
            here_ = area->ancestors;
    }

    std::vector<FieldError> errors() const {
        std::vector<FieldError> out;
        for (std::size_t i = 0; i < in_.signals.size(); ++i) look_at(i, out);
        const bool homeless = std::any_of(in_.signals.begin(), in_.signals.end(),
                                          [](const NewSignal& signal) { return !signal.dwelling_id; });
        if ((homeless || in_.area_id) && !here_)
            out.push_back({"/area_id", "not_found", "请选择您职责范围内的社区或网格"});
        return out;
    }

    /// @pre errors() is empty
    std::vector<SignalRow> rows(IdSource& ids) const {
        std::vector<SignalRow> out;
        for (const auto& signal : in_.signals) {
            SignalRow row;
            row.id = ids.next<SignalId>();
            row.kind = word(signal.kind);
            row.purpose = purpose_of(signal.kind);
            row.source = signal.source;
            row.on = signal.on;
            row.name = signal.name.value_or("");
            row.id_number = signal.id_number.value_or("");
            row.phone = signal.phone.value_or("");
            row.dwelling = signal.dwelling_id;
            row.litres = signal.litres.value_or(0);
            row.place = signal.dwelling_id ? doors_.at(*signal.dwelling_id) : *here_;
            out.push_back(std::move(row));
        }
        return out;
    }

private:
    void look_at(std::size_t i, std::vector<FieldError>& out) const {
        const auto& signal = in_.signals[i];
        const auto say = [&](std::string_view field, std::string_view code, std::string_view message) {
            out.push_back(
                {"/signals/" + std::to_string(i) + "/" + std::string(field), std::string(code), std::string(message)});
        };
        const bool somebody = signal.id_number || (signal.name && signal.phone);
        if (about_door(signal.kind)) {
            if (!signal.dwelling_id) say("dwelling_id", "required", "请填写房屋");
            if (!signal.litres) say("litres", "required", "请填写当月用水量");
        } else if (!somebody)
            say("id_number", "required", "请填写身份证号，或同时填写姓名和手机号");
        if (signal.dwelling_id && doors_.count(*signal.dwelling_id) == 0)
            say("dwelling_id", "not_found", "没有这套房屋，或不在您的职责范围内");
        if (today_ < signal.on) say("on", "out_of_range", "日期不能晚于今天");
        const auto purpose = purpose_of(signal.kind);
        if (purpose != Purpose::filing && signal.on.plus_days(days_kept(purpose)) < today_)
            say("on", "out_of_range", "这类线索已超过可以使用的期限");
    }

    const access::Scope& scope_;
    const SendSignals& in_;
    Date today_;
    std::unordered_map<Uuid, area::Ancestors> doors_;
    std::optional<area::Ancestors> here_;
};

/// The person as the register has them, when they stand inside the scope.
std::optional<registry::PersonRow> person_inside(db::ReadTx& tx, const access::Scope& scope, vault::Vault& vault,
                                                 PersonId id) {
    auto found = registry::read_people(tx, scope.tenant(), vault, {&id, 1});
    if (found.empty() || !scope.covers(found.front().row.place, {}, {}, {}, {}, id)) return std::nullopt;
    return std::move(found.front().row);
}

Sign sign_of(const repository::Newest& line) {
    Sign sign;
    sign.kind = line.kind;
    sign.purpose = purpose_of(line.kind);
    sign.source = line.source;
    sign.on = line.on;
    sign.times = line.days;
    sign.says = says(line.kind, line.source, line.on, line.litres);
    sign.supports = !contradicts(line.kind) && (!about_door(line.kind) || line.litres >= lived_in_litres);
    sign.forget_on = line.forget_on;
    return sign;
}

}  // namespace

Result<SignalsKept> ObservationService::send(const access::Scope& scope, const SendSignals& in) {
    const auto now = parts_.clock.now();
    Intake intake(scope, in, shanghai_date(now));
    parts_.database.read([&](db::ReadTx& tx) { intake.find_places(tx); });
    if (auto errors = intake.errors(); !errors.empty()) return refuse(json::invalid_fields, std::move(errors));
    const auto rows = intake.rows(parts_.ids);
    SignalsKept kept;
    kept.kept = static_cast<std::int64_t>(rows.size());
    kept.first_forgotten_on = forgotten_on(rows.front(), now);
    for (const auto& row : rows) kept.first_forgotten_on = std::min(kept.first_forgotten_on, forgotten_on(row, now));
    parts_.database.write([&](db::WriteTx& tx) {
        load_signals(tx, scope.tenant(), parts_.vault, rows, now);
        parts_.audit.wrote(tx, scope,
                           {.kind = audit::Kind::write,
                            .operation = "sendSignals",
                            .subject_kind = "signal",
                            .subject = {},
                            .person = {},
                            .purpose = {},
                            .detail = std::to_string(rows.size()) + " signals"});
    });
    return kept;
}

Result<LastSeen> ObservationService::last_seen(const access::Scope& scope, PersonId id) {
    const auto today = shanghai_date(parts_.clock.now());
    LastSeen picture;
    picture.person_id = id;
    const bool inside = parts_.database.read([&](db::ReadTx& tx) {
        const auto person = person_inside(tx, scope, parts_.vault, id);
        if (!person) return false;
        std::optional<Uuid> door;
        if (person->dwelling) door = person->dwelling->uuid();
        picture.signs.clear();
        for (const auto& line : repository::newest_signals(
                 tx, scope.tenant(), number_key(parts_.vault, scope.tenant(), person->id_number),
                 contact_key(parts_.vault, scope.tenant(), person->phone, person->name), door, today))
            if (line.kind != SignalKind::migration_record || person->since < line.on)
                picture.signs.push_back(sign_of(line));
        return true;
    });
    if (!inside) return refuse(access::not_found);
    LINLI_CHECK(parts_.audit.looked(scope, {.kind = audit::Kind::read,
                                            .operation = "getLastSeen",
                                            .subject_kind = "person",
                                            .subject = id.uuid(),
                                            .person = id,
                                            .purpose = scope.actor().purpose,
                                            .detail = {}}));
    conclude(picture, today);
    return picture;
}

ResidenceGaps ObservationService::gaps(const access::Scope& scope) {
    ResidenceGaps out;
    out.grids = parts_.database.read([&](db::ReadTx& tx) { return repository::gaps(tx, scope, out.day); });
    for (const auto& line : out.grids) {
        out.registered += line.registered;
        out.observed += line.registered - line.gap;
    }
    return out;
}

}  // namespace linli::quality
