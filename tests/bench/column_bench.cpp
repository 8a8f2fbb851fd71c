// Times eight threshold rules over very many records, and how the time grows with the rules; prints a JSON
// object a line for tests/bench/peers/table.mjs. Times are processor time on one thread, the best of several
// runs.
//   column_bench --make FILE RECORDS        writes records, one JSON object a line, from a fixed seed
//   column_bench --rules RULES FILE.chi     writes a pack of that many threshold rules
//   column_bench RECORDS.ndjson RULES.chi   runs the engine on them, and plain structs for the eight rules
//   column_bench --words RECORDS.ndjson RULES.chi    the same rules with findings in words, by
//                                           stretches as `yichi check` and as a whole
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "engine/facts/flat_lines.h"
#include "engine/run/batch_rule.h"
#include "engine/run/kernels.h"
#include "engine/run/line_screen.h"
#include "engine/yichi.h"

namespace yichi::bench {
namespace {

constexpr int kRuns = 7, kMostRuns = 200;
constexpr double kSeconds = 2;  // that short runs are repeated for

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Processor seconds of this process: what other programs of the machine take does not count.
double Now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Of the best run.
double Best(const std::function<void()>& work) {
  double best = 1e9, all = 0;
  for (int i = 0; i < kRuns || (i < kMostRuns && all < kSeconds); ++i) {
    auto begin = Now();
    work();
    auto seconds = Now() - begin;
    best = std::min(best, seconds);
    all += seconds;
  }
  return best;
}

// Numerical Recipes' linear congruential generator, so that a script can make the same records.
class Random {
 public:
  double Next() {
    state_ = state_ * 1664525u + 1013904223u;
    return static_cast<double>(state_) / 4294967296.0;
  }
  int Between(int low, int high) { return low + static_cast<int>(Next() * (high - low + 1)); }
  const char* Of(const std::array<const char*, 3>& words) {
    return words[static_cast<std::size_t>(Between(0, 2))];
  }

 private:
  std::uint32_t state_ = 20240607;
};

int Make(const std::string& path, int records) {
  std::ofstream out(path, std::ios::binary);
  Random random;
  char line[256];
  for (int i = 0; i < records; ++i) {
    const auto* level = random.Of({"county", "city", "province"});
    const auto* kind = random.Of({"admin", "public", "operational"});
    int headcount = random.Between(3, 120), divisions = random.Between(1, 16), leaders = random.Between(1, 6);
    int heads = random.Between(1, 30);
    const auto* funding = random.Of({"full", "partial", "self"});
    int duties = random.Between(0, 2);
    bool exempt = random.Next() < 0.1, missing = random.Next() < 0.05;
    auto head = missing ? std::string() : "\"headcount\":" + std::to_string(headcount) + ",";
    std::snprintf(line, sizeof line,
                  "{\"id\":\"J%07d\",\"level\":\"%s\",\"kind\":\"%s\",%s\"divisions\":%d,\"leaders\":%d,"
                  "\"division_heads\":%d,\"funding\":\"%s\",\"duties_admin\":%d,\"exempt\":%s}\n",
                  i, level, kind, head.c_str(), divisions, leaders, heads, funding, duties,
                  exempt ? "true" : "false");
    out << line;
  }
  return out.good() ? 0 : 1;
}

// Four forms in turn, each with a threshold of its own: table.mjs's peers write the same.
int MakeRules(int rules, const std::string& eight, const std::string& path) {
  auto text = ReadFile(eight);
  text.resize(text.find("\n规则 XE1") + 1);
  for (int i = 0; i < rules; ++i) {
    auto number = std::to_string(i), threshold = std::to_string(i / 4 % 37);
    const std::string forms[] = {"要求 领导 不超过 " + threshold + "名",
                                 "要求 机构领导 不超过 机构 × 2名/个 + " + threshold + "名",
                                 "要求 总额 不少于 机构 × 3名/个 + " + threshold + "名",
                                 "不得 类别 = 公益 且 行政职责 大于 " + threshold + "项"};
    text += "规则 ZZ" + number + " \"第" + number + "条\"\n  依据 办法\n  对象 单位\n  " + forms[i % 4] +
            "\n  正例 { 领导: 0名 }\n  反例 { 领导: 99名 }\n";
  }
  return (std::ofstream(path, std::ios::binary) << text).good() ? 0 : 1;
}

struct Row {
  int level = 0, kind = 0, headcount = -1, divisions = 0, leaders = 0, heads = 0, funding = 0, duties = 0;
  bool exempt = false;
};
using Eight = std::array<std::uint64_t, 8>;

// The value behind a key of a line that Make wrote.
std::string_view After(std::string_view line, std::string_view key) {
  auto at = line.find(key);
  return at == line.npos ? std::string_view() : line.substr(at + key.size());
}

std::vector<Row> Structs(std::string_view text) {
  std::vector<Row> rows;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    auto number = [&](std::string_view key, int otherwise) {
      auto value = After(line, key);
      return value.empty() ? otherwise : std::atoi(value.data());
    };
    Row row;
    auto level = After(line, "\"level\":\""), kind = After(line, "\"kind\":\"");
    row.level = level.starts_with("county") ? 0 : level.starts_with("city") ? 1 : 2;
    row.kind = kind.starts_with("admin") ? 0 : kind.starts_with("public") ? 1 : 2;
    row.headcount = number("\"headcount\":", -1);
    row.divisions = number("\"divisions\":", 0);
    row.leaders = number("\"leaders\":", 0);
    row.heads = number("\"division_heads\":", 0);
    row.funding = After(line, "\"funding\":\"").starts_with("full") ? 0 : 1;
    row.duties = number("\"duties_admin\":", 0);
    row.exempt = After(line, "\"exempt\":").starts_with("true");
    rows.push_back(row);
  }
  return rows;
}

Eight JudgeStructs(const std::vector<Row>& rows) {
  Eight counts{};
  for (const auto& row : rows) {
    bool spared = row.exempt && row.level == 2;
    if (row.headcount >= 0) {
      counts[0] += row.leaders > (row.headcount <= 20 ? 2 : row.headcount <= 50 ? 3 : 4);
      counts[1] += row.divisions > row.headcount / (row.level == 0 ? 5 : 7) && !spared;
      counts[2] += row.headcount < row.divisions * 3;
    } else {
      ++counts[6];
    }
    counts[3] += row.heads > row.divisions * 2;
    counts[4] += row.kind == 1 && row.duties > 0;
    counts[5] += row.kind == 2 && row.funding == 0;
    counts[7] += spared;
  }
  return counts;
}

class Report {
 public:
  Report(std::size_t records, std::size_t rules, bool eight)
      : records_(records), rules_(rules), eight_(eight) {}

