#pragma once

#include "check/context.h"

namespace yichi::check {

// Keys of example records, codes named by 另见 and 应; compiles the conditions of cases.
void CheckExamples(Context& context, const Rule& rule);
void CheckKeys(Context& context, const ast::Expr& record, std::uint32_t model);
std::optional<Case> CompileCase(Context& context, const ast::CaseDeclaration& declaration,
                                std::uint32_t pack);

}  // namespace yichi::check
