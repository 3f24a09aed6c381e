#pragma once
// Bytes that stand in a string.

#include "kind.h"

#include <string>
#include <utility>

namespace linli::files {

class Text final : public Bytes {
public:
    explicit Text(std::string text) : text_(std::move(text)) {}
    std::uint64_t size() const override { return text_.size(); }
    std::string read(std::uint64_t offset, std::size_t most) const override {
        return offset < text_.size() ? text_.substr(offset, most) : std::string();
    }

private:
    std::string text_;
};

}  // namespace linli::files
