// Times the analysis of rules and how judging grows with the number of rules. Usage: analysis_bench
#include <chrono>
#include <cstdio>
#include <string>

#include "engine/yichi.h"

namespace yichi::bench {
namespace {

using Clock = std::chrono::steady_clock;

double Milliseconds(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

constexpr std::string_view kHead =
    "包 测速\n依据 办法 = 《测速办法》 施行 2020-01-01\n计量单位 名 整数, 个 整数\n模型 单位\n  人数: 名 "
    "范围 0名至1000000名\n"
    "  领导: 名 范围 0名至1000000名\n";

std::string Digits(std::size_t number) { return std::to_string(number); }

std::string RuleText(std::size_t i, const std::string& requirement) {
  auto number = Digits(10000 + i);
  return "规则 CS" + number + " \"限额\"\n  依据 办法 第九条\n  对象 单位\n  要求 " + requirement +
         "\n  反例 { 人数: 999999名, 领导: 999999名 }\n  正例 { 人数: 1名, 领导: 0名 }\n";
}

// A thousand rules, two hundred of them by a table of their own with ten rows.
std::string RulesWithTables() {
  std::string text(kHead);
  for (std::size_t i = 0; i < 200; ++i) {
    text += "标准 SX" + Digits(i) + "(人数: 名 范围 0名至1000000名) -> 名  依据 办法 第" + "八条\n";
    for (std::size_t row = 0; row < 9; ++row)
      text +=
          "  " + Digits(row * 100) + "名至" + Digits(row * 100 + 99) + "名 => " + Digits(row + 2) + "名\n";
    text += "  其余 => 99名\n";
  }
  for (std::size_t i = 0; i < 1000; ++i)
    text += RuleText(
        i, i < 200 ? "领导 不超过 SX" + Digits(i) + "(人数)" : "人数 不超过 " + Digits(i + 1) + "名");
  return text;
}

// side × side rows over two keys.
std::string TwoKeyTable(std::size_t side) {
  std::string text = std::string(kHead) +
                     "标准 大表(人数: 名 范围 0名至1000000名, 领导: 名 范围 0名至1000000名) -> 名  依据 "
                     "办法\n  | 人数 | 领导 | 值 |\n";
  auto band = [&](std::size_t i) {
    return i + 1 == side ? Digits(i * 100) + "名至1000000名"
                         : Digits(i * 100) + "名至" + Digits(i * 100 + 99) + "名";
  };
  for (std::size_t i = 0; i < side; ++i)
    for (std::size_t j = 0; j < side; ++j)
      text += "  | " + band(i) + " | " + band(j) + " | " + Digits(i + j) + "名 |\n";
  return text;
}

void Lint() {
  SourceSet sources;
  auto loaded = LoadRules({{"测速.chi", RulesWithTables()}}, Limits{});
  for (const auto& diagnostic : loaded.diagnostics)
    std::printf("%s", RenderDiagnostic(loaded.sources, diagnostic, Language::Chinese).c_str());
  auto begin = Clock::now();
  auto found = yichi::Lint(loaded.sources, loaded.rules, Limits{});
  std::printf("%-12.1f lint of 1,000 rules with 200 tables, ms (limit 1,000); %zu reports\n",
              Milliseconds(begin), found.size());
}

void Tables() {
  for (std::size_t side : {25u, 50u, 71u, 100u}) {
    auto text = TwoKeyTable(side);
    auto begin = Clock::now();
    SourceSet sources;
    Diagnostics diagnostics;
    std::vector<std::unique_ptr<const ast::File>> files;
    files.push_back(std::make_unique<const ast::File>(
        ParseFile(sources, sources.Add(Source("大表.chi", text)), Limits{}, diagnostics)));
    auto parsed = Milliseconds(begin);
    begin = Clock::now();
    auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
    std::printf(
        "%-12.1f analysis of a two-key table of %zu rows, ms (limit 2,000 for 10,000); read in %.0f ms; %zu "
        "reports\n",
        Milliseconds(begin), side * side, parsed, diagnostics.size());
  }
}

void Growth() {
  constexpr std::size_t kRecords = 20'000;
  for (std::size_t count : {8u, 80u, 800u}) {
    std::string text(kHead);
    for (std::size_t i = 0; i < count; ++i) text += RuleText(i, "人数 不超过 " + Digits(500000 + i) + "名");
    auto loaded = LoadRules({{"测速.chi", text}}, Limits{});
    auto model = loaded.rules.FindModel("单位");
    std::vector<Record> records(kRecords);
    Input input;
    for (std::size_t i = 0; i < kRecords; ++i) {
      records[i].model = model;
      records[i].fields.resize(loaded.rules.models[model].fields.size());
      records[i].fields[1].status = Status::Known;
      records[i].fields[1].scalar = Number(static_cast<std::int64_t>(i * 7 % 499'000));
      input.records.push_back(&records[i]);
    }
    EvaluateOptions options;
    options.as_of = *ParseDay("2026-01-01");
    auto begin = Clock::now();
    auto judgement = Evaluate(MakePlan(loaded.rules, options), input, options);
    auto each = Milliseconds(begin) * 1e6 / static_cast<double>(kRecords * count);
    std::printf("%-12.1f judging by %zu threshold rules, ns a verdict; %llu verdicts\n", each, count,
                static_cast<unsigned long long>(judgement.counts.pass));
  }
}

}  // namespace
}  // namespace yichi::bench

int main() {
  yichi::bench::Lint();
  yichi::bench::Tables();
  yichi::bench::Growth();
}
