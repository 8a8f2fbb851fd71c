#include "cli/annotated.h"

#include <filesystem>
#include <set>

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

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
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    const auto& document = report.documents[i];
    if (document.unreadable) continue;
    if (document.document->format != Format::Docx || document.path == "-") {
      LogWarning(document.path +
                 Say(request.language, ": 只有 .docx 能加批注", ": only .docx files can hold comments"));
      continue;
    }
    auto bytes = ReadBytes(document.path, request.options.read.limits.file_bytes);
    if (!bytes) throw Refusal(document.path + ": " + SystemReason(request.language));
    auto copy = AnnotateDocx(*bytes, CommentsOn(report, i, request.language), request.options.read);
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
