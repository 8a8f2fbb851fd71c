#include "report/catalogue.h"
#include "report/html_page.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;
using report::PackEntry;
using report::RulePage;

constexpr std::string_view kStyle = R"css(
.catalogue { display: grid; grid-template-columns: minmax(14rem, 1fr) minmax(0, 4fr); gap: 1.5rem; align-items: start; }
nav { position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow: auto; padding: .8rem 1rem; background: #fff;
  border: 1px solid #c8c8c4; border-radius: 4px; }
nav ul { margin: 0 0 .8rem; padding: 0; list-style: none; } nav li { margin: 0; padding: 0; border: 0; }
nav li.on a { font-weight: bold; }
section.page { margin: 0 0 1rem; padding: 1rem 1.3rem; background: #fff; border: 1px solid #c8c8c4; border-radius: 4px; }
section.page h4 { font-size: 1.05rem; } section.page h5 { margin: .8rem 0 .2rem; font-size: .95rem; color: #3d3d3d; }
section.page ul { margin: 0; padding-left: 1.3rem; } section.page li { margin: 0; padding: 0; border: 0; }
.standing { margin: 0; color: #4b4b4b; } main th { padding: .2rem .5rem; border: 1px solid #767676; text-align: left; }
pre { margin: 0; padding: .5rem .8rem; overflow-x: auto; background: #f2f2ef; white-space: pre-wrap;
  font: .92rem/1.6 "Noto Sans Mono CJK SC", Consolas, monospace; }
input[type=search] { min-width: 16rem; padding: .2rem .5rem; border: 1px solid #767676; font: inherit; }
@media (max-width: 55rem) { .catalogue { grid-template-columns: minmax(0, 1fr); } nav { position: static; max-height: none; } }
@media print { nav, form { display: none; } .catalogue { display: block; } section.page { border: 0; padding: 0; } }
)css";

constexpr std::string_view kScript = R"js(
(function () {
  'use strict';
  var box = document.getElementById('find');
  var status = document.getElementById('status');
  var pages = Array.from(document.querySelectorAll('section.page'));
  function filter() {
    var words = box.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    pages.forEach(function (page) {
      var text = page.textContent.toLowerCase();
      page.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      if (!page.hidden) ++shown;
      var link = document.getElementById('to-' + page.id);
      if (link) link.hidden = page.hidden;
    });
    status.textContent = status.dataset.text.replace('{0}', shown).replace('{1}', pages.length);
  }
  box.addEventListener('input', filter);
  document.querySelector('form').addEventListener('submit', function (event) { event.preventDefault(); });
  filter();
})();
)js";

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  std::string Write(const std::vector<PackEntry>& packs) {
    for (std::size_t i = 0; i < packs.size(); ++i) Pack(packs[i], i + 1);
    auto title = Say("规则目录", "Catalogue of rules");
    return "<!DOCTYPE html>\n<html lang=\"" + Say("zh-CN", "en") +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'; script-src 'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           title + "</title>\n<style>" + std::string(report::HtmlStyle()) + std::string(kStyle) +
           "</style>\n</head>\n<body>\n<header>\n<h1>" + title +
           "</h1>\n<form role=\"search\">\n<label for=\"find\">" + Say("查找", "Find") +
           "</label>\n<input type=\"search\" id=\"find\">\n<p id=\"status\" role=\"status\" data-text=\"" +
           Say("列出 {0} 条,共 {1} 条", "{0} of {1}") +
           "\"></p>\n</form>\n</header>\n<main class=\"catalogue\">\n<nav aria-label=\"" +
           Say("目录", "Contents") + "\">\n" + contents_ + "</nav>\n<div>\n" + body_ +
           "</div>\n</main>\n<script>" + std::string(kScript) + "</script>\n</body>\n</html>\n";
  }

 private:
  std::string Say(std::string_view chinese, std::string_view english) const {
    return std::string(In(language_, chinese, english));
  }

  void Pack(const PackEntry& pack, std::size_t number) {
    auto id = "p" + std::to_string(number);
    contents_ += "<h2><a href=\"#" + id + "\">" + EscapedMarkup(pack.title) + "</a></h2>\n<ul>\n";
    body_ += "<h2 id=\"" + id + "\">" + EscapedMarkup(pack.title) + "</h2>\n";
    Sources(pack.sources);
    Pages(Say("规则", "Rules"), pack.rules);
    Pages(Say("标准", "Standards"), pack.standards);
    Pages(Say("分类", "Classes"), pack.classes);
    contents_ += "</ul>\n";
  }

  void Sources(const std::vector<report::SourceEntry>& sources) {
    if (sources.empty()) return;
    auto cell = [](const std::string& text) { return "<td>" + EscapedMarkup(text) + "</td>"; };
    auto head = [&](std::string_view chinese, std::string_view english) {
      return "<th scope=\"col\">" + Say(chinese, english) + "</th>";
    };
    body_ += "<h3>" + Say("依据", "Sources") + "</h3>\n<div class=\"table\">\n<table>\n<thead><tr>" +
             head("文件", "Document") + head("有效期", "Validity") + head("规则", "Rules") +
             head("用到的条款", "Clauses used") + "</tr></thead>\n<tbody>\n";
    std::string review;
    for (const auto& source : sources) {
      std::string articles;
      for (const auto& article : source.articles) (articles += articles.empty() ? "" : "、") += article;
      body_ += "<tr>" + cell(source.text) + cell(source.validity) + cell(std::to_string(source.rules)) +
               cell(articles) + "</tr>\n";
      for (const auto& clause : source.unquantified)
        review += "<li>" + EscapedMarkup(source.text + clause) + "</li>\n";
    }
    body_ += "</tbody>\n</table>\n</div>\n";
    if (!review.empty())
      body_ += "<section class=\"page\" id=\"review" + std::to_string(++page_) + "\">\n<h4>" +
               Say("难以量化,需人工审查", "Not computable, for people to review") + "</h4>\n<ul>\n" + review +
               "</ul>\n</section>\n";
  }

  void Pages(const std::string& heading, const std::vector<RulePage>& pages) {
    if (pages.empty()) return;
    body_ += "<h3>" + heading + "</h3>\n";
    for (const auto& page : pages) {
      auto id = "r" + std::to_string(++page_);
      contents_ +=
          "<li id=\"to-" + id + "\"><a href=\"#" + id + "\">" + EscapedMarkup(page.title) + "</a></li>\n";
      body_ += "<section class=\"page\" id=\"" + id + "\">\n<h4>" + EscapedMarkup(page.title) +
               "</h4>\n<p class=\"standing\">" + EscapedMarkup(page.standing) + "</p>\n";
      if (!page.doc.empty()) body_ += "<p>" + EscapedMarkup(page.doc) + "</p>\n";
      for (const auto& section : page.sections) Section(section);
      body_ += "</section>\n";
    }
  }

  void Section(const report::PageSection& section) {
    body_ += "<h5>" + EscapedMarkup(section.heading) + "</h5>\n" + (section.code ? "<pre>" : "<ul>\n");
    for (const auto& line : section.lines)
      body_ += section.code ? EscapedMarkup(line) + "\n" : "<li>" + EscapedMarkup(line) + "</li>\n";
    body_ += section.code ? "</pre>\n" : "</ul>\n";
  }

  Language language_;
  std::size_t page_ = 0;
  std::string contents_, body_;
};

}  // namespace

std::string RenderCatalogueHtml(const RuleSet& rules, const SourceSet& sources,
                                const std::vector<std::string>& packs, Language language) {
  return Writer(language).Write(report::CatalogueOf(rules, sources, packs, language));
}

}  // namespace yichi
