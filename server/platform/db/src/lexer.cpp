#include "lexer.h"

#include <algorithm>

namespace linli::db {
namespace {

bool name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0; }
bool name_part(char c) { return name_start(c) || (c >= '0' && c <= '9'); }

class Lexer {
public:
    explicit Lexer(std::string_view sql) : sql_(sql) {}

    std::vector<Token> run() {
        while (at_ < sql_.size()) step();
        flush();
        return std::move(tokens_);
    }

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

    void step() {
        const char c = peek();
        if (c == '\'')
            take(Token::Kind::quoted, quote_end('\'', after_escape_mark()));
        else if (c == '"')
            take(Token::Kind::quoted, quote_end('"', false));
        else if (c == '-' && peek(1) == '-')
            take(Token::Kind::comment, std::min(sql_.find('\n', at_), sql_.size()));
        else if (c == '/' && peek(1) == '*')
            take(Token::Kind::comment, block_comment_end());
        else if (c == '$' && !after_name() && dollar_end() != at_)
            take(Token::Kind::quoted, dollar_end());
        else if (c == ':' && peek(1) == ':')
            at_ += 2;  // a cast
        else if (c == ':' && name_start(peek(1)))
            take(Token::Kind::parameter, name_end(at_ + 1));
        else if (c == '@' && name_start(peek(1)))
            take(Token::Kind::type, name_end(at_ + 1));
        else if (c == ';')
            take(Token::Kind::semicolon, at_ + 1);
        else
            ++at_;
    }

    void take(Token::Kind kind, std::size_t end) {
        flush();
        tokens_.push_back({kind, sql_.substr(at_, end - at_)});
        at_ = start_ = end;
    }
    void flush() {
        if (start_ < at_) tokens_.push_back({Token::Kind::other, sql_.substr(start_, at_ - start_)});
        start_ = at_;
    }

    std::size_t name_end(std::size_t from) const {
        while (from < sql_.size() && name_part(sql_[from])) ++from;
        return from;
    }
    bool after_name() const { return at_ > start_ && name_part(sql_[at_ - 1]); }
    /// E'...' (PostgreSQL) knows backslashes.
    bool after_escape_mark() const {
        if (at_ == start_ || (sql_[at_ - 1] != 'E' && sql_[at_ - 1] != 'e')) return false;
        return at_ - 1 == start_ || !name_part(sql_[at_ - 2]);
    }
    std::size_t quote_end(char quote, bool backslashes) const {
        for (std::size_t i = at_ + 1; i < sql_.size(); ++i) {
            if (backslashes && sql_[i] == '\\')
                ++i;
            else if (sql_[i] == quote) {
                if (i + 1 >= sql_.size() || sql_[i + 1] != quote) return i + 1;
                ++i;
            }
        }
        return sql_.size();
    }
    std::size_t block_comment_end() const {
        int depth = 0;
        for (std::size_t i = at_; i + 1 < sql_.size(); ++i) {
            if (sql_[i] == '/' && sql_[i + 1] == '*')
                ++depth, ++i;
            else if (sql_[i] == '*' && sql_[i + 1] == '/') {
                ++i;
                if (--depth == 0) return i + 1;
            }
        }
        return sql_.size();
    }
    /// @return `at_` when no dollar quote begins here.
    std::size_t dollar_end() const {
        std::size_t i = at_ + 1;
        if (i < sql_.size() && name_start(sql_[i])) i = name_end(i);
        if (i >= sql_.size() || sql_[i] != '$') return at_;
        const std::string_view tag = sql_.substr(at_, i + 1 - at_);
        const std::size_t end = sql_.find(tag, i + 1);
        return end == std::string_view::npos ? sql_.size() : end + tag.size();
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    std::size_t start_ = 0;  // of the pending `other` token
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> lex(std::string_view sql) { return Lexer(sql).run(); }

Positional to_positional(std::string_view sql) {
    Positional out;
    for (const Token& token : lex(sql)) {
        if (token.kind != Token::Kind::parameter) {
            out.sql += token.text;
            continue;
        }
        const std::string_view name = token.text.substr(1);
        auto found = std::find(out.names.begin(), out.names.end(), name);
        if (found == out.names.end()) found = out.names.insert(found, std::string(name));
        out.sql += '$' + std::to_string(found - out.names.begin() + 1);
    }
    return out;
}

}  // namespace linli::db
