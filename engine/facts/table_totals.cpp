#include "facts/table_totals.h"

#include <optional>

#include "text/numeral.h"

namespace yichi::facts {
namespace {

enum class CellKind { Empty, Figure, Other };

struct CellFigure {
  CellKind kind = CellKind::Empty;
  Number value;
};

// A plain figure; a word of a unit may follow it.
CellFigure Read(std::u32string_view text) {
  text = Trim(text);
  if (text.empty() || text == U"-" || text == U"—" || text == U"/") return {};
  auto amount = ReadAmount(text);
  auto rest = Trim(text.substr(amount.length));
  constexpr std::size_t kUnitCharacters = 2;
  bool figure = amount.length > 0 && amount.value && rest.size() <= kUnitCharacters;
  return figure ? CellFigure{CellKind::Figure, *amount.value} : CellFigure{CellKind::Other, {}};
}

bool SaysTotal(std::u32string_view text) {
  auto folded = Fold(text);
  std::erase(folded, U' ');
  return folded == U"合计" || folded == U"总计" || folded == U"共计" || folded == U"小计";
}

class Totals {
 public:
  Totals(const Document& document, std::uint32_t table)
      : document_(document), index_(table), table_(document.tables[table]) {}

  std::vector<Total> Find() {
    if (table_.rows < 2 || table_.columns < 2) return {};
    for (std::uint32_t row = 1; row < table_.rows; ++row) {
      if (IsTotalRow(document_, index_, row))
        FootOf(row);
    }
    auto last = table_.columns - 1;
    if (SaysTotal(Text(0, last)))
      for (std::uint32_t row = 1; row < table_.rows; ++row) EndOf(row, last);
    return std::move(totals_);
  }

 private:
  std::u32string Text(std::uint32_t row, std::uint32_t column) const {
    return CellText(document_, index_, row, column);
  }

  bool Starts(std::uint32_t row, std::uint32_t column) const {
    const auto* cell = table_.At(row, column);
    return cell && cell->row == row && cell->column == column;
  }

  // A subtotal covers the rows since the one before it; a total covers all rows that are no totals.
  void FootOf(std::uint32_t row) {
    bool subtotal = false;
    for (std::uint32_t column = 0; column < 3 && column < table_.columns; ++column)
      subtotal = subtotal || Fold(Text(row, column)) == U"小计";
    std::uint32_t first = 1;
    if (subtotal)
      for (std::uint32_t above = row; above-- > 1;)
        if (IsTotalRow(document_, index_, above)) {
          first = above + 1;
          break;
        }
    for (std::uint32_t column = 1; column < table_.columns; ++column) {
      auto said = Read(Text(row, column));
      if (said.kind != CellKind::Figure || !Starts(row, column)) continue;
      if (auto sum = SumOf(first, row, column)) Add(row, column, said.value, *sum);
    }
  }

  std::optional<Number> SumOf(std::uint32_t first, std::uint32_t last, std::uint32_t column) const {
    std::optional<Number> sum = Number(0);
    bool any = false;
    for (auto row = first; row < last && sum; ++row) {
      if (IsTotalRow(document_, index_, row) || !Starts(row, column)) continue;
      auto figure = Read(Text(row, column));
      if (figure.kind == CellKind::Other) return std::nullopt;
      if (figure.kind != CellKind::Figure) continue;
      sum = yichi::Add(*sum, figure.value);
      any = true;
    }
    return any ? sum : std::nullopt;
  }

  void EndOf(std::uint32_t row, std::uint32_t last) {
    auto said = Read(Text(row, last));
    if (said.kind != CellKind::Figure) return;
    std::optional<Number> sum = Number(0);
    std::size_t figures = 0;
    for (std::uint32_t column = 1; column < last && sum; ++column) {
      if (IsOrdinalColumn(column)) continue;
      auto figure = Read(Text(row, column));
      if (figure.kind == CellKind::Figure) {
        sum = yichi::Add(*sum, figure.value);
        ++figures;
      }
    }
    if (sum && figures >= 2) Add(row, last, said.value, *sum);
  }

  bool IsOrdinalColumn(std::uint32_t column) const {
    auto head = Fold(Text(0, column));
    std::erase(head, U' ');
    return head == U"序号" || head == U"编号";
  }

  void Add(std::uint32_t row, std::uint32_t column, Number said, Number sum) {
    totals_.push_back({std::u32string(Trim(Text(row, 0))), std::u32string(Trim(Text(0, column))), said, sum,
                       FirstPlace(CellPieces(document_, index_, row, column))});
  }

  const Document& document_;
  std::uint32_t index_;
  const Table& table_;
  std::vector<Total> totals_;
};

}  // namespace

std::vector<Total> FindTotals(const Document& document, std::uint32_t table) {
  return Totals(document, table).Find();
}

}  // namespace yichi::facts
