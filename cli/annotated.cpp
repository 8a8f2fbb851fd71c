#include "cli/annotated.h"

#include <filesystem>
#include <set>

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

// The ending that programs expect of the format; one with macros keeps its own.
std::string EndingOf(const fs::path& original, Format format) {
  auto ending = original.extension().string();
  if (format == Format::Docx) return ending == ".docm" ? ending : ".docx";
  return ending == ".xlsm" ? ending : ".xlsx";
}

// 甲.docx, and 甲-2.docx for another file of the name.
fs::path FreshName(const fs::path& folder, const fs::path& original, Format format,
                   std::set<std::string>& taken) {
  auto stem = original.stem().string(), ending = EndingOf(original, format);
  auto name = stem + ending;
  for (int number = 2; !taken.insert(name).second; ++number)
    name = stem + "-" + std::to_string(number) + ending;
  return folder / name;
}

std::variant<std::string, Unreadable> Annotated(const std::string& bytes, const Report& report, std::size_t i,
                                                const CheckRequest& request) {
  const auto& document = *report.documents[i].document;
  auto comments = CommentsOn(report, i, request.language);
  if (document.format == Format::Docx) return AnnotateDocx(bytes, comments, request.options.read);
  return AnnotateXlsx(bytes, comments, ListOfFindings(report, i, request.language), document,
                      request.options.read.limits);
}

// What was checked: of an old file its conversion.
std::optional<std::string> BytesOf(const CheckRun& run, std::size_t i) {
  if (!run.judged.converted[i].empty()) return run.judged.converted[i];
  return ReadBytes(run.report.documents[i].path, run.request.options.read.limits.file_bytes);
}

bool HoldsComments(const ReportedDocument& document) {
  auto format = document.document->format;
  return (format == Format::Docx || format == Format::Xlsx) && document.path != "-";
}

}  // namespace

void WriteAnnotated(const CheckRun& run) {
  const auto& request = run.request;
  const auto& report = run.report;
  fs::path folder(request.annotate);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw Refusal(Say(request.language, "不能建立文件夹 " + request.annotate,
                      "cannot make the folder " + request.annotate));
  std::set<std::string> taken;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    const auto& document = report.documents[i];
    if (document.unreadable) continue;
    if (!HoldsComments(document)) {
      LogWarning(document.path + Say(request.language, ": 只有 .docx 和 .xlsx 文件能加批注",
                                     ": only .docx and .xlsx files can hold comments"));
      continue;
    }
    auto bytes = BytesOf(run, i);
    if (!bytes) throw Refusal(document.path + ": " + SystemReason(request.language));
    auto copy = Annotated(*bytes, report, i, request);
    if (auto* wrong = std::get_if<Unreadable>(&copy)) {
      LogWarning(document.path + ": " + MessageOf(wrong->reason, request.language));
      continue;
    }
    auto target = FreshName(folder, document.path, document.document->format, taken);
    if (fs::equivalent(target, document.path, error))
      throw Refusal(Say(request.language, "批注不能写回原稿,请另选文件夹",
                        "comments are not written into the original; choose another folder"));
    WriteFile(target, std::get<std::string>(copy), request.language);
  }
}

}  // namespace yichi::cli
