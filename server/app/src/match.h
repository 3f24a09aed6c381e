#pragma once

#include <string>

namespace linli::app {

struct MatchFiles {
    std::string in;
    std::string model, labels, model_out;  ///< each may be empty
    double threshold = 0.5;
    bool json = false;
};
/// Pairs of rows that may be one person, on stdout, one a line, with probability and explanation; a summary on stderr.
/// @return exit code
int match(const MatchFiles& files);

}  // namespace linli::app
