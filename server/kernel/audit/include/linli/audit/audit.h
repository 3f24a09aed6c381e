#pragma once

#include <linli/access/scope.h>
#include <linli/base/ids.h>
#include <linli/db/database.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::audit {

inline constexpr ProblemType overloaded{"audit/overloaded", 503, "访问审计繁忙，请稍后再试",
                                        "The access audit is busy, try again"};

enum class Kind { write, read, disclosure, refusal, sign_in, sign_out, export_ };
constexpr std::array<std::string_view, 7> words(Kind) {
    return {"write", "read", "disclosure", "refusal", "sign_in", "sign_out", "export"};
}

/// One line: who, in which capacity, did or saw what, why. Never the content itself. @source SEC-08
struct Entry {
    Kind kind = Kind::write;
    std::string operation;           ///< operationId or the duty of a job
    std::string subject_kind;        ///< "case", "person", "post"
    std::optional<Uuid> subject;     ///< the row
    std::optional<PersonId> person;  ///< whose data were seen, when known: feeds "who looked at me"
    std::string purpose;
    std::string detail;  ///< field names, counts, reason codes; no personal data
};
struct Line {
    Uuid id;
    Instant at{};
    Entry entry;
    std::optional<UserId> user;
    std::optional<PostId> post;
    access::Role role = access::Role::anonymous;
    bool deputy = false;
    std::string trace;
};

/// How the lines of reads wait for their commit.
struct AuditOptions {
    std::size_t queue = 20'000;             ///< lines that may wait; more looks are refused
    std::size_t batch = 1'000;              ///< lines that share a commit
    std::chrono::milliseconds linger{200};  ///< how long they gather
    std::chrono::milliseconds pause{500};   ///< between tries while the store is away
};

/// Writes audit lines. Thread-safe. While the store is away queued lines wait in order; the destructor tries once more
/// and then says in the log how many were lost.
class Audit {
public:
    Audit(db::Database& database, const Clock& clock, IdSource& ids, AuditOptions options = {});
    ~Audit();

    /// In the causing transaction: the write and its line are kept together.
    void wrote(db::WriteTx& tx, const access::Scope& scope, const Entry& entry);
    /// Before the answer, durable when it returns. For disclosures and exports. @throws db::StoreFault
    void disclosed(const access::Scope& scope, const Entry& entry);
    /// Reads of personal data: through a bounded queue, durable within a second (group commit).
    /// @refuses overloaded when the queue is full: no look without a trace.
    Outcome looked(const access::Scope& scope, const Entry& entry);
    /// Refused access (wrong role, outside the scope), same queue; dropped only with a counter when full.
    void refused(const access::Actor& actor, const Entry& entry);
    /// Waits until all lines queued so far are durable (shutdown, tests), at most `patience`.
    /// @return false when time ran out, because the store is away: the lines still wait, nothing is lost yet
    bool flush(std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Lines, newest first, keyset by (at, id). For auditors.
    std::vector<Line> lines(db::ReadTx& tx, const access::Scope& scope, std::optional<std::pair<Instant, Uuid>> after,
                            int limit);
    /// Who looked at a person's data. For "my data" and auditors.
    std::vector<Line> looks_at(db::ReadTx& tx, TenantId tenant, PersonId person, int limit);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace linli::audit
