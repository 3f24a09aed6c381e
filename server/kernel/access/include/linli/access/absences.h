#pragma once

#include <linli/access/posts.h>

/// Leave: who is away from when to when, and who acts in all of their posts meanwhile. @source INC-02, INC-27
namespace linli::access {

inline constexpr ProblemType already_away{"access/already-away", 409, "这段时间已登记不在岗",
                                          "An absence covers this time already"};
inline constexpr ProblemType no_such_absence{"access/no-such-absence", 404, "没有这条不在岗登记",
                                             "There is no such absence"};

/// Leave of one person.
struct Absence {
    UserId user_id;
    Instant from{};
    Instant until{};
    std::optional<UserId> deputy_id;  ///< nobody: what comes in meanwhile is a dispatcher's task
    std::string reason;
};

/// How far a deputy who is away, too, is followed to their own deputy.
inline constexpr int most_hops = 3;

/// Notes an absence and names the deputy in every post that the person holds or stands in for meanwhile. Where the
/// deputy is away in that time as well, their deputy is named beside them, and so on, `most_hops` far; who acts is
/// always the first who is there. @refuses period_empty, own_deputy, already_away, duties_collide.
Outcome declare_absence(db::WriteTx& tx, TenantId tenant, const Absence& absence, Instant now);
/// Back early: ends an absence that runs, drops one that has not begun, and what was named for it.
/// @refuses no_such_absence.
Outcome end_absence(db::WriteTx& tx, TenantId tenant, UserId user, Instant from, Instant now);
/// Of a person, what runs and what is to come, by start.
std::vector<Absence> absences_of(db::ReadTx& tx, TenantId tenant, UserId user, Instant now);
bool is_away(db::ReadTx& tx, TenantId tenant, UserId user, Instant now);
/// Everybody's that run at `now`, 1,000 at most.
std::vector<Absence> absences_at(db::ReadTx& tx, TenantId tenant, Instant now);

}  // namespace linli::access
