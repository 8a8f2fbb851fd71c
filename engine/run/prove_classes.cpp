#include "run/prove_classes.h"

#include <algorithm>

#include "base/utf8.h"
#include "run/classify.h"
#include "run/sample.h"

namespace yichi::run {
namespace {

class ClassProver {
 public:
  ClassProver(const RuleSet& rules, const Classification& classes, Proof& proof)
      : rules_(rules), classes_(classes), proof_(proof) {}

  void Clause(std::uint32_t index) {
    const auto& declaration = *classes_.clauses[index].declaration;
    for (std::size_t i = 0; i < declaration.good.size(); ++i)
      Example(index, declaration.good[i], true, " 正例 " + std::to_string(i + 1));
    for (std::size_t i = 0; i < declaration.bad.size(); ++i)
      Example(index, declaration.bad[i], false, " 反例 " + std::to_string(i + 1));
  }

 private:
  void Example(std::uint32_t index, const ast::Example& example, bool good, const std::string& name) {
    ++proof_.examples;
    const auto& clause = classes_.clauses[index];
    proof_.names.push_back(clause.code + name);
    const auto label = std::string(ClassName(rules_, classes_, clause.label));
    Classified classified;
    Judge(example, classified);
    bool falls =
        std::find(classified.standing.begin(), classified.standing.end(), index) != classified.standing.end();
    auto got = std::string(LabelOf(rules_, classes_, classified));
    auto wanted = !example.yields.empty() ? example.yields.text : good ? label : std::string();
    if (falls == good && (wanted.empty() || wanted == got)) return;
    auto expected = (good ? "归入 " : "不归入 ") + clause.code + (wanted.empty() ? "" : ",得 " + wanted);
    proof_.failures.push_back({clause.code + name, example.span, expected, got + Standing(classified)});
  }

  void Judge(const ast::Example& example, Classified& classified) const {
    ClassifyScratch scratch;
    if (example.sample.record) {
      auto record = RecordOf(rules_, *example.sample.record, classes_.model);
      const auto* words = std::get_if<std::string>(&record.fields[classes_.text_field].scalar);
      Classify(classes_, DecodeUtf8(words ? *words : ""), &record, scratch, classified);
      return;
    }
    std::string text;
    for (const auto& block : example.sample.blocks) text += (text.empty() ? "" : "\n") + block.text;
    Classify(classes_, DecodeUtf8(text), nullptr, scratch, classified);
  }

  std::string Standing(const Classified& classified) const {
    std::string out;
    for (auto index : classified.standing) out += (out.empty() ? "(" : "、") + classes_.clauses[index].code;
    return out.empty() ? out : out + ")";
  }

  const RuleSet& rules_;
  const Classification& classes_;
  Proof& proof_;
};

}  // namespace

void ProveClasses(const RuleSet& rules, const std::vector<std::string>& packs, const std::string& filter,
                  Proof& proof) {
  for (const auto& classes : rules.classifications) {
    const auto& pack = rules.packs[classes.pack].name;
    if (!packs.empty() && std::find(packs.begin(), packs.end(), pack) == packs.end()) continue;
    ClassProver prover(rules, classes, proof);
    for (std::uint32_t i = 0; i < classes.clauses.size(); ++i)
      if (classes.clauses[i].code.find(filter) != std::string::npos ||
          classes.name.find(filter) != std::string::npos)
        prover.Clause(i);
  }
}

}  // namespace yichi::run
