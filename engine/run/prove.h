#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"

namespace yichi {

// An example or a case that did not come out as it says.
struct Failure {
  std::string name;      // "SD101 反例 1", or the case's title
  Span span;             // of the example or expectation
  std::string expected;  // 违反 SD101
  std::string actual;    // 通过 SD101; with the figures that decided
};

struct Proof {
  std::uint32_t examples = 0, expectations = 0;  // how many were run
  std::vector<std::string> names;                // of every example and case, in the order they were run
  std::vector<Failure> failures;
};

// Runs every 正例, 反例 and 用例 of the packs (all packs when empty). Each example is judged against its own
// rule, on the first day the rule is in force; a 反例 must be 违反 and trip no other rule of its pack but
// those it names with 另见; a 正例 must have at least one 通过 or 除外 and no 违反 or 待定 of its rule.
// `read_file` examples (文件 "…") are read from `files` by path relative to the rule file.
struct ExampleFile {
  std::string path;          // as written after 文件
  std::uint32_t source = 0;  // the rule file that names it
  std::string bytes;
};
Proof ProvePacks(const RuleSet& rules, const SourceSet* sources, const std::vector<std::string>& packs,
                 const std::string& filter, const std::vector<ExampleFile>& files);

// Whether all examples of one rule come out and all that 用例 expect of it, its own verdicts alone.
bool ExamplesHold(const RuleSet& rules, std::uint32_t rule, const SourceSet* sources,
                  const std::vector<ExampleFile>& files);

// Where nothing says when a rule is in force, its examples are judged on this day.
inline constexpr Day kAnyDay = 20454;  // 2026-01-01

// The first day that a rule is in force: its own, or that of the latest document that it rests on.
Day FirstDayInForce(const RuleSet& rules, const Rule& rule);

// An example of a rule as input; `error` is set where a file cannot be read.
namespace run {
struct SampleInput;
}
run::SampleInput ExampleSample(const RuleSet& rules, const Rule& rule, const ast::Example& example,
                               const std::vector<ExampleFile>& files);

}  // namespace yichi
