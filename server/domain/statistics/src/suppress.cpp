#include <linli/statistics/suppress.h>

#include <algorithm>
#include <limits>
#include <queue>

namespace linli::statistics {
namespace {

constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max() / 4;

/// A count as an arc. Rows and columns are nodes, and so are "all rows" and "all columns": a cell flows from its row to
/// its column, a column's sum from the column to all rows, the sum of all from there to all columns, a row's sum back
/// into its row. Then every sum says that what flows into a node flows out of it, and other tables that print the same
/// are other flows through the arcs that are left out.
struct Arc {
    std::size_t from = 0, to = 0;
    std::int64_t flow = 0;
    std::int64_t cost = 0;  ///< of leaving it out
    bool left_out = false;
};

class Cover {
public:
    Cover(const Table& table, std::int64_t k) : table_(table), k_(k) {
        for (std::size_t i = 0; i <= table.rows; ++i)
            for (std::size_t j = 0; j <= table.columns; ++j) arcs_.push_back(arc(i, j));
        nodes_ = table.rows + table.columns + 2;
        starting_.resize(nodes_);
        for (std::size_t a = 0; a < arcs_.size(); ++a) {
            starting_[arcs_[a].from].push_back(a);
            starting_[arcs_[a].to].push_back(a);
        }
    }

    Printed run() {
        std::vector<std::size_t> small;
        for (std::size_t a = 0; a < arcs_.size(); ++a)
            if (arcs_[a].flow > 0 && arcs_[a].flow < k_) {
                arcs_[a].left_out = true;
                small.push_back(a);
            }
        for (const auto a : small) protect(a);
        Printed out{table_.rows, table_.columns, {}};
        for (const auto& one : arcs_) out.counts.push_back(one.left_out ? std::nullopt : std::optional(one.flow));
        return out;
    }

private:
    Arc arc(std::size_t i, std::size_t j) const {
        const auto row = i, column = table_.rows + 1 + j;
        const auto all_rows = table_.rows, all_columns = table_.rows + 1 + table_.columns;
        const bool row_sum = j == table_.columns, column_sum = i == table_.rows;
        Arc out;
        out.flow = table_.at(i, j);
        out.from = row_sum && column_sum ? all_rows : row_sum ? all_columns : column_sum ? column : row;
        out.to = row_sum && column_sum ? all_columns : row_sum ? row : column_sum ? all_rows : column;
        const std::int64_t whole = table_.counts.back() + 2;
        const auto worth = out.flow == 0 ? 8 * k_ : out.flow;
        out.cost = 1 + worth + (row_sum || column_sum ? whole : 0) + (row_sum && column_sum ? 8 * whole : 0);
        return out;
    }

    /// Leaves out more until at least k values are possible for the arc.
    void protect(std::size_t wanted) {
        auto now = flows();
        auto room =
            flow_around(wanted, arcs_[wanted].from, arcs_[wanted].to, std::min(k_ - 1, arcs_[wanted].flow), now, false);
        now = flows();
        flow_around(wanted, arcs_[wanted].to, arcs_[wanted].from, k_ - 1 - room, now, true);
    }

    std::vector<std::int64_t> flows() const {
        std::vector<std::int64_t> out;
        for (const auto& one : arcs_) out.push_back(one.flow);
        return out;
    }

    /// How much can flow from one node to another without `but`, up to `most`; `now` holds the flows and follows.
    /// @param more arcs that are printed may be left out for it
    std::int64_t flow_around(std::size_t but, std::size_t from, std::size_t to, std::int64_t most,
                             std::vector<std::int64_t>& now, bool more) {
        std::int64_t found = 0;
        while (found < most) {
            const auto way = cheapest(but, from, to, now, more);
            if (way.empty()) break;
            auto amount = most - found;
            for (const auto& [a, forward] : way)
                if (!forward) amount = std::min(amount, now[a]);
            for (const auto& [a, forward] : way) {
                arcs_[a].left_out = true;
                now[a] += forward ? amount : -amount;
            }
            found += amount;
        }
        return found;
    }

    using Way = std::vector<std::pair<std::size_t, bool>>;
    /// The way that leaves out least beyond what is left out already (Dijkstra).
    Way cheapest(std::size_t but, std::size_t from, std::size_t to, const std::vector<std::int64_t>& now, bool more) {
        std::vector<std::int64_t> cost(nodes_, endless);
        std::vector<std::pair<std::size_t, bool>> through(nodes_);
        using Step = std::pair<std::int64_t, std::size_t>;
        std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
        cost[from] = 0;
        open.emplace(0, from);
        while (!open.empty()) {
            const auto [so_far, node] = open.top();
            open.pop();
            if (so_far > cost[node]) continue;
            for (const auto a : starting_[node]) {
                const auto& one = arcs_[a];
                const bool forward = one.from == node;
                if (a == but || (!one.left_out && !more) || (!forward && now[a] == 0)) continue;
                const auto next = forward ? one.to : one.from;
                const auto sum = so_far + (one.left_out ? 0 : one.cost);
                if (sum >= cost[next]) continue;
                cost[next] = sum;
                through[next] = {a, forward};
                open.emplace(sum, next);
            }
        }
        Way out;
        if (cost[to] == endless) return out;
        for (auto node = to; node != from;) {
            const auto [a, forward] = through[node];
            out.emplace_back(a, forward);
            node = forward ? arcs_[a].from : arcs_[a].to;
        }
        return out;
    }

    const Table& table_;
    std::int64_t k_;
    std::vector<Arc> arcs_;
    std::size_t nodes_ = 0;
    std::vector<std::vector<std::size_t>> starting_;  ///< arcs at a node, in either direction
};

}  // namespace

Table with_sums(std::size_t rows, std::size_t columns, const std::vector<std::int64_t>& cells) {
    Table out{rows, columns, std::vector<std::int64_t>((rows + 1) * (columns + 1), 0)};
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            const auto count = cells[i * columns + j];
            out.at(i, j) = count;
            out.at(i, columns) += count;
            out.at(rows, j) += count;
            out.at(rows, columns) += count;
        }
    return out;
}

Printed suppress(const Table& table, std::int64_t k) { return Cover(table, k).run(); }

}  // namespace linli::statistics
