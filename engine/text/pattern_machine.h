#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "text/pattern_lines.h"
#include "text/pattern_program.h"

namespace yichi::pattern {

inline constexpr std::uint32_t kUnset = 0xFFFFFFFF;

// A way through the program that has read up to `end` and goes on at `at`.
struct Thread {
  std::uint32_t at = 0;
  std::uint32_t end = 0;
};

// Threads in the order of preference, each with its slots.
struct ThreadList {
  std::vector<Thread> threads;
  std::vector<std::uint32_t> slots;
  void Clear() {
    threads.clear();
    slots.clear();
  }
};

struct Scratch {
  struct Step {
    std::uint32_t at;  // an instruction, or kUnset to put a slot back
    std::uint32_t slot;
    std::uint32_t value;
  };
  ThreadList now, next;
  std::vector<Step> stack;
  std::vector<std::uint64_t> seen;  // by instruction: when it was last entered
  std::uint64_t generation = 0;
  std::vector<std::uint32_t> current, best;
};

// Takes working memory from the program's store and gives it back.
class ScratchLease {
 public:
  explicit ScratchLease(const Pattern::Program& program);
  ~ScratchLease();
  ScratchLease(const ScratchLease&) = delete;
  ScratchLease& operator=(const ScratchLease&) = delete;
  Scratch& operator*() { return *scratch_; }

 private:
  const Pattern::Program& program_;
  std::unique_ptr<Scratch> scratch_;
};

// The readings of a token instruction at a place of the current line.
TokenReadings ReadToken(const Pattern::Program& program, const Instruction& token, Lines& lines,
                        std::size_t at);

// Pike's machine: all ways through the program at once, in the order of preference. A token is read whole and
// its thread waits for the place where the token ends, at its rank among the others.
class Machine {
 public:
  Machine(const Pattern::Program& program, const TextView& view, Lines& lines, Scratch& scratch,
          bool captures);

  // Whether there is a match at or after `from`.
  bool Run(std::size_t from);
  // After a match: slot 0 and 1 its range, 2+2h and 3+2h that of hole h, kUnset where it took no part.
  const std::vector<std::uint32_t>& slots() const { return scratch_.best; }
  std::uint32_t alternative() const { return alternative_; }

 private:
  std::size_t NextStart(std::size_t from);
  void Enter(ThreadList& list, std::uint32_t at, std::uint32_t place);
  void Visit(ThreadList& list, std::uint32_t at, std::uint32_t place);
  bool Pass(const Instruction& instruction, std::uint32_t place);
  void EnterSwitch(ThreadList& list, const Instruction& instruction, std::uint32_t place);
  void EnterToken(ThreadList& list, const Instruction& instruction, std::uint32_t at, std::uint32_t place);
  void Push(ThreadList& list, std::uint32_t at, std::uint32_t end);
  bool Step(std::uint32_t place);

  const Pattern::Program& program_;
  const TextView& view_;
  Lines& lines_;
  Scratch& scratch_;
  std::size_t slot_count_;
  bool run_on_;                    // the text may hold a sentence longer than kLongestSentence
  std::size_t required_at_ = 0;    // the last place found of a required word
  std::size_t required_line_ = 0;  // where a match around it may begin
  bool required_known_ = false;
  bool matched_ = false;
  std::uint32_t alternative_ = 0;
};

}  // namespace yichi::pattern
