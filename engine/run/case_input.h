#pragma once

#include <string>
#include <vector>

#include "run/prove.h"
#include "run/sample.h"

namespace yichi::run {

// What a 用例 gives, and what it is judged under. Movable; `input` points into `samples`.
struct CaseInput {
  std::vector<SampleInput> samples;
  Input input;
  EvaluateOptions options;  // its own day and region, else the latest start of the rules it names
  std::optional<std::pair<Span, std::string>> error;  // which sample cannot be read, and why
};
CaseInput InputOfCase(const RuleSet& rules, const Case& test, const std::vector<ExampleFile>& files);

// Whether the judgement has of the rule what the expectation says. 通过 also says that nothing of the rule is
// violated or open.
bool Met(const ast::Expectation& expectation, std::uint32_t rule, const Judgement& judgement);

// The bytes of the file that a sample names; nullptr for other samples and files that are not there.
const std::string* BytesFor(const ast::Sample& sample, const std::vector<ExampleFile>& files);

Verdict VerdictOf(ast::Expectation::Kind kind);  // not of Holds
std::uint64_t CountOf(const Counts& counts, Verdict verdict);

// 职数.总数
std::string JoinPath(const ast::Path& path);

}  // namespace yichi::run
