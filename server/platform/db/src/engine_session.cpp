#include "engine_session.h"

#include <linli/base/text.h>

#include <algorithm>
#include <cmath>

namespace linli::db {
namespace {

thread_local InTransaction* innermost = nullptr;

void require_text(std::string_view content) {
    const bool ascii = std::none_of(content.begin(), content.end(), [](char c) { return (c & 0x80) != 0; });
    if (!ascii && !text::valid_utf8(content)) throw StoreFault("a text that is not UTF-8 cannot be stored");
    if (content.find('\0') != std::string_view::npos) throw StoreFault("a text with a NUL character cannot be stored");
}

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

void EngineSession::require_intact() const {
    if (lost()) throw StoreFault("the transaction was already lost: " + fault_);
}

void EngineSession::require_no_visit() const {
    LINLI_INVARIANT(visiting_ == 0, "a write inside a row callback; collect the rows first");
}

InTransaction::InTransaction(const Database& database) : database_(database), outer_(innermost) {
    for (const InTransaction* frame = innermost; frame; frame = frame->outer_)
        LINLI_INVARIANT(&frame->database_ != &database, "a transaction inside a transaction of the same store");
    innermost = this;
}

InTransaction::~InTransaction() { innermost = outer_; }

void run_hooks(const std::vector<std::function<void()>>& hooks) noexcept {
    for (const auto& hook : hooks) hook();
}

void require_identifier(std::string_view name) {
    const bool good = !name.empty() && name.size() <= 63 && !(name[0] >= '0' && name[0] <= '9') &&
                      std::all_of(name.begin(), name.end(), plain);
    if (!good) throw StoreFault("not a plain identifier: " + std::string(name));
}

void require_storable(const Value& value) {
    if (const auto* view = std::get_if<std::string_view>(&value))
        require_text(*view);
    else if (const auto* own = std::get_if<std::string>(&value))
        require_text(*own);
    else if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number))
        throw StoreFault("a number that is not finite cannot be stored");
}

std::string excerpt(std::string_view sql) {
    std::string line;
    for (const char c : sql.substr(0, 240)) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

}  // namespace linli::db
