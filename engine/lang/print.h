#pragma once

#include <string>

#include "lang/ast.h"

namespace yichi::lang {

// An expression with every grouping made visible: (人数 + 2名), 且(a, b), 合计(科室.人数).
std::string Print(const ast::Expr& expression);

std::string Print(const ast::Path& path);
std::string Print(const ast::TypeName& type);

}  // namespace yichi::lang
