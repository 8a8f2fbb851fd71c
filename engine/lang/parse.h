#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/source.h"
#include "lang/ast.h"

namespace yichi {

// Reads one rule file of `sources`. Every mistake becomes a Diagnostic (Y01xx), several in one run; after an
// error the file may hold fewer declarations than were written, so a caller must not evaluate a set of files
// with errors. Any bytes are accepted; time and memory are linear in the file but for the parser's bounded
// look-ahead. Never throws.
ast::File ParseFile(const SourceSet& sources, std::uint32_t source, const Limits& limits,
                    Diagnostics& diagnostics);

// Reads one expression that fills the span (a hole of a message). std::nullopt after reporting.
std::optional<ast::Expr> ParseExpression(const SourceSet& sources, Span span, const Limits& limits,
                                         Diagnostics& diagnostics);

// Every declaration and clause on a line of its own, indented, with its places left out. For `yichi dump
// tree`.
std::string DumpTree(const ast::File& file);

}  // namespace yichi
