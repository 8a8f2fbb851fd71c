#include "cli/receipts.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

// Options that bear on what is found; the day has a place of its own.
constexpr std::string_view kBearing[] = {"--rules",    "--region", "--kind",  "--changes",
                                         "--baseline", "--before", "--after", "--set"};

std::vector<std::string> WordsOf(const Arguments& arguments) {
  std::vector<std::string> words = {"--lang", arguments.language == Language::English ? "en" : "zh"};
  for (const auto& [name, value] : arguments.options)
    if (std::find(std::begin(kBearing), std::end(kBearing), name) != std::end(kBearing))
      words.insert(words.end(), {name, value});
  if (arguments.Has("--convert")) words.emplace_back("--convert");
  words.emplace_back("--");
  words.insert(words.end(), arguments.inputs.begin(), arguments.inputs.end());
  return words;
}

FileDigest DigestOf(const std::string& path, const std::filesystem::path& file, const CheckRequest& request) {
  auto bytes = ReadBytes(file, request.options.read.limits.file_bytes);
  return {path, bytes ? Sha256(*bytes) : ""};
}

Receipt ReceiptOf(const CheckRun& run, const Arguments& arguments) {
  const auto& request = run.request;
  Receipt receipt{
      YICHI_VERSION, request.options.evaluate.as_of, request.today, WordsOf(arguments), {}, {}, {}, {}};
  for (const auto& file : run.packs.files) receipt.rules.push_back({file.path, Sha256(file.text)});
  if (!request.settings.file.empty())
    receipt.settings.push_back(DigestOf(request.settings.file, request.settings.file, request));
  if (!request.baseline_file.empty())
    receipt.settings.push_back(DigestOf(request.baseline_file, request.baseline_file, request));
  for (const auto& input : run.inputs) receipt.inputs.push_back(DigestOf(input.path, input.path, request));
  receipt.report_sha256 = Sha256(RenderJson(run.report, arguments.language));
  return receipt;
}

// Files that the new run has otherwise than the receipt.
std::vector<std::string> Changed(const std::vector<FileDigest>& then, const std::vector<FileDigest>& now) {
  std::vector<std::string> changed;
  auto has = [](const std::vector<FileDigest>& files, const FileDigest& wanted) {
    return std::any_of(files.begin(), files.end(), [&](const FileDigest& file) {
      return file.path == wanted.path && file.sha256 == wanted.sha256;
    });
  };
  for (const auto* side : {&then, &now})
    for (const auto& file : *side) {
      const auto& other = side == &then ? now : then;
      bool told = std::find(changed.begin(), changed.end(), file.path) != changed.end();
      if (!has(other, file) && !told) changed.push_back(file.path);
    }
  return changed;
}

void TellChanged(const std::vector<std::string>& changed, std::string_view chinese, std::string_view english,
                 Language language) {
  for (const auto& path : changed)
    LogWarning(Say(language, std::string(chinese) + path + " 与回执记录的不同",
                   std::string(english) + path + " is not what the receipt records"));
}

}  // namespace

void WriteReceipt(const CheckRun& run, const Arguments& arguments, const std::string& path) {
  bool piped =
      std::any_of(run.inputs.begin(), run.inputs.end(), [](const auto& input) { return input.path == "-"; });
  if (piped)
    throw Refusal(arguments.Say("标准输入不能重读,开不出回执;请写文件名",
                                "the standard input cannot be read again for a receipt; name a file"));
  WriteFile(path, RenderReceipt(ReceiptOf(run, arguments)), arguments.language);
}

// The check of a receipt made again: its report of --format json.
int Replay(const Arguments& arguments) {
  if (arguments.inputs.size() != 1)
    throw Refusal(arguments.Say("请写一份回执,例如 yichi replay 回执.json", "name one receipt file"));
  const auto& path = arguments.inputs[0];
  auto text = ReadBytes(path, Limits{}.file_bytes);
  if (!text) throw Refusal(path + ": " + SystemReason(arguments.language));
  auto receipt = ParseReceipt(*text);
  if (!receipt) throw Refusal(arguments.Say(path + " 不是回执", path + " is no receipt"));
  auto words = receipt->check;
  words.insert(words.begin(), {"--no-progress", "--as-of", PrintDay(receipt->as_of)});
  auto language = arguments.language;
  auto check = ReadArguments(FindCommand("check")->options, words, language);
  if (auto chosen = check.Last("--lang"))
    check.language = *chosen == "en" ? Language::English : Language::Chinese;
  auto run = RunCheck(check, receipt->today);
  auto now = ReceiptOf(*run, check);
  WriteOutput(arguments, RenderJson(run->report, check.language));
  if (now.report_sha256 == receipt->report_sha256) {
    LogNote(Say(language, "与回执一致", "the same as the receipt"));
    return kClean;
  }
  TellChanged(Changed(receipt->inputs, now.inputs), "文稿 ", "the input ", language);
  TellChanged(Changed(receipt->rules, now.rules), "规则 ", "the rule file ", language);
  TellChanged(Changed(receipt->settings, now.settings), "配置 ", "the setting ", language);
  if (receipt->tool_version != YICHI_VERSION)
    LogWarning(Say(language, "回执由一尺 " + receipt->tool_version + " 写出,现在是 " YICHI_VERSION,
                   "the receipt is of yichi " + receipt->tool_version + ", this is " YICHI_VERSION));
  LogWarning(Say(language, "结果与回执不一致", "the result differs from the receipt"));
  return kFindings;
}

}  // namespace yichi::cli
