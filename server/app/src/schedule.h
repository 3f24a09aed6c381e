#pragma once

#include <linli/jobs/jobs.h>

namespace linli::app {

class World;

/// Everything that happens without somebody asking: clocks, nightly examinations, walks, what is forgotten in time.
/// Jobs end at a stop between two batches; two processes on one store share them.
void schedule(jobs::Scheduler& scheduler, World& world);

}  // namespace linli::app
