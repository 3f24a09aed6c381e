#pragma once

#include <linli/base/words.h>

#include <array>
#include <string_view>

namespace linli::cases {

/// Where a matter stands. @source INC-05 (report – dispatch – handle – feedback)
enum class State {
    reported,    ///< accepted and durable, not yet understood (seconds)
    triage,      ///< a named person decides item, place or owner
    dispatched,  ///< has its accountable owner, who has not answered yet
    handling,    ///< the owner answered and works on it
    waiting,     ///< waits for the reporter; the solution clock rests
    resolved,    ///< the result is written; the reporter may rate or object
    closed,      ///< finished
    declined,    ///< not ours to do, with the reason and where to go
    withdrawn,   ///< taken back by the reporter
    merged       ///< answered under another matter that was reported first; whoever reported it keeps their number
};
constexpr std::array<std::string_view, 10> words(State) {
    return {"reported", "triage", "dispatched", "handling",  "waiting",
            "resolved", "closed", "declined",   "withdrawn", "merged"};
}

/// What can be done to a matter.
enum class Action {
    report,
    to_triage,
    dispatch,
    respond,
    note,
    ask,
    answer,
    send_back,
    transfer,
    resolve,
    rate,
    reopen,
    close,
    decline,
    withdraw,
    undo,
    merge,    ///< of the one that joins another, and of the one it joins
    unmerge,  ///< takes exactly that back
    share,    ///< asks somebody beside the owner to help; the next four are what becomes of it
    share_accept,
    share_return,
    share_finish,
    share_withdraw,
    supervise,  ///< somebody above the owner wants to hear how it goes; the next three are what becomes of it
    supervise_answer,
    supervise_again,
    supervise_lift,
    forward,  ///< asks a body outside the tenant to act; the next two are what becomes of it
    forward_answer,
    forward_give_up
};
constexpr std::array<std::string_view, 30> words(Action) {
    return {"report",
            "to_triage",
            "dispatch",
            "respond",
            "note",
            "ask",
            "answer",
            "send_back",
            "transfer",
            "resolve",
            "rate",
            "reopen",
            "close",
            "decline",
            "withdraw",
            "undo",
            "merge",
            "unmerge",
            "share",
            "share_accept",
            "share_return",
            "share_finish",
            "share_withdraw",
            "supervise",
            "supervise_answer",
            "supervise_again",
            "supervise_lift",
            "forward",
            "forward_answer",
            "forward_give_up"};
}

/// By which door a report came; `hotline` and `mailbox` are the city's 12345 line and its citizen mailbox.
/// @source INC-14, INC-18, INC-22, ARC-16
enum class Channel { app, mini_program, patrol, phone, counter, import, open311, device, chat, hotline, mailbox };
constexpr std::array<std::string_view, 11> words(Channel) {
    return {"app",     "mini_program", "patrol", "phone",   "counter", "import",
            "open311", "device",       "chat",   "hotline", "mailbox"};
}

/// How much the reporter says about themselves. @source issue 4 point 1, beyond 8
enum class ReporterIdentity {
    named,         ///< a person of ours, or a caller whose contact is sealed
    pseudonymous,  ///< proven once, kept apart from the matter, follows it by number and tracking code
    anonymous      ///< left nothing; hears nothing
};
constexpr std::array<std::string_view, 3> words(ReporterIdentity) { return {"named", "pseudonymous", "anonymous"}; }

enum class Urgency { normal, urgent };
constexpr std::array<std::string_view, 2> words(Urgency) { return {"normal", "urgent"}; }

/// Who is accountable for an item. @source INC-10, INC-13, INC-21
enum class OwnerKind { grid, community, property_company, department };
constexpr std::array<std::string_view, 4> words(OwnerKind) {
    return {"grid", "community", "property_company", "department"};
}

/// Which clock an item runs on.
enum class CalendarKind { office, always };
constexpr std::array<std::string_view, 2> words(CalendarKind) { return {"office", "always"}; }

enum class LimitUnit { working_hours, working_days, hours };
constexpr std::array<std::string_view, 3> words(LimitUnit) { return {"working_hours", "working_days", "hours"}; }

/// The five service directions. @source ARC-11
enum class Direction { party, safety, governance, service, development };
constexpr std::array<std::string_view, 5> words(Direction) {
    return {"party", "safety", "governance", "service", "development"};
}

/// Why a matter went to a human instead of straight to its owner; `by_choice`: the tenant wants a person to decide,
/// `owner_away`: whoever fits is away without a deputy, `offered`: a pool may take it for a time, `arbitration`: it
/// went from hand to hand too often, `guarded`: a protected report, which only a guardian sends on.
enum class TriageReason {
    none,
    low_confidence,
    place_not_recognised,
    no_owner,
    sent_back,
    by_choice,
    owner_away,
    offered,
    arbitration,
    guarded
};
constexpr std::array<std::string_view, 10> words(TriageReason) {
    return {"none",       "low_confidence", "place_not_recognised", "no_owner", "sent_back", "by_choice",
            "owner_away", "offered",        "arbitration",          "guarded"};
}

}  // namespace linli::cases
