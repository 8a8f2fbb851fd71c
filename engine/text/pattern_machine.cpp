#include "text/pattern_machine.h"

#include <algorithm>

#include "text/numeral_run.h"

namespace yichi::pattern {

ScratchLease::ScratchLease(const Pattern::Program& program) : program_(program) {
  {
    std::lock_guard lock(program.mutex);
    if (!program.scratch.empty()) {
      scratch_ = std::move(program.scratch.back());
      program.scratch.pop_back();
    }
  }
  if (!scratch_) scratch_ = std::make_unique<Scratch>();
}

ScratchLease::~ScratchLease() {
  std::lock_guard lock(program_.mutex);
  program_.scratch.push_back(std::move(scratch_));
}

TokenReadings ReadToken(const Pattern::Program& program, const Instruction& token, Lines& lines,
                        std::size_t at) {
  if (!lines.BeginsNumber(at)) return {};
  auto text = lines.From(at);
  switch (token.token) {
    case HoleKind::Quantity:
      return ReadQuantityToken(text, program.units[token.a]);
    case HoleKind::Percentage:
      return ReadPercentageToken(text);
    case HoleKind::Date:
      return ReadDateToken(text);
    default:
      return ReadNumberToken(text, program.all_units);
  }
}

Machine::Machine(const Pattern::Program& program, const TextView& view, Lines& lines, Scratch& scratch,
                 bool captures)
    : program_(program),
      view_(view),
      lines_(lines),
      scratch_(scratch),
      slot_count_(captures ? 2 + 2 * program.holes.size() : 0),
      run_on_(view.folded.size() > kLongestSentence) {
  scratch_.seen.resize(program.code.size(), 0);
}

// The next place where a match may begin.
std::size_t Machine::NextStart(std::size_t from) {
  const auto& text = view_.folded;
  if (!program_.prefixes.empty()) return program_.prefixes.Find(text, from);
  if (program_.required.empty() || !program_.one_line) return from;
  if (!required_known_ || required_at_ < from) {
    required_at_ = program_.required.Find(text, from);
    required_line_ = required_at_;
    while (required_line_ > from && required_line_ <= text.size() && text[required_line_ - 1] != U'\n')
      --required_line_;
    required_known_ = true;
  }
  return std::max(from, required_line_);
}

bool Machine::Run(std::size_t from) {
  const auto& text = view_.folded;
  auto &now = scratch_.now, &next = scratch_.next;
  matched_ = false;
  now.Clear();
  ++scratch_.generation;
  for (auto place = from; place <= text.size(); ++place) {
    if (now.threads.empty()) {
      if (matched_) break;
      place = NextStart(place);
      if (place > text.size()) break;
      ++scratch_.generation;  // what was seen was seen at another place
    }
    auto at = static_cast<std::uint32_t>(place);
    bool may_start =
        program_.prefixes.empty() || (place < text.size() && program_.prefixes.MayBeginWith(text[place]));
    if (!matched_ && may_start) {
      scratch_.current.assign(slot_count_, kUnset);
      if (slot_count_ > 0) scratch_.current[0] = at;
      Enter(now, 0, at);
    }
    next.Clear();
    ++scratch_.generation;
    if (Step(at)) return true;
    std::swap(now, next);
  }
  return matched_;
}

// Moves every thread over the character at `place`; true when nothing more can change.
bool Machine::Step(std::uint32_t place) {
  auto& now = scratch_.now;
  for (std::size_t i = 0; i < now.threads.size(); ++i) {
    auto thread = now.threads[i];
    auto slots = now.slots.begin() + static_cast<std::ptrdiff_t>(i * slot_count_);
    scratch_.current.assign(slots, slots + static_cast<std::ptrdiff_t>(slot_count_));
    if (program_.code[thread.at].operation == Operation::Match && thread.end == place) {
      matched_ = true;
      alternative_ = program_.code[thread.at].a;
      if (slot_count_ == 0) return true;
      scratch_.best = scratch_.current;
      scratch_.best[1] = place;
      break;
    }
    if (thread.end == place + 1) {
      Enter(scratch_.next, thread.at, place + 1);
    } else {
      Push(scratch_.next, thread.at, thread.end);
    }
  }
  return false;
}

void Machine::Push(ThreadList& list, std::uint32_t at, std::uint32_t end) {
  list.threads.push_back({at, end});
  list.slots.insert(list.slots.end(), scratch_.current.begin(), scratch_.current.end());
}

// Follows all ways from an instruction that read no character. The slots of `current` are those of the
// thread.
void Machine::Enter(ThreadList& list, std::uint32_t at, std::uint32_t place) {
  auto& stack = scratch_.stack;
  stack.push_back({at, 0, 0});
  while (!stack.empty()) {
    auto step = stack.back();
    stack.pop_back();
    if (step.at == kUnset) {
      scratch_.current[step.slot] = step.value;
    } else {
      Visit(list, step.at, place);
    }
  }
}

// Goes on from one instruction until a character is to be read; the ways not taken wait on the stack.
void Machine::Visit(ThreadList& list, std::uint32_t at, std::uint32_t place) {
  for (;;) {
    if (scratch_.seen[at] == scratch_.generation) return;
    scratch_.seen[at] = scratch_.generation;
    const auto& instruction = program_.code[at];
    switch (instruction.operation) {
      case Operation::Jump:
        at = instruction.a;
        break;
      case Operation::Split:
        scratch_.stack.push_back({instruction.b, 0, 0});
        at = instruction.a;
        break;
      case Operation::Save:
        if (slot_count_ > 0) {
          scratch_.stack.push_back({kUnset, instruction.a, scratch_.current[instruction.a]});
          scratch_.current[instruction.a] = place;
        }
        ++at;
        break;
      case Operation::Begin:
      case Operation::End:
        lines_.Seek(place);
        if (instruction.operation == Operation::Begin ? !lines_.AtBegin(place) : !lines_.AtEnd(place)) return;
        ++at;
        break;
      case Operation::Match:
        return Push(list, at, place);
      case Operation::Switch:
        return EnterSwitch(list, instruction, place);
      case Operation::Token:
        return EnterToken(list, instruction, at, place);
      case Operation::Character:
      case Operation::Any:
      case Operation::Visible:
      case Operation::NoComma:
        if (Pass(instruction, place)) Push(list, at + 1, place + 1);
        return;
    }
  }
}

bool Machine::Pass(const Instruction& instruction, std::uint32_t place) {
  if (place >= view_.folded.size()) return false;
  auto c = view_.folded[place];
  if (instruction.operation == Operation::Character) return c == instruction.a;
  if (c == U'\n' || (c == U' ' && instruction.operation == Operation::Visible)) return false;
  if (c == U',' && instruction.operation == Operation::NoComma &&
      view_.original[view_.origin[place]] != U'、')
    return false;
  if (c != U'。' && c != U';' && c != U'!' && c != U'?' && !run_on_) return true;
  lines_.Seek(place);
  return !lines_.EndsSentence(place);
}

void Machine::EnterSwitch(ThreadList& list, const Instruction& instruction, std::uint32_t place) {
  if (place >= view_.folded.size()) return;
  auto c = view_.folded[place];
  auto begin = program_.cases.begin() + instruction.a, end = program_.cases.begin() + instruction.b;
  auto found =
      std::lower_bound(begin, end, c, [](const Case& entry, char32_t key) { return entry.character < key; });
  if (found != end && found->character == c) Push(list, found->target, place + 1);
}

void Machine::EnterToken(ThreadList& list, const Instruction& instruction, std::uint32_t at,
                         std::uint32_t place) {
  if (place >= view_.folded.size() || !MayBeginAmount(view_.folded[place])) return;
  lines_.Seek(place);
  auto readings = ReadToken(program_, instruction, lines_, place);
  for (std::uint32_t i = 0; i < readings.count; ++i) Push(list, at + 1, place + readings.ways[i].length);
}

}  // namespace yichi::pattern
