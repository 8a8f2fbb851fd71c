#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi {

enum class Verdict { Pass, Violation, Exempt, NotApplicable, Undetermined };

// Values that a finding is located by and explained with.
inline constexpr std::size_t kMostReads = 9;

// A place and the field whose value stands there ("科室[1].人数", counted from 1; empty for a matched
// text).
struct Located {
  Place place;
  std::string field;
  std::string value;  // as printed; empty for a missing value
};

// One line of a derivation: the rule's own words and what they came to.
struct DerivationStep {
  Span span;               // of the expression in the rule file
  std::string value;       // printed; 〔缺 name〕 for a missing one
  bool defaulted = false;  // leans on a default of the model
  Place place;             // where a value that was read stands
  std::uint32_t depth = 0;
};

// Why a row was not judged or could not be: fields that are missing, texts that leave a value open, norms
// that do not exist.
struct Unknown {
  Status status = Status::Missing;
  std::string field;  // "职数.总数"; for 未规定 the name of the standard
  Place place;
  bool unread = false;  // records that are there and could not be read; `field` says how many
};

struct Finding {
  std::uint32_t rule = 0;  // index into RuleSet::rules
  Verdict verdict = Verdict::Violation;
  Level level = Level::Error;
  std::string message;
  std::string suggestion;
  std::vector<CitationOf> sources;  // of the rule, or of the exception that holds; then of the standards used
  Located at;
  std::vector<Located> related;
  std::vector<Unknown> unknowns;
  bool defaulted = false;  // leans on a default value
  std::string element;     // what the verdict is about, when that is not the whole record: 综合科
  std::vector<DerivationStep> derivation;  // empty unless asked for
};

struct Counts {
  std::uint64_t pass = 0, violation = 0, undetermined = 0, exempt = 0, not_applicable = 0;

  Counts& operator+=(const Counts& more) {
    pass += more.pass, violation += more.violation, undetermined += more.undetermined;
    exempt += more.exempt, not_applicable += more.not_applicable;
    return *this;
  }
};

// A value that a 得 gives, printed, with how it came about.
struct ComputedValue {
  std::string name;              // 测算人数, 区.份额
  std::string element;           // of a list: the element's name, or its number
  std::string value;             // 5名; 〔缺 …〕 for an unknown one
  std::optional<Number> amount;  // a known number; of a sum that is not known the sum of what is
  Type type;
  bool additive = false;      // a sum or a count: those of several groups add up
  std::uint64_t lacking = 0;  // of a sum or count: values that are not known
  std::uint64_t unread =
      0;                // of them, in rows that could not be read: every group may be the one they are of
  std::string partial;  // then the amount, printed
  std::vector<DerivationStep> derivation;

  // What is lacking in this value and in no other; a value that is not known at all lacks one.
  std::uint64_t LackingAlone() const {
    auto own = lacking - unread;
    return amount ? own : std::max<std::uint64_t>(own, 1);
  }
};

// What a computation gives for one of its objects.
struct Computed {
  std::uint32_t rule = 0;         // index into RuleSet::rules
  std::string object;             // the record's name, the group's keys; may be empty
  std::vector<std::string> keys;  // of a group; empty text for one that is not written
  bool keyless = false;           // a key of the group is not written
  Place place;
  std::vector<CitationOf> sources;
  std::vector<ComputedValue> values;
};

// A verdict with what decided it, in words: `check --why-not`.
struct Reasoned {
  Verdict verdict = Verdict::Pass;
  std::string object;  // the record's name; may be empty
  std::vector<std::string> reasons;
};

// All verdicts over one input. Passes and 不适用 are only counted.
struct Judgement {
  std::vector<Finding> findings;  // by place, then by rule code
  Counts counts;
  std::vector<Counts> by_rule;  // as long as RuleSet::rules

  // Findings behind one another.
  void Add(Judgement more) {
    for (auto& finding : more.findings) findings.push_back(std::move(finding));
    counts += more.counts;
    by_rule.resize(std::max(by_rule.size(), more.by_rule.size()));
    for (std::size_t i = 0; i < more.by_rule.size(); ++i) by_rule[i] += more.by_rule[i];
  }
};

}  // namespace yichi
