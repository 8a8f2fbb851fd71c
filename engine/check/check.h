#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/source.h"
#include "check/ruleset.h"
#include "lang/ast.h"

namespace yichi {

// Resolves names, checks types and units, compiles every rule of the files (of one or several packs) to a
// Program. Reports Y02xx–Y04xx, all in one run. Where there is an error the rule set may lack declarations:
// it is for messages only, never to be evaluated.
RuleSet CheckFiles(SourceSet& sources, std::vector<std::unique_ptr<const ast::File>> files,
                   const Limits& limits, Diagnostics& diagnostics);

// Compiles a changed copy of a rule of the set; std::nullopt when it has a mistake. The declaration must outlive
// the result.
std::optional<Rule> CompileChanged(SourceSet& sources, RuleSet& rules, const ast::RuleDeclaration& declaration,
                                   std::uint32_t pack, const Limits& limits);

// Names, types and signatures, one declaration a line. For `yichi dump rules`.
std::string DumpRules(const RuleSet& rules);

}  // namespace yichi
