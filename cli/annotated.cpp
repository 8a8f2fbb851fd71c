#include "cli/annotated.h"

#include <filesystem>
#include <set>

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

std::string SourceText(const RuleSet& rules, const CitationOf& citation) {
  const auto& source = rules.sources[citation.source];
  return "《" + source.title + "》" + (source.number.empty() ? "" : "(" + source.number + ")") +
         citation.article;
}

Annotation CommentOn(const RuleSet& rules, const Finding& finding) {
  constexpr std::string_view kLevels[] = {"错误", "警告", "提醒"};
  const auto& rule = rules.rules[finding.rule];
  bool open = finding.verdict == Verdict::Undetermined;
  Annotation annotation;
  annotation.place = finding.at.place;
  annotation.text.push_back(std::string(open ? "待定" : kLevels[static_cast<int>(finding.level)]) + " " +
                            rule.code + " " + rule.title);
  annotation.text.push_back(finding.message);
  std::string sources;
  for (const auto& citation : finding.sources)
    (sources += sources.empty() ? "依据:" : ";") += SourceText(rules, citation);
  if (!sources.empty()) annotation.text.push_back(sources);
  if (!finding.suggestion.empty()) annotation.text.push_back("建议:" + finding.suggestion);
  return annotation;
}

std::vector<Annotation> CommentsOn(const RuleSet& rules, const ReportedDocument& document) {
  std::vector<Annotation> annotations;
  for (std::size_t i = 0; i < document.judgement->findings.size(); ++i) {
    const auto& finding = document.judgement->findings[i];
    if (finding.verdict != Verdict::Exempt && !document.suppressed.contains(i))
      annotations.push_back(CommentOn(rules, finding));
  }
  return annotations;
}

// 甲.docx, and 甲-2.docx for another file of the name.
fs::path FreshName(const fs::path& folder, const std::string& path, std::set<std::string>& taken) {
  fs::path original(path);
  auto stem = original.stem().string();
  auto name = stem + ".docx";
  for (int number = 2; !taken.insert(name).second; ++number)
    name = stem + "-" + std::to_string(number) + ".docx";
  return folder / name;
}

}  // namespace

void WriteAnnotated(const Report& report, const CheckRequest& request) {
  fs::path folder(request.annotate);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw Refusal(Say(request.language, "不能建立文件夹 " + request.annotate,
                      "cannot make the folder " + request.annotate));
  std::set<std::string> taken;
  for (const auto& document : report.documents) {
    if (document.unreadable) continue;
    if (document.document->format != Format::Docx || document.path == "-") {
      LogWarning(document.path +
                 Say(request.language, ": 只有 .docx 能加批注", ": only .docx files can hold comments"));
      continue;
    }
    auto bytes = ReadBytes(document.path, request.options.read.limits.file_bytes);
    if (!bytes) throw Refusal(document.path + ": " + SystemReason(request.language));
    auto copy = AnnotateDocx(*bytes, CommentsOn(*report.rules, document), request.options.read);
    if (auto* wrong = std::get_if<Unreadable>(&copy)) {
      LogWarning(document.path + ": " + MessageOf(wrong->reason, request.language));
      continue;
    }
    auto target = FreshName(folder, document.path, taken);
    if (fs::equivalent(target, document.path, error))
      throw Refusal(Say(request.language, "批注不能写回原稿,请另选文件夹",
                        "comments are not written into the original; choose another folder"));
    WriteFile(target, std::get<std::string>(copy), request.language);
  }
}

}  // namespace yichi::cli
