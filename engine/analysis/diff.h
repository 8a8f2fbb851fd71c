#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "run/prove.h"

namespace yichi {

// What a change of a rule means.
enum class RuleChangeKind {
  Added,
  Removed,
  Stricter,  // something that was not 违反 is
  Looser,    // something that was 违反 is not
  Moved,     // both, or other verdicts changed
  Unseen,    // computed otherwise, and no difference was found
  Wording    // level, sources, texts, dates
};

// A record that the two versions judge differently; as small as could be made.
struct RuleWitness {
  std::string record;         // as the rule language writes it
  std::string before, after;  // 通过, 违反 …
};

struct RuleChange {
  std::string code, title;
  RuleChangeKind kind = RuleChangeKind::Unseen;
  std::vector<RuleWitness> witnesses;
  std::vector<std::string> details;  // 级别 错误 → 警告
  std::size_t tried = 0;             // records that both versions judged
};

struct RuleSetVersion {
  const RuleSet* rules = nullptr;
  const SourceSet* sources = nullptr;
  std::vector<std::string> packs;  // that are compared; all when empty
};

struct RuleSetDiff {
  std::vector<RuleChange> changes;  // by code; rules that are the same are not there
  std::size_t same = 0;
};

// Pairs rules by code. Rules whose programs are equal differ in wording at most. The others are tried on
// their examples, on probes of these and on probes of probes; every witness was judged by both versions.
// Linear in the rules, with at most a few thousand trials for a changed one.
RuleSetDiff CompareRules(const RuleSetVersion& before, const RuleSetVersion& after);

}  // namespace yichi
