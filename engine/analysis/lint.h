#pragma once

#include "base/diagnostic.h"
#include "base/limits.h"
#include "check/ruleset.h"

namespace yichi {

// What compiles but cannot be meant (Y03xx): a rule that never applies, is never or always violated within
// the declared 范围; an exception that is never reached or swallows its rule; a source cited after its
// repeal; a local standard that loosens the one it stands in for; declarations that nothing uses. Each with a
// witness in words. Only what is certain is reported.
Diagnostics Lint(SourceSet& sources, RuleSet& rules, const Limits& limits);

}  // namespace yichi
