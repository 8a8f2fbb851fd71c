#pragma once

#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/draft.h"
#include "facts/places.h"
#include "facts/stretch.h"

namespace yichi::facts {

// A 提取 line, seen from a record inside: the first `depth` steps of its targets lead to that record.
struct Task {
  const ReadingRule* reading = nullptr;
  std::size_t depth = 0;
};

// Carries out 提取 lines on a document, from the outermost record inwards.
class Reader {
 public:
  Reader(const RuleSet& rules, const Document& document) : rules_(rules), stretches_(document) {}

  void Read(Draft& draft, const std::vector<Task>& tasks);
  Stretches& stretches() { return stretches_; }
  std::vector<UnreadPlace> TakeUnread(const Draft& root);

 private:
  // The slot at the end of a path through nested records; lists on the way are not entered.
  struct Target {
    Slot* slot = nullptr;
    const Field* field = nullptr;
    std::size_t lists = 0;  // position of the first list of records before the end, 0 for none
  };
  Target Find(Draft& draft, const std::vector<std::uint32_t>& path, std::size_t depth);

  void Apply(Draft& draft, const Task& task);
  void ReadElements(Draft& draft, const std::vector<Task>& tasks);
  std::vector<FoundPlace> Places(Draft& draft, const Task& task);

  void MakeElements(Draft& draft, const Task& task, Target& target);
  void ElementsOfTable(const ReadingRule& reading, const FoundPlace& place, Target& target);
  void ElementOf(const ReadingRule& reading, const Pieces& part, Target& target);
  void ElementOfMatch(const ReadingRule& reading, const Stretch& stretch, const Match& match, Target& target);
  void SetWholeText(Draft& element);
  void SetColumns(Draft& element);

  bool Given(Draft& draft, const Task& task);
  void ReadScalars(Draft& draft, const Task& task);
  void ReadColumn(Draft& draft, const Task& task);
  void ReadCell(Draft& draft, const Task& task, std::uint32_t table, std::uint32_t row, std::uint32_t column);
  void ReadTotalRow(Draft& draft, const Task& task);
  bool Store(Draft& draft, const Task& task, const Stretch& stretch, const Match& match);
  Draft NewElement(const Type& type, Pieces pieces) const;

  const RuleSet& rules_;
  Stretches stretches_;
  bool ReadSome(const Draft& root, const ReadingRule& reading) const;

  struct Looked {
    const ReadingRule* reading;
    Place place;
  };
  std::vector<Looked> looked_;  // sections that scalars were looked for in
};

}  // namespace yichi::facts
