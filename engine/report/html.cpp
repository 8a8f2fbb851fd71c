#include <array>

#include "report/html_page.h"
#include "report/outlook.h"
#include "report/words.h"

namespace yichi {
namespace report {
namespace {

void Line(std::string& out, std::string_view label, const std::string& text) {
  if (!text.empty()) out += "<dt>" + std::string(label) + "</dt><dd>" + EscapedMarkup(text) + "</dd>\n";
}

std::string PlaceLink(const Document& document, const NumberedIssue& numbered, Language language) {
  auto words = EscapedMarkup(PlaceText(document, numbered.issue.place, language));
  const auto& place = numbered.issue.place;
  if (!place.known() || place.paragraph >= document.paragraphs.size()) return words;
  return "<a href=\"#at" + std::to_string(numbered.number) + "\">" + words + "</a>";
}

std::string RelatedText(const Document& document, const Issue& issue, Language language) {
  std::string out;
  for (const auto& [place, text] : issue.related) {
    if (!out.empty()) out += In(language, "；", "; ");
    if (place.known()) out += PlaceText(document, place, language);
    if (place.known() && !text.empty()) out += In(language, "：", ": ");
    out += text;
  }
  return out;
}

}  // namespace

std::string HtmlIssues(const Document& document, const std::vector<NumberedIssue>& issues,
                       Language language) {
  std::string out;
  for (const auto& numbered : issues) {
    const auto& [number, issue] = numbered;
    std::string name(NameOf(issue.rank));
    out += "<li class=\"" + name + "\" data-rank=\"" + name + "\" id=\"f" + std::to_string(number) +
           "\" tabindex=\"-1\">\n<h4><span class=\"number " + name + "\">" + std::to_string(number) +
           "</span> <span class=\"rank\">" + std::string(WordOf(issue.rank, language)) + "</span> " +
           EscapedMarkup(issue.code + " " + issue.title) + "</h4>\n<p>" + EscapedMarkup(issue.message) +
           "</p>\n<dl>\n<dt>" + std::string(In(language, "位置", "Place")) + "</dt><dd>" +
           PlaceLink(document, numbered, language) + "</dd>\n";
    Line(out, In(language, "相关", "See also"), RelatedText(document, issue, language));
    Line(out, In(language, "依据", "Basis"), issue.basis);
    Line(out, In(language, "建议", "To do"), issue.suggestion);
    out += "</dl>\n</li>\n";
  }
  return out;
}

}  // namespace report

namespace {

using report::NumberedIssue;
using report::Rank;

constexpr std::size_t kRanks = 5;

class Page {
 public:
  Page(const Report& report, Language language) : report_(report), language_(language) {}

  std::string Render() {
    for (std::size_t i = 0; i < report_.documents.size(); ++i) Document(i);
    auto title = In("一尺核查报告", "Yichi report");
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + In("zh-CN", "en") +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                      title + "</title>\n<style>" + std::string(report::HtmlStyle()) +
                      "</style>\n</head>\n<body>\n<header>\n<h1>" + title + "</h1>\n<p>" + Total() + "</p>\n";
    out += Filters() + "</header>\n<main>\n" + body_ + Review() + "</main>\n";
    out += "<script>" + std::string(report::HtmlScript()) + "</script>\n</body>\n</html>\n";
    return out;
  }

 private:
  std::string In(std::string_view chinese, std::string_view english) const {
    return std::string(report::In(language_, chinese, english));
  }

  std::string Review() const {
    auto outlook = report::OutlookOf(report_);
    if (outlook.review.empty()) return {};
    auto out = "<section>\n<h2>" + In("需人工审查（规定难以量化）", "For people to review (not computable)") +
               "</h2>\n<ul>\n";
    for (const auto& review : outlook.review)
      out += "<li>" + EscapedMarkup(review.source + " “" + review.text + "”: " + review.because) + "</li>\n";
    return out + "</ul>\n</section>\n";
  }

