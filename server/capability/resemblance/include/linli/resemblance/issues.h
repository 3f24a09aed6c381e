#pragma once

#include <linli/base/clock.h>
#include <linli/resemblance/rarity.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

/// Many messages, few issues: what people keep reporting, from a stream.
namespace linli::resemblance {

/// How messages become issues. The numbers were chosen on judged petitions (tests/data/petitions).
struct IssueOptions {
    double join = 0.2;               ///< a message joins the issue that it resembles at least so much
    double link = 0.25;              ///< two issues become one from here on
    double strange = 0.6;            ///< what remains of a resemblance between messages that name different places
    std::size_t most_open = 50'000;  ///< issues kept; the oldest with one message are forgotten first
};

/// One issue, its messages by the numbers they were given.
struct Issue {
    std::vector<std::uint32_t> members;  ///< in the order they came
    std::uint32_t centre = 0;            ///< the member that says best what the others say
    std::size_t reporters = 0;           ///< different ones; a message without a reporter counts as one
    Instant first{}, last{};
    double agreement = 0;  ///< share of members that say the same name or number
    double score = 0;      ///< what the ranking goes by
};

/// What an issue scores: the geometric mean of messages and reporters, doubled at most by growth (the last seven days
/// against the seven before), halved when nothing came for long.
/// @source issue 4 point 3; INC-20
double heat(std::size_t messages, std::size_t reporters, std::size_t this_week, std::size_t week_before,
            std::chrono::milliseconds quiet);

/// Groups messages as they come: each joins the issue it resembles most, or opens one. The same messages in the same
/// order give the same issues. Holds about 1 KiB a message and 5 KiB an issue with several; about 0.2 ms a message.
/// Not thread-safe.
class IssueStream {
public:
    /// `rarity` outlives the stream; counting further while it runs is allowed.
    explicit IssueStream(const Rarity& rarity, IssueOptions options = {});
    ~IssueStream();
    IssueStream(const IssueStream&) = delete;
    IssueStream& operator=(const IssueStream&) = delete;

    /// @param number how the caller knows the message; @param reporter equal for one person, 0: unknown
    void add(std::uint32_t number, const Words& words, Instant time, std::uint64_t reporter = 0);
    /// Issues with at least `smallest` messages, hottest first; ties by the first message. Joins fragments first.
    std::vector<Issue> ranked(Instant now, std::size_t smallest = 2);
    std::size_t open() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linli::resemblance
