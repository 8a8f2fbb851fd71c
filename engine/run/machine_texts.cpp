#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "run/machine.h"
#include "text/similarity.h"
#include "text/view.h"

namespace yichi::run {
namespace {

bool Holds(std::string_view text, std::string_view part, bool exact) {
  if (text.find(part) != text.npos) return true;
  if (exact) return false;
  return Fold(DecodeUtf8(text)).find(Fold(DecodeUtf8(part))) != std::u32string::npos;
}

// 示例省.示例市.甲区 lies within 示例省.示例市 and within itself.
bool LiesWithin(std::string_view inner, std::string_view outer) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
}

}  // namespace

bool Machine::AsWritten(Register reg) const {
  while (program_.code[reg].operation == Operation::Broadcast) reg = program_.code[reg].a;
  auto operation = program_.code[reg].operation;
  return operation == Operation::Original || operation == Operation::CaptureText;
}

void Machine::Texts(const Instruction& step, Column& out) {
  bool exact = AsWritten(step.a) || AsWritten(step.b);
  const auto &a = columns_[step.a], &b = columns_[step.b];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = Stronger(a.status[row], b.status[row]);
    if (out.status[row] != Status::Known) continue;
    if (step.operation == Operation::Contains)
      out.whole[row] = Holds(a.text[row], b.text[row], exact);
    else if (step.operation == Operation::Within)
      out.whole[row] = LiesWithin(a.text[row], b.text[row]);
    else
      out.Put(row, Similarity(a.text[row], b.text[row]));
  }
}

void Machine::MatchText(const Instruction& step, Column& out) {
  const auto& a = columns_[step.a];
  const auto& pattern = program_.patterns[step.index];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = a.status[row];
    if (a.Known(row)) out.whole[row] = pattern.Matches(index_.views().Of(a.text[row]));
  }
}

namespace {

// Titles and numbers as people compare them.
std::u32string Plain(std::string_view text) {
  auto folded = Fold(DecodeUtf8(text));
  std::erase(folded, U' ');
  return folded;
}

}  // namespace

// A number decides where there is one: two documents may bear one title.
void Machine::InForce(const Instruction& step, Column& out) {
  const auto &titles = columns_[step.a], &numbers = columns_[step.b];
  for (std::size_t row = 0; row < out.size(); ++row) {
    bool numbered = numbers.Known(row) && !numbers.text[row].empty();
    if (!numbered && !titles.Known(row)) {
      out.status[row] = titles.status[row];
      continue;
    }
    out.status[row] = Status::Unregulated;
    for (const auto& source : rules_.sources) {
      bool same = numbered && !source.number.empty()
                      ? Plain(source.number) == Plain(numbers.text[row])
                      : titles.Known(row) && Plain(source.title) == Plain(titles.text[row]);
      if (!same) continue;
      auto day = circumstances_.as_of;
      bool now =
          (!source.effective || *source.effective <= day) && (!source.repealed || day < *source.repealed);
      out.status[row] = Status::Known;
      out.whole[row] = now;
      if (now) break;
    }
  }
}

// The characters as written: of a value that was read, those at its place; else the value as text.
void Machine::Original(const Instruction& step, Column& out) {
  const auto& a = columns_[step.a];
  for (std::uint32_t row = 0; row < out.size(); ++row) {
    out.status[row] = a.status[row];
    if (!a.Known(row)) continue;
    const auto* origin = a.origin.empty() ? nullptr : a.origin[row];
    if (origin && !origin->original.empty())
      out.text[row] = origin->original;
    else if (!a.text.empty())
      out.text[row] = a.text[row];
    else
      out.status[row] = Status::Missing;
  }
}

}  // namespace yichi::run