  template <typename CountList>
  void Line(const std::string& engine, const std::string& measured, double seconds,
            const CountList& counts) const {
    std::string list;
    std::uint64_t all = 0;
    for (auto count : counts) {
      list += (list.empty() ? "" : ",") + std::to_string(count);
      all += count;
    }
    std::printf(
        "{\"engine\":\"%s\",\"measured\":\"%s\",\"suite\":\"%s\",\"records\":%zu,\"rules\":%zu,\"us\":%.5f,"
        "\"counts\":\"%s\"}\n",
        engine.c_str(), measured.c_str(), eight_ ? "eight" : "growth", records_, rules_,
        seconds * 1e6 / static_cast<double>(records_), (eight_ ? list : std::to_string(all)).c_str());
    std::fflush(stdout);
  }

 private:
  std::size_t records_, rules_;
  bool eight_;
};

std::vector<std::uint64_t> Violations(const Plan& plan, const std::vector<Counts>& by_rule) {
  std::vector<std::uint64_t> counts;
  for (auto rule : plan.active) counts.push_back(by_rule[rule].violation);
  return counts;
}

class Bench {
 public:
  Bench(std::string text, const Loaded& loaded)
      : text_(std::move(text)),
        loaded_(loaded),
        eight_(loaded.rules.rules[0].code == "XE1"),
        report_(Lines(text_), loaded.rules.rules.size(), eight_) {
    options_.evaluate.as_of = *ParseDay("2026-01-01");
    options_.evaluate.scope = RuleScope::Input;
    options_.evaluate.sources = &loaded.sources;
    plan_ = MakePlan(loaded.rules, options_.evaluate);
    model_ = ModelOfLines(loaded.rules, text_, {}, {});
    if (model_ != kNoIndex) lines_ = run::PlanLines(plan_, model_, {options_.evaluate.as_of, ""});
  }

  bool Run() {
    bool batched = lines_ && lines_->by_columns.size() == plan_.active.size();
    if (!batched) return false;
    if (eight_) Structures();
    Evaluation();
    Loading();
    WithFindings();
    return true;
  }

  bool RunWords() {
    InStretches();
    Ordinary();
    return true;
  }

