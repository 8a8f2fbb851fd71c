#pragma once

#include <string>

namespace yichi::cli {

// From now on the first SIGINT or SIGTERM only says that the user wants an end, so that what is done so far
// can be told; the second one ends the program at once.
void ListenForInterrupt();
bool Interrupted();

// A file that is being written, removed when the second signal comes; empty: none.
void RemoveOnInterrupt(const std::string& path);

}  // namespace yichi::cli
