#pragma once

#include "check/context.h"

namespace yichi::check {

// Resolves the fields a 提取 reads and compiles its patterns.
std::optional<Extraction> CompileExtraction(Context& context, const ast::ExtractionDeclaration& declaration,
                                            std::uint32_t pack);

}  // namespace yichi::check
