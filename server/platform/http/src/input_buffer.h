#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace linli::http {

/// Bytes received and not yet understood. view() moves only in room(), so a read may be under way meanwhile.
class InputBuffer {
public:
    std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
    std::size_t size() const { return end_ - begin_; }
    bool empty() const { return begin_ == end_; }
    void consume(std::size_t count) { begin_ += count; }
    void filled(std::size_t count) { end_ += count; }

    /// Space for at least `least` more bytes, behind what is there.
    std::span<char> room(std::size_t least) {
        if (begin_ > 0) {
            std::memmove(bytes_.data(), bytes_.data() + begin_, size());
            end_ -= begin_;
            begin_ = 0;
        }
        if (bytes_.size() < end_ + least) bytes_.resize(end_ + least);
        return {bytes_.data() + end_, bytes_.size() - end_};
    }
    /// Gives memory over `keep` bytes back when nothing is held. Not while a read is under way.
    void shrink(std::size_t keep) {
        if (!empty() || bytes_.size() <= keep) return;
        begin_ = end_ = 0;
        bytes_ = {};
    }

private:
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace linli::http
