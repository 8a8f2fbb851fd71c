#include "report/catalogue.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;
using report::PackEntry;
using report::RulePage;

// Marks that Markdown would take for its own are escaped.
std::string Plain(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  std::string Write(const std::vector<PackEntry>& packs) {
    out_ = "# " + Say("规则目录", "Catalogue of rules") + "\n";
    for (const auto& pack : packs) Pack(pack);
    return std::move(out_);
  }

 private:
  std::string Say(std::string_view chinese, std::string_view english) const {
    return std::string(In(language_, chinese, english));
  }

  void Pack(const PackEntry& pack) {
    out_ += "\n## " + Plain(pack.title) + "\n";
    Sources(pack.sources);
    Pages(Say("规则", "Rules"), pack.rules);
    Pages(Say("标准", "Standards"), pack.standards);
    Pages(Say("分类", "Classes"), pack.classes);
  }

  void Sources(const std::vector<report::SourceEntry>& sources) {
    if (sources.empty()) return;
    out_ += "\n### " + Say("依据", "Sources") + "\n\n| " + Say("文件", "Document") + " | " +
            Say("有效期", "Validity") + " | " + Say("规则", "Rules") + " | " +
            Say("用到的条款", "Clauses used") + " |\n|---|---|---|---|\n";
    for (const auto& source : sources) {
      std::string articles;
      for (const auto& article : source.articles) (articles += articles.empty() ? "" : "、") += article;
      out_ += "| " + Plain(source.text) + " | " + source.validity + " | " + std::to_string(source.rules) +
              " | " + Plain(articles) + " |\n";
    }
    bool head = false;
    for (const auto& source : sources)
      for (const auto& clause : source.unquantified) {
        if (!head)
          out_ += "\n" + Say("难以量化,需人工审查:", "Not computable, for people to review:") + "\n\n";
        head = true;
        out_ += "- " + Plain(source.text) + Plain(clause) + "\n";
      }
  }

  void Pages(const std::string& heading, const std::vector<RulePage>& pages) {
    if (pages.empty()) return;
    out_ += "\n### " + heading + "\n";
    for (const auto& page : pages) {
      out_ += "\n#### " + Plain(page.title) + "\n\n" + Plain(page.standing) + "\n";
      if (!page.doc.empty()) out_ += "\n" + Plain(page.doc) + "\n";
      for (const auto& section : page.sections) Section(section);
    }
  }

  void Section(const report::PageSection& section) {
    out_ += "\n**" + Plain(section.heading) + "**\n\n";
    if (section.code) out_ += "```chi\n";
    for (const auto& line : section.lines) out_ += section.code ? line + "\n" : "- " + Plain(line) + "\n";
    if (section.code) out_ += "```\n";
  }

  Language language_;
  std::string out_;
};

}  // namespace

std::string RenderCatalogueMarkdown(const RuleSet& rules, const SourceSet& sources,
                                    const std::vector<std::string>& packs, Language language) {
  return Writer(language).Write(report::CatalogueOf(rules, sources, packs, language));
}

}  // namespace yichi
