#include "value/column.h"

namespace yichi {

Number Column::At(std::size_t row) const {
  if (!truth.empty()) return truth[row];
  Number number(whole[row]);
  if (!denominator.empty()) number.denominator = denominator[row];
  return number;
}

void Column::Put(std::size_t row, Number value) {
  if (!truth.empty()) {
    truth[row] = value.numerator != 0;
    return;
  }
  whole[row] = value.numerator;
  if (value.denominator == 1 && denominator.empty()) return;
  if (denominator.empty()) denominator.assign(whole.size(), 1);
  denominator[row] = value.denominator;
}

void Column::Reshape(const Type& type, std::size_t rows) {
  bool texts = type.kind == Kind::Text || type.kind == Kind::Region;
  bool records = type.kind == Kind::Record, truths = type.kind == Kind::Boolean;
  status.resize(rows);
  record.resize(records ? rows : 0);
  text.resize(texts ? rows : 0);
  truth.resize(truths ? rows : 0);
  whole.resize(records || texts || truths ? 0 : rows);
  denominator.clear();
  origin.clear();
}

Status Stronger(Status a, Status b) {
  constexpr int kRank[] = {/*Missing*/ 1,    /*Known*/ 0,    /*Vague*/ 2,
                           /*Conflict*/ 3,   /*Overflow*/ 4,
                           /*Unregulated*/ 5};
  return kRank[static_cast<int>(a)] >= kRank[static_cast<int>(b)] ? a : b;
}

}  // namespace yichi
