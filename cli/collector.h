#pragma once

#include <string>
#include <vector>

#include "cli/judging.h"

namespace yichi::cli {

// Puts together what becomes of the inputs, told in their order. One of which nothing is told was not
// reached.
class Collector {
 public:
  Collector(const Loaded& loaded, const std::vector<InputFile>& inputs, const Listener& listener);

  void Whole(std::size_t input, Checked checked, std::string converted);
  void Begin(std::size_t input, const StreamHead& head);
  void Part(std::size_t input, Portion portion);
  Judged Take() { return std::move(judged_); }

 private:
  const Loaded& loaded_;
  const Listener& listener_;
  Judged judged_;
};

}  // namespace yichi::cli
