#pragma once

#include <string>
#include <vector>

#include "text/pattern.h"

namespace yichi::test {

// 名 个; 规格 股级 < 科级 < 处级; a few lexicons.
PatternVocabulary SmallVocabulary();

// 词0 to 词63, each of the one before twice over: all of 词63 written out would be without end.
PatternVocabulary NestedLexicons();

std::optional<Pattern> Compile(const std::vector<std::string>& alternatives, Diagnostics& diagnostics,
                               const Limits& limits = {});

// Fails the test when the patterns have errors or warnings.
Pattern CompileOrFail(const std::vector<std::string>& alternatives);

// "事业编制36名|编制=36": the matched text, and each capture; ? is open, #2 a member.
std::string CapturesOf(const Pattern& pattern, const std::string& text);

}  // namespace yichi::test
