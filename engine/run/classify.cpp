#include "run/classify.h"

#include <algorithm>

#include "run/clauses.h"

namespace yichi {
namespace {

enum class Truth : std::uint8_t { No, Yes, Unknown };
Truth Not(Truth truth) {
  return truth == Truth::Unknown ? truth : truth == Truth::Yes ? Truth::No : Truth::Yes;
}

class Classifier {
 public:
  Classifier(const Classification& classification, const Record* duty, ClassifyScratch& scratch,
             Classified& result)
      : classification_(classification), duty_(duty), scratch_(scratch), result_(result) {}

  void Clause(TextRange part) {
    classification_.patterns.Narrow(part, scratch_.places);
    Skip(part);
    ClassifiedClause clause;
    clause.range = {scratch_.origin[part.begin], scratch_.origin[part.end - 1] + 1};
    clause.first_standing = static_cast<std::uint32_t>(result_.standing.size());
    Hold(true, clause);
    if (clause.standing == 0) Hold(false, clause);
    Decide(clause);
    Evidence(clause);
    result_.clauses.push_back(clause);
  }

 private:
  // What is skipped stays where it is, so that ^, $ and gaps mean what they mean. It does not reach over a
  // comma.
  void Skip(TextRange part) {
    bool skips = Hopes(classification_.skipped), governs = Hopes(classification_.governing);
    if (!skips && !governs) return;
    for (auto begin = part.begin; begin < part.end;) {
      const auto& stops = scratch_.places.stops;
      auto comma = std::lower_bound(stops.begin(), stops.end(), begin);
      auto last = comma == stops.end() ? part.end : std::min(part.end, *comma);
      auto end = std::min(part.end, last + 1);
      classification_.patterns.Narrow({begin, end}, scratch_.places);
      if (skips) SkipIn({begin, end}, last);
      if (governs) Govern(last);
      begin = end;
    }
    classification_.patterns.Narrow(part, scratch_.places);
  }

  bool Hopes(const std::optional<std::uint32_t>& pattern) const {
    return pattern && classification_.patterns.Hopes(*pattern, scratch_.places);
  }

  bool Matches(std::uint32_t pattern) const {
    return classification_.patterns.Matches(pattern, scratch_.places);
  }

  // The comma stays: what follows still begins after one.
  void SkipIn(TextRange range, std::uint32_t last) {
    auto& places = scratch_.places;
    while (auto found = classification_.patterns.Find(*classification_.skipped, places)) {
      auto before = places.words.size();
      PatternSet::Drop({found->begin, std::min(found->end, last)}, places);
      classification_.patterns.Narrow(range, places);
      if (places.words.size() == before) return;
    }
  }

  void Govern(std::uint32_t end) {
    auto& places = scratch_.places;
    auto found = classification_.patterns.Find(*classification_.governing, places);
    if (!found || found->end >= end) return;
    TextRange governed{found->end, end};
    if (classification_.resuming) {
      classification_.patterns.Narrow(governed, places);
      if (auto stop = classification_.patterns.Find(*classification_.resuming, places))
        governed.end = stop->begin;
    }
    PatternSet::DropBeginning(governed, places);
  }

  Truth Ask(const ClassTest& test) const {
    using Kind = ClassTest::Kind;
    switch (test.kind) {
      case Kind::Matches:
        return Matches(test.pattern) ? Truth::Yes : Truth::No;
      case Kind::FieldIs:
        return AskField(test);
      case Kind::Not:
        return Not(Ask(test.children[0]));
      case Kind::All:
      case Kind::Any:
        break;
    }
    auto decisive = test.kind == Kind::All ? Truth::No : Truth::Yes;
    auto all = Not(decisive);
    for (const auto& child : test.children) {
      auto truth = Ask(child);
      if (truth == decisive) return truth;
      if (truth == Truth::Unknown) all = truth;
    }
    return all;
  }

  Truth AskField(const ClassTest& test) const {
    if (!duty_ || test.field >= duty_->fields.size()) return Truth::Unknown;
    const auto& value = duty_->fields[test.field];
    const auto* member = std::get_if<std::uint32_t>(&value.scalar);
    if (value.status != Status::Known || !member) return Truth::Unknown;
    bool is = std::find(test.members.begin(), test.members.end(), *member) != test.members.end();
    return is ? Truth::Yes : Truth::No;
  }

  // A clause stands when it holds and none that stands overrides it. What is overridden is asked only for a
  // runner-up: it overrides nothing itself.
  void Hold(bool reads_text, ClassifiedClause& clause) {
    auto& by = scratch_.overridden_by;
    by.assign(classification_.clauses.size(), kNoIndex);
    for (auto index : classification_.order) {
      const auto& candidate = classification_.clauses[index];
      if (candidate.reads_text != reads_text) continue;
      if (candidate.needed != kNoIndex && !classification_.patterns.Hopes(candidate.needed, scratch_.places))
        continue;
      bool overridden = by[index] != kNoIndex;
      if (overridden &&
          (clause.runner_up != kNoIndex || classification_.clauses[by[index]].label == candidate.label))
        continue;
      if (Ask(candidate.test) != Truth::Yes) continue;
      if (overridden) {
        clause.runner_up = index;
        continue;
      }
      result_.standing.push_back(index);
      ++clause.standing;
      for (auto other : candidate.overrides)
        if (by[other] == kNoIndex) by[other] = index;
    }
  }

