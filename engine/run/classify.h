#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi {

// One clause of a duty and what it was found to be. Ranges are code points of the duty's text as given.
struct ClassifiedClause {
  TextRange range;
  std::optional<std::uint32_t> label;   // member of the classification's enumeration; nullopt: 待定
  std::uint32_t decided_by = kNoIndex;  // the deciding clause of the 分类
  std::uint32_t runner_up = kNoIndex;   // a clause of another class that held too and was overridden
  std::uint32_t first_standing = 0, standing = 0;  // into Classified::standing: all that hold, not overridden
  std::uint32_t first_evidence = 0, evidence = 0;  // into Classified::evidence: the matched characters
};

// A duty's classes. Kept from duty to duty, it needs no new memory.
struct Classified {
  std::vector<ClassifiedClause> clauses;
  std::vector<std::uint32_t> standing;
  std::vector<TextRange> evidence;
  std::vector<std::uint32_t> labels;  // each class once, in the enumeration's order
};

// Working memory of one thread.
struct ClassifyScratch {
  std::u32string folded;
  std::vector<std::uint32_t> origin;
  PatternSet::Places places;
  std::vector<TextRange> parts;
  std::vector<std::uint32_t> overridden_by;  // by clause of the 分类: a standing clause; kNoIndex: none
};

// Splits the text into clauses and finds the class of each. `duty` may give what the text does not say
// (主体).
void Classify(const Classification& classification, std::u32string_view text, const Record* duty,
              ClassifyScratch& scratch, Classified& result);

// 行政, 混合 for several classes, 待定 for none.
std::string_view LabelOf(const RuleSet& rules, const Classification& classification,
                         const Classified& classified);

// A member's name, 待定 for none.
std::string_view ClassName(const RuleSet& rules, const Classification& classification,
                           std::optional<std::uint32_t> label);

// A record of the classification's model with one field set by its name or 别名 and a member's word
// ("unit_kind", "机关"); nullopt where there is no such field or member.
std::optional<Record> DutyWith(const RuleSet& rules, const Classification& classification,
                               std::string_view field, std::string_view member);

// Gives every duty in the records, however deep, the list of its classes. A duty of which no clause has a
// class stays without; a list that was read stays as it is.
void FillClasses(const RuleSet& rules, std::vector<Record>& records);

}  // namespace yichi
