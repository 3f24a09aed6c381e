#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace linli::db {

/// A bounded map from SQL text to a prepared statement; the least recently used one goes first.
/// Statements are shared: one that is evicted while it runs lives until its user is done.
/// Belongs to one connection, hence to one thread at a time.
template <class Statement>
class StatementCache {
public:
    using Pointer = std::shared_ptr<Statement>;

    explicit StatementCache(std::size_t limit) : limit_(limit) {}

    Pointer find(std::string_view sql) {
        const auto found = index_.find(sql);
        if (found == index_.end()) return nullptr;
        items_.splice(items_.begin(), items_, found->second);
        return found->second->second;
    }

    /// @return the statement that had to go, or null.
    Pointer insert(std::string_view sql, Pointer statement) {
        items_.emplace_front(std::string(sql), std::move(statement));
        index_.emplace(items_.front().first, items_.begin());
        if (items_.size() <= limit_) return nullptr;
        Pointer evicted = std::move(items_.back().second);
        index_.erase(items_.back().first);
        items_.pop_back();
        return evicted;
    }

    void erase(std::string_view sql) {
        const auto found = index_.find(sql);
        if (found == index_.end()) return;
        const auto item = found->second;
        index_.erase(found);
        items_.erase(item);
    }

    void clear() {
        index_.clear();
        items_.clear();
    }

    std::size_t size() const { return items_.size(); }

private:
    using Items = std::list<std::pair<std::string, Pointer>>;
    std::size_t limit_;
    Items items_;
    std::unordered_map<std::string_view, typename Items::iterator> index_;  // views into items_, whose nodes never move
};

/// Statements kept per connection: more than the distinct SQL texts of the whole program.
inline constexpr std::size_t statements_per_connection = 512;

}  // namespace linli::db
