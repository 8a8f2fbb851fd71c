// score_duties FILE.jsonl [--unit-kind] [--half 0|1] [--show] [--least STRICT] [--recall LABEL SHARE]...
// Measures the classification of duties. Rows: {"id","text","label","alt","hard","unit_kind"}; alt, hard and
// unit_kind may be missing. strict: rows without alt; 待定 and 不明 are one answer. A duty of several classes
// (混合) counts as its strongest class where the row has one label, as the rows are labelled that way.
#include <iomanip>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "packs.h"
#include "run/classify.h"
#include "run/prove.h"

namespace yichi::score {
namespace {

using Json = nlohmann::json;

struct Options {
  std::string file;
  bool unit_kind = false, show = false;
  int half = -1;
  double least = 0;
  std::map<std::string, double> least_recall;  // by label
};

struct Tally {
  int right = 0, all = 0;
  void Add(bool is_right) {
    right += is_right;
    ++all;
  }
  double share() const { return all == 0 ? 1 : double(right) / all; }
};

std::string Text(const Json& row, const char* key) {
  auto at = row.find(key);
  return at == row.end() || !at->is_string() ? "" : at->get<std::string>();
}

// FNV-1a, so that the halves stay the same everywhere.
int HalfOf(const std::string& id) {
  std::uint64_t hash = 14695981039346656037u;
  for (unsigned char c : id) hash = (hash ^ c) * 1099511628211u;
  return static_cast<int>(hash >> 32 & 1);
}

class Scorer {
 public:
  Scorer(const Packs& packs, const Options& options)
      : rules_(packs.rules), classes_(rules_.classifications.at(0)), options_(options) {}

  void Row(const Json& row) {
    if (options_.half >= 0 && HalfOf(Text(row, "id")) != options_.half) return;
    auto gold = Text(row, "label"), alt = Text(row, "alt"), kind = Text(row, "unit_kind");
    if (gold == "不明") gold = "待定";
    if (alt == "不明") alt = "待定";
    auto answer = Answer(Text(row, "text"), kind, gold);
    open_.Add(answer == "待定");
    lenient_.Add(answer == gold || answer == alt);
    if (options_.show && answer != gold && answer != alt) Show(row, answer);
    if (!alt.empty()) return;
    strict_.Add(answer == gold);
    if (row.value("hard", false)) hard_.Add(answer == gold);
    recall_[gold].Add(answer == gold);
  }

  bool Print() const {
    auto line = [](const char* name, const Tally& tally) {
      std::cout << std::left << std::setw(16) << name << std::fixed << std::setprecision(3) << tally.share()
                << "  " << tally.right << "/" << tally.all << "\n";
    };
    line("strict", strict_);
    line("strict hard", hard_);
    line("lenient", lenient_);
    for (const auto& [label, tally] : recall_) line(("recall " + label).c_str(), tally);
    line("undetermined", open_);
    line("mixed", mixed_);
    bool enough = strict_.share() >= options_.least;
    for (const auto& [label, least] : options_.least_recall)
      enough = enough && recall_.count(label) != 0 && recall_.at(label).share() >= least;
    return enough;
  }

 private:
  std::string Answer(const std::string& text, const std::string& kind, const std::string& gold) {
    auto duty =
        options_.unit_kind && !kind.empty() ? DutyWith(rules_, classes_, "unit_kind", kind) : std::nullopt;
    Classify(classes_, DecodeUtf8(text), duty ? &*duty : nullptr, scratch_, classified_);
    std::string label(LabelOf(rules_, classes_, classified_));
    mixed_.Add(label == "混合");
    if (label != "混合" || gold == "混合") return label;
    std::set<std::string> names;
    for (auto member : classified_.labels)
      names.insert(rules_.enumerations[classes_.enumeration].members[member].name);
    return names.count("行政") ? "行政" : names.count("经营") ? "经营" : "公益";
  }

  void Show(const Json& row, const std::string& answer) const {
    std::cout << Text(row, "id") << " " << Text(row, "label")
              << (Text(row, "alt").empty() ? "" : "/" + Text(row, "alt")) << " → " << answer << ": "
              << Text(row, "text") << "\n";
    for (const auto& clause : classified_.clauses)
      for (std::uint32_t i = 0; i < clause.standing; ++i)
        std::cout << "    " << classes_.clauses[classified_.standing[clause.first_standing + i]].code;
    std::cout << "\n";
  }

  const RuleSet& rules_;
  const Classification& classes_;
  const Options& options_;
  ClassifyScratch scratch_;
  Classified classified_;
  Tally strict_, hard_, lenient_, open_, mixed_;
  std::map<std::string, Tally> recall_;
};

int Main(const Options& options) {
  auto packs = LoadPacks(YICHI_RULES_DIR);
  if (!packs || packs->rules.classifications.empty()) return 2;
  std::ifstream in(options.file);
  if (!in) {
    std::cerr << options.file << ": cannot be read\n";
    return 2;
  }
  auto proof = ProvePacks(packs->rules, &packs->sources, {"职责分类"}, "", {});
  for (const auto& failure : proof.failures)
    std::cout << failure.name << ": 应 " << failure.expected << ",实 " << failure.actual << "\n  "
              << packs->sources.Text(failure.span) << "\n";
  std::cout << "examples " << proof.examples << ", failing " << proof.failures.size() << "\n";
  Scorer scorer(*packs, options);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) scorer.Row(Json::parse(line));
  return scorer.Print() ? 0 : 1;
}

}  // namespace
}  // namespace yichi::score

int main(int count, char** values) {
  yichi::score::Options options;
  for (int i = 1; i < count; ++i) {
    std::string word = values[i];
    if (word == "--unit-kind") {
      options.unit_kind = true;
    } else if (word == "--show") {
      options.show = true;
    } else if (word == "--half" && i + 1 < count) {
      options.half = std::stoi(values[++i]);
    } else if (word == "--least" && i + 1 < count) {
      options.least = std::stod(values[++i]);
    } else if (word == "--recall" && i + 2 < count) {
      options.least_recall[values[i + 1]] = std::stod(values[i + 2]);
      i += 2;
    } else {
      options.file = word;
    }
  }
  return yichi::score::Main(options);
}
