#pragma once

#include <unordered_map>
#include <vector>

#include "check/ruleset.h"
#include "run/evaluate.h"
#include "run/text_views.h"

namespace yichi::run {

// All records of an input, wherever they stand. Linear in the input.
class InputIndex {
 public:
  InputIndex(const RuleSet& rules, const Input& input);

  // Records of the model or of one 属于 it, in the order of the input.
  std::vector<const Record*> OfModel(std::uint32_t model) const;
  // The record around an element; nullptr for a root.
  const Record* Around(const Record* record) const;
  // The document of an input of the run; nullptr where it has none.
  const Record* Document(std::uint32_t input) const {
    return input < documents_.size() ? documents_[input] : nullptr;
  }

  // Of any text; not for several threads.
  TextViews& views() const { return views_; }

 private:
  void Walk(const Record& record);

  const RuleSet& rules_;
  std::vector<const Record*> documents_;  // by input
  struct Numbered {
    std::size_t order;
    const Record* record;
  };
  std::vector<std::vector<Numbered>> by_model_;
  std::unordered_map<const Record*, const Record*> around_;
  std::size_t next_ = 0;
  mutable TextViews views_;
};

}  // namespace yichi::run
