#include "cli/inputs.h"

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

// Kinds of files that people write drafts in. One that cannot be read is said so rather than passed over.
const std::vector<std::string_view> kDocuments = {".docx", ".doc", ".wps", ".rtf",     ".odt",  ".xlsx",
                                                  ".xls",  ".et",  ".ods", ".csv",     ".json", ".ndjson",
                                                  ".xml",  ".txt", ".md",  ".markdown"};

void ListFolder(const fs::path& folder, Language language, std::vector<InputFile>& inputs) {
  std::size_t left_out = 0, listed = 0;
  for (const auto& file : FilesBelow(folder, kDocuments, &left_out)) {
    if (file.filename() == "yichi.json") continue;
    inputs.push_back({file.string(), std::nullopt, true});
    ++listed;
  }
  if (listed == 0) inputs.push_back({folder.string(), MakeDiagnostic(Code::D0043, {}), false});
  if (left_out > 0)
    LogNote(Say(
        language, folder.string() + " 里有 " + std::to_string(left_out) + " 个文件不是文稿,没有检查",
        folder.string() + ": " + std::to_string(left_out) + " files are no documents and were not checked"));
}

void AddInput(const std::string& name, std::string_view time, Language language,
              std::vector<InputFile>& inputs) {
  auto first = inputs.size();
  std::error_code error;
  if (name == "-")
    inputs.push_back({name, std::nullopt, false});
  else if (fs::is_directory(name, error))
    ListFolder(name, language, inputs);
  else if (!fs::exists(name, error))
    inputs.push_back({name, MakeDiagnostic(Code::D0041, {}), false});
  else
    inputs.push_back({name, std::nullopt, false});
  for (auto i = first; i < inputs.size(); ++i) inputs[i].time = time;
}

}  // namespace

std::vector<InputFile> ListInputs(const Arguments& arguments) {
  std::vector<InputFile> inputs;
  for (const auto& name : arguments.inputs) AddInput(name, "", arguments.language, inputs);
  for (const auto& name : arguments.All("--before")) AddInput(name, "改革前", arguments.language, inputs);
  for (const auto& name : arguments.All("--after")) AddInput(name, "改革后", arguments.language, inputs);
  if (inputs.empty())
    throw Refusal(
        arguments.Say("没有写要检查哪个文件;用法见 yichi help", "no file is named; see yichi help"));
  return inputs;
}

InputBytes ReadInput(const InputFile& input, const Conversion& conversion, const Limits& limits,
                     Language language) {
  if (input.problem) return {{}, input.problem, std::nullopt};
  auto bytes =
      input.path == "-" ? ReadStandardInput(limits.file_bytes) : ReadBytes(input.path, limits.file_bytes);
  if (!bytes) return {{}, MakeDiagnostic(Code::D0042, {}, {SystemReason(language)}), std::nullopt};
  if (conversion.wanted)
    if (auto converted = ConvertOld(*bytes, conversion, limits, language))
      return {std::move(converted->bytes), std::move(converted->problem), std::move(converted->note)};
  return {std::move(*bytes), std::nullopt, std::nullopt};
}

void ReportNote(const std::string& path, const Diagnostic& note, Language language) {
  LogWarning(path + ": " + MessageOf(note, language) + " [" + std::string(CodeName(note.code)) + "]");
}

void ReportUnreadable(const std::string& path, const Diagnostic& reason, Language language) {
  auto line = path + ": " + MessageOf(reason, language) + " [" + std::string(CodeName(reason.code)) + "]";
  if (language == Language::Chinese) line += "\n  " + std::string(PageOf(reason.code));
  LogError(line);
}

}  // namespace yichi::cli
