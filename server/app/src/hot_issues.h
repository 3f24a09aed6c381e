#pragma once

#include <string>

namespace linli::app {

struct HotIssuesFiles {
    std::string in, out;
    bool json = false;
};
/// Groups messages `{"id","title","text","time"}` into issues `{"rank","title","ids","score"}`, hottest first; lines
/// that are wrong are told on stderr and left out. @return exit code
int hot_issues(const HotIssuesFiles& files);

}  // namespace linli::app
