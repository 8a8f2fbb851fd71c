#include "run/machine.h"

namespace yichi::run {

// Kleene: the deciding side decides whatever the other is.
void Machine::Logic(const Instruction& step, Column& out) {
  const auto &a = columns_[step.a], &b = columns_[step.b];
  const std::int64_t deciding = step.operation == Operation::Or ? 1 : 0;
  for (std::size_t row = 0; row < out.size(); ++row) {
    bool decided = (a.Known(row) && a.whole[row] == deciding) || (b.Known(row) && b.whole[row] == deciding);
    out.status[row] = decided ? Status::Known : Stronger(a.status[row], b.status[row]);
    out.whole[row] = decided ? deciding : 1 - deciding;
  }
}

void Machine::Not(const Instruction& step, Column& out) {
  const auto& a = columns_[step.a];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = a.status[row];
    out.whole[row] = a.whole[row] == 0;
  }
}

}  // namespace yichi::run
