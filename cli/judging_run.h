#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_request.h"
#include "cli/inputs.h"

namespace yichi::cli {

// Every n-th stretch of the inputs' lines, counted through all inputs, from the i-th on.
struct Shard {
  std::uint64_t number = 1, count = 1;
  bool Holds(std::uint64_t stretch) const { return stretch % count == number - 1; }
};

// Reads and judges the inputs, `request.jobs` files or stretches of lines at a time, and hands on what became
// of them in their order. A file of records, one a line, comes in stretches; any other as a whole.
class JudgingRun {
 public:
  JudgingRun(const Loaded& loaded, const StreamPlan& plan, const std::vector<InputFile>& inputs,
             const CheckRequest& request)
      : loaded_(loaded), plan_(plan), inputs_(inputs), request_(request) {}

  std::function<void(std::size_t input, Checked checked, std::string converted)> whole;
  std::function<void(std::size_t input, const StreamHead& head)> begin;
  std::function<void(std::size_t input, std::uint64_t stretch, Portion portion)> part;
  std::optional<Shard> shard;  // of one only its stretches are judged, and inputs that have none are refused

  struct End {
    std::vector<std::string> defects;
    bool interrupted = false;
    // Inputs that were not read to their end, with the last line that was.
    std::vector<std::pair<std::size_t, std::uint32_t>> cut;
    std::uint64_t stretches = 0;
    std::vector<PartEnd::Input> inputs;  // of a shard: what was read
  };
  // What `whole`, `begin` or `part` throws ends the run and comes out here.
  End Run();

 private:
  const Loaded& loaded_;
  const StreamPlan& plan_;
  const std::vector<InputFile>& inputs_;
  const CheckRequest& request_;
};

}  // namespace yichi::cli
