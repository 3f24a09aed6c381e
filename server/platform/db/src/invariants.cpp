#include "invariants.h"

#include "engine_session.h"
#include "lexer.h"

#include <algorithm>

namespace linli::db {
namespace {

constexpr int most_offenders = 5;

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

class Parser {
public:
    std::vector<Invariant> run(std::string_view text) {
        for (const Token& token : lex(text)) take(token);
        end();
        return std::move(found_);
    }

private:
    void take(const Token& token) {
        if (token.kind == Token::Kind::semicolon)
            end();
        else if (!query_.empty())
            query_ += token.text;
        else if (token.kind == Token::Kind::comment)
            add_line(token.text);
        else
            begin(token.text);
    }
    void begin(std::string_view text) {
        const std::size_t from = std::min(text.find_first_not_of(" \t\r\n"), text.size());
        if (std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(from), '\n') > 1) sentence_.clear();
        query_ = text.substr(from);
    }
    void add_line(std::string_view comment) {
        const std::size_t from = std::min(comment.find_first_not_of('-'), comment.size());
        const std::string_view line = trimmed(comment.substr(from));
        if (!sentence_.empty() && !line.empty()) sentence_ += ' ';
        sentence_ += line;
    }
    void end() {
        if (!query_.empty()) {
            if (sentence_.empty()) throw StoreFault("an invariant without a sentence: " + excerpt(query_));
            found_.push_back({sentence_, std::string(trimmed(query_))});
        }
        sentence_.clear();
        query_.clear();
    }

    std::vector<Invariant> found_;
    std::string sentence_;
    std::string query_;
};

std::string offender(const Row& row) {
    std::string line;
    for (int i = 0; i < row.columns(); ++i) line += (i ? ", " : "") + std::string(row.name(i)) + " = " + row.shown(i);
    return line;
}

/// @return nothing when the invariant holds.
std::string broken(Database& database, const ModuleSql& module, const Invariant& invariant) {
    std::vector<std::string> offenders;
    const std::string sql =
        "SELECT * FROM (\n" + invariant.query + "\n) AS offender LIMIT " + std::to_string(most_offenders + 1);
    database.read([&](ReadTx& tx) {
        // Over a whole district a check may take longer than any request is allowed to.
        if (tx.engine() == Engine::postgres) tx.each("SET LOCAL statement_timeout = 0", {}, [](const Row&) {});
        tx.each(sql, {}, [&](const Row& row) { offenders.push_back(offender(row)); });
    });
    if (offenders.empty()) return {};
    std::string line = std::string(module.module) + ": " + invariant.sentence + " Broken by:";
    for (std::size_t i = 0; i < std::min<std::size_t>(offenders.size(), most_offenders); ++i)
        line += (i ? "; " : " ") + offenders[i];
    if (offenders.size() > most_offenders) line += "; and more";
    return line;
}

}  // namespace

std::vector<Invariant> parse_invariants(std::string_view text) { return Parser().run(text); }

std::vector<std::string> broken_invariants(Database& database, std::span<const ModuleSql* const> modules) {
    std::vector<std::string> sentences;
    for (const ModuleSql* module : modules) {
        for (const Invariant& invariant : parse_invariants(module->invariants)) {
            auto sentence = broken(database, *module, invariant);
            if (!sentence.empty()) sentences.push_back(std::move(sentence));
        }
    }
    return sentences;
}

}  // namespace linli::db