  std::string Total() const {
    auto summary = Summarize(report_);
    auto out = In("共 ", "") + std::to_string(summary.documents) + In(" 份文稿，", " document(s), ") +
               std::to_string(number_) + In(" 项", " finding(s)");
    if (summary.unreadable > 0)
      out += In("，", ", ") + std::to_string(summary.unreadable) + In(" 份没有读出", " could not be read");
    if (summary.suppressed > 0)
      out += In("，按设置未列出 ", ", ") + std::to_string(summary.suppressed) + In(" 项", " suppressed");
    return out + In("。时点 ", ". As of ") + PrintDay(report_.as_of) + In("。", ".");
  }

  std::string Filters() const {
    std::string out = "<form>\n<fieldset>\n<legend>" + In("显示", "Show") + "</legend>\n";
    for (std::size_t i = 0; i < kRanks; ++i) {
      if (counts_[i] == 0) continue;
      auto rank = static_cast<Rank>(i);
      std::string name(NameOf(rank));
      out += "<label class=\"" + name + "\"><input type=\"checkbox\" value=\"" + name + "\" checked> " +
             std::string(WordOf(rank, language_)) + " " + std::to_string(counts_[i]) + "</label>\n";
    }
    return out + "</fieldset>\n<p class=\"keys\">" +
           In("按 <kbd>j</kbd> 看下一项，按 <kbd>k</kbd> 看上一项。",
              "Press <kbd>j</kbd> for the next finding, <kbd>k</kbd> for the one before.") +
           "</p>\n<p id=\"status\" role=\"status\" data-text=\"" + In("第 {0} 项，共 {1} 项", "{0} of {1}") +
           "\"></p>\n</form>\n";
  }

  void Document(std::size_t index) {
    const auto& reported = report_.documents[index];
    auto id = "d" + std::to_string(index + 1);
    body_ += "<section class=\"document\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
             EscapedMarkup(reported.path) + "</h2>\n";
    if (reported.unreadable)
      body_ += "<p class=\"unread\">" + In("没有读出：", "could not be read: ") +
               EscapedMarkup(MessageOf(*reported.unreadable, language_)) + "</p>\n";
    else
      Columns(reported, Numbered(index));
    body_ += "</section>\n";
  }

  std::vector<NumberedIssue> Numbered(std::size_t index) {
    std::vector<NumberedIssue> issues;
    for (auto& issue : report::IssuesOf(report_, index, language_)) {
      if (issue.suppressed) continue;
      ++counts_[static_cast<std::size_t>(issue.rank)];
      issues.push_back({++number_, std::move(issue)});
    }
    return issues;
  }

  void Columns(const ReportedDocument& reported, const std::vector<NumberedIssue>& issues) {
    for (const auto& line : report::AssumedLines(*report_.rules, reported, language_))
      body_ += "<p class=\"assumed\"><strong>" + In("假设", "Assumed") + "</strong> " + EscapedMarkup(line) +
               "</p>\n";
    for (const auto& note : report::ReadingNotes(reported))
      body_ += "<p class=\"note\">" + EscapedMarkup(MessageOf(note, language_)) + "</p>\n";
    auto panel = [&](std::string_view element, std::string_view style, const std::string& name) {
      body_ += "<" + std::string(element) + " class=\"" + std::string(style) +
               "\" tabindex=\"0\" aria-label=\"" + name + " " + EscapedMarkup(reported.path) + "\">\n";
    };
    body_ += "<div class=\"columns\">\n";
    panel("article", "text", In("文稿", "Document"));
    body_ += HtmlDocument(reported, issues, language_) + "</article>\n";
    panel("section", "findings", In("核查结果", "Findings"));
    body_ += "<h3>" + In("核查结果", "Findings") + "</h3>\n";
    if (issues.empty())
      body_ += "<p>" + In("没有发现问题。", "Nothing was found.") + "</p>\n";
    else
      body_ += "<ol>\n" + HtmlIssues(*reported.document, issues, language_) + "</ol>\n";
    body_ += "</section>\n</div>\n";
  }

  const Report& report_;
  Language language_;
  std::size_t number_ = 0;
  std::array<std::size_t, kRanks> counts_{};
  std::string body_;
};

}  // namespace

std::string RenderHtml(const Report& report, Language language) { return Page(report, language).Render(); }

}  // namespace yichi
