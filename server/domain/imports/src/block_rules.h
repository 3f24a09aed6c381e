#pragma once

#include <linli/expectations/rows.h>
#include <linli/imports/records.h>

#include <vector>

namespace linli::imports {

/// Hands records to the expectations that the quality engine uses, a block at a time: what is wrong with a row is said
/// in one place for sheets and registers. A block ends between two households. About 500 bytes a row of the block.
class BlockRules {
public:
    BlockRules(const Template& form, Date today);

    /// Whether the rules of this kind of record stand there; if not, only what cells show is judged.
    bool covers(const FieldSpec& field) const;
    /// Keeps the record; appends what is wrong with a whole block when one is full.
    void add(const Record& record, std::vector<Finding>& out);
    /// Appends what is wrong with the rest.
    void flush(std::vector<Finding>& out);
    /// The first row of the block under way.
    std::uint32_t first_row() const { return first_row_; }

private:
    void add_person(const Record& record);
    void add_merchant(const Record& record);
    std::string_view text(const Record& record, const char* field) const;

    const Template& form_;
    Date today_;
    std::vector<expectations::Person> people_;
    std::vector<expectations::Merchant> merchants_;
    std::uint32_t first_row_ = 0;
};

}  // namespace linli::imports
