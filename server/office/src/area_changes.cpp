#include <linli/area/events.h>
#include <linli/events/outbox.h>
#include <linli/office/permissions.h>

#include "areas.h"
#include "holders.h"
#include "journal.h"
#include "outline.h"

namespace linli::office {
namespace {

/// One change of the tree inside its transaction.
struct Change {
    const OfficeParts& parts;
    db::WriteTx& tx;
    const access::Scope& scope;
    Instant now;

    TenantId tenant() const { return scope.tenant(); }
    void note(std::string operation, AreaId id, std::string detail = {}) const {
        parts.audit.wrote(tx, scope, changed(std::move(operation), "area", id.uuid(), std::move(detail)));
    }
};

/// Whoever stores ancestors of the moved area's rows hears of it.
void tell_moved(const Change& c, const area::Area& moved) {
    const events::Address address{.tenant = c.tenant(),
                                  .aggregate = moved.id.uuid(),
                                  .version = moved.version,
                                  .district = moved.ancestors.district,
                                  .street = moved.ancestors.street,
                                  .community = moved.ancestors.community,
                                  .grid = moved.ancestors.grid};
    c.parts.outbox.publish(c.tx, address, area::AreaMoved{moved.id, moved.version});
}

template <class In>
area::NewArea fresh(const In& in, area::Level level, std::optional<AreaId> parent) {
    area::NewArea out;
    out.id = in.id;
    out.level = level;
    out.parent_id = parent;
    out.code = in.code;
    out.name = in.name;
    out.aliases = in.aliases;
    out.lon = in.lon;
    out.lat = in.lat;
    out.outline = outline_text(in.outline);
    out.household_count = in.household_count;
    return out;
}

Outcome add(const Change& c, const AreaPart& part, const area::Area& like, AreaChange& out) {
    LINLI_TRY(const auto made, area::add(c.tx, c.tenant(), fresh(part, like.level, like.parent_id), c.now));
    out.made.push_back(shown(made));
    return Done{};
}

Outcome hand_over(const Change& c, const area::Area& child, AreaId to, AreaChange& out) {
    LINLI_TRY(const auto moved, area::move(c.tx, c.tenant(), child.id, child.version, to, c.now));
    tell_moved(c, moved);
    out.moved.push_back(moved.id);
    return Done{};
}

Outcome finish(const Change& c, AreaId id, std::int64_t version, AreaChange& out) {
    LINLI_TRY(const auto ended, area::end(c.tx, c.tenant(), id, version, c.now));
    out.ended.push_back(ended.id);
    for (const auto& holder : holders_at(c.tx, c.tenant(), id, c.now)) out.posts_left.push_back(holder.post_id);
    return Done{};
}

template <class Work>
auto change(const OfficeParts& parts, const access::Scope& scope, Work work) {
    return parts.database.write([&](db::WriteTx& tx) { return work(Change{parts, tx, scope, parts.clock.now()}); });
}

}  // namespace

Result<AreaView> create_area(const OfficeParts& parts, const access::Scope& scope, const CreateArea& in) {
    LINLI_CHECK(check_outline(in.outline, "/outline"));
    return change(parts, scope, [&](const Change& c) -> Result<AreaView> {
        LINLI_TRY(const auto made, area::add(c.tx, c.tenant(), fresh(in, in.level, in.parent_id), c.now));
        c.note("createArea", made.id);
        return shown(made);
    });
}

Result<AreaView> change_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const ChangeArea& in) {
    return change(parts, scope, [&](const Change& c) -> Result<AreaView> {
        const auto stored = area::find(c.tx, c.tenant(), id);
        if (!stored) return refuse(area::no_such_area);
        LINLI_TRY(const auto made, area::change(c.tx, c.tenant(), id, in.version, in.name.value_or(stored->name),
                                                in.household_count.value_or(stored->household_count), c.now));
        c.note("changeArea", id, std::string(in.name ? "name " : "") + (in.household_count ? "household_count" : ""));
        return shown(made);
    });
}

Result<AreaView> move_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const MoveArea& in) {
    return change(parts, scope, [&](const Change& c) -> Result<AreaView> {
        LINLI_TRY(const auto moved, area::move(c.tx, c.tenant(), id, in.version, in.parent_id, c.now));
        tell_moved(c, moved);
        c.note("moveArea", id, "to " + in.parent_id.text());
        return shown(moved);
    });
}

Result<AreaChange> end_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const SeenVersion& in) {
    return change(parts, scope, [&](const Change& c) -> Result<AreaChange> {
        AreaChange out;
        LINLI_CHECK(finish(c, id, in.version, out));
        c.note("endArea", id);
        return out;
    });
}

Result<AreaChange> split_area(const OfficeParts& parts, const access::Scope& scope, AreaId id, const SplitArea& in) {
    for (std::size_t i = 0; i < in.parts.size(); ++i)
        LINLI_CHECK(check_outline(in.parts[i].outline, "/parts/" + std::to_string(i) + "/outline"));
    return change(parts, scope, [&](const Change& c) -> Result<AreaChange> {
        const auto old = area::find(c.tx, c.tenant(), id);
        if (!old) return refuse(area::no_such_area);
        AreaChange out;
        for (const auto& part : in.parts) {
            LINLI_CHECK(add(c, part, *old, out));
            for (const auto& child_id : part.areas) {
                const auto child = area::find(c.tx, c.tenant(), child_id);
                if (!child || child->parent_id != id) return refuse(area::no_such_area);
                LINLI_CHECK(hand_over(c, *child, part.id, out));
            }
        }
        LINLI_CHECK(finish(c, id, in.version, out));
        c.note("splitArea", id, "into " + std::to_string(out.made.size()));
        return out;
    });
}

Result<AreaChange> merge_areas(const OfficeParts& parts, const access::Scope& scope, const MergeAreas& in) {
    LINLI_CHECK(check_outline(in.into.outline, "/into/outline"));
    return change(parts, scope, [&](const Change& c) -> Result<AreaChange> {
        AreaChange out;
        std::vector<area::Area> olds;
        for (const auto& seen : in.areas) {
            const auto old = area::find(c.tx, c.tenant(), seen.area_id);
            if (!old) return refuse(area::no_such_area);
            olds.push_back(*old);
            if (old->level != olds.front().level || old->parent_id != olds.front().parent_id)
                return refuse(not_siblings);
        }
        LINLI_CHECK(add(c, in.into, olds.front(), out));
        for (const auto& seen : in.areas) {
            for (const auto& child : area::children(c.tx, c.tenant(), seen.area_id, c.now))
                LINLI_CHECK(hand_over(c, child, in.into.id, out));
            LINLI_CHECK(finish(c, seen.area_id, seen.version, out));
            c.note("mergeAreas", seen.area_id, "into " + in.into.id.text());
        }
        return out;
    });
}

}  // namespace linli::office
