#include "run/column.h"

namespace yichi::run {

Number Column::At(std::size_t row) const {
  Number number(whole[row]);
  if (!denominator.empty()) number.denominator = denominator[row];
  return number;
}

void Column::Put(std::size_t row, Number value) {
  whole[row] = value.numerator;
  if (value.denominator == 1 && denominator.empty()) return;
  if (denominator.empty()) denominator.assign(whole.size(), 1);
  denominator[row] = value.denominator;
}

Status Stronger(Status a, Status b) {
  constexpr int kRank[] = {/*Missing*/ 1,    /*Known*/ 0,    /*Vague*/ 2,
                           /*Conflict*/ 3,   /*Overflow*/ 4,
                           /*Unregulated*/ 5};
  return kRank[static_cast<int>(a)] >= kRank[static_cast<int>(b)] ? a : b;
}

}  // namespace yichi::run
