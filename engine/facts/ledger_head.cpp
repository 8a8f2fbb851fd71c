#include "facts/ledger_head.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "facts/plain_values.h"
#include "facts/tables.h"

namespace yichi::facts {
namespace {

constexpr std::uint32_t kRowsLookedAt = 12;
constexpr std::uint32_t kDeepest = 3;

std::string TextAt(const Document& document, std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  return EncodeUtf8(Trim(CellText(document, table, row, column)));
}

// Texts with separators cannot merge cells: 经费 stands over 总数 only, and nothing over 本年 beside it.
std::string TextFromLeft(const Document& document, std::uint32_t table, std::uint32_t row,
                         std::uint32_t column) {
  while (column-- > 0)
    if (auto text = TextAt(document, table, row, column); !text.empty()) return text;
  return {};
}

// The texts over a column in these rows, from above; a cell over several rows counts once.
std::vector<std::string> HeadsOf(const Document& document, std::uint32_t table, std::uint32_t row,
                                 std::uint32_t end, std::uint32_t column) {
  std::vector<std::string> heads;
  const Cell* last = nullptr;
  for (auto at = row; at < end; ++at) {
    const auto* cell = document.tables[table].At(at, column);
    if (!cell || cell == last) continue;
    last = cell;
    auto text = TextAt(document, table, at, column);
    bool open = text.empty() && at + 1 < end && !TextAt(document, table, at + 1, column).empty();
    if (open) text = TextFromLeft(document, table, at, column);
    constexpr std::size_t kLongest = 120;
    if (!text.empty() && text.size() <= kLongest) heads.push_back(std::move(text));
  }
  return heads;
}

std::string Joined(const std::vector<std::string>& heads) {
  std::string out;
  for (const auto& head : heads) out += (out.empty() ? "" : "—") + head;
  return out;
}

LedgerHead HeadAt(const RuleSet& rules, const FieldNames& names,
                  const std::vector<std::vector<std::string>>& heads, std::uint32_t model) {
  LedgerHead head;
  head.model = model;
  std::set<FieldPath> seen;
  for (std::uint32_t column = 0; column < heads.size(); ++column) {
    if (heads[column].empty()) continue;
    auto path = names.FindPath(model, heads[column]);
    if (!path) {
      head.unknown.push_back(Joined(heads[column]));
      continue;
    }
    LedgerColumn added{column, *path, Joined(heads[column]), kNoIndex};
    auto type = FieldAt(rules, model, *path).type;
    added.unit = FindUnit(rules, UnitInName(heads[column].back()), type);
    (seen.insert(*path).second ? head.columns : head.repeated).push_back(std::move(added));
  }
  return head;
}

}  // namespace

std::optional<LedgerHead> FindLedgerHead(const RuleSet& rules, const FieldNames& names,
                                         const Document& document, std::uint32_t table,
                                         const std::vector<std::uint32_t>& models, std::size_t least,
                                         std::uint32_t most_rows) {
  std::optional<LedgerHead> best;
  const auto& grid = document.tables[table];
  auto end = std::min(grid.rows, most_rows), rows = std::min(kRowsLookedAt, end);
  auto size = [&](const LedgerHead& head) { return rules.models[head.model].fields.size(); };
  for (std::uint32_t row = 0; row < rows; ++row)
    for (std::uint32_t depth = 1; depth <= kDeepest && row + depth <= end; ++depth) {
      std::vector<std::vector<std::string>> heads;
      for (std::uint32_t column = 0; column < grid.columns; ++column)
        heads.push_back(HeadsOf(document, table, row, row + depth, column));
      for (auto model : models) {
        auto head = HeadAt(rules, names, heads, model);
        head.row = row;
        head.end_row = row + depth;
        if (head.columns.size() < least) continue;
        bool better = !best || head.columns.size() > best->columns.size() ||
                      (head.columns.size() == best->columns.size() && size(head) < size(*best));
        if (better) best = std::move(head);
      }
    }
  return best;
}

}  // namespace yichi::facts
