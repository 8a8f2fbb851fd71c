#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/ruleset.h"
#include "run/evaluate.h"
#include "run/text_views.h"

namespace yichi::run {

// What texts have in common that are equal but for their width.
std::string KeyOfText(std::string_view text);

// All records of an input, wherever they stand. Linear in the input.
class InputIndex {
 public:
  InputIndex(const RuleSet& rules, const Input& input);

  // Records of the model or of one 属于 it, in the order of the input.
  std::vector<const Record*> OfModel(std::uint32_t model) const;
  // The record around an element; nullptr for a root. Linear once, then constant.
  const Record* Around(const Record* record) const;
  // The record's place among those of OfModel, from 1. Linear once for a model, then constant.
  std::uint32_t PlaceOf(std::uint32_t model, const Record* record) const;
  // The document of an input of the run; nullptr where it has none.
  const Record* Document(std::uint32_t input) const {
    return input < documents_.size() ? documents_[input] : nullptr;
  }

  // How many records of the model, or of one 属于 it, could not be read.
  std::uint64_t Unread(std::uint32_t model) const;

  // Of any text; not for several threads.
  TextViews& views() const { return views_; }

  // Records of the join's model (and those 属于 it) whose field has the key, in the order of the input, and
  // those whose field is not known: the first few of them, `cut` when there are more.
  struct Found {
    const std::vector<const Record*>* equal = nullptr;
    const std::vector<const Record*>* unknown = nullptr;
    bool cut = false;
  };
  Found Find(const RecordJoin& join, const std::string& key) const;

 private:
  void Walk(const Record& record);

  const RuleSet& rules_;
  std::vector<const Record*> documents_;  // by input
  struct Numbered {
    std::size_t order;
    const Record* record;
  };
  std::vector<std::vector<Numbered>> by_model_;
  std::size_t next_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> unread_;
  struct ByKey {
    std::unordered_map<std::string, std::vector<const Record*>> equal;
    std::vector<const Record*> unknown;
    bool cut = false;
  };
  // Made when first asked for.
  mutable std::optional<std::unordered_map<const Record*, const Record*>> around_;
  mutable std::map<std::pair<std::uint32_t, std::uint32_t>, ByKey> joins_;
  mutable std::map<std::uint32_t, std::unordered_map<const Record*, std::uint32_t>> places_;
  mutable TextViews views_;
};

}  // namespace yichi::run
