#pragma once

namespace linli::app {

/// The program `linli`: reads the command line and runs one command.
/// @return the exit code: 0 done, 1 refused or found something wrong, 2 wrong usage, 3 a failure of store, disk or
/// network.
int run(int argc, char** argv);

}  // namespace linli::app
