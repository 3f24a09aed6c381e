#pragma once

#include <linli/cases/joint.h>
#include <linli/cases/words.h>
#include <linli/messaging/words.h>
#include <linli/notifications/notifier.h>

#include <string>
#include <string_view>
#include <vector>

/// What a step means for whom. Pure.
namespace linli::notifications::rules {

/// A step as far as it matters here.
struct Step {
    cases::Action action = cases::Action::note;
    cases::State state = cases::State::reported;  ///< after it
    bool by_reporter = false;
    bool by_owner = false;    ///< who has the matter took it
    bool has_note = false;    ///< that the reporter may read
    bool hands_over = false;  ///< put somebody in charge who still is
    bool takes_back = false;  ///< undid a result or a refusal
    bool joins = false;       ///< this matter is answered under another one from now on
};

/// Who hears of it. `reporters`: also those whose matters are answered together with this one.
enum class Party { owner, reporter, reporters };

struct Told {
    Party to = Party::owner;
    std::string_view form;  ///< code of the template
    messaging::Urgency urgency = messaging::Urgency::ordinary;
    bool must_answer = false;   ///< the clock waits: by telephone when the inbox stays unread
    bool by_telephone = false;  ///< also as a short message, to whoever agreed to that
    bool operator==(const Told&) const = default;
};

/// At most one for each party.
std::vector<Told> told(const Step& step);

/// What a sub-task tells: its helpers while they are asked or need not help any more, else whoever answers for the
/// matter. @return an empty text when nobody needs to know
std::string_view form_of(cases::SubtaskState state);
/// Whether that is for the helpers.
bool for_helpers(cases::SubtaskState state);
/// Whether somebody still has to do it.
bool can_be_late(cases::SubtaskState state);

/// What became of a supervision, and whether the supervisor hears it rather than the owner. @param what as
/// CaseSupervised::state says it @return an empty form for a word of a later release
struct Oversight {
    std::string_view form;
    bool to_supervisor = false;
    bool operator==(const Oversight&) const = default;
};
Oversight oversight_form(std::string_view what);

/// What a change of shift tells, and whether that is for whoever takes over.
struct ShiftForm {
    std::string_view form;
    bool to_taker = false;
    bool operator==(const ShiftForm&) const = default;
};
std::vector<ShiftForm> shift_forms(ShiftMoment moment);

/// One line of at most 200 characters: what a message has room for. @param after is never cut and stands behind it
std::string brief(std::string_view text, std::string_view after = {});

}  // namespace linli::notifications::rules
