#include "report/catalogue.h"

#include <algorithm>
#include <set>

#include "report/words.h"

namespace yichi::report {
namespace {

class Cataloguer {
 public:
  Cataloguer(const RuleSet& rules, const SourceSet& sources, std::uint32_t pack, Language language)
      : rules_(rules), sources_(sources), pack_(pack), language_(language) {}

  PackEntry Describe() {
    const auto& pack = rules_.packs[pack_];
    PackEntry entry;
    entry.title = pack.name + (pack.version.empty() ? "" : " " + pack.version);
    Rules(entry);
    Standards(entry);
    Classes(entry);
    for (std::uint32_t i = 0; i < rules_.sources.size(); ++i)
      if (rules_.sources[i].pack == pack_) entry.sources.push_back(Source(i));
    return entry;
  }

 private:
  void Rules(PackEntry& entry) {
    std::vector<const Rule*> own;
    for (const auto& rule : rules_.rules)
      if (rule.pack == pack_) own.push_back(&rule);
    std::sort(own.begin(), own.end(), [](const Rule* a, const Rule* b) { return a->code < b->code; });
    for (const auto* rule : own) entry.rules.push_back(PageOfRule(rules_, sources_, *rule, language_));
  }

  PageSection Basis(const std::vector<CitationOf>& citations) const {
    PageSection section{std::string(In(language_, "依据", "Source")), {}, false};
    for (const auto& citation : citations) section.lines.push_back(CitationText(rules_, citation));
    return section;
  }

  void Standards(PackEntry& entry) {
    for (const auto& standard : rules_.standards) {
      if (standard.pack != pack_ || standard.definition) continue;
      RulePage page;
      page.title = standard.name;
      page.standing = std::string(In(language_, "标准", "standard"));
      page.doc = standard.declaration->doc;
      page.sections.push_back({std::string(In(language_, "内容", "Content")),
                               Outdented(sources_.Text(standard.declaration->span)), true});
      page.sections.push_back(Basis(standard.citations));
      entry.standards.push_back(std::move(page));
    }
  }

  void Classes(PackEntry& entry) {
    for (const auto& classification : rules_.classifications) {
      if (classification.pack != pack_) continue;
      for (const auto& clause : classification.clauses)
        entry.classes.push_back(Clause(classification, clause));
    }
  }

  RulePage Clause(const Classification& classification, const ClassClause& clause) const {
    RulePage page;
    page.title = clause.code + " " + clause.title;
    page.standing =
        std::string(ClassName(rules_, classification, clause.label)) + " · " + classification.name;
    const auto& declaration = *clause.declaration;
    PageSection when{std::string(In(language_, "何时", "When")), {}, true};
    for (const auto& condition : declaration.when)
      when.lines.push_back("当 " + OneLine(sources_, condition.span));
    for (const auto& exception : declaration.exceptions)
      when.lines.push_back("除外 " + OneLine(sources_, exception.condition.span));
    page.sections.push_back(std::move(when));
    if (declaration.reason)
      page.sections.push_back(
          {std::string(In(language_, "为什么", "Why")), {declaration.reason->text}, false});
    page.sections.push_back(Basis(clause.citations));
    Examples(page, "正例(属于)", "Belong", declaration.good);
    Examples(page, "反例(不属于)", "Do not belong", declaration.bad);
    return page;
  }

  void Examples(RulePage& page, std::string_view chinese, std::string_view english,
                const std::vector<ast::Example>& examples) const {
    if (examples.empty()) return;
    PageSection section{std::string(In(language_, chinese, english)), {}, true};
    for (const auto& example : examples) section.lines.push_back(OneLine(sources_, example.span));
    page.sections.push_back(std::move(section));
  }

  SourceEntry Source(std::uint32_t index) const {
    const auto& source = rules_.sources[index];
    SourceEntry entry;
    entry.text = CitationText(rules_, {index, "", source.reference});
    entry.reference = source.reference;
    if (source.effective) entry.validity = PrintDay(*source.effective);
    if (source.effective || source.repealed) entry.validity += In(language_, " 起", " on");
    if (source.repealed)
      entry.validity += std::string(In(language_, ",", ", ")) + PrintDay(*source.repealed) +
                        std::string(In(language_, " 废止", " repealed"));
    std::set<std::string> articles;
    auto note = [&](const std::vector<CitationOf>& citations) {
      bool cites = false;
      for (const auto& citation : citations) {
        if (citation.source != index) continue;
        cites = true;
        if (!citation.article.empty() && articles.insert(citation.article).second)
          entry.articles.push_back(citation.article);
      }
      return cites;
    };
    for (const auto& rule : rules_.rules) entry.rules += note(rule.citations);
    for (const auto& standard : rules_.standards) note(standard.citations);
    for (const auto& classification : rules_.classifications)
      for (const auto& clause : classification.clauses) note(clause.citations);
    for (const auto* clause : rules_.unquantified)
      if (clause->source.text == source.name)
        entry.unquantified.push_back(clause->place + " “" + clause->text.text + "”: " + clause->because.text);
    return entry;
  }

  const RuleSet& rules_;
  const SourceSet& sources_;
  std::uint32_t pack_;
  Language language_;
};

}  // namespace

std::vector<PackEntry> CatalogueOf(const RuleSet& rules, const SourceSet& sources,
                                   const std::vector<std::string>& packs, Language language) {
  std::vector<PackEntry> entries;
  for (std::uint32_t i = 0; i < rules.packs.size(); ++i)
    if (std::find(packs.begin(), packs.end(), rules.packs[i].name) != packs.end())
      entries.push_back(Cataloguer(rules, sources, i, language).Describe());
  return entries;
}

}  // namespace yichi::report
