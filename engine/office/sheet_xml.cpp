#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "office/workbook_parts.h"

namespace yichi {
namespace {

using Event = XmlPull::Event;

bool IsTrue(std::optional<std::string_view> value) { return value == "1" || value == "true"; }

std::optional<std::uint32_t> Whole(std::optional<std::string_view> text) {
  std::uint32_t value = 0;
  if (!text) return std::nullopt;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return value;
}

void AddHidden(std::vector<IndexRange>& hidden, std::uint32_t first, std::uint32_t last) {
  if (!hidden.empty() && hidden.back().second + 1 == first)
    hidden.back().second = last;
  else
    hidden.emplace_back(first, last);
}

class SheetReader {
 public:
  SheetReader(XmlPull& xml, const WorkbookTables& tables, TextStore& store, const Limits& limits,
              std::size_t& cells_left, std::size_t& text_left, Sheet& sheet)
      : xml_(xml),
        tables_(tables),
        store_(store),
        limits_(limits),
        cells_left_(cells_left),
        text_left_(text_left),
        sheet_(sheet) {}

  std::optional<Unreadable> Run() {
    bool root = true;
    while (!wrong_) {
      auto event = xml_.Next();
      if (event == Event::Done) break;
      if (event == Event::Failed) return xml_.wrong();
      if (event != Event::Start) continue;
      if (root)
        root = false;
      else if (xml_.Is("sheetData"))
        Rows();
      else if (xml_.Is("mergeCell"))
        Merge();
      else if (xml_.Is("col"))
        Column();
      else if (!xml_.Is("mergeCells") && !xml_.Is("cols"))
        xml_.Skip();
    }
    if (wrong_) return wrong_;
    Order();
    return xml_.wrong();
  }

 private:
  void TooLarge(std::string_view limit, std::size_t value) { wrong_ = SheetTooLarge(sheet_, limit, value); }

  void Column() {
    if (!IsTrue(xml_.Attribute("hidden"))) return;
    auto first = Whole(xml_.Attribute("min")), last = Whole(xml_.Attribute("max"));
    if (first && last && *first > 0 && *first <= *last)
      AddHidden(sheet_.hidden_columns, *first - 1, *last - 1);
  }

  void Merge() {
    auto reference = xml_.Attribute("ref").value_or("");
    auto colon = reference.find(':');
    if (colon == reference.npos) return;
    auto from = ParseCellName(reference.substr(0, colon)), to = ParseCellName(reference.substr(colon + 1));
    if (!from || !to || to->first < from->first || to->second < from->second) return;
    if (sheet_.merged.size() >= limits_.table_cells)
      return TooLarge("limits.table_cells", limits_.table_cells);
    sheet_.merged.push_back(
        {from->first, from->second, to->first - from->first + 1, to->second - from->second + 1});
  }

  // Where a row or cell does not say where it stands, it stands after the one before.
  void Rows() {
    auto depth = xml_.depth();
    std::uint32_t next = 0;
    while (!wrong_) {
      auto event = xml_.Next();
      if (event == Event::Failed || (event == Event::End && xml_.depth() < depth)) return;
      if (event != Event::Start) continue;
      if (!xml_.Is("row")) {
        xml_.Skip();
        continue;
      }
      if (auto number = Whole(xml_.Attribute("r")); number && *number > 0) next = *number - 1;
      if (next >= limits_.sheet_rows) return TooLarge("limits.sheet_rows", limits_.sheet_rows);
      row_ = next++;
      if (IsTrue(xml_.Attribute("hidden"))) AddHidden(sheet_.hidden_rows, row_, row_);
      Cells();
    }
  }

  void Cells() {
    auto depth = xml_.depth();
    column_ = 0;
    while (!wrong_) {
      auto event = xml_.Next();
      if (event == Event::Failed || (event == Event::End && xml_.depth() < depth)) return;
      if (event != Event::Start) continue;
      if (xml_.Is("c"))
        OneCell();
      else
        xml_.Skip();
    }
  }

  void OneCell() {
    if (auto name = xml_.Attribute("r"))
      if (auto place = ParseCellName(*name)) column_ = place->second;
    if (column_ >= limits_.sheet_columns) return TooLarge("limits.sheet_columns", limits_.sheet_columns);
    type_ = xml_.Attribute("t").value_or("n");
    style_ = Whole(xml_.Attribute("s")).value_or(0);
    value_.clear();
    bool formula = false, has_value = false, inside = false;
    auto depth = xml_.depth();
    while (true) {
      auto event = xml_.Next();
      if (event == Event::Failed) return;
      if (event == Event::Text && inside) value_ += xml_.text();
      if (value_.size() > limits_.cell_bytes) return TooLarge("limits.cell_bytes", limits_.cell_bytes);
      if (event == Event::End) {
        inside = false;
        if (xml_.depth() < depth) break;
      }
      if (event != Event::Start) continue;
      if (xml_.Is("v")) {
        inside = has_value = true;
      } else if (xml_.Is("is")) {
        auto text = ReadRichText(xml_, limits_);
        if (xml_.wrong()) return;
        if (!text) return TooLarge("limits.cell_bytes", limits_.cell_bytes);
        value_ = *std::move(text);
      } else {
        formula = formula || xml_.Is("f");
        xml_.Skip();
      }
    }
    if (formula && !has_value) ++sheet_.uncomputed;
    Store();
    ++column_;
  }

