#include "stream.h"

#include <cerrno>

#include <limits.h>
#include <poll.h>
#include <unistd.h>

namespace linli::log {

static_assert(PatientStream::largest <= PIPE_BUF);

bool PatientStream::has_room() {
    pollfd asked{descriptor_, POLLOUT, 0};
    const int wait = stands_still_ ? 0 : static_cast<int>(patience_.count());
    int ready = 0;
    do ready = ::poll(&asked, 1, wait);
    while (ready < 0 && errno == EINTR);
    stands_still_ = ready <= 0 || asked.revents != POLLOUT;  // also when nobody is left to read
    return !stands_still_;
}

bool PatientStream::write(std::string_view text) {
    while (!text.empty()) {
        if (!has_room()) return false;
        const auto written = ::write(descriptor_, text.data(), text.size() < largest ? text.size() : largest);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace linli::log
