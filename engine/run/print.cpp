#include "run/print.h"

#include "run/trace.h"
#include "text/numeral.h"

namespace yichi::run {
namespace {

std::string PrintNumber(const Machine& machine, Number value, const Type& type, HoleFormat format) {
  auto rounded = [&](int decimals) { return PrintDecimal(value, decimals).text; };
  // In the unit that the value is written in.
  if (type.unit != kNoIndex && format != HoleFormat::Quantity)
    if (auto scaled = Divide(value, machine.rules().units[type.unit].scale)) value = *scaled;
  switch (format) {
    case HoleFormat::Quantity:
      return PrintQuantity(value, type, machine.rules().units, 2);
    case HoleFormat::Number:
      return rounded(2);
    case HoleFormat::Whole:
      return rounded(0);
    case HoleFormat::OneDecimal:
      return rounded(1);
    case HoleFormat::TwoDecimals:
      return rounded(2);
    case HoleFormat::Percentage: {
      auto percent = Multiply(value, Number(100));
      return percent ? PrintDecimal(*percent, 2).text + "%" : rounded(2);
    }
    case HoleFormat::Ideographs:
      return value.whole() && value.numerator >= 0 && value.numerator < 100'000'000
                 ? WriteNumeral(value.numerator)
                 : rounded(2);
  }
  return rounded(2);
}

std::string_view WordFor(Status status) {
  switch (status) {
    case Status::Vague:
      return "未明确";
    case Status::Conflict:
      return "不一致";
    case Status::Overflow:
      return "数过大";
    case Status::Unregulated:
      return "未规定";
    default:
      return "缺";
  }
}

std::string PrintUnknown(const Machine& machine, Register reg, std::uint32_t row) {
  std::string out = "〔" + std::string(WordFor(machine.column(reg).status[row]));
  auto unknowns = FindUnknowns(machine, {reg}, row, machine.step(reg).frame);
  if (!unknowns.empty() && !unknowns[0].field.empty()) out += " " + unknowns[0].field;
  return out + "〕";
}

}  // namespace

std::string PrintValue(const Machine& machine, Register reg, std::uint32_t row, HoleFormat format) {
  const auto& column = machine.column(reg);
  const auto& type = machine.step(reg).type;
  if (!column.Known(row)) return PrintUnknown(machine, reg, row);
  switch (type.kind) {
    case Kind::Number:
      return PrintNumber(machine, column.At(row), type, format);
    case Kind::Date:
      return PrintDay(static_cast<Day>(column.whole[row]));
    case Kind::Boolean:
      return column.truth[row] ? "是" : "否";
    case Kind::Member:
      return machine.rules()
          .enumerations[type.index]
          .members[static_cast<std::size_t>(column.whole[row])]
          .name;
    case Kind::Text:
    case Kind::Region:
      return std::string(column.text[row]);
    case Kind::Record:
      return NameOf(machine, column.record[row]);
    case Kind::Error:
      break;
  }
  return {};
}

}  // namespace yichi::run
