#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/view.h"

namespace yichi::run {

// Views of texts, each made once: many rules look at the same paragraph. Not for several threads.
class TextViews {
 public:
  // Valid until the next call.
  const TextView& Of(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, TextView, Hash, std::equal_to<>> views_;
  std::size_t bytes_ = 0;  // of the texts that are kept
  TextView last_;          // of a text that is not kept
};

}  // namespace yichi::run
