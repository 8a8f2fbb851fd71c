#include "run/kernels.h"
#include "run/value_step.h"

namespace yichi::run {

void ValueStep::Logic() { kernels::Decide(step_.operation == Operation::Or, a(), b(), out_); }

void ValueStep::Not() {
  for (std::size_t row = 0; row < out_.size(); ++row) {
    auto from = a().Row(row);
    out_.status[row] = a().status[from];
    out_.truth[row] = a().truth[from] ^ 1;
  }
}

}  // namespace yichi::run
