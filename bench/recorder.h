#pragma once

#include <linli/db/database.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace linli::bench {

/// Binary content that is owned.
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};
/// A parameter value that outlives its call.
using Kept = std::variant<std::monostate, std::int64_t, double, bool, std::string, Blob, Uuid>;

/// A statement as the program ran it: `:name` text with its values.
struct Statement {
    std::string sql;
    std::vector<std::pair<std::string, Kept>> params;
    bool begins = false;  ///< another transaction begins with it: of several that were joined
};
/// The statements of one transaction, without its begin and end.
using Transaction = std::vector<Statement>;

/// A store that writes down what the program asks of the one behind it. Not for several threads.
///
/// Reading goes through. Writing is taken back unless `keep`: so the raw loop, which runs the same statements
/// later, finds the store as the program found it.
class Recorder final : public db::Database {
public:
    Recorder(std::unique_ptr<db::Database> behind, bool keep) : behind_(std::move(behind)), keep_(keep) {}

    /// Transactions since the last call; those without statements are not in it.
    std::vector<Transaction> take() { return std::exchange(transactions_, {}); }

    db::Engine engine() const override { return behind_->engine(); }
    void migrate(std::span<const db::ModuleSql* const> modules, Instant now) override {
        behind_->migrate(modules, now);
    }
    void backup_to(const std::string& path) override { behind_->backup_to(path); }

protected:
    void run_read(const std::function<void(db::ReadTx&)>& body) override;
    void run_write(const std::function<bool(db::WriteTx&)>& body) override;

private:
    std::unique_ptr<db::Database> behind_;
    bool keep_;
    std::vector<Transaction> transactions_;
};

}  // namespace linli::bench
