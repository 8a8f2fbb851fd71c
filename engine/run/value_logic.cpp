#include "run/kernels.h"
#include "run/value_step.h"

namespace yichi::run {

void ValueStep::Logic() { kernels::Decide(step_.operation == Operation::Or, a(), b(), out_); }

void ValueStep::Not() { kernels::Not(a(), out_); }

void ValueStep::Knowledge() {
  kernels::HasStatus(a(), step_.operation == Operation::IsFilled ? Status::Known : Status::Missing, out_);
}

}  // namespace yichi::run
