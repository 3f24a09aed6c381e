#pragma once

#include <linli/base/result.h>

namespace linli::app {

/// Says on stderr why a command was refused. @return exit code 1
int refused(const Problem& problem);

}  // namespace linli::app