  // Several classes without precedence: no class, and no runner-up either.
  void Decide(ClassifiedClause& clause) const {
    if (clause.standing == 0) {
      clause.label = classification_.rest;
      return;
    }
    auto first = result_.standing[clause.first_standing];
    auto label = classification_.clauses[first].label;
    for (std::uint32_t i = 1; i < clause.standing; ++i) {
      if (classification_.clauses[result_.standing[clause.first_standing + i]].label == label) continue;
      clause.runner_up = kNoIndex;
      return;
    }
    clause.label = label;
    clause.decided_by = first;
  }

  // What the deciding clause matched; of a clause without a class, what all that stand matched.
  void Evidence(ClassifiedClause& clause) {
    clause.first_evidence = static_cast<std::uint32_t>(result_.evidence.size());
    auto count = clause.decided_by != kNoIndex ? std::min(clause.standing, 1u) : clause.standing;
    for (std::uint32_t i = 0; i < count; ++i)
      Evidence(classification_.clauses[result_.standing[clause.first_standing + i]].test, clause);
    clause.evidence = static_cast<std::uint32_t>(result_.evidence.size()) - clause.first_evidence;
  }

  void Evidence(const ClassTest& test, const ClassifiedClause& clause) {
    if (test.kind == ClassTest::Kind::Not) return;
    for (const auto& child : test.children) Evidence(child, clause);
    if (test.kind != ClassTest::Kind::Matches) return;
    auto found = classification_.patterns.Find(test.pattern, scratch_.places);
    if (!found || found->begin == found->end) return;
    TextRange range{scratch_.origin[found->begin], scratch_.origin[found->end - 1] + 1};
    auto& evidence = result_.evidence;
    if (std::find(evidence.begin() + clause.first_evidence, evidence.end(), range) == evidence.end())
      evidence.push_back(range);
  }

  const Classification& classification_;
  const Record* duty_;
  ClassifyScratch& scratch_;
  Classified& result_;
};

// A blank between Han characters parts phrases as a comma does.
void FoldInto(std::u32string_view text, ClassifyScratch& scratch) {
  scratch.folded.resize(text.size());
  scratch.origin.resize(text.size());
  std::uint32_t size = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    auto c = FoldCharacter(text[i]);
    if (c == 0) continue;
    if (c == U' ' && size > 0 && run::IsHan(scratch.folded[size - 1]) && i + 1 < text.size() &&
        run::IsHan(text[i + 1]))
      c = U',';
    scratch.folded[size] = c;
    scratch.origin[size++] = i;
  }
  scratch.folded.resize(size);
  scratch.origin.resize(size);
}

// 、 joins the parts of one phrase and is none.
void FindCommas(std::u32string_view text, ClassifyScratch& scratch) {
  auto& stops = scratch.places.stops;
  for (auto at = scratch.folded.find(U','); at != std::u32string::npos;
       at = scratch.folded.find(U',', at + 1))
    if (text[scratch.origin[at]] != U'、') stops.push_back(static_cast<std::uint32_t>(at));
}

void CollectLabels(Classified& result) {
  for (const auto& clause : result.clauses)
    if (clause.label &&
        std::find(result.labels.begin(), result.labels.end(), *clause.label) == result.labels.end())
      result.labels.push_back(*clause.label);
  std::sort(result.labels.begin(), result.labels.end());
}

}  // namespace

void Classify(const Classification& classification, std::u32string_view text, const Record* duty,
              ClassifyScratch& scratch, Classified& result) {
  result.clauses.clear();
  result.standing.clear();
  result.evidence.clear();
  result.labels.clear();
  FoldInto(text, scratch);
  classification.patterns.Scan(scratch.folded, scratch.places);
  FindCommas(text, scratch);
  classification.patterns.Enter({0, static_cast<std::uint32_t>(scratch.folded.size())}, scratch.places);
  run::SplitClauses(classification, scratch);
  Classifier classifier(classification, duty, scratch, result);
  for (auto part : scratch.parts) classifier.Clause(part);
  CollectLabels(result);
}

std::string_view LabelOf(const RuleSet& rules, const Classification& classification,
                         const Classified& classified) {
  if (classified.labels.size() > 1) return "混合";
  return ClassName(rules, classification,
                   classified.labels.empty() ? std::nullopt : std::optional(classified.labels[0]));
}

std::string_view ClassName(const RuleSet& rules, const Classification& classification,
                           std::optional<std::uint32_t> label) {
  return label ? rules.enumerations[classification.enumeration].members[*label].name : kUndetermined;
}

}  // namespace yichi
