#pragma once

#include <string>

#include "cli/check_run.h"

namespace yichi::cli {

// `check --shard 2/4`: judges its share of the lines and writes a partial result (engine/report/part.h).
int CheckShard(const Arguments& arguments, const std::string& shard);

// Of the rule files, in their order.
std::string DigestOf(const RulePacks& packs);
// Of the file of settings; empty without one.
std::string DigestOfSettings(const CheckRequest& request);

}  // namespace yichi::cli
