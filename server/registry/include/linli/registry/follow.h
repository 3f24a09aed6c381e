#pragma once

#include <linli/access/scope.h>
#include <linli/area/events.h>
#include <linli/area/types.h>
#include <linli/db/database.h>
#include <linli/json/field.h>

#include <functional>
#include <optional>
#include <vector>

namespace linli::registry {

/// under_way: batches run · settled: nothing was left, and it is looked at again for a while, because a write that
/// began before the change may still come · done.
enum class FollowState { under_way, settled, done };
constexpr std::array<std::string_view, 3> words(FollowState) { return {"under_way", "settled", "done"}; }
/// Doors first: whatever hangs on a door moves in the same transaction.
enum class FollowStep { dwellings, people, households, establishments, objects };
constexpr std::array<std::string_view, 5> words(FollowStep) {
    return {"dwellings", "people", "households", "establishments", "objects"};
}

/// How far the rows of a grid or community have followed a change of the tree.
struct AreaFollowUp {
    area::Level level = area::Level::grid;
    AreaId area_id;
    FollowState state = FollowState::under_way;
    FollowStep step = FollowStep::dwellings;
    int passes = 0;
    std::int64_t looked = 0, moved = 0;
    Instant started_at{}, changed_at{};
    static constexpr std::string_view schema_name = "AreaFollowUp";
    static constexpr auto fields() {
        using A = AreaFollowUp;
        return std::tuple{json::field("level", &A::level, "层级"),
                          json::field("area_id", &A::area_id, "调整前的网格或社区"),
                          json::field("state", &A::state, "under_way 进行中、settled 复查中、done 完成"),
                          json::field("step", &A::step, "正在处理"),
                          json::field("passes", &A::passes, "已走完的遍数"),
                          json::field("looked", &A::looked, "已查看行数"),
                          json::field("moved", &A::moved, "已改行数"),
                          json::field("started_at_ms", &A::started_at, "开始时间"),
                          json::field("changed_at_ms", &A::changed_at, "最近变化时间")};
    }
};
struct AreaFollowUps {
    std::vector<AreaFollowUp> items;
    static constexpr std::string_view schema_name = "AreaFollowUps";
    static constexpr auto fields() {
        return std::tuple{json::field("items", &AreaFollowUps::items, "随区域调整的数据")};
    }
};

/// Rewrites the four ancestors of golden records after the tree of places changed: a job that goes on where it was
/// after a stop of any kind. Each batch is one transaction that keeps a door, its people, their tags, relations and
/// requests together, so that the invariants hold between any two of them. A row whose finest known area is still
/// there gets that area's ancestors; one that knew no more than a grid that ended keeps the community and is in no
/// grid. Synchronous; thread-safe: two runners do the same batch once. @throws db::StoreFault when the store fails.
class AreaFollower {
public:
    /// @param settled called once when the rows of a changed area stand where they belong, in the transaction that
    ///                found it; for those who remember where rows stand
    AreaFollower(db::Database& database, const Clock& clock, std::function<void(db::WriteTx&, TenantId)> settled = {})
        : database_(database), clock_(clock), settled_(std::move(settled)) {}

    /// Subscriber of `area.area-moved.v1`.
    void hear(db::WriteTx& tx, TenantId tenant, const area::AreaMoved& moved);
    /// The next batch that is due. @return false when none is
    bool run_once(TenantId tenant, int batch = 200);
    /// Newest first, at most 200.
    AreaFollowUps list(const access::Scope& scope);

private:
    db::Database& database_;
    const Clock& clock_;
    std::function<void(db::WriteTx&, TenantId)> settled_;
};

}  // namespace linli::registry
