#pragma once

#include <map>
#include <set>
#include <string>

#include "office/docx_numbering.h"

namespace yichi {

// Counts the automatic numbers of one story, paragraph by paragraph in reading order.
class LabelCounter {
 public:
  explicit LabelCounter(const Numbering& numbering) : numbering_(numbering) {}

  // The label of the next paragraph, which stands here: 第三条. Empty for bullets.
  std::u32string Next(const NumberingPlace& place);

 private:
  // Instances of one definition go on counting together.
  using Counters = std::array<std::optional<std::int64_t>, kNumberingLevels>;

  const NumberingLevel& LevelAt(const NumberingPlace& place, std::size_t level) const;
  std::int64_t StartAt(const NumberingPlace& place, std::size_t level) const;
  void RestartDeeper(const NumberingPlace& place, Counters& counters) const;
  std::u32string Draw(const NumberingPlace& place, const Counters& counters) const;

  const Numbering& numbering_;
  std::map<std::string, Counters> counters_;
  std::set<std::pair<std::string, std::size_t>> started_;  // start overrides act once
};

}  // namespace yichi
