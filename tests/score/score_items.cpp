// score_items [FILE.jsonl]
// Measures the checks of power lists: 10,000 made-up sound items must bear no finding of a list's rule but
// 提醒, each kind of damage done to some of them must be found where it was done. With a file of real items
// ({"name","department","official_type","item_code","unit_code"}) tells which errors they bear, and whether
// each stands at a unit code that the oracle calls wrong. Exits 1 when a sound item bears an error or a kind
// of damage is missed.
#include <chrono>
#include <functional>
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/yichi.h"
#include "items.h"
#include "packs.h"

namespace yichi::score {
namespace {

constexpr std::size_t kItems = 10'000;

// Findings by rule: the items at which they stand, and what they say.
struct Findings {
  std::set<std::size_t> items;
  std::string messages;
};
using Found = std::map<std::string, Findings>;

Loaded LoadAllPacks(const std::filesystem::path& rules) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(rules))
    if (entry.path().extension() == ".chi") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<RuleFile> files;
  for (const auto& path : paths) files.push_back({path.string(), ReadFile(path)});
  return LoadRules(files, Limits{});
}

class List {
 public:
  explicit List(const Loaded& loaded) : loaded_(loaded) {}

  Found Check(const std::vector<Item>& items, Level least) const {
    CheckOptions options;
    options.evaluate.as_of = *ParseDay("2026-01-01");
    options.evaluate.sources = &loaded_.sources;
    std::vector<Checked> inputs{CheckBytes(loaded_, "items.csv", Csv(items), options)};
    auto plan = PlanStream(loaded_, options);
    Finish(loaded_, plan, inputs, CheckTogether(loaded_, plan, inputs, options));
    Found found;
    for (const auto& finding : inputs[0].judgement.findings) {
      if (finding.level > least || finding.verdict != Verdict::Violation) continue;
      auto paragraph = finding.at.place.paragraph;
      auto row = paragraph < inputs[0].document.paragraphs.size()
                     ? inputs[0].document.paragraphs[paragraph].sheet_row
                     : 0;
      auto& of_rule = found[loaded_.rules.rules[finding.rule].code];
      of_rule.items.insert(row == 0 ? 0 : row - 1);
      of_rule.messages += finding.message + "; ";
    }
    return found;
  }

 private:
  const Loaded& loaded_;
};

struct Damage {
  std::string_view name, rule;
  std::function<void(Item&)> apply;
  std::string_view to = {};  // the kind of item that can bear it; any when empty
  bool together = false;     // told once, with the number of items
};

std::vector<Damage> Damages() {
  auto in_code = [](std::string_view unit) {
    return [unit = std::string(unit)](Item& item) {
      item.code.replace(item.code.find(item.holder_code), 18, unit);
    };
  };
  return {
      {"unit code of 17 characters", "QZ111",
       [](Item& item) { item.code.erase(item.code.find(item.holder_code) + 9, 1); }},
      {"check digit in the item code", "QZ112",
       [](Item& item) {
         auto& c = item.code[item.code.find(item.holder_code) + 17];
         c = c == '1' ? '2' : '1';
       }},
      {"placeholder for a unit code", "QZ113", in_code("4444444444")},
      {"check digit of the holder's code", "QZ107",
       [](Item& item) { item.holder_code[17] = item.holder_code[17] == '1' ? '2' : '1'; }},
      {"letter of another kind", "QZ103", [](Item& item) { item.code[3] = 'E'; }, "行政许可"},
      {"code of a public service", "QZ104", [](Item& item) { item.code[2] = '2'; }, "行政许可"},
      {"no kind", "QZ201", [](Item& item) { item.kind.clear(); }, "", true},
      {"no holder", "QZ301", [](Item& item) { item.holder.clear(); }, "", true},
      {"a kind that does not exist", "QZ202", [](Item& item) { item.kind = "行政审议"; }},
      {"a punishment called a licence", "QZ204", [](Item& item) { item.kind = "行政许可"; }, "行政处罚"},
      {"a company holds it", "QZ305", [](Item& item) { item.holder = "云溪水务有限公司"; }, "行政许可"},
      {"no basis", "QZ401", [](Item& item) { item.basis.clear(); }, "行政处罚", true},
      {"a licence set by a notice", "QZ403",
       [](Item& item) { item.basis = "《关于加强河道管理的通知》(云政发〔2020〕5号)"; }, "行政许可"},
      {"a basis that the Civil Code ended", "QZ411",
       [](Item& item) { item.basis = "《中华人民共和国合同法》第五十二条"; }, "行政处罚"},
  };
}

double Seconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

bool ScoreSound(const List& list, const std::vector<Item>& items) {
  auto start = std::chrono::steady_clock::now();
  auto found = list.Check(items, Level::Warning);
  std::cout << items.size() << " sound items read and checked in " << std::fixed << std::setprecision(2)
            << Seconds(start) << " s; rules with an error or a warning on them: " << found.size() << "\n";
  for (const auto& [rule, rows] : found) std::cout << "  " << rule << ": " << rows.items.size() << "\n";
  return found.empty();
}

bool ScoreDamage(const List& list, std::vector<Item> items) {
  auto damages = Damages();
  std::vector<std::set<std::size_t>> damaged(damages.size());
  constexpr std::size_t kEach = 40;
  for (std::size_t d = 0, i = 0; d < damages.size(); i += 5) {
    if (!damages[d].to.empty() && items[i].kind != damages[d].to) continue;
    damages[d].apply(items[i]);
    damaged[d].insert(i);
    if (damaged[d].size() == kEach) ++d;
  }
  auto found = list.Check(items, Level::Info);
  bool all = true;
  std::cout << "damage found:\n";
  for (std::size_t d = 0; d < damages.size(); ++d) {
    const auto& told = found[std::string(damages[d].rule)];
    auto count = std::count_if(damaged[d].begin(), damaged[d].end(),
                               [&](std::size_t item) { return told.items.contains(item); });
    bool together = told.messages.find(std::to_string(kEach)) != std::string::npos;
    if (damages[d].together && together) count = kEach;
    all &= static_cast<std::size_t>(count) == damaged[d].size();
    std::cout << "  " << damages[d].rule << " " << std::setw(2) << count << "/" << damaged[d].size() << "  "
              << damages[d].name << "\n";
  }
  return all;
}

std::string Text(const nlohmann::json& row, const char* key) {
  auto at = row.find(key);
  return at == row.end() || !at->is_string() ? "" : at->get<std::string>();
}

// The unit code in an item's code: before -1-00, or at its end.
std::string UnitIn(std::string code) {
  bool numbered = code.size() > 5 && code[code.size() - 5] == '-' && code[code.size() - 3] == '-';
  if (numbered) code.resize(code.size() - 5);
  return code.substr(code.rfind('-') + 1);
}

bool IsSound(const std::string& unit) { return unit.size() == 18 && CheckDigit(unit) == unit[17]; }

void ScoreReal(const List& list, const std::string& path) {
  std::vector<Item> items;
  std::set<std::size_t> wrong;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    auto row = nlohmann::json::parse(line);
    Item item;
    item.name = Text(row, "name");
    item.kind = Text(row, "official_type");
    item.code = Text(row, "item_code");
    item.holder = Text(row, "department");
    if (!IsSound(UnitIn(item.code))) wrong.insert(items.size());
    items.push_back(std::move(item));
  }
  std::cout << items.size() << " real items, " << wrong.size() << " with a wrong unit code:\n";
  std::set<std::size_t> told;
  auto found = list.Check(items, Level::Warning);
  for (const auto* rule : {"QZ111", "QZ112", "QZ113", "QZ114"}) {
    std::cout << "  " << rule << ": " << found[rule].items.size() << "\n";
    told.insert(found[rule].items.begin(), found[rule].items.end());
  }
  for (const auto& [rule, of_rule] : list.Check(items, Level::Error))
    told.insert(of_rule.items.begin(), of_rule.items.end());
  auto both = std::count_if(told.begin(), told.end(), [&](std::size_t item) { return wrong.contains(item); });
  std::cout << "  " << both << " of " << wrong.size()
            << " found, errors on other items: " << told.size() - static_cast<std::size_t>(both) << "\n";
}

int Score(int count, char** values) {
  auto loaded = LoadAllPacks(YICHI_RULES_DIR);
  if (HasErrors(loaded.diagnostics)) return 2;
  List list(loaded);
  auto items = SoundItems(kItems);
  bool sound = ScoreSound(list, items);
  bool all = ScoreDamage(list, std::move(items));
  if (count > 1) ScoreReal(list, values[1]);
  return sound && all ? 0 : 1;
}

}  // namespace
}  // namespace yichi::score

int main(int count, char** values) { return yichi::score::Score(count, values); }