  const CellFormat& Format() const {
    static const CellFormat kGeneral;
    return style_ < tables_.formats.size() ? tables_.formats[style_] : kGeneral;
  }

  void Store() {
    if (value_.empty()) return;
    SheetCell cell;
    cell.row = row_;
    cell.column = static_cast<std::uint16_t>(column_);
    bool stored = type_ == "s" ? Shared(cell) : type_ == "n" ? StoreNumber(cell) : StoreOther(cell);
    if (!stored) return TooLarge("limits.sheet_text", limits_.sheet_text);
    if (cell.text.size == 0) return;
    if (cell.text.size > text_left_) return TooLarge("limits.sheet_text", limits_.sheet_text);
    text_left_ -= cell.text.size;
    if (cells_left_ == 0) return TooLarge("limits.sheet_cells", limits_.sheet_cells);
    --cells_left_;
    sheet_.cells.push_back(cell);
  }

  // An index of no string leaves the cell as it stands.
  bool Shared(SheetCell& cell) {
    auto index = Whole(std::string_view(value_));
    if (!index || *index >= tables_.strings.size()) {
      cell.kind = CellKind::Error;
      ++sheet_.errors;
      return Put(cell, "#REF!", "#REF!");
    }
    cell.text = cell.raw = tables_.strings[*index];
    return true;
  }

  bool StoreNumber(SheetCell& cell) {
    auto shown = ShowNumber(value_, Format(), tables_.since1904);
    if (!shown) return Put(cell, value_, value_);
    cell.kind = shown->kind;
    return Put(cell, shown->text, value_);
  }

  bool StoreOther(SheetCell& cell) {
    if (type_ == "b") {
      cell.kind = CellKind::Boolean;
      return Put(cell, value_ == "1" ? "是" : "否", value_);
    }
    if (type_ == "e") {
      cell.kind = CellKind::Error;
      ++sheet_.errors;
      return Put(cell, value_, value_);
    }
    if (type_ == "d") {
      cell.kind = CellKind::Date;
      return Put(cell, std::string_view(value_).substr(0, 10), value_);
    }
    auto slice = store_.AddEscaped(value_);
    if (slice) cell.text = cell.raw = *slice;
    return slice.has_value();
  }

  bool Put(SheetCell& cell, std::string_view text, std::string_view raw) {
    auto slice = store_.Add(text);
    if (!slice) return false;
    cell.text = cell.raw = *slice;
    if (text == raw) return true;
    slice = store_.Add(raw);
    if (slice) cell.raw = *slice;
    return slice.has_value();
  }

  // By row and column; of two cells in one place the later counts.
  void Order() {
    auto key = [](const SheetCell& cell) { return std::pair(cell.row, cell.column); };
    auto before = [&](const SheetCell& a, const SheetCell& b) { return key(a) < key(b); };
    auto& cells = sheet_.cells;
    if (!std::is_sorted(cells.begin(), cells.end(), before))
      std::stable_sort(cells.begin(), cells.end(), before);
    auto same = [&](const SheetCell& a, const SheetCell& b) { return key(a) == key(b); };
    auto last = std::unique(cells.rbegin(), cells.rend(), same);
    cells.erase(cells.begin(), last.base());
    std::sort(sheet_.hidden_rows.begin(), sheet_.hidden_rows.end());
    std::sort(sheet_.hidden_columns.begin(), sheet_.hidden_columns.end());
  }

  XmlPull& xml_;
  const WorkbookTables& tables_;
  TextStore& store_;
  const Limits& limits_;
  std::size_t &cells_left_, &text_left_;
  Sheet& sheet_;
  std::uint32_t row_ = 0, column_ = 0, style_ = 0;
  std::string type_, value_;
  std::optional<Unreadable> wrong_;
};

}  // namespace

std::optional<Unreadable> ReadSheet(XmlPull& xml, const WorkbookTables& tables, TextStore& store,
                                    const Limits& limits, std::size_t& cells_left, std::size_t& text_left,
                                    Sheet& sheet) {
  return SheetReader(xml, tables, store, limits, cells_left, text_left, sheet).Run();
}

}  // namespace yichi
