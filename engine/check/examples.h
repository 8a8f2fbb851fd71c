#pragma once

#include "check/context.h"

namespace yichi::check {

// Keys of example records, codes named by 另见 and 应; compiles the conditions of cases.
void CheckExamples(Context& context, const Rule& rule);
std::optional<Case> CompileCase(Context& context, const ast::CaseDeclaration& declaration,
                                std::uint32_t pack);

}  // namespace yichi::check
