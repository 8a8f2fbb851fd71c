#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "../golden.h"
#include "base/utf8.h"
#include "check/check.h"
#include "facts/extract.h"
#include "lang/parse.h"
#include "office/read.h"
#include "report/report.h"
#include "run/evaluate.h"

// Reports from rules, texts and findings that a test writes down, or from a judged file.
namespace yichi {

struct Compiled {
  SourceSet sources;
  RuleSet rules;
};

inline std::unique_ptr<Compiled> Compile(const std::vector<std::pair<std::string, std::string>>& files) {
  auto compiled = std::make_unique<Compiled>();
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<const ast::File>> trees;
  for (const auto& [name, text] : files) {
    auto id = compiled->sources.Add(Source(name, text));
    trees.push_back(
        std::make_unique<const ast::File>(ParseFile(compiled->sources, id, Limits{}, diagnostics)));
  }
  compiled->rules = CheckFiles(compiled->sources, std::move(trees), Limits{}, diagnostics);
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.severity == Severity::Error)
      ADD_FAILURE() << RenderDiagnostic(compiled->sources, diagnostic, Language::English);
  return compiled;
}

// Two documents, one of which could not be read, with a finding of every kind, nasty characters among them.
struct HandMade {
  std::unique_ptr<Compiled> compiled = Compile({{"规则.chi", R"chi(## 报告试用的规则。
包 试用
版本 1.0.0
依据 甲规 = 《甲规定》 文号 "试〔2020〕1号" 施行 2020-01-01
计量单位 名 整数
模型 单位
  总数: 名
  人数: 名

## 总数要够数。
规则 T001 "总数不少于两名"
  依据 甲规 第九条
  对象 单位
  要求 总数 不少于 2名
  提示 "总数{总数}"
  理由 "少于两名不成班子"
  正例 { 总数: 2名 }
  反例 { 总数: 1名 }

规则 T002 "人数不超过总数"
  依据 甲规 第十条
  对象 单位
  要求 人数 不超过 总数
  提示 "人数{人数}"
  级别 警告
  正例 { 总数: 2名, 人数: 1名 }
  反例 { 总数: 1名, 人数: 2名 }

规则 T003 "人数不为零"
  依据 甲规 第十条
  对象 单位
  要求 人数 不少于 1名
  提示 "人数{人数}"
  级别 提醒
  正例 { 人数: 2名 }
  反例 { 人数: 0名 }
)chi"}});
  Document document =
      DocumentFromText("文稿/甲 & 乙.md", {{"甲办职责<规定>", {}},
                                           {"编制12名，实有20名；--><script>alert(1)</script>𠮷", {}},
                                           {"", {{"科室", "人数"}, {"一科", "3名"}}},
                                           {"末段", {}}});
  Facts facts;
  Judgement judgement;
  Diagnostic unreadable = MakeDiagnostic(Code::D0001, {});

  HandMade() {
    facts.model = compiled->rules.FindModel("单位");
    auto finding = [&](std::uint32_t rule, Verdict verdict, Level level, std::string message, Place place) {
      Finding made;
      made.rule = rule;
      made.verdict = verdict;
      made.level = level;
      made.message = std::move(message);
      made.at = {place, "总数", "12名"};
      if (verdict != Verdict::Undetermined) made.sources = compiled->rules.rules[rule].citations;
      judgement.findings.push_back(std::move(made));
    };
    finding(0, Verdict::Violation, Level::Error, "总数12名，100% 不够：<b>&\"引\"\n第二行", {1, 2, 5});
    judgement.findings.back().suggestion = "增加到20名";
    judgement.findings.back().related = {{{1, 8, 11}, "人数", "20名"}, {{}, "总数", ""}};
    finding(1, Verdict::Violation, Level::Warning, "人数20名", {1, 4, 11});
    finding(2, Verdict::Violation, Level::Info, "在表中", {4, 0, 0});
    finding(1, Verdict::Undetermined, Level::Warning, "", {});
    judgement.findings.back().unknowns = {{Status::Missing, "人数", {}}};
    finding(0, Verdict::Exempt, Level::Error, "有例外", {0, 0, 2});
    finding(2, Verdict::Violation, Level::Info, "不再列出", {1, 2, 5});
    judgement.by_rule.resize(3);
    judgement.by_rule[0] = {0, 1, 0, 1, 0};
    judgement.by_rule[1] = {0, 1, 1, 0, 0};
    judgement.by_rule[2] = {1, 2, 0, 0, 0};
    for (const auto& counts : judgement.by_rule) judgement.counts.violation += counts.violation;
    auto number = [](std::int64_t value, Place place) {
      FieldValue reading;
      reading.status = Status::Known;
      reading.scalar = Number(value);
      reading.place = place;
      return reading;
    };
    const auto& model = compiled->rules.models[facts.model];
    auto field = model.FindField("总数");
    facts.disagreements.push_back(
        {"总数", {number(12, {1, 2, 5}), number(20, {1, 8, 11})}, model.fields[field].type});
  }

  Report Make() const {
    Report report{&compiled->rules, &compiled->sources, "0.1.0", 20454, {}};
    report.documents.push_back(
        {document.path, nullptr, &document, &facts, &judgement, {5}, {{5, "已另行批准"}}, {}});
    report.documents.push_back({"坏,的:文件.docx", &unreadable, nullptr, nullptr, nullptr, {}, {}, {}});
    return report;
  }
};

// The shipped rules on a sample draft.
struct Judged {
  std::unique_ptr<Compiled> compiled;
  Document document;
  Facts facts;
  Judgement judgement;

  explicit Judged(const std::string& draft) {
    namespace fs = std::filesystem;
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& entry : fs::recursive_directory_iterator(YICHI_RULES_DIR))
      if (entry.path().extension() == ".chi")
        files.emplace_back(entry.path().filename().string(), golden::ReadFile(entry.path()));
    std::sort(files.begin(), files.end());
    compiled = Compile(files);
    auto bytes = golden::ReadFile(fs::path(YICHI_TESTS_DIR) / "samples/drafts" / draft);
    document = std::get<Document>(ReadDocument(draft, bytes, {}));
    facts = Extract(compiled->rules, document, FindKind(compiled->rules, document, std::nullopt));
    EvaluateOptions options;
    options.as_of = 20454;
    options.sources = &compiled->sources;
    Input input;
    for (const auto& record : facts.records) input.records.push_back(&record);
    input.documents.push_back(&facts.document);
    judgement = Evaluate(MakePlan(compiled->rules, options), input, options);
  }
  Report Make() const {
    Report report{&compiled->rules, &compiled->sources, "0.1.0", 20454, {}};
    report.documents.push_back({document.path, nullptr, &document, &facts, &judgement, {}, {}, {}});
    return report;
  }
};

inline std::filesystem::path GoldenFile(const std::string& name) {
  return std::filesystem::path(YICHI_TESTS_DIR) / "golden/report" / name;
}

// Tags that open and close in turn, attributes quoted; of HTML the elements without end are known.
inline bool IsBalanced(std::string_view text, const std::vector<std::string>& endless = {}) {
  std::vector<std::string> open;
  for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    auto end = text.find('>', at);
    if (end == text.npos) return false;
    auto tag = std::string(text.substr(at + 1, end - at - 1));
    auto name = tag.substr(0, tag.find_first_of(" \n"));
    if (tag[0] == '?' || tag[0] == '!' || tag.back() == '/') continue;
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (std::find(endless.begin(), endless.end(), name) == endless.end()) {
      open.push_back(name);
    }
  }
  return open.empty();
}

}  // namespace yichi
