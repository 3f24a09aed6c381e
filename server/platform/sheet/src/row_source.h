#pragma once

#include <linli/sheet/reader.h>

namespace linli::sheet {

/// What stands behind a RowStream: a part of a workbook or a text table.
class RowSource {
public:
    virtual ~RowSource() = default;
    virtual Result<bool> next(Row& row) = 0;
    virtual double progress() const = 0;

    const std::vector<Fault>& faults() const { return faults_; }
    std::uint64_t fault_count() const { return fault_count_; }

protected:
    void note(const Fault& fault) {
        constexpr std::size_t kept = 1000;
        ++fault_count_;
        if (faults_.size() < kept) faults_.push_back(fault);
    }

private:
    std::vector<Fault> faults_;
    std::uint64_t fault_count_ = 0;
};

}  // namespace linli::sheet