 private:
  static std::size_t Lines(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  void Structures() const {
    auto rows = Structs(text_);
    Eight counts{};
    auto seconds = Best([&] { counts = JudgeStructs(rows); });
    report_.Line("C++ structs", "evaluate", seconds, counts);
  }

  struct Judging {
    run::Circumstances circumstances;
    std::vector<run::BatchRule> rules;
    std::vector<std::uint32_t> fields;
    run::BatchScratch scratch;
    std::array<std::uint8_t, kBatchRows> verdicts{};

    void Judge(const Batch& batch, std::vector<std::uint64_t>& violations) {
      for (std::size_t i = 0; i < rules.size(); ++i) {
        rules[i].Judge(batch, scratch, verdicts);
        violations[i] +=
            run::kernels::CountOf(verdicts.data(), batch.rows, static_cast<std::uint8_t>(Verdict::Violation));
      }
    }
  };

  std::unique_ptr<Judging> MakeJudging() const {
    auto judging = std::make_unique<Judging>();
    judging->circumstances = {options_.evaluate.as_of, ""};
    for (auto rule : plan_.active) judging->rules.emplace_back(loaded_.rules, rule, judging->circumstances);
    for (const auto& rule : judging->rules)
      for (auto field : rule.FieldsRead()) judging->fields.push_back(field);
    return judging;
  }

  void Evaluation() const {
    auto judging = MakeJudging();
    facts::FlatLines reader(loaded_.rules, model_, judging->fields);
    std::vector<NumberedLine> others;
    std::vector<Batch> batches;
    facts::LinesLeft left{text_, 1};
    while (!left.bytes.empty()) reader.Fill(left, batches.emplace_back(), others);
    std::vector<std::uint64_t> violations;
    auto seconds = Best([&] {
      violations.assign(judging->rules.size(), 0);
      for (const auto& batch : batches) judging->Judge(batch, violations);
    });
    report_.Line("yichi", "evaluate", seconds, violations);
  }

  void Loading() const {
    auto judging = MakeJudging();
    std::vector<std::uint64_t> violations;
    auto seconds = Best([&] {
      facts::FlatLines reader(loaded_.rules, model_, judging->fields);
      std::vector<NumberedLine> others;
      Batch batch;
      facts::LinesLeft left{text_, 1};
      violations.assign(judging->rules.size(), 0);
      while (!left.bytes.empty()) {
        reader.Fill(left, batch, others);
        judging->Judge(batch, violations);
      }
    });
    report_.Line("yichi", "load and evaluate", seconds, violations);
  }

  void WithFindings() const {
    std::vector<std::uint64_t> violations;
    auto seconds = Best([&] {
      auto screened = run::LineScreen(*lines_, Limits{}).Screen(text_, 1);
      violations = Violations(plan_, screened.by_rule);
    });
    report_.Line("yichi", "load, evaluate, locate findings", seconds, violations);
  }

  // As `yichi check` does it, by one thread.
  void InStretches() const {
    constexpr std::size_t kLines = 2000;
    auto plan = PlanStream(loaded_, options_);
    StreamHead head;
    head.model = model_;
    std::vector<std::uint64_t> violations;
    auto seconds = Best([&] {
      violations.assign(plan_.active.size(), 0);
      std::uint32_t line = 1;
      for (std::string_view rest = text_; !rest.empty(); line += kLines) {
        std::size_t end = 0;
        for (std::size_t i = 0; i < kLines && end < rest.size(); ++i) end = rest.find('\n', end) + 1;
        auto portion = CheckLines(plan, head, rest.substr(0, end), line, loaded_, options_);
        auto some = Violations(plan_, portion.judgement.by_rule);
        for (std::size_t i = 0; i < some.size(); ++i) violations[i] += some[i];
        rest.remove_prefix(end);
      }
    });
    report_.Line("yichi", "load, evaluate, findings in words", seconds, violations);
  }

  // The whole file by records, as a draft is judged.
  void Ordinary() const {
    std::vector<std::uint64_t> violations;
    auto seconds = Best([&] {
      auto checked = CheckBytes(loaded_, "记录.ndjson", text_, options_);
      violations = Violations(plan_, checked.judgement.by_rule);
    });
    report_.Line("yichi, records one by one", "load, evaluate, findings in words", seconds, violations);
  }

  std::string text_;
  const Loaded& loaded_;
  bool eight_;
  Report report_;
  CheckOptions options_;
  Plan plan_;
  std::uint32_t model_ = kNoIndex;
  std::optional<run::LinePlan> lines_;
};

int Run(const std::string& records, const std::string& rules, bool words) {
  auto loaded = LoadRules({{rules, ReadFile(rules)}}, Limits{});
  for (const auto& diagnostic : loaded.diagnostics)
    std::fputs(RenderDiagnostic(loaded.sources, diagnostic, Language::Chinese).c_str(), stderr);
  if (HasErrors(loaded.diagnostics)) return 1;
  Bench bench(ReadFile(records), loaded);
  return (words ? bench.RunWords() : bench.Run()) ? 0 : 1;
}

}  // namespace
}  // namespace yichi::bench

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (count == 4 && arguments[0] == "--make")
    return yichi::bench::Make(arguments[1], std::stoi(arguments[2]));
  if (count == 5 && arguments[0] == "--rules")
    return yichi::bench::MakeRules(std::stoi(arguments[1]), arguments[2], arguments[3]);
  if (count == 4 && arguments[0] == "--words") return yichi::bench::Run(arguments[1], arguments[2], true);
  if (count == 3) return yichi::bench::Run(arguments[0], arguments[1], false);
  return 2;
}
