#include "cli/check_request.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <thread>

#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

constexpr std::pair<std::string_view, CheckFormat> kFormats[] = {
    {"console", CheckFormat::Console}, {"json", CheckFormat::Json},   {"ndjson", CheckFormat::Ndjson},
    {"sarif", CheckFormat::Sarif},     {"junit", CheckFormat::Junit}, {"github", CheckFormat::Github},
    {"html", CheckFormat::Html}};

CheckFormat FormatNamed(const std::string& word, const Arguments& arguments) {
  std::string known;
  for (const auto& [name, format] : kFormats) {
    if (word == name) return format;
    (known += known.empty() ? "" : arguments.Say("、", ", ")) += name;
  }
  throw Refusal(arguments.Say("没有格式 " + word + ";可用 " + known,
                              "there is no format " + word + "; there are " + known));
}

CheckFormat FormatOfFile(std::string_view path) {
  constexpr std::pair<std::string_view, CheckFormat> kEndings[] = {{".html", CheckFormat::Html},
                                                                   {".json", CheckFormat::Json},
                                                                   {".ndjson", CheckFormat::Ndjson},
                                                                   {".sarif", CheckFormat::Sarif},
                                                                   {".xml", CheckFormat::Junit}};
  for (const auto& [ending, format] : kEndings)
    if (path.ends_with(ending)) return format;
  return CheckFormat::Console;
}

FailOn FailOnOf(const Arguments& arguments, const Settings& settings) {
  auto word = arguments.Last("--fail-on");
  if (!word) return settings.fail_on.value_or(FailOn::Error);
  if (auto fail_on = ParseFailOn(*word)) return *fail_on;
  throw Refusal(arguments.Say("--fail-on 应是 error、warning 或 undetermined",
                              "--fail-on must be error, warning or undetermined"));
}

Day AsOf(const Arguments& arguments, const Settings& settings, Day today) {
  auto word = arguments.Last("--as-of");
  if (!word) return settings.as_of.value_or(today);
  if (auto day = ParseDay(*word)) return *day;
  throw Refusal(arguments.Say("--as-of 应是日期,如 2026-01-01", "--as-of must be a date such as 2026-01-01"));
}

std::size_t Jobs(const Arguments& arguments) {
  auto word = arguments.Last("--jobs");
  if (!word) return std::max(1u, std::thread::hardware_concurrency());
  std::size_t jobs = 0;
  auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), jobs);
  if (error == std::errc() && end == word->data() + word->size() && jobs >= 1 && jobs <= 256) return jobs;
  throw Refusal(arguments.Say("--jobs 应是 1 到 256 的数", "--jobs must be a number from 1 to 256"));
}

}  // namespace

// One format for one output; for several outputs as many formats in the same order, or none: then the names
// say.
std::vector<CheckOutput> OutputsOf(const Arguments& arguments) {
  std::vector<CheckFormat> formats;
  for (const auto& word : arguments.All("--format")) formats.push_back(FormatNamed(word, arguments));
  auto paths = arguments.All("--output");
  if (paths.empty()) return {{formats.empty() ? CheckFormat::Console : formats.back(), "-"}};
  if (!formats.empty() && formats.size() != paths.size())
    throw Refusal(
        arguments.Say("--format 和 --output 的个数不同;每个输出写一个格式,或者都不写,由文件名的结尾决定",
                      "--format and --output differ in number; name a format for each output, or none"));
  std::vector<CheckOutput> outputs;
  for (std::size_t i = 0; i < paths.size(); ++i)
    outputs.push_back({formats.empty() ? FormatOfFile(paths[i]) : formats[i], paths[i]});
  return outputs;
}

Changes ReadChanges(const Arguments& arguments) {
  auto word = arguments.Last("--changes").value_or("accept");
  if (word == "accept") return Changes::Accept;
  if (word == "reject") return Changes::Reject;
  if (word == "both") return Changes::Both;
  throw Refusal(
      arguments.Say("--changes 应是 accept、reject 或 both", "--changes must be accept, reject or both"));
}

Day Today() {
  auto now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return ToDay({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday}).value_or(0);
}

