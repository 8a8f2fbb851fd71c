#include "analysis/mutate.h"

#include <algorithm>

#include "analysis/mutants.h"
#include "check/check.h"

namespace yichi {

MutationScore Mutate(SourceSet& sources, RuleSet& rules, const std::vector<std::string>& packs,
                     const std::vector<ExampleFile>& files, const Limits& limits) {
  MutationScore score;
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    auto pack = rules.rules[i].pack;
    bool wanted =
        packs.empty() || std::find(packs.begin(), packs.end(), rules.packs[pack].name) != packs.end();
    if (!wanted) continue;
    auto original = rules.rules[i];
    for (const auto& mutant : analysis::MutantsOf(*original.declaration)) {
      auto changed = CompileChanged(sources, rules, mutant.rule, pack, limits);
      // A change that does not compile is none.
      if (!changed) continue;
      rules.rules[i] = std::move(*changed);
      ++score.mutants;
      if (ExamplesHold(rules, i, &sources, files))
        score.survivors.push_back({original.code, mutant.span, mutant.change});
      else
        ++score.noticed;
    }
    rules.rules[i] = std::move(original);
  }
  return score;
}

}  // namespace yichi
