#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "run/value_step.h"
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

bool ValueStep::AsWritten(Register reg) const {
  const auto& code = context_.program.code;
  while (code[reg].operation == Operation::Broadcast) reg = code[reg].a;
  return code[reg].operation == Operation::Original || code[reg].operation == Operation::CaptureText;
}

void ValueStep::Texts() {
  bool exact = AsWritten(step_.a) || AsWritten(step_.b);
  JoinStatuses();
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto left = a().text[a().Row(row)], right = b().text[b().Row(row)];
    if (step_.operation == Operation::Contains)
      out_.truth[row] = Holds(left, right, exact);
    else if (step_.operation == Operation::Within)
      out_.truth[row] = LiesWithin(left, right);
    else
      out_.Put(row, yichi::Similarity(left, right));
  }
}

void ValueStep::MatchText() {
  const auto& pattern = context_.program.patterns[step_.index];
  for (std::size_t row = 0; row < out_.size(); ++row) {
    auto from = a().Row(row);
    out_.status[row] = a().status[from];
    if (a().Known(from)) out_.truth[row] = pattern.Matches(context_.views.Of(a().text[from]));
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
void ValueStep::InForce() {
  const auto &titles = a(), &numbers = b();
  for (std::size_t row = 0; row < out_.size(); ++row) {
    auto title = titles.Row(row), number = numbers.Row(row);
    bool numbered = numbers.Known(number) && !numbers.text[number].empty();
    if (!numbered && !titles.Known(title)) {
      out_.status[row] = titles.status[title];
      continue;
    }
    out_.status[row] = Status::Unregulated;
    for (const auto& source : context_.rules.sources) {
      bool same = numbered && !source.number.empty()
                      ? Plain(source.number) == Plain(numbers.text[number])
                      : titles.Known(title) && Plain(source.title) == Plain(titles.text[title]);
      if (!same) continue;
      auto day = context_.circumstances.as_of;
      bool now =
          (!source.effective || *source.effective <= day) && (!source.repealed || day < *source.repealed);
      out_.status[row] = Status::Known;
      out_.truth[row] = now;
      if (now) break;
    }
  }
}

}  // namespace yichi::run
