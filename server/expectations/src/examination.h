#pragma once

#include <linli/expectations/examine.h>

#include "kinds.h"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace linli::expectations {

/// Rows of one list that share a key, found by halving: sorted once, without a node for each key.
class Groups {
public:
    void add(const Uuid& key, std::size_t row) {
        if (!key.nil()) entries_.push_back({key, row});
    }
    void sort();
    struct Entry {
        Uuid key;
        std::size_t row;
        auto operator<=>(const Entry&) const = default;
    };
    std::span<const Entry> of(const Uuid& key) const;
    /// Visits each group, ordered by key.
    template <class Visit>
    void each(Visit&& visit) const {
        for (std::size_t from = 0; from < entries_.size();) {
            auto until = from;
            while (until < entries_.size() && entries_[until].key == entries_[from].key) ++until;
            visit(std::span(entries_).subspan(from, until - from));
            from = until;
        }
    }

private:
    std::vector<Entry> entries_;
};

/// One run over a block: its groups, what is found so far, and which fields nobody should reckon with any more.
class Examination {
public:
    Examination(const Suite& suite, const Block& block);
    std::vector<Finding> run();

    const Block& block() const { return block_; }
    Date as_of() const { return block_.as_of; }
    const Groups& residents() const { return residents_; }    ///< people by dwelling
    const Groups& members() const { return members_; }        ///< people by household
    const Groups& relations() const { return relations_; }    ///< relations by person
    const Groups& at_door() const { return at_door_; }        ///< relations by dwelling
    const Groups& homes() const { return homes_; }            ///< households by dwelling
    const Groups& outside_of() const { return outside_of_; }  ///< signals by person
    const Groups& outside_at() const { return outside_at_; }  ///< signals by dwelling
    std::optional<std::size_t> person(const Uuid& id) const;
    std::optional<std::size_t> dwelling(const Uuid& id) const;
    std::optional<std::size_t> household(const Uuid& id) const;

    /// True when an earlier rule found one of the fields of this row wrong.
    bool in_doubt(Table table, std::size_t row, std::initializer_list<std::string_view> fields) const;
    /// Nobody should reckon with this field any more.
    void doubt(Table table, std::size_t row, std::string_view field);
    /// `field` empty: the field of the expectation. `row` is the place in the block's list.
    void add(const Expectation& expected, Table table, std::size_t row, Fault fault, std::string_view field = {},
             std::vector<Uuid> related = {});
    /// A finding about the block as a whole.
    void add_about_area(const Expectation& expected, Fault fault);
    /// The day and the words of a fault stand for all kinds.
    RowView view(Table table, std::size_t row) const;
    std::size_t size(Table table) const;

private:
    void index_rows();
    void match_signals();
    void run_rows(const Expectation& expected, const Kind& kind);
    bool speakable(const Expectation& expected, std::size_t row) const;
    std::vector<Finding> explained();
    const Uuid& id(Table table, std::size_t row) const;

    const Suite& suite_;
    const Block& block_;
    Groups residents_, members_, relations_, at_door_, homes_, outside_of_, outside_at_, people_, dwellings_,
        households_;
    std::array<std::vector<std::uint32_t>, 6> doubts_;  ///< by table, a bit a field
    std::vector<Finding> found_;
};

}  // namespace linli::expectations
