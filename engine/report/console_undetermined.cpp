#include <algorithm>

#include "report/console_page.h"
#include "report/words.h"

namespace yichi::report {

struct ConsolePage::OpenGroup {
  std::string lack;
  std::vector<const Finding*> findings;  // in order of the report, those of a rule together
};

// Readers mend a missing field once, however many rules wait for it.
void ConsolePage::Undetermined() {
  std::vector<OpenGroup> groups;
  for (auto index : Shown(document_)) {
    const auto& finding = document_.judgement->findings[index];
    if (finding.verdict != Verdict::Undetermined) continue;
    auto lack = UnknownsText(finding.unknowns, options_.language);
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const OpenGroup& g) { return g.lack == lack; });
    if (group == groups.end()) group = groups.insert(groups.end(), OpenGroup{lack, {}});
    group->findings.push_back(&finding);
  }
  for (auto& group : groups) {
    auto by_rule = [](const Finding* a, const Finding* b) { return a->rule < b->rule; };
    std::stable_sort(group.findings.begin(), group.findings.end(), by_rule);
    OpenGroupBlock(group);
  }
}

void ConsolePage::OpenGroupBlock(const OpenGroup& group) {
  out_ += "\n  " + Styled(In("待定", "undetermined"), Style::Note, options_.color) + " " +
          Styled(group.lack, Style::Title, options_.color) + "\n";
  for (std::size_t i = 0; i < group.findings.size();) {
    auto rule = group.findings[i]->rule;
    std::size_t same = 1;
    while (i + same < group.findings.size() && group.findings[i + same]->rule == rule) ++same;
    auto line = report_.rules->rules[rule].code + " " + report_.rules->rules[rule].title;
    if (same > 1)
      line += std::string(In("  共 ", "  x ")) + std::to_string(same) + std::string(In(" 处", ""));
    Line(6, line);
    Line(8, group.findings[i]->message);
    for (std::size_t k = i; options_.derivations && k < i + same; ++k) Derivation(*group.findings[k]);
    i += same;
  }
  if (group.findings.front()->at.place.known()) Excerpted(group.findings.front()->at.place, Style::Note);
}

}  // namespace yichi::report
