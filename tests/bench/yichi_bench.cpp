// Times what people wait for, and prints one table. Usage: yichi_bench YICHI RULES_FOLDER DRAFT
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "engine/yichi.h"
#include "unit/office/parcel.h"

extern char** environ;

namespace yichi::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 15;

struct Times {
  double best = 0, median = 0;
};

// Milliseconds of kRuns runs; `work` returns false where it cannot run.
std::optional<Times> Measure(const std::function<bool()>& work) {
  std::vector<double> times;
  for (int i = 0; i < kRuns; ++i) {
    auto begin = std::chrono::steady_clock::now();
    if (!work()) return std::nullopt;
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return Times{times.front(), times[times.size() / 2]};
}

// Runs a program to its end with its output thrown away; false when it is not there.
bool Spawn(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
  pid_t child = 0;
  int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed == 0) waitpid(child, &status, 0);
  return failed == 0 && WIFEXITED(status) && WEXITSTATUS(status) != 127;
}

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// A pack of a thousand rules of the usual size, each with a source, examples, message and advice.
RuleFile ThousandRules() {
  std::string text =
      "包 测速\n依据 办法 = 《测速办法》 文号 \"测发〔2020〕1号\" 施行 2020-01-01\n计量单位 名 整数, 个 "
      "整数\n"
      "模型 科室\n  名称: 文本\n  人数: 名\n模型 单位\n  名称: 文本\n  人数: 名\n  领导: 名\n  科室: 列表 "
      "科室\n";
  for (int i = 1; i <= 1000; ++i) {
    auto number = std::to_string(i);
    auto code = "CS" + std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number;
    text +=
        "\n## 第" + number + "条规则。\n规则 " + code + " \"第" + number +
        "项限额\"\n  依据 办法 第九条\n  对象 单位\n" +
        "  适用 存在(科室 其中 已填(人数)) 且 人数 大于 3名\n  设   合计数 = 合计(科室.人数)\n" +
        "  要求 合计数 + 领导 不超过 人数 + " + number + "名\n  定位 人数, 科室\n" +
        "  提示 \"科室人数相加为{合计数},超过{人数},多出{合计数 - 人数}\"\n  建议 \"核对各科室的人数\"\n" +
        "  理由 \"分到科室的人数不能多于总数\"\n" +
        "  反例 { 人数: 20名, 领导: 1名, 科室: [ | 名称 | 人数 | | \"甲\" | 1100名 | | \"乙\" | 10名 | ] "
        "}\n" +
        "  正例 { 人数: 20名, 领导: 1名, 科室: [ | 名称 | 人数 | | \"甲\" | 8名 | | \"乙\" | 10名 | ] }\n";
  }
  return {"测速.chi", text};
}

std::vector<RuleFile> RulesBelow(const fs::path& folder) {
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".chi")
      files.push_back({entry.path().filename().string(), ReadFile(entry.path())});
  return files;
}

std::string LongDraft() {
  std::string body = "<w:p><w:r><w:t>示例市数据中心机构职能编制规定</w:t></w:r></w:p>";
  for (int i = 1; i < 1200; ++i) {
    body += "<w:p><w:r><w:t>第" + std::to_string(i) + "段 中心负责数据资源的汇聚、整理和共享,";
    body += "核定事业编制" + std::to_string(i % 40 + 3) + "名,其中领导职数1正2副。</w:t></w:r></w:p>";
  }
  return parcel::Zip(parcel::Docx{body}.Entries());
}

class Table {
 public:
  Table() { std::printf("%-12s %-12s  %s\n", "min (ms)", "median (ms)", "what"); }

  void Row(const std::string& what, const std::function<bool()>& work) {
    if (auto times = Measure(work))
      std::printf("%-12.2f %-12.2f  %s\n", times->best, times->median, what.c_str());
    else
      std::printf("%-12s %-12s  %s (not installed here)\n", "-", "-", what.c_str());
    std::fflush(stdout);
  }
};

void ParseRow(Table& table, const RuleFile& rules) {
  auto kibibytes = std::to_string(rules.text.size() / 1024);
  table.Row("1,000 rules read to a syntax tree (" + kibibytes + " KiB)", [&] {
    SourceSet sources;
    Diagnostics diagnostics;
    auto file = ParseFile(sources, sources.Add(Source(rules.path, rules.text)), Limits{}, diagnostics);
    return file.rules.size() == 1000 && !HasErrors(diagnostics);
  });
}

bool Run(const std::string& program, const fs::path& rules_folder, const std::string& draft_path) {
  Table table;
  auto thousand = ThousandRules();
  auto check = LoadRules({thousand}, Limits{});
  for (const auto& diagnostic : check.diagnostics)
    std::fputs(RenderDiagnostic(check.sources, diagnostic, Language::Chinese).c_str(), stderr);
  if (HasErrors(check.diagnostics)) return false;
  ParseRow(table, thousand);
  table.Row("1,000 rules loaded: read, checked, compiled",
            [&] { return LoadRules({thousand}, Limits{}).rules.rules.size() == 1000; });
  auto shipped = LoadRules(RulesBelow(rules_folder), Limits{});
  auto draft = ReadFile(draft_path);
  CheckOptions options;
  options.evaluate.as_of = *ParseDay("2026-01-01");
  table.Row("one draft checked by " + std::to_string(shipped.rules.rules.size()) + " rules that are loaded",
            [&] { return !CheckBytes(shipped, draft_path, draft, options).unreadable; });
  table.Row("one draft checked cold (yichi check, the whole process)", [&] {
    return Spawn({program, "check", draft_path});
  });
  auto large = LongDraft();
  table.Row("a draft of 1,200 paragraphs read", [&] {
    auto read = ReadDocument("draft.docx", large, options.read);
    auto* document = std::get_if<Document>(&read);
    return document && document->paragraphs.size() == 1200;
  });
  table.Row("a draft of 1,200 paragraphs read and checked",
            [&] { return !CheckBytes(shipped, "draft.docx", large, options).unreadable; });
  table.Row("for comparison: node -e 0", [] { return Spawn({"node", "-e", "0"}); });
  table.Row("for comparison: python3 -c pass", [] { return Spawn({"python3", "-c", "pass"}); });
  return true;
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  if (count != 4) return 2;
  return yichi::bench::Run(words[1], words[2], words[3]) ? 0 : 1;
}
