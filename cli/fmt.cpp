#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> RuleFiles(const Arguments& arguments) {
  auto names = arguments.inputs;
  if (names.empty()) names = {"."};
  std::vector<fs::path> files;
  for (const auto& name : names) {
    std::error_code error;
    if (fs::is_directory(name, error)) {
      for (auto& file : FilesBelow(name, {".chi"})) files.push_back(std::move(file));
    } else {
      files.emplace_back(name);
    }
  }
  if (files.empty())
    throw Refusal(arguments.Say("这里没有规则文件(.chi)", "there are no rule files (.chi) here"));
  return files;
}

// The text laid out; std::nullopt after telling what is wrong with it.
std::optional<std::string> Layout(const std::string& name, const std::string& text,
                                  const Arguments& arguments) {
  SourceSet sources;
  auto source = sources.Add(Source(name, text));
  FormatOptions options;
  options.apply_fixes = arguments.Has("--fix");
  auto formatted = FormatFile(sources, source, options);
  std::string problems;
  for (const auto& diagnostic : formatted.diagnostics)
    problems += RenderDiagnostic(sources, diagnostic, arguments.language);
  LogBlock(problems);
  if (HasErrors(formatted.diagnostics)) return std::nullopt;
  return std::move(formatted.text);
}

int FormatOne(const fs::path& path, const Arguments& arguments) {
  auto text = ReadBytes(path, Limits{}.rule_file_bytes);
  if (!text) {
    LogError(path.string() + ": " + SystemReason(arguments.language));
    return kUnreadable;
  }
  auto laid_out = Layout(path.string(), *text, arguments);
  if (!laid_out) return kRefused;
  if (*laid_out == *text) return kClean;
  if (!arguments.Has("--check")) {
    WriteFile(path, *laid_out, arguments.language);
    return kClean;
  }
  WriteOutput(arguments, path.string() + "\n");
  return kFindings;
}

int FormatStandardInput(const Arguments& arguments) {
  auto text = ReadStandardInput(Limits{}.rule_file_bytes);
  auto laid_out = Layout(arguments.Say("标准输入", "standard input"), text, arguments);
  if (!laid_out) return kRefused;
  if (arguments.Has("--check")) return *laid_out == text ? kClean : kFindings;
  WriteOutput(arguments, *laid_out);
  return kClean;
}

}  // namespace

int Format(const Arguments& arguments) {
  if (arguments.inputs == std::vector<std::string>{"-"}) return FormatStandardInput(arguments);
  int worst = kClean;
  for (const auto& path : RuleFiles(arguments)) worst = std::max(worst, FormatOne(path, arguments));
  return worst;
}

}  // namespace yichi::cli
