#include <linli/exchange/service.h>

#include <linli/reference/reference.h>

#include "repository.h"

#include <algorithm>

namespace linli::exchange {
namespace {

constexpr int counted = 200;
constexpr std::chrono::hours counted_since{24};

/// Nearest rank. `sorted` is not empty.
std::int64_t percentile(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    const auto rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

void count_attempts(BoardLine& line, const std::vector<repository::AttemptRow>& rows) {
    std::vector<std::int64_t> took;
    int errors = 0;
    for (const auto& row : rows) {
        if (row.reply == Reply::answered)
            took.push_back(row.took_ms);
        else
            ++errors;
    }
    line.attempts = static_cast<int>(rows.size());
    line.errors_per_mille = rows.empty() ? 0 : errors * 1'000 / line.attempts;
    if (took.empty()) return;
    std::sort(took.begin(), took.end());
    line.p50_ms = percentile(took, 50);
    line.p95_ms = percentile(took, 95);
}

void count_agreements(BoardLine& line, const std::vector<repository::AgreementRow>& rows, Date today) {
    for (const auto& row : rows) {
        if (row.terms.partner != line.partner || standing(row.terms, today) != Verdict::allowed) continue;
        ++line.agreements;
        line.agreement_ends = line.agreement_ends ? std::min(*line.agreement_ends, row.terms.until) : row.terms.until;
    }
}

/// blocked: no agreement or no line · opened: the last attempt was answered · partial: anything between.
Opening opening(const BoardLine& line, const repository::ConnectorRow* row) {
    if (line.agreements == 0 || row == nullptr || !row->view.enabled || !row->secret) return Opening::blocked;
    const bool sound = line.breaker == BreakerState::closed && line.last_reply == Reply::answered;
    return sound ? Opening::opened : Opening::partial;
}

}  // namespace

Result<Board> CallService::board(const access::Scope& scope) {
    const auto tenant = scope.tenant();
    return parts_.database.read([&](db::ReadTx& tx) -> Result<Board> {
        const auto today = shanghai_date(parts_.clock.now());
        const auto now = parts_.real_clock.now();
        const auto partners = parts_.reference.on(tx, tenant, reference::lists::partners, today);
        const auto agreements = repository::agreements(tx, tenant, {});
        const auto rows = repository::connectors(tx, tenant);
        const auto waiting = repository::waiting_by_partner(tx, tenant);
        Board out;
        for (const auto& entry : partners->entries()) {
            BoardLine line;
            line.partner = entry.code;
            line.label = entry.label;
            line.kind = entry.text("kind");
            line.priority = entry.text("priority") == "yes";
            count_agreements(line, agreements, today);
            const auto row =
                std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.view.partner == entry.code; });
            if (row != rows.end()) {
                line.last_success = row->last_success;
                line.last_failure = row->last_failure;
                line.last_reply = row->last_reply;
                line.breaker = row->breaker.state;
                // One index range for each of some twenty partners, whatever their history.
                count_attempts(line, repository::attempts(tx, tenant, entry.code, now - counted_since, counted));
            }
            if (const auto queue = waiting.find(entry.code); queue != waiting.end()) {
                line.waiting = queue->second.count;
                line.lag_ms = std::max<std::int64_t>(0, (now - queue->second.oldest).count());
            }
            line.opening = opening(line, row == rows.end() ? nullptr : &*row);
            out.items.push_back(std::move(line));
        }
        return out;
    });
}

}  // namespace linli::exchange
