#pragma once

#include <linli/db/database.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

/// What both engines share about one open transaction.
class EngineSession : public Session {
public:
    void after_commit(std::function<void()> hook) override { hooks_.push_back(std::move(hook)); }

    /// Runs several statements without parameters (migrations).
    virtual void script(const std::string& sql) = 0;

    /// Once a statement failed the transaction can only be rolled back, on both engines.
    bool lost() const { return !fault_.empty(); }
    /// @throws StoreFault when a statement failed and the body went on as if nothing had happened.
    void require_intact() const;
    std::vector<std::function<void()>> take_hooks() { return std::move(hooks_); }

protected:
    /// Counts row callbacks on the stack; writing inside one is refused because the engines differ in what
    /// the running query would see.
    class Visiting {
    public:
        explicit Visiting(EngineSession& session) : session_(session) { ++session_.visiting_; }
        ~Visiting() { --session_.visiting_; }
        Visiting(const Visiting&) = delete;
        Visiting& operator=(const Visiting&) = delete;

    private:
        EngineSession& session_;
    };

    /// @throws InvariantBroken inside a row callback.
    void require_no_visit() const;

    /// Runs one statement; after a failure the transaction counts as lost.
    template <class Work>
    auto guarded(Work work) {
        require_intact();
        LINLI_INVARIANT(!streaming_, "a statement inside the source of a bulk store");
        try {
            return work();
        } catch (const std::exception& fault) {
            fault_ = fault.what();
            throw;
        }
    }

    /// Runs a bulk store, whose source must not use the transaction: COPY holds the connection.
    template <class Work>
    auto streaming(Work work) {
        require_no_visit();
        return guarded([&] {
            streaming_ = true;
            auto done = work();
            streaming_ = false;
            return done;
        });
    }

private:
    std::vector<std::function<void()>> hooks_;
    std::string fault_;
    int visiting_ = 0;
    bool streaming_ = false;  // stays set when the work threw: the transaction is lost then
};

/// Marks that this thread is inside a transaction of `database`.
/// @throws InvariantBroken when it already was: a transaction inside a transaction would wait for itself.
class InTransaction {
public:
    explicit InTransaction(const Database& database);
    ~InTransaction();
    InTransaction(const InTransaction&) = delete;
    InTransaction& operator=(const InTransaction&) = delete;

private:
    const Database& database_;
    InTransaction* outer_;
};

/// Runs hooks of a transaction that is durable.
void run_hooks(const std::vector<std::function<void()>>& hooks) noexcept;

/// @throws StoreFault unless `name` is a plain lower-case identifier: it goes into SQL unquoted.
void require_identifier(std::string_view name);

/// @throws StoreFault when a text holds what one of the engines cannot store (NUL, invalid UTF-8), or a number is
///     not finite.
void require_storable(const Value& value);

/// The beginning of a statement, for messages. Statements hold no data: values are always parameters.
std::string excerpt(std::string_view sql);

}  // namespace linli::db