CheckRequest ReadCheckRequest(const Arguments& arguments, Settings settings, Day today) {
  CheckRequest request;
  request.language = arguments.language;
  request.outputs = OutputsOf(arguments);
  request.today = today;
  request.annotate = arguments.Last("--annotate").value_or("");
  request.fail_on = FailOnOf(arguments, settings);
  request.jobs = Jobs(arguments);
  request.conversion = ConversionOf(arguments);
  request.derivations = arguments.Has("--explain");
  request.progress = !arguments.Has("--no-progress") && ::isatty(STDERR_FILENO) == 1;
  request.options.kind = arguments.Last("--kind");
  request.options.read.changes = ReadChanges(arguments);
  for (const auto& [name, value] : settings.limits) SetInputLimit(request.options.read.limits, name, value);
  request.options.evaluate.as_of = AsOf(arguments, settings, today);
  request.options.evaluate.region = arguments.Last("--region").value_or(settings.region);
  request.options.evaluate.derivations = request.derivations;
  request.settings = std::move(settings);
  return request;
}

void ReadBaseline(CheckRequest& request, const Arguments& arguments) {
  auto file = arguments.Last("--baseline");
  const auto& setting = request.settings.baseline;
  if (!file && (!setting || (setting->until && *setting->until < request.today))) return;
  auto path = file ? *file : setting->file;
  auto text = ReadBytes(path, request.options.read.limits.file_bytes);
  if (!text)
    throw Refusal(arguments.Say("基线 " + path + " 打不开:", "the baseline " + path + " cannot be opened: ") +
                  SystemReason(arguments.language));
  request.baseline = ParseBaseline(*text);
  request.baseline_file = path;
  if (!request.baseline)
    throw Refusal(arguments.Say(path + " 不是 check --format json 或 ndjson 写出的报告,不能作基线",
                                path + " is no report of check --format json or ndjson"));
  request.baseline_reason = file ? arguments.Say("基线 ", "baseline ") + path : setting->reason;
}

void ReadAssumptions(CheckRequest& request, const Arguments& arguments, const RuleSet& rules) {
  auto written = arguments.All("--set");
  for (const auto& one : written) {
    auto read = ReadAssumption(rules, one);
    if (const auto* wrong = std::get_if<Diagnostic>(&read))
      throw Refusal(std::string("--set: ") + MessageOf(*wrong, request.language) + " [" +
                    std::string(CodeName(wrong->code)) + "]");
    request.options.assumptions.push_back(std::get<Assumption>(std::move(read)));
  }
  if (written.empty()) return;
  if (!request.annotate.empty())
    throw Refusal(
        arguments.Say("--set 是假设,不能批注在文稿上;请去掉 --annotate",
                      "what --set assumes cannot be a comment in a document; leave out --annotate"));
  for (const auto& output : request.outputs) {
    bool says = output.format == CheckFormat::Console || output.format == CheckFormat::Json ||
                output.format == CheckFormat::Html;
    if (!says)
      throw Refusal(arguments.Say(
          "--set 的结果只能用 console、json、html 写出,别的格式写不明是假设",
          "with --set the format must be console, json or html, which can say that values are assumed"));
  }
}

namespace {

// Models that a draft or a ledger may be of: those that a title can name, and those of rules.
std::string KindsOf(const RuleSet& rules, std::string_view between) {
  std::vector<bool> wanted(rules.models.size());
  for (std::size_t m = 0; m < wanted.size(); ++m) wanted[m] = !rules.models[m].kinds.empty();
  for (const auto& rule : rules.rules)
    if (rule.object_model != kNoIndex) wanted[rule.object_model] = true;
  std::string names;
  for (std::size_t m = 0; m < wanted.size(); ++m)
    if (wanted[m] && !rules.models[m].builtin)
      names.append(names.empty() ? "" : between).append(rules.models[m].name);
  return names;
}

}  // namespace

void CheckNames(const CheckRequest& request, const RuleSet& rules, Language language) {
  if (request.options.kind && rules.FindModel(*request.options.kind) == kNoIndex)
    throw Refusal(Say(language,
                      "规则里没有名为“" + *request.options.kind + "”的模型;可用 " + KindsOf(rules, "、"),
                      "the rules have no model named \"" + *request.options.kind + "\"; there are " +
                          KindsOf(rules, ", ")));
  for (const auto& [code, level] : request.settings.severity) {
    const auto* rule = rules.FindRule(code);
    if (!rule)
      throw Refusal(Say(language, "yichi.json 的 severity 里,没有编号为 " + code + " 的规则",
                        "yichi.json, severity: there is no rule " + code));
    if (rule->rests_on_reference && level == Level::Error)
      throw Refusal(Say(language, code + " 的依据只作参考,不能定为错误",
                        code + " rests on a source for reference and cannot be an error"));
  }
}

}  // namespace yichi::cli
