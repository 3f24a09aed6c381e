#pragma once

#include <pthread.h>

namespace linli::http {

/// From now on the calling thread, when woken, waits for a free processor instead of taking it from the thread that
/// woke it: that is often the writer of the store, which wakes all members of a shared commit and has the next group
/// to write. See ADR 0017.
inline void be_a_patient_thread() {
    const sched_param none{};
    // Refused by an unusual kernel or container: slower, not wrong.
    static_cast<void>(pthread_setschedparam(pthread_self(), SCHED_BATCH, &none));
}

}  // namespace linli::http
