#pragma once

#include "recorder.h"

#include <linli/base/ids.h>

#include <cstdint>
#include <string>
#include <vector>

namespace linli::bench {

/// What one parameter gets on each run: what was recorded, or something as fresh as it was then.
struct Slot {
    enum class Kind {
        fixed,  ///< the same in every recorded transaction, or free to repeat
        id,     ///< the n-th id that the program had made for this transaction
        time,   ///< the moment of the transaction
        name    ///< a unique text, such as the number of a case: its end is counted up
    };
    Kind kind = Kind::fixed;
    Kept value;
    std::size_t index = 0;  ///< of an id
};

/// One statement. Lines with the same `number` are one prepared statement.
struct Line {
    std::size_t number = 0;
    std::vector<Slot> slots;
    bool begins = false;  ///< of another transaction of the same script
};
using Script = std::vector<Line>;

/// How a line is prepared.
struct Form {
    std::string sql;
    std::vector<std::string> names;  ///< of the slots, in their order
    std::vector<char> types;         ///< n(ull) i(nteger) d(ouble) b(ool) t(ext) x (bytes) u(uid), in their order
};

/// What one run puts into the slots.
class Run {
public:
    Run(IdSource& ids, const Clock& clock) : ids_(ids), clock_(clock) {}
    /// Begins another run, with ids and time of its own.
    void renew();
    /// The value of a slot in this run, which is the `place`-th of its line; valid until the next line.
    const Kept& value(const Slot& slot, std::size_t place);

private:
    IdSource& ids_;
    const Clock& clock_;
    std::vector<Uuid> made_;
    std::int64_t now_ms_ = 0;
    std::uint64_t count_ = 0;
    std::vector<Kept> scratch_ = std::vector<Kept>(128);
};

/// Recorded transactions of one kind as scripts that can run again any number of times.
/// At least two are needed, to see what differs between them.
struct Play {
    std::vector<Form> forms;
    std::vector<Script> scripts;
    std::size_t statements() const { return scripts.front().size(); }
};
Play make_play(const std::vector<Transaction>& recorded, Instant begun, Instant ended);
/// The same with every value as it was recorded; `scripts[i]` is `recorded[i]`.
Play replay_of(const std::vector<Transaction>& recorded);

}  // namespace linli::bench
