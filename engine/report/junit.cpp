#include <algorithm>
#include <map>

#include "report/issues.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::Issue;
using report::Rank;

struct Totals {
  std::uint64_t tests = 0, failures = 0, errors = 0, skipped = 0;

  void Add(const Totals& other) {
    tests += other.tests;
    failures += other.failures;
    errors += other.errors;
    skipped += other.skipped;
  }
  std::string Attributes() const {
    return " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) +
           "\" errors=\"" + std::to_string(errors) + "\" skipped=\"" + std::to_string(skipped) +
           "\" time=\"0\"";
  }
};

class Suite {
 public:
  Suite(const Report& report, std::size_t index, Language language)
      : report_(report), reported_(report.documents[index]), language_(language) {
    for (auto& issue : report::IssuesOf(report, index, language))
      if (!issue.suppressed && issue.rank != Rank::Exempt) by_code_[issue.code].push_back(std::move(issue));
  }

  std::string Render() {
    if (reported_.unreadable) {
      Unreadable();
    } else {
      // Under the number of its diagnostic, for no rule stands behind it.
      if (auto issues = Disagreements(); !issues.empty()) Case("yichi", issues.front().title, issues);
      for (std::size_t i = 0; i < reported_.judgement->by_rule.size(); ++i) RuleCase(i);
    }
    return "  <testsuite name=\"" + EscapedMarkup(reported_.path) + "\"" + totals_.Attributes() + ">\n" +
           cases_ + "  </testsuite>\n";
  }
  const Totals& totals() const { return totals_; }

 private:
  void Unreadable() {
    const auto& reason = *reported_.unreadable;
    ++totals_.tests;
    ++totals_.errors;
    cases_ += "    <testcase classname=\"yichi\" name=\"" +
              std::string(report::In(language_, "读取", "reading")) + "\" time=\"0\">\n      <error type=\"" +
              std::string(CodeName(reason.code)) + "\" message=\"" +
              EscapedMarkup(MessageOf(reason, language_)) + "\"/>\n    </testcase>\n";
  }

  std::vector<Issue> Disagreements() const {
    auto it = by_code_.find(std::string(CodeName(Code::Y0601)));
    return it == by_code_.end() ? std::vector<Issue>() : it->second;
  }

  void RuleCase(std::size_t index) {
    const auto& counts = reported_.judgement->by_rule[index];
    if (counts.pass + counts.violation + counts.undetermined + counts.exempt + counts.not_applicable == 0)
      return;
    const auto& rule = report_.rules->rules[index];
    auto it = by_code_.find(rule.code);
    Case(report_.rules->packs[rule.pack].name, rule.title,
         it == by_code_.end() ? std::vector<Issue>() : it->second, rule.code);
  }

  void Case(const std::string& group, const std::string& title, const std::vector<Issue>& issues,
            std::string code = std::string(CodeName(Code::Y0601))) {
    std::string failed, open, said;
    Rank worst = Rank::Exempt;
    for (const auto& issue : issues) {
      auto& text = issue.rank <= Rank::Warning ? failed : issue.rank == Rank::Info ? said : open;
      text += report::PlaceText(*reported_.document, issue.place, language_) + "\n" +
              PlainText(issue, language_) + "\n";
      worst = std::min(worst, issue.rank);
    }
    ++totals_.tests;
    cases_ += "    <testcase classname=\"" + EscapedMarkup(group) + "\" name=\"" +
              EscapedMarkup(code + " " + title) + "\" time=\"0\"";
    auto body = failed.empty() ? Passed(open, said) : Failed(issues, worst, failed);
    cases_ += body.empty() ? "/>\n" : ">\n" + body + "    </testcase>\n";
  }

  std::string Failed(const std::vector<Issue>& issues, Rank worst, const std::string& text) {
    ++totals_.failures;
    std::string message;
    for (const auto& issue : issues)
      if (issue.rank == worst && message.empty()) message = issue.message;
    return "      <failure type=\"" + std::string(NameOf(worst)) + "\" message=\"" + EscapedMarkup(message) +
           "\">" + EscapedMarkup(text) + "</failure>\n";
  }

  std::string Passed(const std::string& open, const std::string& said) {
    std::string out;
    if (!open.empty()) {
      ++totals_.skipped;
      out += "      <skipped message=\"" + EscapedMarkup(open.substr(0, open.size() - 1)) + "\"/>\n";
    }
    if (!said.empty()) out += "      <system-out>" + EscapedMarkup(said) + "</system-out>\n";
    return out;
  }

  const Report& report_;
  const ReportedDocument& reported_;
  Language language_;
  std::map<std::string, std::vector<Issue>> by_code_;
  Totals totals_;
  std::string cases_;
};

}  // namespace

std::string RenderJunit(const Report& report, Language language) {
  Totals totals;
  std::string suites;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    Suite suite(report, i, language);
    suites += suite.Render();
    totals.Add(suite.totals());
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"yichi\"" + totals.Attributes() +
         ">\n" + suites + "</testsuites>\n";
}

}  // namespace yichi
