#pragma once

#include "run/classify.h"

namespace yichi::run {

// Clauses of scratch.folded, whose words have been found, into scratch.parts: cut at 。；！？ and line breaks
// outside brackets, and at a comma where a word of 分句语 stands both before it and right behind it.
void SplitClauses(const Classification& classification, ClassifyScratch& scratch);

// An ideograph of the basic plane.
bool IsHan(char32_t c);

}  // namespace yichi::run
