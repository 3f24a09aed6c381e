#include "recorder.h"

namespace linli::bench {
namespace {

Kept kept(const db::Value& value) {
    struct Keeper {
        Kept operator()(std::monostate) const { return std::monostate{}; }
        Kept operator()(std::int64_t number) const { return number; }
        Kept operator()(double number) const { return number; }
        Kept operator()(bool flag) const { return flag; }
        Kept operator()(std::string_view text) const { return std::string(text); }
        Kept operator()(const std::string& text) const { return text; }
        Kept operator()(db::Bytes bytes) const { return Blob{std::string(bytes.view)}; }
        Kept operator()(const Uuid& id) const { return id; }
    };
    return std::visit(Keeper{}, value);
}

/// Passes statements on and writes them down.
class RecordingSession final : public db::Session {
public:
    RecordingSession(db::ReadTx& read, db::WriteTx* write, Transaction& into)
        : read_(read), write_(write), into_(into) {}

    void each(std::string_view sql, db::Params params, const db::RowVisitor& visit) override {
        note(sql, params);
        read_.each(sql, params, visit);
    }
    std::int64_t exec(std::string_view sql, db::Params params) override {
        note(sql, params);
        return write_->exec(sql, params);
    }
    std::int64_t bulk(std::string_view, std::span<const std::string_view>,
                      const std::function<bool(std::vector<db::Value>&)>&) override {
        throw InvariantBroken("a bulk store is not recorded");
    }
    void after_commit(std::function<void()> hook) override { write_->after_commit(std::move(hook)); }
    db::Engine engine() const override { return read_.engine(); }

private:
    void note(std::string_view sql, db::Params params) {
        Statement statement{std::string(sql), {}, false};
        for (const auto& param : params) statement.params.emplace_back(std::string(param.name), kept(param.value));
        into_.push_back(std::move(statement));
    }

    db::ReadTx& read_;
    db::WriteTx* write_;
    Transaction& into_;
};

/// What makes Database::write keep a transaction or take it back.
struct Verdict {
    bool good;
    bool ok() const { return good; }
};

}  // namespace

void Recorder::run_read(const std::function<void(db::ReadTx&)>& body) {
    Transaction statements;
    behind_->read([&](db::ReadTx& tx) {
        RecordingSession session(tx, nullptr, statements);
        db::ReadTx recorded(session);
        body(recorded);
    });
    if (!statements.empty()) transactions_.push_back(std::move(statements));
}

void Recorder::run_write(const std::function<bool(db::WriteTx&)>& body) {
    Transaction statements;
    behind_->write([&](db::WriteTx& tx) {
        statements.clear();  // it may run again
        RecordingSession session(tx, &tx, statements);
        db::WriteTx recorded(session);
        return Verdict{body(recorded) && keep_};
    });
    if (!statements.empty()) transactions_.push_back(std::move(statements));
}

}  // namespace linli::bench
