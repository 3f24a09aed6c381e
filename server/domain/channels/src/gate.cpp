#include <linli/channels/gate.h>

#include "repository.h"

#include <algorithm>

namespace linli::channels {
namespace {

using repository::GateRow;

/// One order: what it was told, and whether its last word is about the result that stands.
class OrderLine {
public:
    explicit OrderLine(Instant resolved_at) : resolved_at_(resolved_at) {}
    void take(const GateRow& row) {
        if (!row.reply || !row.state) return;
        told_.push_back({.reply = *row.reply, .state = *row.state});
        newest_ = row.about;
    }
    bool holds() const { return holds_closing(told_) || newest_ < resolved_at_; }

private:
    Instant resolved_at_;
    std::vector<Delivery> told_;
    Instant newest_{};
};

}  // namespace

std::vector<std::string> PlatformGate::waiting_for(db::ReadTx& tx, TenantId tenant,
                                                   std::span<const cases::CaseId> cases, Instant resolved_at) const {
    std::vector<std::string> out;
    const auto rows = repository::gate_rows(tx, tenant, cases);
    for (auto at = rows.begin(); at != rows.end();) {
        OrderLine line(resolved_at);
        const auto end = std::find_if(at, rows.end(), [&](const GateRow& row) { return row.order != at->order; });
        std::for_each(at, end, [&](const GateRow& row) { line.take(row); });
        if (line.holds() && std::find(out.begin(), out.end(), at->platform_name) == out.end())
            out.push_back(at->platform_name);
        at = end;
    }
    return out;
}

}  // namespace linli::channels
