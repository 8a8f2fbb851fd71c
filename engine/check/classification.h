#pragma once

#include "check/context.h"

namespace yichi::check {

// The lexicon whose words begin a clause of their own after a comma.
inline constexpr std::string_view kHeadLexicon = "分句语";
// The lexicon whose words say where, whose or by which leave something is done: no other pattern reads them.
inline constexpr std::string_view kSkippedLexicon = "略读语";
// The lexicon whose words make what follows, up to the comma, their object: no other pattern reads it.
inline constexpr std::string_view kGoverningLexicon = "统领语";
// The lexicon whose words end that: from them on the text is read again.
inline constexpr std::string_view kResumingLexicon = "另起语";

// Compiles one 分类. std::nullopt when it is too broken to be used; everything found wrong has been reported.
std::optional<Classification> CompileClassification(Context& context,
                                                    const ast::ClassificationDeclaration& declaration,
                                                    std::uint32_t pack);

// The condition of a clause: 当, less what 除外 takes away. Adds its patterns to the classification.
// std::nullopt after reporting.
std::optional<ClassTest> CompileClassTest(Context& context, const ast::ClassClause& clause,
                                          Classification& classification);

// What 压过 names, and an order in which every clause stands before those it overrides. False after
// reporting.
bool OrderClauses(Context& context, Classification& classification);

}  // namespace yichi::check
