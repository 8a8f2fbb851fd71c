#include "facts/ledger.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/ledger_head.h"
#include "facts/ledger_rows.h"
#include "facts/tables.h"

namespace yichi {
namespace {

// The rows of a sheet that a head may stand in, given to each part.
constexpr std::uint32_t kHeadRows = 16;

class LedgerReader {
 public:
  LedgerReader(const RuleSet& rules, const Document& document, const LedgerOptions& options)
      : rules_(rules), names_(rules), document_(document), options_(options) {
    for (std::uint32_t m = 0; m < rules.models.size(); ++m)
      if (!rules.models[m].builtin) all_.push_back(m);
    ChooseModels();
  }

  std::optional<LedgerTop> Top() const {
    if (document_.tables.empty()) return std::nullopt;
    auto head = FindHead(0);
    if (!head) return std::nullopt;
    LedgerTop top{head->model, head->end_row, 0};
    for (const auto& piece : facts::RowPieces(document_, 0, head->end_row - 1))
      top.end_sheet_row = std::max(top.end_sheet_row, document_.paragraphs[piece.paragraph].sheet_row + 1);
    return top;
  }

  std::optional<Facts> Run() {
    for (std::uint32_t table = 0; table < document_.tables.size(); ++table) Read(table);
    if (facts_.model == kNoIndex) return std::nullopt;
    facts_.notes.insert(facts_.notes.end(), headless_.begin(), headless_.end());
    facts_.ledger = true;
    return std::move(facts_);
  }

 private:
  void ChooseModels() {
    if (options_.kind) {
      forced_ = rules_.FindModel(*options_.kind);
    } else if (options_.titled) {
      titled_ = FindKind(rules_, document_, std::nullopt);
    }
  }

  // A model that the sheet's name names, by its 文种 or its own name.
  std::uint32_t NamedBySheet(std::uint32_t table) const {
    auto name = Fold(DecodeUtf8(facts::NameOfTable(document_, table)));
    std::uint32_t best = kNoIndex;
    std::size_t longest = 0;
    for (auto model : all_) {
      auto words = rules_.models[model].kinds;
      words.push_back(rules_.models[model].name);
      for (const auto& word : words) {
        auto folded = Fold(DecodeUtf8(word));
        if (folded.size() <= longest || name.find(folded) == name.npos) continue;
        best = model;
        longest = folded.size();
      }
    }
    return best;
  }

  std::optional<facts::LedgerHead> FindHead(std::uint32_t table) const {
    constexpr std::size_t kLeast = 3;
    auto find = [&](const std::vector<std::uint32_t>& models, std::size_t least) {
      return facts::FindLedgerHead(rules_, names_, document_, table, models, least);
    };
    if (options_.kind) {
      auto head = forced_ == kNoIndex ? std::nullopt : find({forced_}, 1);
      bool doubtful = head && head->columns.size() < kLeast && find(all_, kLeast);
      return doubtful ? std::nullopt : head;
    }
    auto named = NamedBySheet(table);
    if (named != kNoIndex)
      if (auto head = find({named}, kLeast)) return head;
    // A title of a kind that the columns of the first table do not bear out heads a draft.
    if (titled_ != kNoIndex) {
      auto head = find({titled_}, kLeast);
      if (head || table == 0) return head;
    }
    return find(all_, kLeast);
  }

  void Read(std::uint32_t table) {
    auto name = facts::NameOfTable(document_, table);
    auto head = FindHead(table);
    if (!head) {
      headless_.push_back(MakeDiagnostic(Code::D0143, {}, {name}));
      return;
    }
    if (facts_.model == kNoIndex) facts_.model = head->model;
    auto rows = facts::ReadLedgerRows(rules_, document_, table, *head, options_.most_notes);
    auto told = Tell(rules_, facts::TableNotesOf(name, *head, rows));
    facts_.notes.insert(facts_.notes.end(), told.begin(), told.end());
    facts_.notes.insert(facts_.notes.end(), rows.notes.begin(), rows.notes.end());
    std::move(rows.records.begin(), rows.records.end(), std::back_inserter(facts_.records));
  }

  const RuleSet& rules_;
  facts::FieldNames names_;
  const Document& document_;
  const LedgerOptions& options_;
  std::vector<std::uint32_t> all_;
  std::uint32_t forced_ = kNoIndex, titled_ = kNoIndex;
  Facts facts_;
  Diagnostics headless_;
};

// Where parts of so many rows that hold anything begin, and where the last ends.
std::vector<std::uint32_t> Borders(const Sheet& sheet, std::uint32_t from, std::uint32_t rows) {
  std::vector<std::uint32_t> borders;
  std::uint32_t last = kNone, count = 0;
  for (const auto& cell : sheet.cells) {
    if (cell.row == last) continue;
    last = cell.row;
    if (cell.row >= from && count++ % rows == 0) borders.push_back(cell.row);
  }
  borders.push_back(last == kNone ? 0 : last + 1);
  return borders;
}

Document PartOf(const std::string& path, const Workbook& book, const RowSlice& slice) {
  auto document = DocumentOf(path, book, slice);
  FindStructure(document);
  return document;
}

std::uint32_t Width(const Sheet& sheet) {
  std::uint32_t width = 0;
  for (const auto& cell : sheet.cells) width = std::max(width, cell.column + 1u);
  return width;
}

}  // namespace

std::optional<Unreadable> ExtractLedgerInParts(
    const RuleSet& rules, const std::string& path, std::string bytes, const ReadOptions& read,
    const LedgerOptions& options, std::uint32_t rows,
    const std::function<void(const Document&, const Facts&)>& take) {
  auto outcome = ReadWorkbookFile(path, std::move(bytes), read);
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
  const auto& book = std::get<Workbook>(outcome);
  rows = std::max(rows, 1u);
  for (std::uint32_t s = 0; s < book.sheets.size(); ++s) {
    const auto& sheet = book.sheets[s];
    if (sheet.hidden || sheet.cells.empty()) continue;
    if (std::size_t{Width(sheet)} * (rows + kHeadRows) > read.limits.table_cells)
      return MakeUnreadable(Code::D0035, {std::to_string(read.limits.table_cells)});
    auto top = PartOf(path, book, {s, 0, 0, kHeadRows});
    auto head = LedgerReader(rules, top, options).Top();
    if (!head) {
      Facts none;
      none.ledger = true;
      none.notes.push_back(
          MakeDiagnostic(Code::D0143, {}, {sheet.name.empty() ? path : "工作表“" + sheet.name + "”"}));
      take(top, none);
      continue;
    }
    auto borders = Borders(sheet, head->end_sheet_row, rows);
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      auto document = PartOf(path, book, {s, head->end_sheet_row, borders[i], borders[i + 1]});
      if (auto facts = ExtractLedger(rules, document, options)) take(document, *facts);
    }
  }
  return std::nullopt;
}

std::optional<LedgerTop> FindLedgerTop(const RuleSet& rules, const Document& document,
                                       const LedgerOptions& options) {
  return LedgerReader(rules, document, options).Top();
}

std::optional<Facts> ExtractLedger(const RuleSet& rules, const Document& document,
                                   const LedgerOptions& options) {
  return LedgerReader(rules, document, options).Run();
}

bool IsSheet(const Document& document) {
  return document.format == Format::Xlsx || document.format == Format::Delimited;
}

}  // namespace yichi
