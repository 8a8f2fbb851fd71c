// Times what people wait for, and prints one table. Usage: yichi_bench YICHI RULES_FOLDER DRAFT
// yichi_bench --make FILE and --read FILE write and read the large sheet: programs come first and this one
// stays small meanwhile, or their peak memory could not be seen.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "inputs.h"
#include "program.h"

namespace yichi::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 15;
constexpr int kFewRuns = 3;  // of what takes seconds

struct Times {
  double best = 0, median = 0;
};

// Milliseconds of so many runs; `work` returns false where it cannot run.
std::optional<Times> Measure(int runs, const std::function<bool()>& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    auto begin = std::chrono::steady_clock::now();
    if (!work()) return std::nullopt;
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(times.begin(), times.end());
  return Times{times.front(), times[times.size() / 2]};
}

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace

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

namespace {

std::vector<RuleFile> RulesBelow(const fs::path& folder) {
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".chi")
      files.push_back({entry.path().filename().string(), ReadFile(entry.path())});
  return files;
}

class Table {
 public:
  Table() { std::printf("%-12s %-12s %-11s  %s\n", "min (ms)", "median (ms)", "peak (MiB)", "what"); }

  void Row(const std::string& what, const std::function<bool()>& work) {
    Print(what, Measure(kRuns, work), std::nullopt);
  }

  // A program from its start to its end.
  void Program(const std::string& what, const std::vector<std::string>& words, int runs = kRuns) {
    double peak = 0;
    auto times = Measure(runs, [&] {
      auto used = RunToEnd(words);
      peak = std::max(peak, used.value_or(0));
      return used.has_value();
    });
    Print(what, times, peak);
  }

 private:
  static void Print(const std::string& what, const std::optional<Times>& times, std::optional<double> peak) {
    auto memory = times && peak ? std::to_string(static_cast<int>(*peak + 0.5)) : "-";
    if (times)
      std::printf("%-12.2f %-12.2f %-11s  %s\n", times->best, times->median, memory.c_str(), what.c_str());
    else
      std::printf("%-12s %-12s %-11s  %s (not installed here)\n", "-", "-", "-", what.c_str());
    std::fflush(stdout);
  }
};

// Every tenth paragraph.
std::vector<Annotation> SomeComments(const Document& document) {
  std::vector<Annotation> comments;
  for (std::uint32_t i = 0; i < document.paragraphs.size(); i += 10) {
    auto& comment = comments.emplace_back();
    comment.place = {i, 0, 0};
    comment.text = {"错误 CS0001 第1项限额", "超过20名,多出3名"};
  }
  return comments;
}

void AnnotateRow(Table& table, const Loaded& rules, const CheckOptions& options) {
  auto draft = LongDraft();
  table.Row("the same, and commented at 120 places", [&] {
    auto checked = CheckBytes(rules, "draft.docx", draft, options);
    auto copy = AnnotateDocx(draft, SomeComments(checked.document), options.read);
    return std::holds_alternative<std::string>(copy);
  });
}

// A folder for a large file that programs read, gone with it.
class Workplace {
 public:
  Workplace() : folder_(fs::temp_directory_path() / ("yichi-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  std::string File(const std::string& name) const { return (folder_ / name).string(); }

 private:
  fs::path folder_;
};

void SheetRows(Table& table, const std::string& self) {
  Workplace place;
  auto sheet = place.File("ledger.xlsx");
  if (!RunToEnd({self, "--make", sheet})) return;
  table.Program("a sheet of 100,000 rows and 8 columns read (the whole process)", {self, "--read", sheet},
                kFewRuns);
  // It ends with 0 even if it could not read the file.
  const std::string convert =
      "soffice \"-env:UserInstallation=file://$1\" --headless --convert-to csv --outdir \"$2\" \"$3\" && "
      "test -s \"$2/ledger.csv\" && rm \"$2/ledger.csv\" || exit 127";
  table.Program("for comparison: LibreOffice reads it and writes it as .csv",
                {"sh", "-c", convert, "sh", place.File("profile"), place.File("out"), sheet}, kFewRuns);
  const std::string script =
      "let E; try { E = require('exceljs') } catch { process.exit(127) }"
      "new E.Workbook().xlsx.readFile(process.argv[1]).catch(() => process.exit(127))";
  table.Program("for comparison: exceljs reads it (node)", {"node", "-e", script, sheet}, kFewRuns);
}

int MakeOnce(const std::string& path) {
  return (std::ofstream(path, std::ios::binary) << LargeSheet()).good() ? 0 : 1;
}

int ReadOnce(const std::string& path) {
  return std::holds_alternative<Document>(ReadDocument(path, ReadFile(path), {})) ? 0 : 1;
}

void ParseRow(Table& table, const RuleFile& rules) {
  auto kibibytes = std::to_string(rules.text.size() / 1024);
  table.Row("1,000 rules read to a syntax tree (" + kibibytes + " KiB)", [&] {
    SourceSet sources;
    Diagnostics diagnostics;
    auto file = ParseFile(sources, sources.Add(Source(rules.path, rules.text)), Limits{}, diagnostics);
    return file.rules.size() == 1000 && !HasErrors(diagnostics);
  });
}

bool Run(const std::string& self, const std::string& program, const fs::path& rules_folder,
         const std::string& draft_path) {
  Table table;
  table.Program("for comparison: node -e 0", {"node", "-e", "0"});
  table.Program("for comparison: python3 -c pass", {"python3", "-c", "pass"});
  table.Program("one draft checked cold (yichi check, the whole process)", {program, "check", draft_path});
  SheetRows(table, self);
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
  options.evaluate.threads = std::max(1u, std::thread::hardware_concurrency());
  table.Row("one draft checked by " + std::to_string(shipped.rules.rules.size()) + " rules that are loaded",
            [&] { return !CheckBytes(shipped, draft_path, draft, options).unreadable; });
  auto large = LongDraft();
  table.Row("a draft of 1,200 paragraphs read", [&] {
    auto read = ReadDocument("draft.docx", large, options.read);
    auto* document = std::get_if<Document>(&read);
    return document && document->paragraphs.size() == 1200;
  });
  table.Row("a draft of 1,200 paragraphs read and checked",
            [&] { return !CheckBytes(shipped, "draft.docx", large, options).unreadable; });
  AnnotateRow(table, shipped, options);
  return true;
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  if (count == 3 && std::string(words[1]) == "--read") return yichi::bench::ReadOnce(words[2]);
  if (count == 3 && std::string(words[1]) == "--make") return yichi::bench::MakeOnce(words[2]);
  if (count != 4) return 2;
  return yichi::bench::Run(words[0], words[1], words[2], words[3]) ? 0 : 1;
}
