#include "analysis/compare_facts.h"

#include <algorithm>

#include "run/print_record.h"
#include "text/similarity.h"

namespace yichi {
namespace {

constexpr std::size_t kLongestName = 48;  // bytes: what is longer is a sentence, no name

std::string FirstText(const Record& record) {
  if (record.fields.size() < 2 || record.fields[1].status != Status::Known) return {};
  const auto* text = std::get_if<std::string>(&record.fields[1].scalar);
  return text ? *text : std::string();
}

class FactComparison {
 public:
  explicit FactComparison(const RuleSet& rules) : rules_(rules) {}

  void Records(const std::vector<Record>& before, const std::vector<Record>& after, const std::string& path) {
    std::vector<bool> taken(after.size());
    std::vector<std::size_t> partner(before.size(), after.size());
    Pair(before, after, taken, partner, [](const std::string& a, const std::string& b) { return a == b; });
    Pair(before, after, taken, partner, [](const std::string& a, const std::string& b) {
      return !(Similarity(a, b) < MakeNumber(3, 5).value());
    });
    for (std::size_t i = 0; i < before.size(); ++i) {
      auto name = ElementPath(path, before[i], i);
      if (partner[i] == after.size())
        changes_.push_back({name, Printed(before[i]), "", before[i].place, {}});
      else
        Fields(before[i], after[partner[i]], name);
    }
    for (std::size_t i = 0; i < after.size(); ++i)
      if (!taken[i])
        changes_.push_back({ElementPath(path, after[i], i), "", Printed(after[i]), {}, after[i].place});
  }

  void Fields(const Record& before, const Record& after, const std::string& path) {
    const auto& model = rules_.models[before.model];
    for (std::size_t i = 1; i < before.fields.size() && i < after.fields.size(); ++i) {
      const auto& field = model.fields[i];
      auto name = path.empty() ? field.name : path + "." + field.name;
      Values(before.fields[i], after.fields[i], field.type, name);
    }
  }

  std::vector<FactChange> Take() { return std::move(changes_); }

 private:
  template <typename Fits>
  static void Pair(const std::vector<Record>& before, const std::vector<Record>& after,
                   std::vector<bool>& taken, std::vector<std::size_t>& partner, Fits fits) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      auto text = FirstText(before[i]);
      for (std::size_t j = 0; j < after.size() && partner[i] == after.size(); ++j)
        if (!taken[j] && fits(text, FirstText(after[j]))) taken[j] = true, partner[i] = j;
    }
  }

  std::string ElementPath(const std::string& path, const Record& record, std::size_t index) const {
    auto name = FirstText(record);
    bool named = !name.empty() && name.size() <= kLongestName;
    return (path.empty() ? rules_.models[record.model].name : path) + "[" +
           (named ? name : std::to_string(index + 1)) + "]";
  }

  // A record of one text is that text.
  std::string Printed(const Record& record) const {
    std::size_t known = 0;
    for (std::size_t i = 1; i < record.fields.size(); ++i) known += record.fields[i].status == Status::Known;
    auto text = FirstText(record);
    return known == 1 && !text.empty() ? text : run::PrintRecord(rules_, record);
  }

  void Values(const FieldValue& before, const FieldValue& after, const Type& type, const std::string& name) {
    if (type.kind == Kind::Record && type.list) return Records(before.records, after.records, name);
    if (type.kind == Kind::Record) {
      if (!before.records.empty() && !after.records.empty())
        return Fields(before.records[0], after.records[0], name);
    }
    auto a = run::PrintField(rules_, before, type), b = run::PrintField(rules_, after, type);
    if (a != b) changes_.push_back({name, a, b, before.place, after.place});
  }

  const RuleSet& rules_;
  std::vector<FactChange> changes_;
};

}  // namespace

std::vector<FactChange> CompareFacts(const RuleSet& rules, const Facts& before, const Facts& after) {
  FactComparison comparison(rules);
  // One record each: the same one, whatever it is called now.
  bool drafts = before.records.size() == 1 && after.records.size() == 1 && !before.ledger && !after.ledger;
  if (drafts && before.records[0].model == after.records[0].model)
    comparison.Fields(before.records[0], after.records[0], "");
  else
    comparison.Records(before.records, after.records, "");
  return comparison.Take();
}

}  // namespace yichi
