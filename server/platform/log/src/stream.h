#pragma once

#include <chrono>
#include <string_view>

namespace linli::log {

/// A descriptor whose reader may have stopped reading: a supervisor that hangs, a pipe that nobody empties. Writing
/// there would wait for ever, and with it whoever logs and the end of the program. Not thread-safe.
class PatientStream {
public:
    /// @param patience longest wait for room; after a wait in vain none until there is room again
    PatientStream(int descriptor, std::chrono::milliseconds patience) : descriptor_(descriptor), patience_(patience) {}
    /// Texts of up to `largest` bytes are never torn in a pipe. @return false when (some of) it was not written.
    bool write(std::string_view text);

    static constexpr std::size_t largest = 4096;  ///< PIPE_BUF

private:
    bool has_room();

    const int descriptor_;
    const std::chrono::milliseconds patience_;
    bool stands_still_ = false;
};

}  // namespace linli::log
